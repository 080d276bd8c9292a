#include "queue/folderread.h"

#include <QFile>

#include <algorithm>
#include <cerrno>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

namespace {
struct CloseDir {
    void operator()(DIR *stream) const { ::closedir(stream); }
};

LocalEntry describe(int folder, const char *name) {
    LocalEntry entry;
    entry.name = QFile::decodeName(name);
    if (QFile::encodeName(entry.name) != name) {
        entry.type = LocalEntry::Type::BadName;
        return entry;
    }
    struct stat facts = {};
    if (::fstatat(folder, name, &facts, AT_SYMLINK_NOFOLLOW) != 0) {
        entry.type = LocalEntry::Type::Other;
        return entry;
    }
    const bool isLink = S_ISLNK(facts.st_mode);
    if (isLink && ::fstatat(folder, name, &facts, 0) != 0) {
        entry.type = LocalEntry::Type::Other;
        return entry;
    }
    if (S_ISDIR(facts.st_mode))
        entry.type = isLink ? LocalEntry::Type::FolderLink : LocalEntry::Type::Folder;
    else if (!S_ISREG(facts.st_mode))
        entry.type = LocalEntry::Type::Other;
    entry.isLink = isLink;
    entry.size = facts.st_size;
    entry.modified = qint64(facts.st_mtim.tv_sec) * 1000 + facts.st_mtim.tv_nsec / 1000000;
    return entry;
}
} // namespace

LocalListing readFolder(const QString &path) {
    LocalListing listing;
    const std::unique_ptr<DIR, CloseDir> stream(::opendir(QFile::encodeName(path).constData()));
    if (!stream) {
        listing.error = errno;
        return listing;
    }
    errno = 0;
    while (const dirent *found = ::readdir(stream.get())) {
        const QByteArrayView name(found->d_name);
        if (name != "." && name != "..")
            listing.entries.append(describe(::dirfd(stream.get()), found->d_name));
        errno = 0;
    }
    listing.error = errno;
    std::sort(listing.entries.begin(), listing.entries.end(),
              [](const LocalEntry &a, const LocalEntry &b) { return a.name < b.name; });
    return listing;
}
