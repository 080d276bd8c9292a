#include "operations/transfer/partfile.h"

#include "base/blockingexecutor.h"
#include "operations/transfer/publisher.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <vector>

namespace {
// Files come folder by folder: the last one that was made, or found below its root, and what it was then.
struct KnownFolder {
    QString path, root;
    dev_t device = 0;
    ino_t inode = 0;

    bool isAsItWas() const {
        struct stat now {};
        return ::stat(QFile::encodeName(path).constData(), &now) == 0 && now.st_dev == device && now.st_ino == inode;
    }
    bool learn() {
        struct stat now {};
        if (::stat(QFile::encodeName(path).constData(), &now) != 0)
            return false;
        device = now.st_dev;
        inode = now.st_ino;
        return true;
    }
};

// Makes the folder; it stands below root when that is not empty.
Failure enter(const QString &path, const QString &root) {
    static thread_local KnownFolder known;
    if (known.path == path && known.root == root && known.isAsItWas())
        return {};
    known = {};
    if (!QDir().mkpath(path))
        return Failure::ofLocalFile(errno ? errno : ENOTDIR, path);
    if (!root.isEmpty()) {
        const QString top = QFileInfo(root).canonicalFilePath();
        const QString folder = QFileInfo(path).canonicalFilePath();
        if (top.isEmpty() || (folder != top && !folder.startsWith(top.endsWith(u'/') ? top : top + u'/')))
            return {Failure::Kind::Refused, 0, QStringLiteral("the name leads out of the folder"), {}};
    }
    KnownFolder entered{path, root};
    if (entered.learn())
        known = entered;
    return {};
}
} // namespace

PartFile::PartFile(const QString &finalPath)
    : m_finalPath(finalPath)
    , m_part(QFile::encodeName(pathOf(finalPath))) {}

QString PartFile::pathOf(const QString &finalPath) {
    constexpr qsizetype longest = 255; // bytes of a name
    const QFileInfo info(finalPath);
    QString name = info.fileName();
    while (QFile::encodeName(name).size() > longest - suffix.size())
        name.chop(1);
    return info.path() + u'/' + name + suffix;
}

Expected<qint64> PartFile::open(const QString &root) {
    if (Failure failure = enter(QFileInfo(m_finalPath).path(), root)) {
        if (failure.kind == Failure::Kind::Refused)
            failure.step = m_finalPath;
        return failure;
    }
    struct stat status {};
    if (::lstat(QFile::encodeName(m_finalPath).constData(), &status) == 0) {
        if (S_ISDIR(status.st_mode))
            return Failure::ofLocalFile(EISDIR, m_finalPath);
        if (!S_ISREG(status.st_mode)) // a rename would put a file in its place
            return Failure{Failure::Kind::LocalFile, EEXIST,
                           QStringLiteral("something of this name is there that is no file, a link or a device"),
                           m_finalPath};
    }
    m_file.reset(::open(m_part.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0666));
    if (!m_file || ::fstat(m_file.number(), &status) != 0)
        return Failure::ofLocalFile(errno, QFile::decodeName(m_part));
    if (!S_ISREG(status.st_mode)) {
        m_file.reset();
        return Failure::ofLocalFile(EINVAL, QFile::decodeName(m_part));
    }
    return qint64(status.st_size);
}

Descriptor PartFile::openAgain() const {
    const QByteArray path = "/proc/self/fd/" + QByteArray::number(m_file.number());
    return Descriptor(::open(path.constData(), O_RDWR | O_CLOEXEC));
}

void PartFile::setWhole(qint64 size) {
    m_position = m_size = m_cutAt = size;
    m_compareUpTo = 0;
    m_digest.reset();
}

Failure PartFile::begin(qint64 offset, qint64 compareUpTo, qint64 size, std::optional<HashAlgorithm> digest) {
    m_position = offset;
    m_compareUpTo = compareUpTo;
    m_size = size;
    m_cutAt = -1;
    m_differs = m_tooLong = false;
    m_failure = {};
    m_digest.reset();
    if (digest)
        m_digest.emplace(*digest);
    if (::ftruncate(m_file.number(), std::max(offset, compareUpTo)) != 0 ||
        ::lseek(m_file.number(), offset, SEEK_SET) < 0)
        return Failure::ofLocalFile(errno, QFile::decodeName(m_part));
    return {};
}

QByteArray PartFile::takeDigest() { return m_digest ? m_digest->result() : QByteArray(); }

qint64 PartFile::allowance(qint64 wanted) {
    if (m_size < 0)
        return wanted;
    if (m_position > m_size) {
        m_tooLong = true;
        m_failure = {Failure::Kind::Damaged, 0, QStringLiteral("more bytes came than the server had announced"), {}};
        return 0;
    }
    return std::max<qint64>(1, std::min(wanted, m_size - m_position)); // one more shows the end, or that there is none
}

bool PartFile::write(const char *data, qint64 size) {
    if (m_size >= 0 && m_position + size > m_size) {
        m_position += size;
        allowance(1);
        m_position -= size;
        return false;
    }
    if (m_position < m_compareUpTo) {
        const qint64 again = std::min(size, m_compareUpTo - m_position);
        if (!compare(data, again))
            return false;
        m_position += again;
        data += again;
        size -= again;
        if (::lseek(m_file.number(), m_position, SEEK_SET) < 0)
            return fail(errno);
    }
    if (m_digest)
        m_digest->add(data, size);
    while (size > 0) {
        const ssize_t written = ::write(m_file.number(), data, size_t(size));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return fail(errno);
        m_position += written;
        data += written;
        size -= written;
    }
    return true;
}

Expected<bool> PartFile::holds(int file, qint64 offset, const char *data, qint64 size) {
    std::vector<char> held(static_cast<size_t>(size));
    qint64 read = 0;
    while (read < size) {
        const ssize_t got = ::pread(file, held.data() + read, size_t(size - read), offset + read);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return Failure::ofLocalFile(got < 0 ? errno : EIO);
        read += got;
    }
    return std::memcmp(held.data(), data, size_t(size)) == 0;
}

Failure PartFile::differing() {
    return {Failure::Kind::Damaged, 0, QStringLiteral("what the server sends is not what was fetched before"), {}};
}

bool PartFile::compare(const char *data, qint64 size) {
    const Expected<bool> isSame = holds(m_file.number(), m_position, data, size);
    if (!isSame)
        return fail(isSame.error().code);
    if (*isSame)
        return true;
    m_differs = true;
    m_failure = differing();
    return false;
}

int PartFile::directDescriptor() const { return m_digest || m_position < m_compareUpTo ? -1 : m_file.number(); }

bool PartFile::fail(int error) {
    m_failure = Failure::ofLocalFile(error, QFile::decodeName(m_part));
    return false;
}

void PartFile::publish(Publisher &publisher, QObject *context, qint64 modified,
                       std::function<void(const Failure &)> then) {
    publisher.publish({std::move(m_file), m_part, QFile::encodeName(m_finalPath), modified, m_cutAt}, context,
                      std::move(then));
}

void PartFile::remove() {
    m_file.reset();
    ::unlink(m_part.constData());
}

void PartFile::abandon(BlockingExecutor &executor, const QStringList &finalPaths) {
    const auto unlinkAll = [finalPaths] {
        for (const QString &path : finalPaths)
            QFile::remove(pathOf(path));
    };
    if (!executor.run(unlinkAll))
        unlinkAll();
}
