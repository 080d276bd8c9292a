// The digest of a file as it passes between the disk and the data connection: wraps the file's own source or sink. The
// bytes go through memory then, not by sendfile or splice.
#pragma once

#include "net/bytesink.h"
#include "net/bytesource.h"
#include "net/digest.h"

class DigestSource final : public ByteSource {
public:
    DigestSource(ByteSource &file, HashAlgorithm algorithm)
        : m_file(file)
        , m_digest(algorithm) {}
    int pause() override { return m_file.pause(); }
    qint64 read(char *data, qint64 maximum) override {
        const qint64 size = m_file.read(data, maximum);
        if (size > 0)
            m_digest.add(data, size);
        return size;
    }
    qint64 directRemaining() const override { return m_file.directRemaining(); }
    Failure failure() const override { return m_file.failure(); }
    QByteArray result() { return m_digest.result(); } // once, at the end

private:
    ByteSource &m_file;
    Digest m_digest;
};

class DigestSink final : public ByteSink {
public:
    DigestSink(ByteSink &file, HashAlgorithm algorithm)
        : m_file(file)
        , m_digest(algorithm) {}
    qint64 allowance(qint64 wanted) override { return m_file.allowance(wanted); }
    int pause() override { return m_file.pause(); }
    bool write(const char *data, qint64 size) override {
        m_digest.add(data, size);
        return m_file.write(data, size);
    }
    bool end() override { return m_file.end(); }
    Failure failure() const override { return m_file.failure(); }
    QByteArray result() { return m_digest.result(); } // once, at the end

private:
    ByteSink &m_file;
    Digest m_digest;
};
