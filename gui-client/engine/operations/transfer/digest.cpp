#include "operations/transfer/digest.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>

namespace {
constexpr qint64 slice = 256 * 1024;
constexpr int slicesPerTurn = 8; // about a millisecond of SHA-256
} // namespace

FileDigest::FileDigest(int file, qint64 length, HashAlgorithm algorithm, qint64 first)
    : m_file(file)
    , m_end(first + length)
    , m_at(first)
    , m_digest(algorithm) {}

void FileDigest::start() { QMetaObject::invokeMethod(this, &FileDigest::next, Qt::QueuedConnection); }

void FileDigest::next() {
    const auto buffer = std::make_unique<char[]>(slice);
    for (int i = 0; i < slicesPerTurn && m_at < m_end; ++i) {
        const ssize_t size = ::pread(m_file, buffer.get(), size_t(std::min(slice, m_end - m_at)), m_at);
        if (size < 0 && errno == EINTR)
            continue;
        if (size <= 0) {
            Q_EMIT finished({});
            return;
        }
        m_digest.add(buffer.get(), size);
        m_at += size;
    }
    if (m_at < m_end)
        return start();
    Q_EMIT finished(m_digest.result());
}
