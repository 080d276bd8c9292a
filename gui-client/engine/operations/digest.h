// A digest over bytes as they stream by, or over part of a local file in slices from the event loop.
#pragma once

#include "base/descriptor.h"
#include "ftp/hashname.h"

#include <QObject>

#include <functional>
#include <memory>

using EVP_MD_CTX = struct evp_md_ctx_st;

class Digest {
public:
    explicit Digest(HashAlgorithm algorithm);
    HashAlgorithm algorithm() const { return m_algorithm; }
    void add(const char *data, qint64 size);
    QByteArray result(); // once, at the end

private:
    HashAlgorithm m_algorithm;
    std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX *)> m_context;
    quint32 m_crc = 0;
};

// Reads the first `length` bytes of an open file, a slice per turn of the loop.
class FileDigest : public QObject {
    Q_OBJECT

public:
    // file: stays open while this exists; read by position, so its offset does not move.
    FileDigest(int file, qint64 length, HashAlgorithm algorithm);
    void start();

Q_SIGNALS:
    void finished(const QByteArray &digest); // empty: the file could not be read so far
private:
    void next();

    int m_file;
    qint64 m_length;
    qint64 m_at = 0;
    Digest m_digest;
};
