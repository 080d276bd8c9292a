#include "files/fileattributes.h"

#include "files/descriptors.h"

#include <QByteArray>
#include <QList>

#include <sys/xattr.h>
#include <unistd.h>

namespace {
constexpr char AccessList[] = "system.posix_acl_access";
constexpr int MaxAttributes = 65536; // XATTR_LIST_MAX and XATTR_SIZE_MAX

// O_PATH descriptors have no f*xattr calls; this path stands for the very file.
QList<QByteArray> namesOf(const QByteArray &path) {
    char small[1024];
    QByteArray names;
    ssize_t size = ::listxattr(path.constData(), small, sizeof small);
    if (size >= 0) {
        names = QByteArray(small, size);
    } else if (errno == ERANGE) {
        names.resize(MaxAttributes);
        size = ::listxattr(path.constData(), names.data(), static_cast<size_t>(names.size()));
        names.truncate(std::max<ssize_t>(0, size));
    }
    QList<QByteArray> list = names.split('\0');
    list.removeAll(QByteArray());
    return list;
}

void copyAttribute(const QByteArray &from, const QByteArray &to, const QByteArray &name) {
    char small[1024];
    ssize_t size = ::getxattr(from.constData(), name.constData(), small, sizeof small);
    if (size >= 0) {
        ::setxattr(to.constData(), name.constData(), small, static_cast<size_t>(size), 0);
        return;
    }
    if (errno != ERANGE)
        return;
    QByteArray value(MaxAttributes, Qt::Uninitialized);
    size = ::getxattr(from.constData(), name.constData(), value.data(), static_cast<size_t>(value.size()));
    if (size >= 0)
        ::setxattr(to.constData(), name.constData(), value.constData(), static_cast<size_t>(size), 0);
}
} // namespace

void FileAttributes::carryOver(int former, const struct stat &formerStatus, int file) {
    struct stat status {};
    if (::fstat(file, &status) != 0)
        return;
    // Owner and group each as far as we may: without privileges the owner stays ours, a group of ours can be given.
    if (status.st_uid != formerStatus.st_uid || status.st_gid != formerStatus.st_gid) {
        if (::fchown(file, formerStatus.st_uid, formerStatus.st_gid) != 0 &&
            ::fchown(file, static_cast<uid_t>(-1), formerStatus.st_gid) != 0)
            errno = 0;
    }
    const QByteArray from = procPath(former);
    const QByteArray to = procPath(file);
    const QList<QByteArray> formerNames = namesOf(from);
    for (const QByteArray &name : formerNames) {
        if (name != "security.capability")
            copyAttribute(from, to, name);
    }
    // A directory's default list gave the new file one that the former does not have.
    if (!formerNames.contains(AccessList) && namesOf(to).contains(AccessList))
        ::removexattr(to.constData(), AccessList);
    if (::fchmod(file, formerStatus.st_mode & 01777) != 0)
        errno = 0;
}
