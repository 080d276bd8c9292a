// The commands that change names and facts: MKD, RMD, DELE, RNTO, MFMT, SITE CHMOD.
#include "files/descriptors.h"
#include "files/localdirectoryreader.h"
#include "files/localfilesystem.h"
#include "files/spacecounter.h"
#include "files/unfinishedname.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <ctime>

using Kind = FileError::Kind;

namespace {
constexpr time_t OrphanAge = 3600; // an unfinished file that nobody knows and nobody has touched for so long

QByteArray absolutePath(const HomeDirectory::Place &place) {
    return pathOf(place.directory.number()) + '/' + place.name;
}
} // namespace

void LocalFileSystem::makeDirectory(const VirtualPath &path, QObject *, Done done) {
    if (!may(Permission::MakeDirectory, path))
        return done({.kind = Kind::NotPermitted});
    if (path.isHome())
        return done({.kind = Kind::AlreadyThere});
    if (!path.isCreatable())
        return done({.kind = Kind::BadName});
    const auto place = m_home->placeOf(path);
    if (!place)
        return done(place.error());
    if (::mkdirat(place->directory.number(), place->name.constData(), 0777) != 0)
        return done(FileError::fromSystem(errno));
    done({});
}

void LocalFileSystem::removeDirectory(const VirtualPath &path, QObject *context, Done done) {
    if (!may(Permission::RemoveDirectory, path))
        return done({.kind = Kind::NotPermitted});
    whenCounted(context, [this, path, done = std::move(done)] { done(removeTree(path)); });
}

FileError LocalFileSystem::removeTree(const VirtualPath &path) {
    const auto place = m_home->placeOf(path);
    if (!place)
        return place.error();
    const int parent = place->directory.number();
    if (::unlinkat(parent, place->name.constData(), AT_REMOVEDIR) == 0)
        return {};
    if (errno != ENOTEMPTY && errno != EEXIST)
        return FileError::fromSystem(errno);
    if (const FileError error = removeOwnUnfinished(parent, place->name))
        return error;
    if (::unlinkat(parent, place->name.constData(), AT_REMOVEDIR) != 0)
        return FileError::fromSystem(errno == EEXIST ? ENOTEMPTY : errno);
    return {};
}

// Empties a directory that holds nothing but the account's own interrupted uploads.
FileError LocalFileSystem::removeOwnUnfinished(int parent, const QByteArray &name) {
    const Descriptor directory(
        ::openat(parent, name.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    struct stat status {};
    if (!directory || ::fstat(directory.number(), &status) != 0)
        return {.kind = Kind::NotEmpty, .systemError = ENOTEMPTY};
    const FileIdentity identity{status.st_dev, status.st_ino};
    LocalDirectoryReader::Names names(directory.number());
    QByteArray entry;
    QList<quint64> own;
    QList<QByteArray> orphans;
    bool others = false;
    bool busy = false;
    while (names.next(&entry)) {
        if (!UnfinishedName::matches(entry))
            return {.kind = Kind::NotEmpty, .systemError = ENOTEMPTY};
        const UnfinishedUpload *upload = m_uploads.byHiddenName(identity, entry);
        if (upload && upload->record.account == m_account) {
            busy = busy || upload->running || !upload->record.shown;
            own.append(upload->record.id);
        } else if (!upload && ::fstatat(directory.number(), entry.constData(), &status, AT_SYMLINK_NOFOLLOW) == 0 &&
                   S_ISREG(status.st_mode) && ::time(nullptr) - status.st_ctim.tv_sec > OrphanAge) {
            orphans.append(entry);
        } else {
            others = true;
        }
    }
    if (others)
        return {.kind = Kind::OthersUnfinished};
    if (busy)
        return {.kind = Kind::Busy};
    for (const quint64 id : std::as_const(own))
        m_uploads.drop(id);
    for (const QByteArray &orphan : std::as_const(orphans))
        ::unlinkat(directory.number(), orphan.constData(), 0);
    return {};
}

void LocalFileSystem::removeFile(const VirtualPath &path, QObject *context, Answer<Removed> answer) {
    whenCounted(context, [this, path, answer = std::move(answer)] { answer(remove(path)); });
}

Expected<FileSystem::Removed, FileError> LocalFileSystem::remove(const VirtualPath &path) {
    if (!may(Permission::Delete, path) && !may(Permission::Write, path))
        return FileError{.kind = Kind::NotPermitted};
    if (path.isHome())
        return FileError{.kind = Kind::IsDirectory};
    auto place = m_home->placeOf(path);
    if (!place)
        return place.error();
    struct stat status {};
    const bool exists =
        ::fstatat(place->directory.number(), place->name.constData(), &status, AT_SYMLINK_NOFOLLOW) == 0;
    if (hasUnfinished()) {
        const Own own = findOwnAt({Descriptor(::fcntl(place->directory.number(), F_DUPFD_CLOEXEC, 0)), place->name});
        if (own.upload && own.upload->running)
            return FileError{.kind = Kind::Busy};
        if (own.upload && m_uploads.drop(own.upload->record.id))
            return exists ? Removed::UnfinishedBeforeFormer : Removed::UnfinishedUpload;
    }
    if (!may(Permission::Delete, path))
        return FileError{.kind = Kind::NotPermitted};
    // Looked at and removed through the same descriptor's name; held open so that its blocks are freed later.
    Descriptor file(::openat(place->directory.number(), place->name.constData(), O_PATH | O_NOFOLLOW | O_CLOEXEC));
    if (!file || ::fstat(file.number(), &status) != 0)
        return FileError::fromSystem(errno);
    if (S_ISDIR(status.st_mode))
        return FileError{.kind = Kind::IsDirectory};
    if (m_uploads.isAppending({status.st_dev, status.st_ino}))
        return FileError{.kind = Kind::Busy};
    if (::unlinkat(place->directory.number(), place->name.constData(), 0) != 0)
        return FileError::fromSystem(errno);
    if (S_ISREG(status.st_mode) && status.st_nlink <= 1) {
        if (SpaceCounter *space = counter())
            space->release(status.st_size, 1);
        if (status.st_size > UnfinishedUploads::LargeFile)
            m_uploads.closeLater(std::move(file));
    }
    return Removed::File;
}

void LocalFileSystem::rename(const VirtualPath &from, const VirtualPath &to, QObject *context, Done done) {
    // A directory that a rule names, or that holds one, stays: what is in it would get other permissions.
    const bool isRuled =
        m_rules.namesOrHolds(from.below(m_point).absolute()) || m_rules.namesOrHolds(to.below(m_point).absolute());
    if (!may(Permission::Rename, from) || !may(Permission::Rename, to) || isRuled)
        return done({.kind = Kind::NotPermitted});
    whenCounted(context, [this, from, to, done = std::move(done)] { done(move(from, to)); });
}

FileError LocalFileSystem::move(const VirtualPath &from, const VirtualPath &to) {
    if (!to.isCreatable())
        return {.kind = to.isHome() ? Kind::AlreadyThere : Kind::BadName};
    const auto source = m_home->placeOf(from);
    if (!source)
        return source.error();
    const auto target = m_home->placeOf(to);
    if (!target)
        return target.error();
    const int sourceDirectory = source->directory.number();
    const int targetDirectory = target->directory.number();
    if (findOwn(from).upload)
        return {.kind = Kind::Unfinished};
    struct stat moved {};
    if (::fstatat(sourceDirectory, source->name.constData(), &moved, AT_SYMLINK_NOFOLLOW) != 0)
        return FileError::fromSystem(errno);
    if (m_uploads.isAppending({moved.st_dev, moved.st_ino}))
        return {.kind = Kind::Busy};
    const QByteArray formerPath = S_ISDIR(moved.st_mode) ? absolutePath(*source) : QByteArray();

    struct stat replaced {};
    Descriptor held(::openat(targetDirectory, target->name.constData(), O_PATH | O_NOFOLLOW | O_CLOEXEC));
    bool replaces = held && ::fstat(held.number(), &replaced) == 0;
    if (replaces && replaced.st_dev == moved.st_dev && replaced.st_ino == moved.st_ino) {
        // Onto itself, or onto another name of the same file: rename(2) would leave both.
        if (*source->name.constData() != '\0' && from == to)
            return {};
        if (S_ISDIR(moved.st_mode))
            return {.kind = Kind::AlreadyThere};
    }
    if (replaces && (S_ISDIR(replaced.st_mode) || S_ISDIR(moved.st_mode) || !may(Permission::Overwrite, to)))
        return {.kind = Kind::AlreadyThere};
    if (replaces && m_uploads.isAppending({replaced.st_dev, replaced.st_ino}))
        return {.kind = Kind::Busy};
    const int flags = replaces ? 0 : RENAME_NOREPLACE;
    int result =
        ::renameat2(sourceDirectory, source->name.constData(), targetDirectory, target->name.constData(), flags);
    if (result != 0 && errno == EINVAL && flags != 0 && !S_ISDIR(moved.st_mode))
        result = ::renameat(sourceDirectory, source->name.constData(), targetDirectory, target->name.constData());
    if (result != 0) {
        // Into itself (EINVAL), or to another disk (EXDEV): the name is not at fault.
        const int error = errno;
        if (error == EINVAL)
            return {.kind = Kind::NotPermitted, .systemError = error};
        return error == EXDEV ? FileError{.kind = Kind::Unsupported, .systemError = error}
                              : FileError::fromSystem(error);
    }

    if (replaces && S_ISREG(replaced.st_mode) && replaced.st_nlink <= 1) {
        if (SpaceCounter *space = counter())
            space->release(replaced.st_size, 1);
        if (replaced.st_size > UnfinishedUploads::LargeFile)
            m_uploads.closeLater(std::move(held));
    }
    if (!formerPath.isEmpty())
        m_uploads.movedDirectory(formerPath, absolutePath(*target));
    // What stands there now is the moved file; an interrupted upload of that name would hide it.
    const Own hidden = findOwn(to);
    if (hidden.upload && !hidden.upload->running)
        m_uploads.drop(hidden.upload->record.id);
    return {};
}

Expected<Descriptor, FileError> LocalFileSystem::openToChange(const VirtualPath &path) {
    if (!may(Permission::ChangeFacts, path))
        return FileError{.kind = Kind::NotPermitted};
    if (findOwn(path).upload)
        return FileError{.kind = Kind::Unfinished};
    return m_home->open(path, O_PATH);
}

void LocalFileSystem::setModified(const VirtualPath &path, qint64 msecsSinceEpoch, QObject *, Done done) {
    qint64 seconds = msecsSinceEpoch / 1000;
    qint64 rest = msecsSinceEpoch % 1000;
    if (rest < 0) {
        rest += 1000;
        --seconds;
    }
    const timespec times[2] = {
        {.tv_sec = 0, .tv_nsec = UTIME_OMIT},
        {.tv_sec = static_cast<time_t>(seconds), .tv_nsec = static_cast<long>(rest * 1'000'000)}};
    const auto opened = openToChange(path);
    if (!opened)
        return done(opened.error());
    const QByteArray file = procPath(opened->number());
    done(::utimensat(AT_FDCWD, file.constData(), times, 0) == 0 ? FileError{} : FileError::fromSystem(errno));
}

void LocalFileSystem::setMode(const VirtualPath &path, quint32 mode, QObject *, Done done) {
    const auto opened = openToChange(path);
    if (!opened)
        return done(opened.error());
    struct stat status {};
    if (::fstat(opened->number(), &status) != 0)
        return done(FileError::fromSystem(errno));
    // A client gives no identity away: what has set-user-ID or set-group-ID may keep it, and nothing else gets it.
    if ((mode & (S_ISUID | S_ISGID) & ~status.st_mode) != 0)
        return done({.kind = Kind::IdentityBits});
    const QByteArray file = procPath(opened->number());
    done(::fchmodat(AT_FDCWD, file.constData(), mode & 07777, 0) == 0 ? FileError{} : FileError::fromSystem(errno));
}
