#include "net/digest.h"

#include <openssl/evp.h>
#include <zlib.h>

#include <array>

namespace {
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
    }
}

void Digest::add(const char *data, qint64 size) {
    if (m_context)
        EVP_DigestUpdate(m_context.get(), data, size_t(size));
    else
        m_crc = quint32(crc32_z(m_crc, reinterpret_cast<const Bytef *>(data), z_size_t(size)));
}

QByteArray Digest::result() {
    if (!m_context) {
        QByteArray bytes;
        for (int shift = 24; shift >= 0; shift -= 8)
            bytes += char((m_crc >> shift) & 0xff);
        return bytes;
    }
    std::array<unsigned char, EVP_MAX_MD_SIZE> bytes;
    unsigned int size = 0;
    EVP_DigestFinal_ex(m_context.get(), bytes.data(), &size);
    return {reinterpret_cast<const char *>(bytes.data()), qsizetype(size)};
}
