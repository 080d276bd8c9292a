#include "transfer/meteredlimiter.h"

#include <algorithm>
#include <utility>

namespace {
constexpr int waitMilliseconds = 20;
} // namespace

MeteredLimiter::MeteredLimiter(std::shared_ptr<TransferAllowance> quota, TransferDirection direction,
                               RateLimiter *below, std::function<void()> exhausted)
    : RateLimiter(0, below)
    , m_quota(std::move(quota))
    , m_direction(direction)
    , m_exhausted(std::move(exhausted)) {}

qint64 MeteredLimiter::allowance(qint64 wanted) {
    const qint64 available = m_quota->available(wanted);
    m_isWaiting = available == 0 && m_quota->isAsking();
    if (available == 0 && !m_isWaiting && m_exhausted)
        std::exchange(m_exhausted, {})();
    return available > 0 ? RateLimiter::allowance(available) : 0;
}

void MeteredLimiter::consume(qint64 bytes) {
    m_quota->count(bytes);
    RateLimiter::consume(bytes);
}

int MeteredLimiter::delay() { return m_isWaiting ? waitMilliseconds : RateLimiter::delay(); }

FileError MeteredLimiter::refusal(const TransferAllowance &quota, TransferDirection direction, qint64 bytes) {
    FileError error;
    error.isDownload = direction == TransferDirection::Download;
    error.needed = bytes;
    error.left = quota.left();
    const qint64 least = bytes < 0 ? 1 : bytes;
    if (quota.isAway() && quota.granted() < least)
        error.kind = FileError::Kind::QuotaUnknown;
    else if (error.left < least)
        error.kind = FileError::Kind::TransferQuota;
    error.opens = quota.opens(least);
    return error;
}
