#include "ui/logmodel.h"

#include "base/visibletext.h"
#include "ui/icons.h"
#include "ui/itemroles.h"

#include <QDateTime>
#include <QFontDatabase>

namespace {
QString timeText(qint64 time) { return QDateTime::fromMSecsSinceEpoch(time).toString(QStringLiteral("HH:mm:ss.zzz")); }

Ink inkOf(const LogRecord &record) {
    if (record.kind == LogRecord::Kind::Error || record.level == LogRecord::Level::Error)
        return Ink::Error;
    if (record.kind == LogRecord::Kind::Warning || record.level == LogRecord::Level::Warning)
        return Ink::Warning;
    if (record.kind == LogRecord::Kind::Command)
        return Ink::Accent;
    return record.level == LogRecord::Level::Debug && record.kind == LogRecord::Kind::Status ? Ink::Muted : Ink::Text;
}

QIcon iconOf(const LogRecord &record) {
    switch (inkOf(record)) {
    case Ink::Error:
        return themedIcon(QStringLiteral("circle-alert"), Ink::Error);
    case Ink::Warning:
        return themedIcon(QStringLiteral("triangle-alert"), Ink::Warning);
    default:
        break;
    }
    if (record.kind == LogRecord::Kind::Command)
        return themedIcon(QStringLiteral("arrow-right"), Ink::Accent);
    if (record.kind == LogRecord::Kind::Reply)
        return themedIcon(QStringLiteral("arrow-left"), Ink::Muted);
    return themedIcon(QStringLiteral("info"), Ink::Muted);
}

bool isWire(const LogRecord &record) {
    return record.kind == LogRecord::Kind::Command || record.kind == LogRecord::Kind::Reply;
}
} // namespace

LogModel::LogModel(int limit, QObject *parent)
    : QAbstractTableModel(parent)
    , m_limit(qMax(1, limit)) {}

int LogModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_records.size());
}

int LogModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant LogModel::data(const QModelIndex &index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const LogRecord &one = record(index.row());
    switch (index.column()) {
    case Time:
        if (role == Qt::DisplayRole)
            return timeText(one.time);
        if (role == Qt::ToolTipRole)
            return QDateTime::fromMSecsSinceEpoch(one.time).toString(Qt::ISODateWithMs);
        if (role == ItemRole::InkOfText)
            return static_cast<int>(Ink::Muted);
        break;
    case Source:
        if (role == Qt::DisplayRole)
            return visibleText(one.source);
        if (role == ItemRole::InkOfText)
            return static_cast<int>(Ink::Muted);
        break;
    case Text:
        if (role == Qt::DisplayRole)
            return visibleText(one.text);
        if (role == Qt::DecorationRole)
            return iconOf(one);
        if (role == Qt::FontRole && isWire(one))
            return QFontDatabase::systemFont(QFontDatabase::FixedFont);
        if (role == ItemRole::InkOfText)
            return static_cast<int>(inkOf(one));
        break;
    default:
        break;
    }
    return {};
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Source:
        return tr("From");
    case Text:
        return tr("Event");
    default:
        return {};
    }
}

void LogModel::append(const QList<LogRecord> &records) {
    // What would fall out at once is not entered at all.
    const qsizetype from = qMax<qsizetype>(0, records.size() - m_limit);
    const int added = static_cast<int>(records.size() - from);
    if (added == 0)
        return;
    const int excess = rowCount() + added - m_limit;
    if (excess > 0) {
        beginRemoveRows({}, 0, excess - 1);
        m_records.erase(m_records.begin(), m_records.begin() + excess);
        endRemoveRows();
    }
    beginInsertRows({}, rowCount(), rowCount() + added - 1);
    m_records.insert(m_records.end(), records.begin() + from, records.end());
    endInsertRows();
}

void LogModel::clear() {
    beginResetModel();
    m_records.clear();
    endResetModel();
}

QString LogModel::line(const LogRecord &record) {
    QString sign;
    if (record.kind == LogRecord::Kind::Command)
        sign = QStringLiteral("> ");
    else if (record.kind == LogRecord::Kind::Reply)
        sign = QStringLiteral("< ");
    QString source = visibleText(record.source);
    if (!source.isEmpty())
        source += QStringLiteral("  ");
    return timeText(record.time) + QStringLiteral("  ") + source + sign + visibleText(record.text);
}
