// Logins without an account: "anonymous" or "ftp" with any password, where the administrator has allowed it.
#pragma once

#include "config/configuration.h"

#include <optional>

namespace Anonymous {
inline constexpr char name[] = "anonymous"; // what the account is called, whichever name was given

inline bool isName(const QByteArray &user) {
    const QByteArray lower = user.toLower();
    return lower == name || lower == "ftp";
}

// Reads and nothing else. None when it is not allowed.
inline std::optional<AccountConfiguration> account(const Configuration &configuration) {
    if (!configuration.anonymous)
        return std::nullopt;
    AccountConfiguration account;
    account.name = name;
    account.home = configuration.anonymousHome;
    account.permissions = PermissionSet::ReadOnly;
    account.maxSessions = configuration.anonymousSessions;
    account.downloadRate = configuration.anonymousDownloadRate;
    return account;
}
} // namespace Anonymous
