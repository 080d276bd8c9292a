// The limit of speed of one transfer whose bytes count in a transfer quota. Made and owned by the transfer.
#pragma once

#include "accounts/transferallowance.h"
#include "files/fileerror.h"
#include "net/ratelimiter.h"

#include <memory>

class MeteredLimiter final : public RateLimiter {
public:
    // below: the limit of speed, or null. exhausted comes once, from within a pump's turn, when no byte may move any
    // more.
    MeteredLimiter(std::shared_ptr<TransferAllowance> quota, TransferDirection direction, RateLimiter *below,
                   std::function<void()> exhausted);

    qint64 allowance(qint64 wanted) override;
    void consume(qint64 bytes) override;
    int delay() override;

    FileError refusal() const { return refusal(*m_quota, m_direction, -1); }
    // Why so many bytes may not move; none when they may. -1: how many are to come is not known.
    static FileError refusal(const TransferAllowance &quota, TransferDirection direction, qint64 bytes);

private:
    std::shared_ptr<TransferAllowance> m_quota;
    TransferDirection m_direction;
    std::function<void()> m_exhausted;
    bool m_isWaiting = false; // for the store
};
