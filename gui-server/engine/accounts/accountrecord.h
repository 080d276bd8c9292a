// An account and a group as the store keeps them: values. Settings that are not set come from the group, then from the
// defaults; resolve() makes of them the Account that sessions hold.
#pragma once

#include "accounts/account.h"
#include "store/storefailure.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <string_view>

// What an account or a group may set; nothing = inherited.
struct AccountSettings {
    std::optional<QString> home; // with {name}, {group}, {data}
    std::optional<Permissions> permissions;
    std::optional<qint64> quotaBytes; // -1 = no limit
    std::optional<qint64> quotaFiles;
    std::optional<int> maxSessions; // 0 = no limit
    std::optional<int> maxSessionsPerAddress;
    std::optional<qint64> uploadRate; // bytes per second; 0 = no limit
    std::optional<qint64> downloadRate;
    std::optional<qint64> uploadPerDay; // bytes; -1 = no limit
    std::optional<qint64> uploadPerWeek;
    std::optional<qint64> uploadPerMonth;
    std::optional<qint64> downloadPerDay;
    std::optional<qint64> downloadPerWeek;
    std::optional<qint64> downloadPerMonth;
    std::optional<bool> requireTls;
    std::optional<QList<Subnet>> networks; // empty = from everywhere
    std::optional<QString> hours;          // AllowedHours; empty = always
    std::optional<PathRules> rules;
    std::optional<QList<Mount>> mounts; // their folders with {name}, {group}, {data}

    QJsonObject toJson() const;
    // Takes over the members that the object has; null clears one. Invalid when one is unknown or cannot be.
    StoreFailure apply(const QJsonObject &changes);
};

struct AccountRecord {
    // Pending: registered by its owner, not yet approved by the administrator.
    enum class State { Enabled, Disabled, Pending };

    QString name;
    QByteArray passwordHash; // empty = nobody logs in with it
    QString group;           // empty = none
    State state = State::Enabled;
    qint64 expires = 0; // ms since the epoch, UTC; 0 = never
    QString note;
    QString email;
    qint64 created = 0;
    qint64 lastLogin = 0; // 0 = never
    AccountSettings settings;

    // Without the password's hash.
    QJsonObject toJson() const;
    // Members "group", "enabled", "expires" (ISO 8601 or null), "note", "email" and those of the settings; the name and
    // the password are not among them.
    StoreFailure apply(const QJsonObject &changes);
};

struct GroupRecord {
    QString name;
    QString note;
    AccountSettings settings;
};

namespace AccountRules {
// 1 to 64 characters, no control characters, no space, no '/', not "." or ".." : a name is also a folder's.
bool isName(const QString &name);
// At least 8 bytes, at most 1024.
bool isPassword(const QByteArray &password);
// dataDirectory: of {data}. An account without a home of its own lives in {data}/homes/{name}.
Account resolve(const AccountRecord &record, const GroupRecord &group, const QByteArray &dataDirectory);
// Why this account may not come in now, in words for it; nothing when it may.
std::optional<std::string_view> refusal(const AccountRecord &record, const Account &account,
                                        const QHostAddress &address, bool encrypted, qint64 now);
} // namespace AccountRules
