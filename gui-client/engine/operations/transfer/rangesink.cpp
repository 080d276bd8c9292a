#include "operations/transfer/rangesink.h"

#include "operations/transfer/partfile.h"

#include <algorithm>
#include <cerrno>

RangeSink::RangeSink(FileRanges &ranges, FileRanges::Key key, Descriptor file, qint64 compare)
    : m_ranges(ranges)
    , m_key(key)
    , m_file(std::move(file))
    , m_position(ranges.at(key) - compare)
    , m_compareUpTo(ranges.at(key))
    , m_streamEnd(ranges.size()) {}

Failure RangeSink::begin() {
    return ::lseek(m_file.number(), m_compareUpTo, SEEK_SET) < 0 ? Failure::ofLocalFile(errno) : Failure();
}

qint64 RangeSink::allowance(qint64 wanted) {
    const qint64 left = m_ranges.end(m_key) - m_position;
    m_tooLong = left <= 0 && !hasEnough();
    if (m_tooLong)
        m_failure = {Failure::Kind::Damaged, 0, QStringLiteral("more bytes came than the server had announced"), {}};
    return std::clamp<qint64>(left, 0, wanted);
}

bool RangeSink::hasEnough() const {
    const qint64 end = m_ranges.end(m_key);
    return m_position >= end && end < m_streamEnd;
}

bool RangeSink::write(const char *data, qint64 size) {
    if (m_position < m_compareUpTo) {
        const qint64 again = std::min(size, m_compareUpTo - m_position);
        const Expected<bool> isSame = PartFile::holds(m_file.number(), m_position, data, again);
        if (!isSame)
            return fail(isSame.error().code);
        if (!*isSame) {
            m_differs = true;
            m_failure = PartFile::differing();
            return false;
        }
        m_position += again;
        data += again;
        size -= again;
    }
    dropUselessDigest();
    if (m_digest)
        m_digest->add(data, size);
    while (size > 0) {
        const ssize_t written = ::write(m_file.number(), data, size_t(size));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return fail(errno);
        moved(written);
        data += written;
        size -= written;
    }
    return true;
}

// Another connection fetches the end.
void RangeSink::dropUselessDigest() {
    if (m_digest && m_ranges.end(m_key) < m_ranges.size())
        m_digest.reset();
}

int RangeSink::directDescriptor() const { return m_digest || m_position < m_compareUpTo ? -1 : m_file.number(); }

void RangeSink::moved(qint64 bytes) {
    m_position += bytes;
    m_ranges.advance(m_key, bytes);
}

bool RangeSink::fail(int error) {
    m_failure = Failure::ofLocalFile(error);
    return false;
}
