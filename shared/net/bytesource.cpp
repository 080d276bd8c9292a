#include "net/bytesource.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

bool ByteSource::moved(qint64 bytes) {
    Q_UNUSED(bytes)
    return true;
}

FileSource::FileSource(Descriptor file, qint64 length)
    : m_file(std::move(file))
    , m_remaining(length) {}

qint64 FileSource::read(char *data, qint64 maximum) {
    const qint64 wanted = m_remaining < 0 ? maximum : std::min(maximum, m_remaining);
    if (wanted == 0)
        return 0;
    ssize_t got = 0;
    do
        got = ::read(m_file.number(), data, size_t(wanted));
    while (got < 0 && errno == EINTR);
    if (got < 0) {
        m_failure = Failure::ofLocalFile(errno);
        return -1;
    }
    return moved(got) ? got : -1;
}

bool FileSource::moved(qint64 bytes) {
    if (m_remaining < 0)
        return true;
    if (bytes == 0 && m_remaining > 0) {
        m_failure = {Failure::Kind::LocalFile, 0, QStringLiteral("the file became shorter while it was sent"), {}};
        return false;
    }
    m_remaining -= bytes;
    return true;
}

qint64 MemorySource::read(char *data, qint64 maximum) {
    const qint64 size = std::min<qint64>(maximum, m_bytes.size() - m_at);
    std::memcpy(data, m_bytes.constData() + m_at, size_t(size));
    m_at += size;
    return size;
}
