#include "files/homedirectory.h"

#include "files/unfinishedname.h"

#include <QList>

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <deque>
#include <vector>

namespace {
constexpr int MaxLinks = 40;  // as the kernel
constexpr int MaxRaces = 128; // a directory on the way was renamed meanwhile
constexpr int MaxSwaps = 32;  // a file turned into a link between two looks
using Opened = Expected<Descriptor, FileError>;

int openBeneath(int root, const char *path, int flags, mode_t mode) {
    open_how how{};
    how.flags = static_cast<quint64>(flags | O_CLOEXEC);
    how.mode = flags & O_CREAT ? mode : 0;
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS;
    for (int i = 0; i < MaxRaces; ++i) {
        const long number = ::syscall(SYS_openat2, root, path, &how, sizeof how);
        if (number >= 0)
            return static_cast<int>(number);
        if (errno != EAGAIN && errno != EINTR)
            return -1;
    }
    errno = ELOOP;
    return -1;
}

// The target of a link that is open with O_PATH, or named in a directory. Empty with errno on failure.
QByteArray linkTarget(int directory, const char *name) {
    std::array<char, PATH_MAX> buffer;
    const ssize_t size = ::readlinkat(directory, name, buffer.data(), buffer.size());
    if (size < 0)
        return {};
    if (size == 0 || size == static_cast<ssize_t>(buffer.size())) {
        errno = ENAMETOOLONG;
        return {};
    }
    return QByteArray(buffer.data(), size);
}

void prepend(std::deque<QByteArray> &components, const QByteArray &path) {
    const QList<QByteArray> parts = path.split('/');
    for (auto part = parts.crbegin(); part != parts.crend(); ++part) {
        if (!part->isEmpty() && *part != ".")
            components.push_front(*part);
    }
}

Opened failed(int error) { return FileError::fromSystem(error); }
} // namespace

HomeDirectory::HomeDirectory(Descriptor root)
    : m_root(std::move(root)) {
    const Descriptor probe(openBeneath(m_root.number(), ".", O_PATH | O_DIRECTORY, 0));
    // A container's filter may answer EPERM where the call is not known to it.
    m_walking = !probe && (errno == ENOSYS || errno == EPERM);
}

Expected<std::shared_ptr<HomeDirectory>, FileError> HomeDirectory::open(const QByteArray &absolutePath) {
    Descriptor root(::open(absolutePath.constData(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (!root)
        return FileError::fromSystem(errno);
    return std::shared_ptr<HomeDirectory>(new HomeDirectory(std::move(root)));
}

bool HomeDirectory::isThere() const {
    struct stat status {};
    return ::fstat(m_root.number(), &status) == 0 && status.st_nlink > 0;
}

Opened HomeDirectory::open(const VirtualPath &path, int flags, mode_t mode) const {
    return openRelative(path.relative(), flags, mode);
}

Opened HomeDirectory::openRelative(const QByteArray &relative, int flags, mode_t mode) const {
    if (m_walking)
        return walk(relative, flags, mode);
    Descriptor opened(openBeneath(m_root.number(), relative.constData(), flags, mode));
    if (!opened)
        return failed(errno);
    return opened;
}

Opened HomeDirectory::walk(const QByteArray &relative, int flags, mode_t mode) const {
    std::deque<QByteArray> components;
    prepend(components, relative);
    std::vector<Descriptor> directories; // from the home down; what ".." goes back to
    int links = 0;
    int swaps = 0;
    while (!components.empty()) {
        const int current = directories.empty() ? m_root.number() : directories.back().number();
        const QByteArray component = components.front();
        const bool last = components.size() == 1;
        if (component == "..") {
            if (directories.empty())
                return failed(EXDEV);
            directories.pop_back();
            components.pop_front();
            continue;
        }
        if (last && (flags & O_NOFOLLOW)) {
            Descriptor opened(::openat(current, component.constData(), flags | O_CLOEXEC, mode));
            return opened ? Opened(std::move(opened)) : failed(errno);
        }
        Descriptor entry(::openat(current, component.constData(), O_PATH | O_NOFOLLOW | O_CLOEXEC));
        if (!entry && last && errno == ENOENT && (flags & O_CREAT)) {
            Descriptor made(::openat(current, component.constData(), flags | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode));
            if (made)
                return made;
            if (errno != EEXIST || (flags & O_EXCL) || ++swaps > MaxSwaps)
                return failed(errno);
            continue;
        }
        if (!entry)
            return failed(errno);
        struct stat status {};
        if (::fstat(entry.number(), &status) != 0)
            return failed(errno);
        if (S_ISLNK(status.st_mode)) {
            const QByteArray target = linkTarget(entry.number(), "");
            if (target.isEmpty())
                return failed(errno);
            if (target.startsWith('/'))
                return failed(EXDEV);
            if (++links > MaxLinks)
                return failed(ELOOP);
            components.pop_front();
            prepend(components, target);
            continue;
        }
        if (!last) {
            if (!S_ISDIR(status.st_mode))
                return failed(ENOTDIR);
            directories.push_back(std::move(entry));
            components.pop_front();
            continue;
        }
        Descriptor opened(::openat(current, component.constData(), flags | O_NOFOLLOW | O_CLOEXEC, mode));
        if (opened)
            return opened;
        if (errno != ELOOP || ++swaps > MaxSwaps)
            return failed(errno);
    }
    const int current = directories.empty() ? m_root.number() : directories.back().number();
    Descriptor opened(::openat(current, ".", flags | O_CLOEXEC, mode));
    return opened ? Opened(std::move(opened)) : failed(errno);
}

Expected<HomeDirectory::Place, FileError> HomeDirectory::placeOf(const VirtualPath &path) const {
    if (path.isHome())
        return FileError{.kind = FileError::Kind::NotPermitted};
    Opened directory = openRelative(path.parent().relative(), O_PATH | O_DIRECTORY, 0);
    if (!directory)
        return directory.error();
    return Place{std::move(*directory), path.fileName()};
}

Expected<HomeDirectory::Place, FileError> HomeDirectory::targetOf(const VirtualPath &path) const {
    auto place = placeOf(path);
    if (!place)
        return place;
    QByteArray parent = path.parent().relative();
    for (int links = 0; links < MaxLinks; ++links) {
        struct stat status {};
        if (::fstatat(place->directory.number(), place->name.constData(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
            if (errno == ENOENT)
                return place;
            return FileError::fromSystem(errno);
        }
        if (!S_ISLNK(status.st_mode))
            return place;
        const QByteArray target = linkTarget(place->directory.number(), place->name.constData());
        if (target.isEmpty()) {
            if (errno == EINVAL) // no link any more
                continue;
            return FileError::fromSystem(errno);
        }
        if (target.startsWith('/'))
            return FileError{.kind = FileError::Kind::LeadsOut};
        const qsizetype slash = target.lastIndexOf('/');
        place->name = target.sliced(slash + 1);
        if (place->name.isEmpty() || place->name == "." || place->name == "..")
            return FileError{.kind = FileError::Kind::IsDirectory};
        if (UnfinishedName::matches(place->name))
            return FileError{.kind = FileError::Kind::ReservedName};
        if (slash >= 0) {
            parent += '/' + target.first(slash);
            Opened directory = openRelative(parent, O_PATH | O_DIRECTORY, 0);
            if (!directory)
                return directory.error();
            place->directory = std::move(*directory);
        }
    }
    return FileError{.kind = FileError::Kind::LeadsOut};
}
