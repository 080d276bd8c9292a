// Where a SendPump's bytes come from. Owned by the transfer, outlives the pump.
#pragma once

#include "base/descriptor.h"
#include "base/failure.h"

#include <QByteArray>

class ByteSource {
public:
    virtual ~ByteSource() = default;

    // Milliseconds to wait before a turn of the pump, because leave to send more is still being fetched; 0 = go on.
    virtual int pause() { return 0; }
    // Up to `maximum` bytes (> 0) into data: their number, 0 = end, -1 = failed. Must not block for long.
    virtual qint64 read(char *data, qint64 maximum) = 0;
    virtual Failure failure() const { return m_failure; }

    // A descriptor whose bytes may be sent from its current position by sendfile, or -1.
    virtual int directDescriptor() const { return -1; }
    // Direct only: how many bytes are still to be sent, -1 = until the end of the file.
    virtual qint64 directRemaining() const { return -1; }
    // Direct only, and only while something remains: how many of `wanted` bytes may be sent next. 0 = none: the pump
    // ends with failure().
    virtual qint64 directAllowance(qint64 wanted) { return wanted; }
    // Direct only: the kernel moved so many; 0 = the file has ended. False = failed (the file became shorter).
    virtual bool moved(qint64 bytes);

protected:
    Failure m_failure;
};

// A file's bytes from the descriptor's current position on.
class FileSource : public ByteSource {
public:
    // length: exactly so many bytes are wanted, fewer in the file is a failure; -1 = until the end.
    explicit FileSource(Descriptor file, qint64 length = -1);

    qint64 read(char *data, qint64 maximum) override;
    int directDescriptor() const override { return m_file.number(); }
    qint64 directRemaining() const override { return m_remaining; }
    bool moved(qint64 bytes) override;
    const Descriptor &file() const { return m_file; }

private:
    Descriptor m_file;
    qint64 m_remaining;
};

class MemorySource : public ByteSource {
public:
    explicit MemorySource(QByteArray bytes)
        : m_bytes(std::move(bytes)) {}
    qint64 read(char *data, qint64 maximum) override;

private:
    QByteArray m_bytes;
    qint64 m_at = 0;
};
