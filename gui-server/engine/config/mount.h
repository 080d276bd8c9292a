// A folder of this machine that an account sees at a place of its home, wherever the folder really lies.
#pragma once

#include "config/configuration.h"

struct Mount {
    QByteArray path;   // "/music", absolute and normal, not "/"
    QByteArray folder; // absolute on this machine; before an account is resolved with placeholders
    Permissions permissions = PermissionSet::ReadOnly;

    friend bool operator==(const Mount &, const Mount &) = default;
};
