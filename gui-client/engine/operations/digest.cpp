#include "operations/digest.h"

#include <openssl/evp.h>
#include <zlib.h>

#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace {
constexpr qint64 slice = 256 * 1024;
constexpr int slicesPerTurn = 8; // about a millisecond of SHA-256

const EVP_MD *methodOf(HashAlgorithm algorithm) {
    switch (algorithm) {
    case HashAlgorithm::Sha256:
        return EVP_sha256();
    case HashAlgorithm::Sha512:
        return EVP_sha512();
    case HashAlgorithm::Sha1:
        return EVP_sha1();
    case HashAlgorithm::Md5:
        return EVP_md5();
    case HashAlgorithm::Crc32:
        break;
    }
    return nullptr;
}
} // namespace

Digest::Digest(HashAlgorithm algorithm)
    : m_algorithm(algorithm)
    , m_context(nullptr, &EVP_MD_CTX_free) {
    if (const EVP_MD *method = methodOf(algorithm)) {
        m_context.reset(EVP_MD_CTX_new());
        EVP_DigestInit_ex(m_context.get(), method, nullptr);
    } else {
        m_crc = quint32(crc32(0, nullptr, 0));
    }
}

void Digest::add(const char *data, qint64 size) {
    if (m_context) {
        EVP_DigestUpdate(m_context.get(), data, size_t(size));
        return;
    }
    m_crc = quint32(crc32_z(m_crc, reinterpret_cast<const Bytef *>(data), z_size_t(size)));
}

QByteArray Digest::result() {
    if (!m_context) {
        QByteArray bytes;
        for (int shift = 24; shift >= 0; shift -= 8)
            bytes += char((m_crc >> shift) & 0xff);
        return bytes;
    }
    unsigned char bytes[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    EVP_DigestFinal_ex(m_context.get(), bytes, &size);
    return QByteArray(reinterpret_cast<const char *>(bytes), qsizetype(size));
}

FileDigest::FileDigest(int file, qint64 length, HashAlgorithm algorithm)
    : m_file(file)
    , m_length(length)
    , m_digest(algorithm) {}

void FileDigest::start() { QMetaObject::invokeMethod(this, &FileDigest::next, Qt::QueuedConnection); }

void FileDigest::next() {
    const auto buffer = std::make_unique<char[]>(slice);
    for (int i = 0; i < slicesPerTurn && m_at < m_length; ++i) {
        const ssize_t size = ::pread(m_file, buffer.get(), size_t(std::min(slice, m_length - m_at)), m_at);
        if (size < 0 && errno == EINTR)
            continue;
        if (size <= 0) {
            Q_EMIT finished({});
            return;
        }
        m_digest.add(buffer.get(), size);
        m_at += size;
    }
    if (m_at < m_length)
        return start();
    Q_EMIT finished(m_digest.result());
}
