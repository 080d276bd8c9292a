#include "net/ratelimiter.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace {
// A bucket holds what an eighth of a second brings, so that a pause is not followed by a flood.
constexpr double burstSeconds = 0.125;
constexpr double smallestBurst = 4096;
} // namespace

RateLimiter::RateLimiter(qint64 bytesPerSecond, RateLimiter *parent, std::function<qint64()> clock)
    : m_clock(std::move(clock))
    , m_parent(parent) {
    if (!m_clock) {
        m_clock = [] {
            return std::chrono::duration_cast<std::chrono::nanoseconds>(
                       std::chrono::steady_clock::now().time_since_epoch())
                .count();
        };
    }
    setRate(bytesPerSecond);
}

void RateLimiter::setRate(qint64 bytesPerSecond) {
    m_rate = std::max<qint64>(0, bytesPerSecond);
    m_last = m_clock();
    m_tokens = std::min(m_tokens, burst());
    if (m_tokens < 0)
        m_tokens = 0; // debts of another rate are forgiven: nobody waits hours after a limit was raised
}

double RateLimiter::burst() const { return std::max(smallestBurst, double(m_rate) * burstSeconds); }

void RateLimiter::refill() {
    const qint64 now = m_clock();
    m_tokens = std::min(burst(), m_tokens + double(now - m_last) * 1e-9 * double(m_rate));
    m_last = now;
}

qint64 RateLimiter::allowance(qint64 wanted) {
    if (m_parent)
        wanted = m_parent->allowance(wanted);
    if (m_rate == 0 || wanted <= 0)
        return wanted;
    refill();
    // Crumbs would cost a system call each: wait until a small slice has gathered.
    const double slice = std::min(smallestBurst, double(wanted));
    return m_tokens < slice ? 0 : std::min(wanted, qint64(m_tokens));
}

void RateLimiter::consume(qint64 bytes) {
    if (m_parent)
        m_parent->consume(bytes);
    if (m_rate > 0)
        m_tokens -= double(bytes);
}

int RateLimiter::delay() {
    int above = m_parent ? m_parent->delay() : 0;
    if (m_rate == 0)
        return above;
    refill();
    const double missing = std::min(smallestBurst, burst()) - m_tokens;
    const double own = missing <= 0 ? 0 : std::ceil(missing * 1000 / double(m_rate));
    return std::max(above, int(std::min(own, 1000.0)));
}
