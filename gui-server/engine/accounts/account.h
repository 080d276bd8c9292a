// Who is logged in and what that account may do: a value shared by all of its sessions, replaced (never changed) when
// the accounts are reloaded.
#pragma once

#include "accounts/transferlimits.h"
#include "config/configuration.h"
#include "config/mount.h"
#include "config/pathrules.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

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
    TransferLimits uploadLimits;
    TransferLimits downloadLimits;
    int maxSessionsPerAddress = 0; // at a time; 0 = no limit
    bool makesHome = false;        // the home is made when it is missing
    bool isStored = false;         // of the store: its quota's figures are kept there
    bool requiresTls = false;
    QList<Subnet> networks; // it may come from; empty = all
    QString hours;          // AllowedHours; empty = always
    QList<Mount> mounts;
    PathRules rules; // where it may do more or less than elsewhere; mount points are among them

    bool may(Permission permission) const { return permission == Permission::None || permissions.testFlag(permission); }
    Permissions permissionsAt(const QByteArray &absolutePath) const { return rules.at(absolutePath, permissions); }
    bool may(Permission permission, const QByteArray &absolutePath) const {
        return permission == Permission::None || permissionsAt(absolutePath).testFlag(permission);
    }

    // Where that lies on this machine, links aside: in the home, or in the folder whose mount point is nearest.
    QByteArray fileAt(const QByteArray &absolutePath) const {
        QByteArray point;
        QByteArray folder = home;
        for (const Mount &mount : mounts)
            if (mount.path.size() > point.size() && absolutePath.startsWith(QByteArray(mount.path + '/'))) {
                point = mount.path;
                folder = mount.folder;
            }
        return (folder.endsWith('/') ? folder.chopped(1) : folder) + absolutePath.sliced(point.size());
    }

    // For what names its path in an argument of its own: the file system asks again.
    bool mayAnywhere(Permission permission) const { return may(permission) || rules.grantAnywhere(permission); }

    friend bool operator==(const Account &, const Account &) = default;
};
using AccountPtr = std::shared_ptr<const Account>;
