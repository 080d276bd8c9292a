#include "transfer/transfermeter.h"

namespace {
constexpr int waitMilliseconds = 20;
// What a pump moves in one turn, at most: a slice of a packed file may unpack to 4 MiB, and another one may follow.
constexpr qint64 mostInATurn = 8LL * 1024 * 1024;
} // namespace

int TransferMeter::pause() { return m_quota->mayGetMore(mostInATurn) ? waitMilliseconds : 0; }

qint64 TransferMeter::allowance(qint64 wanted) {
    const qint64 allowed = m_quota->available(wanted);
    m_error = allowed > 0 ? FileError() : refusal(*m_quota, m_direction, -1);
    // Others gave something back, and the store was not asked since.
    if (allowed <= 0 && !m_error)
        m_error.kind = FileError::Kind::QuotaUnknown;
    return allowed;
}

Failure TransferMeter::failure() const { return {Failure::Kind::LocalFile, 0, QString::fromUtf8(m_error.text()), {}}; }

FileError TransferMeter::refusal(const TransferAllowance &quota, TransferDirection direction, qint64 bytes) {
    FileError error;
    error.isDownload = direction == TransferDirection::Download;
    error.needed = bytes;
    error.left = quota.left();
    const qint64 least = bytes < 0 ? 1 : bytes;
    if (least > 0 && quota.isAway() && quota.granted() < least)
        error.kind = FileError::Kind::QuotaUnknown;
    else if (error.left < least)
        error.kind = FileError::Kind::TransferQuota;
    error.opens = quota.opens(least);
    return error;
}

qint64 MeteredSource::read(char *data, qint64 maximum) {
    if (m_file.directRemaining() == 0)
        return m_file.read(data, maximum); // which is its end
    const qint64 allowed = m_meter.allowance(maximum);
    if (allowed <= 0)
        return -1;
    const qint64 size = m_file.read(data, allowed);
    if (size > 0)
        m_meter.count(size);
    return size;
}

bool MeteredSource::moved(qint64 bytes) {
    m_meter.count(bytes);
    return m_file.moved(bytes);
}

qint64 MeteredSink::allowance(qint64 wanted) {
    const qint64 allowed = m_meter.allowance(wanted);
    return allowed > 0 ? m_file.allowance(allowed) : 0;
}

int MeteredSink::pause() {
    const int wait = m_meter.pause();
    return wait > 0 ? wait : m_file.pause();
}

bool MeteredSink::write(const char *data, qint64 size) {
    m_meter.count(size);
    return m_file.write(data, size);
}

void MeteredSink::moved(qint64 bytes) {
    m_meter.count(bytes);
    m_file.moved(bytes);
}
