// Who is logged in and what that account may do: a value shared by all of its sessions, replaced (never changed) when
// the accounts are reloaded.
#pragma once

#include "config/configuration.h"

#include <QByteArray>

#include <memory>

struct Account {
    QByteArray name; // UTF-8
    QByteArray home; // absolute path on this machine, in bytes
    Permissions permissions;
    qint64 quotaBytes = -1; // -1 = no limit
    qint64 quotaFiles = -1; // -1 = no limit
    int maxSessions = 0;    // at a time; 0 = no limit
    qint64 uploadRate = 0;  // bytes per second, all its sessions together; 0 = no limit
    qint64 downloadRate = 0;

    bool may(Permission permission) const { return permission == Permission::None || permissions.testFlag(permission); }
};
using AccountPtr = std::shared_ptr<const Account>;
