#include "net/bytesink.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>

void ByteSink::directFailed(int error) { m_failure = Failure::ofLocalFile(error); }

bool FileSink::write(const char *data, qint64 size) {
    while (size > 0) {
        const ssize_t put = ::write(m_file.number(), data, size_t(size));
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0) {
            directFailed(put < 0 ? errno : ENOSPC);
            return false;
        }
        data += put;
        size -= put;
        moved(put);
    }
    return true;
}

qint64 MemorySink::allowance(qint64 wanted) {
    const qint64 allowed = std::min<qint64>(wanted, m_limit - m_bytes.size());
    if (allowed <= 0)
        m_failure = {Failure::Kind::BadReply, 0, QStringLiteral("more than %1 bytes").arg(m_limit), {}};
    return std::max<qint64>(0, allowed);
}

bool MemorySink::write(const char *data, qint64 size) {
    m_bytes.append(data, size);
    return true;
}
