#include "operations/transfer/partfile.h"

#include "base/blockingexecutor.h"

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
// On a thread of the executor: values only.
Failure makeDurable(int file, const QByteArray &part, const QByteArray &final, qint64 modified, qint64 cutAt) {
    const QString shown = QFile::decodeName(final);
    // First the bytes, then the word that they have gaps no more.
    if (cutAt >= 0 && (::fdatasync(file) != 0 || ::ftruncate(file, cutAt) != 0))
        return Failure::ofLocalFile(errno, shown);
    struct stat former {};
    if (::stat(final.constData(), &former) == 0 && S_ISREG(former.st_mode))
        ::fchmod(file, former.st_mode & 07777);
    if (modified > 0) {
        const timespec time{modified / 1000, (modified % 1000) * 1'000'000};
        const timespec times[2] = {time, time};
        ::futimens(file, times);
    }
    if (::fsync(file) != 0 && errno != EINVAL && errno != EROFS)
        return Failure::ofLocalFile(errno, shown);
    if (::rename(part.constData(), final.constData()) != 0)
        return Failure::ofLocalFile(errno, shown);
    const qsizetype slash = final.lastIndexOf('/');
    const QByteArray directory = slash > 0 ? final.left(slash) : QByteArray("/");
    const Descriptor parent(::open(directory.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (parent)
        ::fsync(parent.number());
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
    const QFileInfo target(m_finalPath);
    if (!QDir().mkpath(target.path()))
        return Failure::ofLocalFile(errno ? errno : ENOTDIR, target.path());
    if (!root.isEmpty()) {
        const QString top = QFileInfo(root).canonicalFilePath();
        const QString directory = QFileInfo(target.path()).canonicalFilePath();
        if (top.isEmpty() || (directory != top && !directory.startsWith(top.endsWith(u'/') ? top : top + u'/')))
            return Failure{Failure::Kind::Refused, 0, QStringLiteral("the name leads out of the folder"), m_finalPath};
    }
    if (target.isDir())
        return Failure::ofLocalFile(EISDIR, m_finalPath);
    m_file.reset(::open(m_part.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0666));
    struct stat status {};
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

void PartFile::publish(BlockingExecutor &executor, QObject *context, qint64 modified,
                       std::function<void(const Failure &)> then) {
    // The job may outlive this object: it owns the descriptor.
    const auto file = std::make_shared<Descriptor>(std::move(m_file));
    const bool taken = executor.run(
        context,
        [file, part = m_part, final = QFile::encodeName(m_finalPath), modified, cutAt = m_cutAt] {
            return makeDurable(file->number(), part, final, modified, cutAt);
        },
        then);
    if (!taken)
        then({Failure::Kind::LocalFile, EAGAIN, QStringLiteral("too many files wait to be made durable"), m_finalPath});
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
