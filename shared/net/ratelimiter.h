// A speed limit as a token bucket. Limiters chain: a session's draws on its account's, that on the limit for all.
#pragma once

#include <QElapsedTimer>
#include <QtGlobal>

#include <functional>

class RateLimiter {
public:
    // parent must outlive this. clock returns monotonic nanoseconds (for tests); default is the system's.
    explicit RateLimiter(qint64 bytesPerSecond = 0, RateLimiter *parent = nullptr, std::function<qint64()> clock = {});

    RateLimiter(const RateLimiter &) = delete;
    RateLimiter &operator=(const RateLimiter &) = delete;
    virtual ~RateLimiter() = default;

    void setRate(qint64 bytesPerSecond); // 0 = no limit
    qint64 rate() const { return m_rate; }
    void setParent(RateLimiter *parent) { m_parent = parent; }

    // How many of `wanted` bytes may be moved now, by this and every limiter above; takes nothing.
    virtual qint64 allowance(qint64 wanted);
    // Moved so many: from this and every limiter above. May overdraw by what one slice exceeds.
    virtual void consume(qint64 bytes);
    // Milliseconds until at least a small slice will be allowed; 0 = now.
    virtual int delay();

private:
    void refill();
    double burst() const; // bytes

    std::function<qint64()> m_clock;
    RateLimiter *m_parent;
    qint64 m_rate = 0;
    qint64 m_last = 0;   // ns
    double m_tokens = 0; // bytes
};
