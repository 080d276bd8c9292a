// A digest over bytes as they stream by (SHA-256, SHA-512, SHA-1, MD5 by OpenSSL; CRC-32 by zlib).
#pragma once

#include "ftp/hashname.h"

#include <QByteArray>

#include <memory>

using EVP_MD_CTX = struct evp_md_ctx_st;

class Digest {
public:
    explicit Digest(HashAlgorithm algorithm);
    HashAlgorithm algorithm() const { return m_algorithm; }
    void add(const char *data, qint64 size);
    QByteArray result(); // digestLength() bytes; once, at the end

private:
    HashAlgorithm m_algorithm;
    std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX *)> m_context;
    quint32 m_crc = 0;
};
