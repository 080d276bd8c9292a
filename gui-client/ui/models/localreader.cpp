#include "models/localreader.h"

#include "base/visibletext.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <climits>
#include <cstring>

namespace {
constexpr int readingMilliseconds = 5;

FileEntry entryFrom(int directory, const char *path, const QByteArray &name) {
    FileEntry entry;
    entry.name = name;
    entry.shown = visibleText(QFile::decodeName(name));
    struct stat status = {};
    if (::fstatat(directory, path, &status, AT_SYMLINK_NOFOLLOW) != 0) {
        entry.kind = FileEntry::Kind::Other;
        return entry;
    }
    if (S_ISLNK(status.st_mode)) {
        entry.kind = FileEntry::Kind::Link;
        char target[PATH_MAX];
        const ssize_t length = ::readlinkat(directory, path, target, sizeof target);
        if (length > 0)
            entry.linkTarget = visibleText(QFile::decodeName(QByteArray(target, static_cast<qsizetype>(length))));
        struct stat behind = {};
        if (::fstatat(directory, path, &behind, 0) == 0) {
            entry.leadsToFolder = S_ISDIR(behind.st_mode);
            if (S_ISREG(behind.st_mode))
                entry.kind = FileEntry::Kind::File; // it is transferred like the file that it leads to
            status = behind;
        }
    } else if (S_ISDIR(status.st_mode)) {
        entry.kind = FileEntry::Kind::Folder;
    } else if (!S_ISREG(status.st_mode)) {
        entry.kind = FileEntry::Kind::Other;
    }
    entry.size = static_cast<qint64>(status.st_size);
    entry.modified = static_cast<qint64>(status.st_mtim.tv_sec) * 1000 + status.st_mtim.tv_nsec / 1000000;
    return entry;
}
} // namespace

LocalReader::LocalReader(Which which, QObject *parent)
    : QObject(parent)
    , m_which(which) {
    m_timer.setSingleShot(true);
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &LocalReader::readSlice);
}

LocalReader::~LocalReader() = default;

void LocalReader::start(const QString &path) {
    cancel();
    m_path = path;
    // Even the first slice runs from the event loop, so that finished() never comes before start() returned.
    m_timer.start();
}

void LocalReader::cancel() {
    m_timer.stop();
    m_directory.reset();
}

FileEntry LocalReader::entryOf(const QString &path) {
    return entryFrom(AT_FDCWD, QFile::encodeName(path).constData(), QFile::encodeName(QFileInfo(path).fileName()));
}

std::optional<FileEntry> LocalReader::entryOf(const dirent &found) const {
    const char *name = found.d_name;
    if (std::strcmp(name, ".") == 0 || std::strcmp(name, "..") == 0)
        return {};
    if (m_which == Which::All)
        return entryFrom(::dirfd(m_directory.get()), name, QByteArray(name));
    // Among very many files the folders are told by the directory itself; only links and what it does not know of are
    // looked at.
    if (found.d_type != DT_DIR && found.d_type != DT_LNK && found.d_type != DT_UNKNOWN)
        return {};
    FileEntry entry = entryFrom(::dirfd(m_directory.get()), name, QByteArray(name));
    return entry.opens() ? std::optional(std::move(entry)) : std::nullopt;
}

void LocalReader::readSlice() {
    if (!m_directory) {
        m_directory.reset(::opendir(QFile::encodeName(m_path).constData()));
        if (!m_directory)
            return end(Failure::ofLocalFile(errno, m_path));
    }
    QElapsedTimer spent;
    spent.start();
    QList<FileEntry> batch;
    while (spent.elapsed() < readingMilliseconds) {
        errno = 0;
        const dirent *found = ::readdir(m_directory.get());
        if (!found) {
            const int error = errno;
            if (!batch.isEmpty())
                Q_EMIT entriesRead(batch);
            if (error != 0)
                return end(Failure::ofLocalFile(error, m_path));
            return end({});
        }
        if (std::optional<FileEntry> entry = entryOf(*found))
            batch.append(*std::move(entry));
    }
    m_timer.start();
    if (!batch.isEmpty())
        Q_EMIT entriesRead(batch);
}

void LocalReader::end(const Failure &failure) {
    cancel();
    Q_EMIT finished(failure);
}
