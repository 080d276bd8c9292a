#include "files/localdirectoryreader.h"

#include "files/unfinishedname.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstring>

namespace {
constexpr size_t SortedAtMost = 1000; // names; larger directories come as the disk has them
constexpr qint64 BufferSize = 32 * 1024;

struct DirectoryRecord { // linux_dirent64, getdents64(2)
    quint64 inode;
    qint64 offset;
    quint16 length;
    quint8 type;
    char name[1];
};

bool mayWrite(const struct stat &status) {
    static const uid_t user = ::geteuid();
    if (user == 0)
        return true;
    if (status.st_uid == user)
        return status.st_mode & S_IWUSR;
    static const std::vector<gid_t> groups = [] {
        std::array<gid_t, 256> list;
        const int count = ::getgroups(static_cast<int>(list.size()), list.data());
        std::vector<gid_t> all(list.begin(), list.begin() + std::max(0, count));
        all.push_back(::getegid());
        return all;
    }();
    if (std::find(groups.begin(), groups.end(), status.st_gid) != groups.end())
        return status.st_mode & S_IWGRP;
    return status.st_mode & S_IWOTH;
}
} // namespace

LocalDirectoryReader::Names::Names(int directory)
    : m_directory(directory)
    , m_buffer(std::make_unique<char[]>(BufferSize)) {}

bool LocalDirectoryReader::Names::next(QByteArray *name) {
    for (;;) {
        if (m_at >= m_end) {
            const long size = ::syscall(SYS_getdents64, m_directory, m_buffer.get(), BufferSize);
            if (size <= 0) {
                m_error = size < 0 ? errno : 0;
                return false;
            }
            m_at = 0;
            m_end = size;
        }
        const char *const record = m_buffer.get() + m_at;
        quint16 length = 0;
        std::memcpy(&length, record + offsetof(DirectoryRecord, length), sizeof length);
        const char *const text = record + offsetof(DirectoryRecord, name);
        m_at += length;
        if (std::strcmp(text, ".") == 0 || std::strcmp(text, "..") == 0)
            continue;
        *name = QByteArray(text);
        return true;
    }
}

LocalDirectoryReader::LocalDirectoryReader(std::shared_ptr<HomeDirectory> home, VirtualPath path, Descriptor directory,
                                           QHash<QByteArray, FileEntry> own)
    : m_home(std::move(home))
    , m_path(std::move(path))
    , m_directory(std::move(directory))
    , m_own(std::move(own))
    , m_names(m_directory.number()) {}

FileEntry LocalDirectoryReader::entryOf(const QByteArray &name, const struct stat &status) {
    FileEntry entry;
    entry.name = name;
    entry.type = S_ISREG(status.st_mode)   ? FileEntry::Type::File
                 : S_ISDIR(status.st_mode) ? FileEntry::Type::Directory
                 : S_ISLNK(status.st_mode) ? FileEntry::Type::Link
                                           : FileEntry::Type::Other;
    entry.size = status.st_size;
    entry.modified = qint64(status.st_mtim.tv_sec) * 1000 + status.st_mtim.tv_nsec / 1'000'000;
    entry.mode = status.st_mode & 07777;
    entry.owner = status.st_uid;
    entry.group = status.st_gid;
    entry.links = status.st_nlink;
    entry.device = status.st_dev;
    entry.inode = status.st_ino;
    entry.writable = mayWrite(status);
    return entry;
}

void LocalDirectoryReader::sortIfSmall() {
    m_begun = true;
    QByteArray name;
    while (m_sorted.size() < SortedAtMost) {
        if (!m_names.next(&name)) {
            std::sort(m_sorted.begin(), m_sorted.end());
            return;
        }
        m_sorted.push_back(name);
    }
}

bool LocalDirectoryReader::nextName(QByteArray *name) {
    if (m_sortedAt < m_sorted.size()) {
        *name = std::move(m_sorted[m_sortedAt++]);
        if (m_sortedAt == m_sorted.size()) {
            m_sorted = {};
            m_sortedAt = 0;
        }
        return true;
    }
    return m_names.next(name);
}

bool LocalDirectoryReader::describe(const QByteArray &name, FileEntry *entry) const {
    struct stat status {};
    if (::fstatat(m_directory.number(), name.constData(), &status, AT_SYMLINK_NOFOLLOW) != 0)
        return false;
    *entry = entryOf(name, status);
    if (entry->type != FileEntry::Type::Link)
        return true;
    std::array<char, PATH_MAX> buffer;
    const ssize_t size = ::readlinkat(m_directory.number(), name.constData(), buffer.data(), buffer.size());
    entry->linkTarget = QByteArray(buffer.data(), std::max<ssize_t>(0, size));
    // Where it leads, seen from inside; nothing is told of what lies outside.
    const auto target = m_home->open(m_path.child(name), O_PATH);
    if (target && ::fstat(target->number(), &status) == 0)
        entry->target = std::make_shared<FileEntry>(entryOf(name, status));
    return true;
}

QList<FileEntry> LocalDirectoryReader::next(int atMost) {
    if (!m_begun)
        sortIfSmall();
    QList<FileEntry> entries;
    QByteArray name;
    while (entries.size() < atMost && nextName(&name)) {
        if (UnfinishedName::matches(name))
            continue;
        FileEntry entry;
        if (const auto own = m_own.constFind(name); own != m_own.constEnd()) {
            entry = *own;
            m_own.erase(own);
        } else if (m_namesOnly) {
            entry.name = name;
        } else if (!describe(name, &entry)) {
            continue;
        }
        entries.append(entry);
    }
    while (!m_own.isEmpty() && entries.size() < atMost) {
        entries.append(*m_own.constBegin());
        m_own.erase(m_own.constBegin());
    }
    if (m_names.error() != 0)
        m_error = FileError::fromSystem(m_names.error());
    return entries;
}
