// Where a ReceivePump's bytes go. Owned by the transfer, outlives the pump.
#pragma once

#include "base/descriptor.h"
#include "base/failure.h"

#include <QByteArray>

class ByteSink {
public:
    virtual ~ByteSink() = default;

    // How many of `wanted` bytes may come next (quota, a limit of memory). 0 = none: the pump ends with failure().
    virtual qint64 allowance(qint64 wanted) { return wanted; }
    // Without an allowance: all that was wanted is there. The pump ends well, whatever would still come.
    virtual bool hasEnough() const { return false; }
    // Milliseconds to wait before a turn of the pump (1 MiB at most), because the allowance is still being fetched;
    // 0 = go on.
    virtual int pause() { return 0; }
    // Takes all of them, or false with failure() set.
    virtual bool write(const char *data, qint64 size) = 0;
    // The bytes have ended in order, before finished(None): flush what is held back. False with failure() set.
    virtual bool end() { return true; }
    virtual Failure failure() const { return m_failure; }

    // A descriptor into which splice may write at its current position, or -1. Each splice is told by moved().
    virtual int directDescriptor() const { return -1; }
    virtual void moved(qint64 bytes) { Q_UNUSED(bytes) }
    // Direct only: writing failed with this errno; sets failure().
    virtual void directFailed(int error);

protected:
    Failure m_failure;
};

// Into a file from its current position on.
class FileSink : public ByteSink {
public:
    explicit FileSink(Descriptor file)
        : m_file(std::move(file)) {}

    bool write(const char *data, qint64 size) override;
    int directDescriptor() const override { return m_file.number(); }
    void moved(qint64 bytes) override { m_written += bytes; }
    Descriptor &file() { return m_file; }
    qint64 written() const { return m_written; }

private:
    Descriptor m_file;
    qint64 m_written = 0;
};

// Into memory, at most `limit` bytes (a listing): more is a failure.
class MemorySink : public ByteSink {
public:
    explicit MemorySink(qint64 limit)
        : m_limit(limit) {}

    qint64 allowance(qint64 wanted) override;
    bool write(const char *data, qint64 size) override;
    const QByteArray &bytes() const { return m_bytes; }
    QByteArray take() { return std::move(m_bytes); }

private:
    QByteArray m_bytes;
    qint64 m_limit;
};
