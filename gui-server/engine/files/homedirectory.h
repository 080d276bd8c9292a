// The one resolver: every name of a client is opened beneath the home's descriptor by the kernel (openat2 with
// RESOLVE_BENEATH; a walk with O_NOFOLLOW where that is missing). Links inside the home work, none leads out, and
// nothing is checked first and opened later. Shared by the file systems of an account's sessions.
#pragma once

#include "base/descriptor.h"
#include "base/expected.h"
#include "files/fileerror.h"
#include "files/virtualpath.h"

#include <QByteArray>

#include <sys/types.h>

#include <memory>

class HomeDirectory {
public:
    // A directory, held open, and a name in it. The name may be missing, or a link put there meanwhile.
    struct Place {
        Descriptor directory; // O_PATH
        QByteArray name;
    };

    // absolutePath is the administrator's; links in it are followed.
    static Expected<std::shared_ptr<HomeDirectory>, FileError> open(const QByteArray &absolutePath);

    // Opens what the path names, links followed; flags as for open(2), O_CLOEXEC is added.
    Expected<Descriptor, FileError> open(const VirtualPath &path, int flags, mode_t mode = 0) const;
    // Where the path's last component is or would be, links before it followed. The home itself: NotPermitted.
    Expected<Place, FileError> placeOf(const VirtualPath &path) const;
    // The same; but a link there is followed to the place that it names (STOR to a link replaces what it points to).
    Expected<Place, FileError> targetOf(const VirtualPath &path) const;

    int descriptor() const { return m_root.number(); }
    // False once the directory was removed.
    bool isThere() const;
    // As on a kernel without openat2.
    void setWalking(bool walking) { m_walking = walking; }

private:
    explicit HomeDirectory(Descriptor root);

    Expected<Descriptor, FileError> openRelative(const QByteArray &relative, int flags, mode_t mode) const;
    Expected<Descriptor, FileError> walk(const QByteArray &relative, int flags, mode_t mode) const;

    Descriptor m_root; // O_PATH
    bool m_walking = false;
};
