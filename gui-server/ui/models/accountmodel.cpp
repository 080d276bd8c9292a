#include "models/accountmodel.h"

#include "base/bytesize.h"
#include "base/visibletext.h"
#include "config/permissionwords.h"
#include "models/showntime.h"
#include "models/storetime.h"
#include "ui/icons.h"
#include "ui/itemroles.h"

namespace {
constexpr double NearlyFull = 0.85;

AccountRow::State stateOf(const QJsonObject &account, qint64 now) {
    if (account[QStringLiteral("pending")].toBool())
        return AccountRow::State::Pending;
    if (!account[QStringLiteral("enabled")].toBool())
        return AccountRow::State::Disabled;
    const qint64 expires = storeTime(account[QStringLiteral("expires")]);
    return expires > 0 && expires <= now ? AccountRow::State::Expired : AccountRow::State::Enabled;
}

double fill(const AccountRow &row) {
    return row.quota > 0 ? double(qMax<qint64>(0, row.used)) / double(row.quota) : row.quota == 0 ? 1 : 0;
}
} // namespace

bool AccountRow::operator==(const AccountRow &other) const {
    return account == other.account && state == other.state && used == other.used && files == other.files &&
           sessions == other.sessions && isPlain == other.isPlain;
}

void AccountModel::show(const QJsonArray &accounts, const QJsonObject &usage, qint64 now) {
    QList<AccountRow> rows;
    rows.reserve(accounts.size());
    for (const auto &value : accounts) {
        const QJsonObject account = value.toObject();
        AccountRow row;
        row.name = account[QStringLiteral("name")].toString();
        quint64 &id = m_ids[row.name];
        if (id == 0)
            id = quint64(m_ids.size());
        row.id = id;
        row.group = account[QStringLiteral("group")].toString();
        row.home = account[QStringLiteral("resolved-home")].toString();
        row.permissions = account[QStringLiteral("resolved-permissions")].toString();
        row.state = stateOf(account, now);
        row.quota = account[QStringLiteral("resolved-quota")].toInteger(-1);
        const QJsonObject used = usage[row.name].toObject();
        row.used = used[QStringLiteral("bytes")].toInteger(-1);
        row.files = used[QStringLiteral("files")].toInteger(-1);
        row.maxSessions = account[QStringLiteral("resolved-sessions")].toInt();
        row.lastLogin = storeTime(account[QStringLiteral("last-login")]);
        row.account = account;
        if (const int known = rowOf(row.id); known >= 0) {
            row.sessions = this->row(known).sessions;
            row.isPlain = this->row(known).isPlain;
        }
        rows.append(row);
    }
    setRows(rows);
}

void AccountModel::show(const QList<ClientSnapshot> &clients) {
    QHash<QString, std::pair<int, bool>> connected; // how many, one of them plain
    for (const ClientSnapshot &client : clients) {
        std::pair<int, bool> &one = connected[client.account];
        ++one.first;
        one.second |= client.encryption.isEmpty();
    }
    QList<AccountRow> changed = rows();
    for (AccountRow &row : changed)
        std::tie(row.sessions, row.isPlain) = connected.value(row.name);
    putRows(changed);
}

int AccountModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant AccountModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool number = section == Sessions || section == Space || section == LastLogin;
        return static_cast<int>(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Account:
        return tr("Account");
    case Folder:
        return tr("Folder");
    case Rights:
        return tr("Rights");
    case Group:
        return tr("Group");
    case Sessions:
        return tr("Sessions");
    case Space:
        return tr("Space used");
    case LastLogin:
        return tr("Last sign-in");
    default:
        return {};
    }
}

QString AccountModel::text(const AccountRow &row, int column) const {
    switch (column) {
    case Account:
        return visibleText(row.name);
    case Folder:
        return visibleText(row.home);
    case Rights: {
        switch (row.state) {
        case AccountRow::State::Disabled:
            return tr("Disabled");
        case AccountRow::State::Pending:
            return tr("Waits for approval");
        case AccountRow::State::Expired:
            return tr("Expired");
        case AccountRow::State::Enabled:
            break;
        }
        const auto permissions = PermissionWords::parse(row.permissions).value_or(Permissions());
        if (permissions == PermissionSet::Everything)
            return tr("Read, write");
        if (permissions == PermissionSet::ReadOnly)
            return tr("Read");
        if (permissions == PermissionSet::UploadOnly)
            return tr("Upload only");
        return permissions ? tr("Some") : tr("None");
    }
    case Group:
        return visibleText(row.group);
    case Sessions:
        return row.maxSessions > 0 ? tr("%1 of %2").arg(row.sessions).arg(row.maxSessions)
                                   : QString::number(row.sessions);
    case Space:
        if (row.quota < 0)
            return row.used < 0 ? tr("no limit") : tr("%1, no limit").arg(formatBytes(row.used));
        return row.used < 0 ? tr("not counted, of %1").arg(formatBytes(row.quota))
                            : tr("%1 of %2").arg(formatBytes(row.used), formatBytes(row.quota));
    case LastLogin:
        return row.lastLogin == 0 ? tr("never") : ShownTime::minute(row.lastLogin);
    default:
        return {};
    }
}

QVariant AccountModel::sortValue(const AccountRow &row, int column) const {
    switch (column) {
    case Sessions:
        return row.sessions;
    case Space:
        return row.used;
    case LastLogin:
        return row.lastLogin;
    default:
        return text(row, column);
    }
}

QVariant AccountModel::cell(const AccountRow &row, int column, int role) const {
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::TextAlignmentRole:
        return headerData(column, Qt::Horizontal, Qt::TextAlignmentRole);
    case Qt::DecorationRole:
        if (column != Account)
            return {};
        if (row.sessions == 0)
            return themedIcon(QStringLiteral("user"), Ink::Muted);
        return themedIcon(QStringLiteral("user"), row.isPlain ? Ink::Warning : Ink::Ok);
    case Qt::ToolTipRole:
        if (column == Account && row.sessions > 0)
            return row.isPlain ? tr("Connected without encryption") : tr("Connected");
        if (column == Rights)
            return row.permissions;
        if (column == Space && row.used >= 0)
            return tr("%L1 bytes in %Ln file(s)", nullptr, int(qMin<qint64>(row.files, INT_MAX))).arg(row.used);
        return {};
    case ItemRole::Sort:
        return sortValue(row, column);
    case ItemRole::Id:
        return row.id;
    case ItemRole::Progress:
        return column == Space && row.quota >= 0 && row.used >= 0 ? QVariant(fill(row)) : QVariant();
    case ItemRole::ProgressLook:
        return static_cast<int>(fill(row) >= 1            ? ProgressLook::Failed
                                : fill(row) >= NearlyFull ? ProgressLook::Waiting
                                                          : ProgressLook::Running);
    case ItemRole::InkOfText:
        if (column == Space && row.quota >= 0 && row.used >= 0 && fill(row) >= NearlyFull)
            return static_cast<int>(fill(row) >= 1 ? Ink::Error : Ink::Warning);
        if ((column == Space && row.quota < 0) || (column == LastLogin && row.lastLogin == 0) ||
            row.state != AccountRow::State::Enabled)
            return static_cast<int>(Ink::Muted);
        return {};
    default:
        return {};
    }
}
