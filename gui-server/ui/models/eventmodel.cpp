#include "models/eventmodel.h"

#include "base/log.h"
#include "base/visibletext.h"
#include "ui/icons.h"
#include "ui/itemroles.h"

#include <QDateTime>

using Kind = ServerEvent::Kind;

EventModel::EventModel(QObject *parent)
    : QAbstractTableModel(parent) {}

void EventModel::add(const ServerEvent &event) {
    if (!m_events.isEmpty()) {
        ServerEvent &newest = m_events.first();
        if (newest.kind == event.kind && newest.who == event.who && newest.what == event.what) {
            newest.time = event.time;
            ++newest.times;
            Q_EMIT dataChanged(index(0, 0), index(0, ColumnCount - 1));
            return;
        }
    }
    if (m_events.size() >= Limit) {
        beginRemoveRows({}, Limit - 1, static_cast<int>(m_events.size()) - 1);
        m_events.resize(Limit - 1);
        endRemoveRows();
    }
    beginInsertRows({}, 0, 0);
    m_events.prepend(event);
    endInsertRows();
}

void EventModel::observe(const TransferEnd &end) {
    const TransferSnapshot &transfer = end.transfer;
    const bool upload = transfer.direction == TransferSnapshot::Direction::Upload;
    const Kind kind = !end.whole ? Kind::Broken : upload ? Kind::Uploaded : Kind::Downloaded;
    add({kind, QDateTime::currentMSecsSinceEpoch(), transfer.account, transfer.path.section(QLatin1Char('/'), -1)});
}

void EventModel::observe(const QList<ClientSnapshot> &clients, qint64 now) {
    QHash<quint64, QString> signedIn;
    for (const ClientSnapshot &client : clients) {
        if (client.account.isEmpty())
            continue;
        signedIn.insert(client.session, client.account);
        if (!m_signedIn.contains(client.session))
            add({client.encryption.isEmpty() ? Kind::SignedInPlain : Kind::SignedIn, now, client.account, {}});
    }
    for (auto it = m_signedIn.cbegin(); it != m_signedIn.cend(); ++it) {
        if (!signedIn.contains(it.key()))
            add({Kind::SignedOut, now, it.value(), {}});
    }
    m_signedIn = signedIn;
}

void EventModel::observe(const LogRecord &record) {
    if (record.level == LogRecord::Level::Warning)
        add({Kind::Warning, record.time, record.source, record.text});
    else if (record.level == LogRecord::Level::Error)
        add({Kind::Error, record.time, record.source, record.text});
}

int EventModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_events.size());
}

int EventModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString EventModel::words(const ServerEvent &event) {
    const QString who = visibleText(event.who), what = visibleText(event.what);
    switch (event.kind) {
    case Kind::SignedIn:
        return tr("%1 signed in").arg(who);
    case Kind::SignedInPlain:
        return tr("%1 signed in without TLS").arg(who);
    case Kind::SignedOut:
        return tr("%1 signed out").arg(who);
    case Kind::Uploaded:
        return tr("%1 uploaded %2").arg(who, what);
    case Kind::Downloaded:
        return tr("%1 downloaded %2").arg(who, what);
    case Kind::Broken:
        return tr("%1: transfer of %2 broke off").arg(who, what);
    case Kind::Started:
        return tr("Server started");
    case Kind::Stopped:
        return tr("Server stopped");
    case Kind::Warning:
    case Kind::Error:
        return what;
    }
    return {};
}

QIcon EventModel::iconOf(const ServerEvent &event) {
    switch (event.kind) {
    case Kind::SignedIn:
        return themedIcon(QStringLiteral("log-in"), Ink::Muted);
    case Kind::SignedOut:
        return themedIcon(QStringLiteral("log-out"), Ink::Muted);
    case Kind::Uploaded:
    case Kind::Downloaded:
        return themedIcon(QStringLiteral("circle-check"), Ink::Ok);
    case Kind::Started:
        return themedIcon(QStringLiteral("radio"), Ink::Ok);
    case Kind::Stopped:
        return themedIcon(QStringLiteral("power"), Ink::Muted);
    case Kind::SignedInPlain:
    case Kind::Broken:
    case Kind::Warning:
        return themedIcon(QStringLiteral("triangle-alert"), Ink::Warning);
    case Kind::Error:
        return themedIcon(QStringLiteral("circle-alert"), Ink::Error);
    }
    return {};
}

QVariant EventModel::data(const QModelIndex &index, int role) const {
    if (!index.isValid() || index.row() >= m_events.size())
        return {};
    const ServerEvent &event = m_events.at(index.row());
    if (index.column() == Text) {
        switch (role) {
        case Qt::DisplayRole:
            return event.times > 1 ? tr("%1 (%n times)", nullptr, event.times).arg(words(event)) : words(event);
        case Qt::DecorationRole:
            return iconOf(event);
        default:
            return {};
        }
    }
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(event.time);
    switch (role) {
    case Qt::DisplayRole:
        return time.toString(QStringLiteral("HH:mm"));
    case Qt::ToolTipRole:
        return time.toString(Qt::ISODate);
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    case ItemRole::InkOfText:
        return static_cast<int>(Ink::Muted);
    default:
        return {};
    }
}

QVariant EventModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Text ? tr("Event") : tr("Time");
}
