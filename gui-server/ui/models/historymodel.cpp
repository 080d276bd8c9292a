#include "models/historymodel.h"

#include "base/bytesize.h"
#include "base/duration.h"
#include "base/visibletext.h"
#include "ui/icons.h"
#include "ui/itemroles.h"

#include <QDateTime>
#include <QJsonArray>
#include <QLocale>

#include <algorithm>
#include <array>

using EntryKind = HistoryEntry::Kind;

namespace {
bool isTransfer(const HistoryEntry &entry) {
    return entry.kind == EntryKind::Upload || entry.kind == EntryKind::Download;
}

bool isBad(const HistoryEntry &entry) { return entry.kind == EntryKind::Refused || !entry.whole; }

// The causes that the engine has; others are a server's own words.
constexpr std::array causes = {
    QT_TRANSLATE_NOOP("HistoryModel", "wrong name or password"), QT_TRANSLATE_NOOP("HistoryModel", "too many at once"),
    QT_TRANSLATE_NOOP("HistoryModel", "banned"), QT_TRANSLATE_NOOP("HistoryModel", "database away"),
    QT_TRANSLATE_NOOP("HistoryModel", "not allowed now")};

QString refusal(const QString &detail) {
    const auto *const known =
        std::ranges::find_if(causes, [&](const char *cause) { return detail == QLatin1String(cause); });
    if (known != causes.end())
        return HistoryModel::tr(*known);
    return detail.isEmpty() ? HistoryModel::tr("Refused") : visibleText(detail);
}

bool isNumber(int section) {
    return section == HistoryModel::Bytes || section == HistoryModel::Duration || section == HistoryModel::Speed;
}
} // namespace

HistoryModel::HistoryModel(ServerControl &control, QObject *parent)
    : QAbstractTableModel(parent)
    , m_control(control) {}

void HistoryModel::clear() {
    ++m_generation;
    m_isAsking = m_isAskingNewer = m_isRefused = m_isStale = m_isLeftBehind = false;
    m_isComplete = true;
    m_first = m_last = -1;
    beginResetModel();
    m_entries.clear();
    endResetModel();
}

void HistoryModel::setFilter(const HistoryQuery &filter) {
    m_filter = filter;
    clear();
    m_isComplete = false;
    askOlder();
}

void HistoryModel::ask(const HistoryQuery &query, bool &isAsking,
                       const std::function<void(const QList<HistoryEntry> &)> &take) {
    isAsking = true;
    QJsonObject request = query.toJson();
    request.insert(QStringLiteral("request"), QStringLiteral("history"));
    m_control.ask(request, this, [this, &isAsking, take, generation = m_generation](const QJsonObject &answer) {
        if (generation != m_generation)
            return;
        isAsking = false;
        if (!answer[QStringLiteral("ok")].toBool()) {
            m_isRefused = true;
            m_isStale = m_isStale || &isAsking == &m_isAskingNewer;
            return Q_EMIT refused(answer[QStringLiteral("error")].toString());
        }
        m_isRefused = false;
        QList<HistoryEntry> entries;
        for (const auto &entry : answer[QStringLiteral("entries")].toArray())
            entries += HistoryEntry::fromJson(entry.toObject());
        take(entries);
        if (generation != m_generation)
            return;
        Q_EMIT answered();
        if (m_isStale)
            askNewer();
    });
}

void HistoryModel::askOlder() {
    if (m_isAsking || m_isComplete || m_isRefused)
        return;
    HistoryQuery query = m_filter;
    query.atMost = PageSize;
    query.beforeId = m_entries.isEmpty() ? 0 : m_entries.last().id;
    ask(query, m_isAsking, [this](const QList<HistoryEntry> &entries) {
        m_isComplete = entries.size() < PageSize;
        if (entries.isEmpty())
            return;
        const int first = rowCount();
        beginInsertRows({}, first, first + static_cast<int>(entries.size()) - 1);
        m_entries += entries;
        endInsertRows();
    });
}

void HistoryModel::askNewer() {
    m_isStale = true;
    m_isLeftBehind = m_isLeftBehind || m_first > MostUnseen;
    if (m_isAsking || m_isAskingNewer || m_isRefused || (m_isLeftBehind && m_first > NearTheEnd))
        return; // the answer, askAgain() or setSeen() goes on
    if (m_entries.isEmpty())
        return setFilter(m_filter);
    m_isStale = m_isLeftBehind = false;
    HistoryQuery query = m_filter;
    query.atMost = PageSize;
    query.afterId = m_entries.first().id;
    ask(query, m_isAskingNewer, [this](const QList<HistoryEntry> &entries) { addNewer(entries); });
}

void HistoryModel::addNewer(const QList<HistoryEntry> &entries) {
    if (entries.isEmpty())
        return;
    const bool mayHaveGap = entries.size() == PageSize;
    if (mayHaveGap && m_first <= NearTheEnd)
        return setFilter(m_filter);
    if (mayHaveGap) {
        m_isStale = m_isLeftBehind = true; // nobody who reads is thrown to the top
        return;
    }
    beginInsertRows({}, 0, static_cast<int>(entries.size()) - 1);
    m_entries = entries + m_entries;
    endInsertRows();
    letGoBelow();
}

// They can be asked for again.
void HistoryModel::letGoBelow() {
    const int most = qMax(0, m_last) + MostUnseen;
    if (m_isAsking || rowCount() <= most + PageSize)
        return;
    beginRemoveRows({}, most, rowCount() - 1);
    m_entries.resize(most);
    m_isComplete = false;
    endRemoveRows();
}

void HistoryModel::setSeen(int first, int last) {
    m_first = first;
    m_last = last;
    if (m_isStale)
        askNewer();
    if (last >= 0 && last + NearTheEnd >= rowCount())
        askOlder();
}

void HistoryModel::askAgain() {
    m_isRefused = false;
    if (m_entries.isEmpty())
        return setFilter(m_filter);
    if (m_isStale)
        askNewer();
    if (m_last + NearTheEnd >= rowCount())
        askOlder();
}

int HistoryModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int HistoryModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter | (isNumber(section) ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Account:
        return tr("Account");
    case Address:
        return tr("Address");
    case Direction:
        return tr("Direction");
    case File:
        return tr("File");
    case Bytes:
        return tr("Bytes");
    case Duration:
        return tr("Duration");
    case Speed:
        return tr("Speed");
    case Result:
        return tr("Result");
    case Sha256:
        return tr("SHA-256");
    default:
        return {};
    }
}

QString HistoryModel::text(const HistoryEntry &entry, int column) const {
    switch (column) {
    case Time:
        return QLocale().toString(QDateTime::fromMSecsSinceEpoch(entry.at), QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    case Account:
        return visibleText(entry.account);
    case Address:
        return visibleText(entry.address);
    case Direction:
        switch (entry.kind) {
        case EntryKind::Upload:
            return tr("Upload");
        case EntryKind::Download:
            return tr("Download");
        case EntryKind::Login:
            return tr("Sign-in");
        case EntryKind::Refused:
            return tr("Refused");
        }
        return {};
    case Result:
        if (entry.kind == EntryKind::Refused)
            return refusal(entry.detail);
        if (entry.kind == EntryKind::Login)
            return entry.detail.isEmpty() ? tr("Without encryption") : visibleText(entry.detail);
        return entry.whole ? tr("Whole") : tr("Broke off");
    default:
        break;
    }
    if (!isTransfer(entry))
        return {};
    switch (column) {
    case File:
        return visibleText(entry.path);
    case Bytes:
        return formatBytes(entry.bytes);
    case Duration:
        return entry.milliseconds < 1000 ? tr("%1 ms").arg(entry.milliseconds)
                                         : formatDuration(entry.milliseconds / 1000);
    case Sha256:
        return entry.sha256;
    case Speed: // of a moment it would only be a number
        return entry.milliseconds > 0 ? formatRate(qint64(double(entry.bytes) * 1000 / double(entry.milliseconds)))
                                      : QStringLiteral("–");
    default:
        return {};
    }
}

QVariant HistoryModel::icon(const HistoryEntry &entry) const {
    switch (entry.kind) {
    case EntryKind::Upload:
        return themedIcon(QStringLiteral("arrow-up"), Ink::Ok);
    case EntryKind::Download:
        return themedIcon(QStringLiteral("arrow-down"), Ink::Accent);
    case EntryKind::Login:
        return themedIcon(QStringLiteral("log-in"), Ink::Muted);
    case EntryKind::Refused:
        return themedIcon(QStringLiteral("shield-x"), Ink::Error);
    }
    return {};
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const {
    if (!index.isValid() || index.row() >= m_entries.size())
        return {};
    const HistoryEntry &entry = m_entries.at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(entry, column);
    case Qt::TextAlignmentRole:
        return headerData(column, Qt::Horizontal, Qt::TextAlignmentRole);
    case Qt::DecorationRole:
        return column == Direction ? icon(entry) : QVariant();
    case Qt::ToolTipRole:
        if (column == Bytes && isTransfer(entry))
            return tr("%L1 bytes").arg(entry.bytes);
        return column == File || column == Result || column == Sha256 ? text(entry, column) : QString();
    case ItemRole::Id:
        return entry.id;
    case ItemRole::InkOfText:
        if (column == Result)
            return static_cast<int>(isBad(entry)                                               ? Ink::Error
                                    : entry.kind == EntryKind::Login && entry.detail.isEmpty() ? Ink::Warning
                                                                                               : Ink::Muted);
        return column == Time ? QVariant(static_cast<int>(Ink::Muted)) : QVariant();
    default:
        return {};
    }
}
