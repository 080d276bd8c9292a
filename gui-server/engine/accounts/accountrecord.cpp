#include "accounts/accountrecord.h"

#include "accounts/allowedhours.h"
#include "config/permissionwords.h"

#include <QDateTime>
#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace {
std::optional<qint64> whole(const QJsonValue &value, qint64 least) {
    const double number = value.toDouble(std::nan(""));
    if (!value.isDouble() || number != std::floor(number) || number < double(least) || number > 9.0e15)
        return std::nullopt;
    return value.toInteger();
}

// How one setting is written to JSON and read from it. read: false when the value cannot be.
struct Member {
    const char *name;
    const char *expects;
    QJsonValue (*write)(const AccountSettings &);
    bool (*read)(AccountSettings &, const QJsonValue &);
    void (*clear)(AccountSettings &);
};

template<auto field, qint64 least>
constexpr Member number(const char *name, const char *expects) {
    return {name, expects,
            [](const AccountSettings &s) { return s.*field ? QJsonValue(qint64(*(s.*field))) : QJsonValue(); },
            [](AccountSettings &s, const QJsonValue &value) {
                const auto read = whole(value, least);
                if (read)
                    s.*field = static_cast<std::remove_reference_t<decltype(*(s.*field))>>(*read);
                return read.has_value();
            },
            [](AccountSettings &s) { (s.*field).reset(); }};
}

QJsonArray rulesToJson(const PathRules &rules) {
    QJsonArray array;
    for (const PathRule &rule : rules.all())
        array += QJsonObject{{QStringLiteral("path"), QString::fromUtf8(rule.path)},
                             {QStringLiteral("permissions"), PermissionWords::text(rule.permissions)}};
    return array;
}

bool readRules(AccountSettings &settings, const QJsonValue &value) {
    QList<PathRule> rules;
    if (!value.isArray())
        return false;
    for (const auto &one : value.toArray()) {
        const QByteArray path = Mount::normal(one[QStringLiteral("path")].toString().toUtf8());
        const auto permissions = PermissionWords::parse(one[QStringLiteral("permissions")].toString());
        if (!path.startsWith('/') || path.contains("//") || !permissions)
            return false;
        rules += PathRule{path, *permissions};
    }
    settings.rules = PathRules(rules);
    return true;
}

QJsonArray mountsToJson(const QList<Mount> &mounts) {
    QJsonArray array;
    for (const Mount &mount : mounts)
        array += QJsonObject{{QStringLiteral("path"), QString::fromUtf8(mount.path)},
                             {QStringLiteral("folder"), QString::fromUtf8(mount.folder)},
                             {QStringLiteral("permissions"), PermissionWords::text(mount.permissions)}};
    return array;
}

bool readMounts(AccountSettings &settings, const QJsonValue &value) {
    QList<Mount> mounts;
    if (!value.isArray())
        return false;
    for (const auto &one : value.toArray()) {
        const QByteArray path = Mount::normal(one[QStringLiteral("path")].toString().toUtf8());
        const QByteArray folder = Mount::normal(one[QStringLiteral("folder")].toString().toUtf8());
        const QJsonValue words = one[QStringLiteral("permissions")];
        const auto permissions =
            words.isUndefined() ? std::optional(PermissionSet::ReadOnly) : PermissionWords::parse(words.toString());
        const bool isTaken =
            std::any_of(mounts.begin(), mounts.end(), [&path](const Mount &other) { return other.path == path; });
        if (!Mount::isPlace(path) || isTaken || !(folder.startsWith('/') || folder.startsWith("{data}/")) ||
            !permissions)
            return false;
        mounts += Mount{path, folder, *permissions};
    }
    settings.mounts = mounts;
    return true;
}

QJsonValue networksToJson(const AccountSettings &settings) {
    if (!settings.networks)
        return {};
    QJsonArray array;
    for (const Subnet &network : *settings.networks)
        array += network.text();
    return array;
}

bool readNetworks(AccountSettings &settings, const QJsonValue &value) {
    QList<Subnet> networks;
    if (!value.isArray())
        return false;
    for (const auto &one : value.toArray()) {
        const auto network = Subnet::parse(one.toString());
        if (!network)
            return false;
        networks += *network;
    }
    settings.networks = networks;
    return true;
}

constexpr Member members[] = {
    {"home", "an absolute path, with {name}, {group} and {data}",
     [](const AccountSettings &s) { return s.home ? QJsonValue(*s.home) : QJsonValue(); },
     [](AccountSettings &s, const QJsonValue &value) {
         const QString home = value.toString();
         if (!home.startsWith(QLatin1Char('/')) && !home.startsWith(QStringLiteral("{data}/")))
             return false;
         s.home = home;
         return true;
     },
     [](AccountSettings &s) { s.home.reset(); }},
    {"permissions", PermissionWords::form,
     [](const AccountSettings &s) {
         return s.permissions ? QJsonValue(PermissionWords::text(*s.permissions)) : QJsonValue();
     },
     [](AccountSettings &s, const QJsonValue &value) {
         const auto permissions = PermissionWords::parse(value.toString());
         if (permissions)
             s.permissions = permissions;
         return permissions.has_value();
     },
     [](AccountSettings &s) { s.permissions.reset(); }},
    number<&AccountSettings::quotaBytes, -1>("quota", "bytes, or -1 for no limit"),
    number<&AccountSettings::quotaFiles, -1>("files", "a number, or -1 for no limit"),
    number<&AccountSettings::maxSessions, 0>("sessions", "a number, or 0 for no limit"),
    number<&AccountSettings::maxSessionsPerAddress, 0>("sessions-per-address", "a number, or 0 for no limit"),
    number<&AccountSettings::uploadRate, 0>("upload-rate", "bytes per second, or 0 for no limit"),
    number<&AccountSettings::downloadRate, 0>("download-rate", "bytes per second, or 0 for no limit"),
    number<&AccountSettings::uploadPerDay, -1>("upload-per-day", "bytes, or -1 for no limit"),
    number<&AccountSettings::uploadPerWeek, -1>("upload-per-week", "bytes, or -1 for no limit"),
    number<&AccountSettings::uploadPerMonth, -1>("upload-per-month", "bytes, or -1 for no limit"),
    number<&AccountSettings::downloadPerDay, -1>("download-per-day", "bytes, or -1 for no limit"),
    number<&AccountSettings::downloadPerWeek, -1>("download-per-week", "bytes, or -1 for no limit"),
    number<&AccountSettings::downloadPerMonth, -1>("download-per-month", "bytes, or -1 for no limit"),
    {"require-tls", "true or false",
     [](const AccountSettings &s) { return s.requireTls ? QJsonValue(*s.requireTls) : QJsonValue(); },
     [](AccountSettings &s, const QJsonValue &value) {
         if (value.isBool())
             s.requireTls = value.toBool();
         return value.isBool();
     },
     [](AccountSettings &s) { s.requireTls.reset(); }},
    {"networks", "a list of addresses and networks like 192.0.2.0/24", networksToJson, readNetworks,
     [](AccountSettings &s) { s.networks.reset(); }},
    {"hours", "hours like mon-fri 08:00-18:00; sat 09:00-12:00",
     [](const AccountSettings &s) { return s.hours ? QJsonValue(*s.hours) : QJsonValue(); },
     [](AccountSettings &s, const QJsonValue &value) {
         if (!value.isString() || !AllowedHours::parse(value.toString()))
             return false;
         s.hours = value.toString();
         return true;
     },
     [](AccountSettings &s) { s.hours.reset(); }},
    {"rules", "a list of {path, permissions}",
     [](const AccountSettings &s) { return s.rules ? QJsonValue(rulesToJson(*s.rules)) : QJsonValue(); }, readRules,
     [](AccountSettings &s) { s.rules.reset(); }},
    {"mounts", "a list of {path, folder, permissions}: a path like /music, an absolute folder",
     [](const AccountSettings &s) { return s.mounts ? QJsonValue(mountsToJson(*s.mounts)) : QJsonValue(); }, readMounts,
     [](AccountSettings &s) { s.mounts.reset(); }},
};

QJsonValue timeToJson(qint64 time) {
    return time > 0 ? QJsonValue(QDateTime::fromMSecsSinceEpoch(time, Qt::UTC).toString(Qt::ISODate)) : QJsonValue();
}
} // namespace

QJsonObject AccountSettings::toJson() const {
    QJsonObject object;
    for (const Member &member : members)
        if (const QJsonValue value = member.write(*this); !value.isNull())
            object.insert(QLatin1String(member.name), value);
    return object;
}

StoreFailure AccountSettings::apply(const QJsonObject &changes) {
    for (auto change = changes.begin(); change != changes.end(); ++change) {
        const auto *const member = std::find_if(std::begin(members), std::end(members), [&](const Member &one) {
            return change.key() == QLatin1String(one.name);
        });
        if (member == std::end(members))
            return StoreFailure::invalid(QStringLiteral("there is no setting %1").arg(change.key()));
        if (change->isNull())
            member->clear(*this);
        else if (!member->read(*this, *change))
            return StoreFailure::invalid(
                QStringLiteral("%1 takes %2").arg(change.key(), QLatin1String(member->expects)));
    }
    return {};
}

QJsonObject AccountRecord::toJson() const {
    QJsonObject object = settings.toJson();
    object.insert(QStringLiteral("name"), name);
    object.insert(QStringLiteral("enabled"), state == State::Enabled);
    if (state == State::Pending)
        object.insert(QStringLiteral("pending"), true);
    object.insert(QStringLiteral("password"), !passwordHash.isEmpty());
    object.insert(QStringLiteral("group"), group.isEmpty() ? QJsonValue() : QJsonValue(group));
    object.insert(QStringLiteral("expires"), timeToJson(expires));
    object.insert(QStringLiteral("note"), note);
    object.insert(QStringLiteral("email"), email);
    object.insert(QStringLiteral("created"), timeToJson(created));
    object.insert(QStringLiteral("last-login"), timeToJson(lastLogin));
    return object;
}

StoreFailure AccountRecord::apply(const QJsonObject &changes) {
    QJsonObject rest = changes;
    const auto take = [&rest](const char *member) { return rest.take(QLatin1String(member)); };
    if (rest.contains(QStringLiteral("group")))
        group = take("group").toString();
    if (rest.contains(QStringLiteral("note")))
        note = take("note").toString();
    if (rest.contains(QStringLiteral("email")))
        email = take("email").toString();
    if (rest.contains(QStringLiteral("enabled")))
        state = take("enabled").toBool() ? State::Enabled : State::Disabled;
    if (rest.contains(QStringLiteral("expires"))) {
        const QJsonValue value = take("expires");
        const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODate);
        if (!value.isNull() && !time.isValid())
            return StoreFailure::invalid(QStringLiteral("expires takes a day or a time like 2027-01-31"));
        expires = value.isNull() ? 0 : time.toMSecsSinceEpoch();
    }
    return settings.apply(rest);
}

bool AccountRules::isName(const QString &name) {
    if (name.isEmpty() || name.size() > 64 || name == QLatin1String(".") || name == QLatin1String(".."))
        return false;
    return std::none_of(name.begin(), name.end(), [](QChar c) {
        return c == QLatin1Char('/') || c.isSpace() || c.category() == QChar::Other_Control ||
               c.category() == QChar::Other_Format || c.unicode() == 0xFFFD || c.isSurrogate();
    });
}

bool AccountRules::isPassword(const QByteArray &password) { return password.size() >= 8 && password.size() <= 1024; }

Account AccountRules::resolve(const AccountRecord &record, const GroupRecord &group, const QByteArray &dataDirectory) {
    const auto inherited = [&](auto field, auto otherwise) {
        const auto &own = record.settings.*field;
        const auto &shared = group.settings.*field;
        return own ? *own : shared ? *shared : otherwise;
    };
    Account account;
    account.name = record.name.toUtf8();
    const bool hasHome = record.settings.home || group.settings.home;
    const auto filledIn = [&](QByteArray path) {
        // The names go in last: one that looks like a placeholder is none.
        path.replace("{data}", dataDirectory);
        path.replace("{group}", record.group.toUtf8());
        path.replace("{name}", record.name.toUtf8());
        return path;
    };
    const QByteArray home = inherited(&AccountSettings::home, QStringLiteral("{data}/homes/{name}")).toUtf8();
    account.makesHome = !hasHome || home.contains('{');
    account.home = filledIn(home);
    account.permissions = inherited(&AccountSettings::permissions, PermissionSet::Everything);
    account.quotaBytes = inherited(&AccountSettings::quotaBytes, qint64(-1));
    account.quotaFiles = inherited(&AccountSettings::quotaFiles, qint64(-1));
    account.maxSessions = inherited(&AccountSettings::maxSessions, 0);
    account.maxSessionsPerAddress = inherited(&AccountSettings::maxSessionsPerAddress, 0);
    account.uploadRate = inherited(&AccountSettings::uploadRate, qint64(0));
    account.downloadRate = inherited(&AccountSettings::downloadRate, qint64(0));
    account.uploadLimits = {{inherited(&AccountSettings::uploadPerDay, qint64(-1)),
                             inherited(&AccountSettings::uploadPerWeek, qint64(-1)),
                             inherited(&AccountSettings::uploadPerMonth, qint64(-1))}};
    account.downloadLimits = {{inherited(&AccountSettings::downloadPerDay, qint64(-1)),
                               inherited(&AccountSettings::downloadPerWeek, qint64(-1)),
                               inherited(&AccountSettings::downloadPerMonth, qint64(-1))}};
    account.requiresTls = inherited(&AccountSettings::requireTls, false);
    account.networks = inherited(&AccountSettings::networks, QList<Subnet>());
    account.hours = inherited(&AccountSettings::hours, QString());
    QList<PathRule> rules;
    account.mounts = inherited(&AccountSettings::mounts, QList<Mount>());
    for (Mount &mount : account.mounts) {
        mount.folder = filledIn(mount.folder);
        rules += PathRule{mount.path, mount.permissions};
    }
    account.rules = PathRules(rules + inherited(&AccountSettings::rules, PathRules()).all());
    account.isStored = true;
    return account;
}

std::optional<std::string_view> AccountRules::refusal(const AccountRecord &record, const Account &account,
                                                      const QHostAddress &address, bool encrypted, qint64 now) {
    if (record.state == AccountRecord::State::Pending)
        return "The administrator has not approved this account yet.";
    if (record.state == AccountRecord::State::Disabled)
        return "This account is disabled.";
    if (record.expires > 0 && record.expires <= now)
        return "This account has expired.";
    if (account.requiresTls && !encrypted)
        return "This account logs in only encrypted: send AUTH TLS first.";
    const bool isThere = std::any_of(account.networks.begin(), account.networks.end(),
                                     [&](const Subnet &network) { return network.contains(address); });
    if (!account.networks.isEmpty() && !isThere)
        return "This account may not log in from your address.";
    const auto hours = AllowedHours::parse(account.hours);
    if (!hours || !hours->contains(QDateTime::fromMSecsSinceEpoch(now)))
        return "This account may not log in at this hour.";
    return std::nullopt;
}
