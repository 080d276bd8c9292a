#include "models/clientmodel.h"

#include "base/duration.h"
#include "base/visibletext.h"
#include "ui/icons.h"
#include "ui/itemroles.h"

#include <QHostAddress>

bool ClientRow::operator==(const ClientRow &other) const {
    const ClientSnapshot &a = client, &b = other.client;
    return connectedSeconds == other.connectedSeconds && a.idleSeconds == b.idleSeconds && a.doing == b.doing &&
           a.directory == b.directory && a.account == b.account && a.client == b.client &&
           a.encryption == b.encryption && a.address == b.address && a.port == b.port && a.session == b.session;
}

void ClientModel::show(const QList<ClientSnapshot> &clients, qint64 now) {
    QList<ClientRow> rows;
    rows.reserve(clients.size());
    for (const ClientSnapshot &client : clients)
        rows.append({client, qMax<qint64>(0, (now - client.connectedAt) / 1000)});
    setRows(rows);
}

int ClientModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant ClientModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool number = section == Connected || section == Session || section == Idle;
        return static_cast<int>(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Connected:
        return tr("Connected");
    case Session:
        return tr("Session");
    case Address:
        return tr("Address");
    case Account:
        return tr("Account");
    case Client:
        return tr("Client");
    case Encryption:
        return tr("Encryption");
    case Directory:
        return tr("Directory");
    case Doing:
        return tr("Doing");
    case Idle:
        return tr("Idle");
    default:
        return {};
    }
}

QString ClientModel::doingText(const QString &command) {
    if (isWaiting(command))
        return tr("Waiting");
    const QString verb = command.section(QLatin1Char(' '), 0, 0).toUpper();
    const QString path = command.section(QLatin1Char(' '), 1);
    const QString name = visibleText(path.section(QLatin1Char('/'), -1));
    if (verb == QLatin1String("RETR"))
        return tr("Downloading %1").arg(name);
    if (verb == QLatin1String("STOR") || verb == QLatin1String("APPE"))
        return tr("Uploading %1").arg(name);
    if (verb == QLatin1String("STOU"))
        return tr("Uploading");
    if (verb == QLatin1String("LIST") || verb == QLatin1String("MLSD") || verb == QLatin1String("NLST"))
        return tr("Listing a directory");
    return visibleText(command);
}

QString ClientModel::text(const ClientRow &row, int column) const {
    const ClientSnapshot &client = row.client;
    switch (column) {
    case Connected:
        return formatDuration(row.connectedSeconds);
    case Session:
        return QString::number(client.session);
    case Address:
        return visibleText(client.address);
    case Account:
        return client.account.isEmpty() ? tr("not signed in") : visibleText(client.account);
    case Client:
        return client.client.isEmpty() ? tr("not announced") : visibleText(client.client);
    case Encryption:
        return client.encryption.isEmpty() ? tr("none") : client.encryption;
    case Directory:
        return visibleText(client.directory);
    case Doing:
        return doingText(client.doing);
    case Idle:
        return client.idleSeconds > 0 && isWaiting(client.doing) ? formatDuration(client.idleSeconds)
                                                                 : QStringLiteral("–");
    default:
        return {};
    }
}

QVariant ClientModel::sortValue(const ClientRow &row, int column) const {
    switch (column) {
    case Connected:
        return row.connectedSeconds;
    case Session:
        return row.client.session;
    case Idle:
        return row.client.idleSeconds;
    default:
        return text(row, column);
    }
}

QVariant ClientModel::cell(const ClientRow &row, int column, int role) const {
    const ClientSnapshot &client = row.client;
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::TextAlignmentRole:
        return headerData(column, Qt::Horizontal, Qt::TextAlignmentRole);
    case Qt::DecorationRole:
        if (column == Encryption)
            return client.encryption.isEmpty() ? themedIcon(QStringLiteral("lock-open"), Ink::Warning)
                                               : themedIcon(QStringLiteral("lock"), Ink::Ok);
        return {};
    case Qt::ToolTipRole:
        if (column == Address)
            return QStringLiteral("%1:%2").arg(visibleText(client.address)).arg(client.port);
        if (column == Doing && !client.doing.isEmpty())
            return visibleText(client.doing);
        return {};
    case ItemRole::Sort:
        return sortValue(row, column);
    case ItemRole::Id:
        return client.session;
    case ItemRole::Bold:
        return column == Encryption && client.encryption.isEmpty();
    case ItemRole::InkOfText:
        if (column == Encryption)
            return static_cast<int>(client.encryption.isEmpty() ? Ink::Warning : Ink::Ok);
        if ((column == Doing && isWaiting(client.doing)) || (column == Client && client.client.isEmpty()) ||
            (column == Account && client.account.isEmpty()) || (column == Idle && client.idleSeconds == 0))
            return static_cast<int>(Ink::Muted);
        return {};
    default:
        return {};
    }
}
