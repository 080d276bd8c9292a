#include "operations/transfer/localsource.h"

#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace {
qint64 timeOf(const struct stat &status) {
    return qint64(status.st_mtim.tv_sec) * 1000 + status.st_mtim.tv_nsec / 1'000'000;
}
} // namespace

Failure LocalSource::failed(int error) const { return Failure::ofLocalFile(error, m_path); }

Failure LocalSource::open() {
    m_file.reset(::open(QFile::encodeName(m_path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat status {};
    if (!m_file || ::fstat(m_file.number(), &status) != 0)
        return failed(errno);
    if (!S_ISREG(status.st_mode))
        return failed(S_ISDIR(status.st_mode) ? EISDIR : EINVAL);
    m_size = status.st_size;
    m_modified = timeOf(status);
    return {};
}

Failure LocalSource::begin(qint64 offset, std::optional<HashAlgorithm> digest) {
    m_position = offset;
    m_end = m_size;
    m_failure = {};
    m_digest.reset();
    if (digest)
        m_digest.emplace(*digest);
    if (::lseek(m_file.number(), offset, SEEK_SET) < 0)
        return failed(errno);
    return {};
}

Failure LocalSource::beginPart(qint64 offset, qint64 end) {
    const Failure failure = begin(offset, {});
    m_end = std::min(end, m_size);
    return failure;
}

QByteArray LocalSource::takeDigest() { return m_digest ? m_digest->result() : QByteArray(); }

bool LocalSource::isUnchanged() const {
    struct stat status {};
    return ::fstat(m_file.number(), &status) == 0 && status.st_size == m_size && timeOf(status) == m_modified;
}

qint64 LocalSource::read(char *data, qint64 maximum) {
    const qint64 wanted = std::min(maximum, m_end - m_position);
    if (wanted <= 0)
        return 0;
    ssize_t got = 0;
    do {
        got = ::read(m_file.number(), data, size_t(wanted));
    } while (got < 0 && errno == EINTR);
    if (got < 0) {
        m_failure = failed(errno);
        return -1;
    }
    if (got == 0) {
        m_failure = {Failure::Kind::Damaged, 0, QStringLiteral("the file became shorter while it was sent"), m_path};
        return -1;
    }
    if (m_digest)
        m_digest->add(data, got);
    m_position += got;
    return got;
}
