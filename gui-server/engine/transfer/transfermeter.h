// Counts the bytes of a file in its account's transfer quota, next to the file: neither a packed file's size nor the
// headers of blocks nor what is dropped counts. Wraps the file's own source or sink. Made and owned by the transfer.
#pragma once

#include "accounts/transferallowance.h"
#include "files/fileerror.h"
#include "net/bytesink.h"
#include "net/bytesource.h"

#include <memory>

class TransferMeter {
public:
    TransferMeter(std::shared_ptr<TransferAllowance> quota, TransferDirection direction)
        : m_quota(std::move(quota))
        , m_direction(direction) {}

    // Milliseconds to wait for more from the store; 0 = there is enough for a turn of a pump, or no more will come.
    int pause();
    // How many of the wanted bytes (> 0) may move now. 0: error() says why.
    qint64 allowance(qint64 wanted);
    void count(qint64 bytes) { m_quota->count(bytes); }

    FileError error() const { return m_error; } // none while bytes may move
    Failure failure() const;                    // the same for a pump

    // Why so many bytes may not move; none when they may. -1: how many more are to come is not known, at least one.
    static FileError refusal(const TransferAllowance &quota, TransferDirection direction, qint64 bytes);

private:
    std::shared_ptr<TransferAllowance> m_quota;
    TransferDirection m_direction;
    FileError m_error;
};

class MeteredSource final : public ByteSource {
public:
    // The file says how much of it remains: nothing is asked for its end.
    MeteredSource(ByteSource &file, TransferMeter &meter)
        : m_file(file)
        , m_meter(meter) {}
    int pause() override { return m_file.directRemaining() == 0 ? 0 : m_meter.pause(); }
    qint64 read(char *data, qint64 maximum) override;
    Failure failure() const override { return m_meter.error() ? m_meter.failure() : m_file.failure(); }
    int directDescriptor() const override { return m_file.directDescriptor(); }
    qint64 directRemaining() const override { return m_file.directRemaining(); }
    qint64 directAllowance(qint64 wanted) override { return m_meter.allowance(wanted); }
    bool moved(qint64 bytes) override;

private:
    ByteSource &m_file;
    TransferMeter &m_meter;
};

class MeteredSink final : public ByteSink {
public:
    MeteredSink(ByteSink &file, TransferMeter &meter)
        : m_file(file)
        , m_meter(meter) {}
    qint64 allowance(qint64 wanted) override;
    int pause() override;
    bool write(const char *data, qint64 size) override;
    bool end() override { return m_file.end(); }
    Failure failure() const override { return m_meter.error() ? m_meter.failure() : m_file.failure(); }
    int directDescriptor() const override { return m_file.directDescriptor(); }
    void moved(qint64 bytes) override;
    void directFailed(int error) override { m_file.directFailed(error); }

private:
    ByteSink &m_file;
    TransferMeter &m_meter;
};
