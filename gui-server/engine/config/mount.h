// A folder of this machine that an account sees at a place of its home, wherever the folder really lies.
#pragma once

#include "config/permission.h"

#include <QByteArray>

struct Mount {
    QByteArray path;   // "/music", absolute and normal, not "/"
    QByteArray folder; // absolute on this machine; before an account is resolved with placeholders
    Permissions permissions = PermissionSet::ReadOnly;

    // "/a/b": a place that a client can name, other than the home itself.
    static bool isPlace(const QByteArray &path);
    // path and folder without slashes at their ends.
    static QByteArray normal(QByteArray path);

    friend bool operator==(const Mount &, const Mount &) = default;
};
