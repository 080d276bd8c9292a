#include "accounts/quotalease.h"

#include <algorithm>
#include <utility>

namespace {
constexpr int waitMilliseconds = 20;
// What others hold unused comes back within a second or two; who waits longer is refused.
constexpr qint64 patience = 4000;
// Whoever waits asks again at least each second; after so long it was another one, who went away.
constexpr qint64 forgotten = 2000;
constexpr qint64 leaseRefusalHolds = 250;
constexpr qint64 askAgainAfter = 200;
constexpr qint64 renewEvery = 8000;
} // namespace

bool QuotaLease::take(qint64 bytes, qint64 files) {
    if (bytes <= 0 && files <= 0)
        return true;
    if (!isUsable() || bytes > m_spare.bytes || files > m_spare.files) {
        want(bytes);
        return false;
    }
    m_spare.bytes -= bytes;
    m_spare.files -= files;
    m_wasUsed = true;
    m_reached = 0;
    if (m_spare.bytes < m_target / 2) {
        m_target = m_spare.bytes;
        want(0); // ahead of need
    }
    return true;
}

qint64 QuotaLease::takeUpTo(qint64 bytes) {
    const qint64 granted = isUsable() ? std::min(bytes, m_spare.bytes) : 0;
    if (granted > 0)
        (void)take(granted, 0);
    else
        want(bytes);
    return granted;
}

void QuotaLease::giveBack(qint64 bytes, qint64 files) {
    m_released.bytes += bytes;
    m_released.files += files;
    m_refused.invalidate(); // there is something again
}

QuotaUsage QuotaLease::unheard() const {
    return {m_told.bytes - m_spare.bytes - m_released.bytes, m_told.files - m_spare.files - m_released.files};
}

void QuotaLease::want(qint64 bytes) {
    m_wanted = std::max(m_wanted, bytes);
    if (m_refused.isValid() && m_refused.elapsed() < leaseRefusalHolds)
        return;
    m_isWanting = true;
    if (bytes > 0) {
        if (!m_hungry.isValid() || m_wantedAt.elapsed() > forgotten)
            m_hungry.start();
        m_wantedAt.start();
    }
    const bool isTooSoon = m_mayCome && m_asked.isValid() && m_asked.elapsed() < askAgainAfter;
    if (!m_isAsking && !isTooSoon)
        m_ask();
}

int QuotaLease::pause(qint64 bytes, qint64 files) {
    const bool isThere = isUsable() && m_spare.bytes >= bytes && m_spare.files >= files;
    if (isThere || (m_refused.isValid() && m_refused.elapsed() < leaseRefusalHolds))
        return 0;
    want(bytes);
    return waitMilliseconds;
}

void QuotaLease::whenReady(qint64 bytes, std::function<void()> then) {
    if (pause(bytes, 1) == 0)
        return then();
    m_waiting.push_back({bytes, std::move(then)});
}

void QuotaLease::rest() {
    const QuotaUsage spare = std::exchange(m_spare, {});
    giveBack(spare.bytes, spare.files);
}

bool QuotaLease::isDue() {
    if (!std::exchange(m_wasUsed, false) && m_waiting.empty())
        rest();
    const bool holds = m_spare.bytes > 0 || m_spare.files > 0;
    return m_spare != m_told || m_released != QuotaUsage() || m_isWanting || m_isUncertain || m_isUncounted ||
           (holds && m_age.elapsed() > renewEvery);
}

QuotaLease::Question QuotaLease::ask(const std::optional<QuotaUsage> &found) {
    Question question;
    question.spare = m_spare;
    question.released = std::exchange(m_released, {});
    if (std::exchange(m_isWanting, false))
        question.wanted = {std::max(Chunk, std::exchange(m_wanted, 0)) - m_spare.bytes, FilesChunk - m_spare.files};
    question.isUncertain = std::exchange(m_isUncertain, false);
    question.found = found;
    m_isAsking = true;
    m_told = m_spare;
    m_asked.start();
    return question;
}

void QuotaLease::onReply(const Reply &reply) {
    m_isAsking = m_isAway = false;
    m_age = m_asked;
    if (reply.isLost) // what was taken of it meanwhile is found by the count that follows
        m_spare = m_told = {};
    m_spare.bytes += reply.granted.bytes;
    m_spare.files += reply.granted.files;
    m_told.bytes += reply.granted.bytes;
    m_told.files += reply.granted.files;
    m_target = m_spare.bytes;
    m_mayCome = reply.mayCome;
    m_isUncounted = reply.isUncounted;
    const bool came = reply.granted.bytes > 0 && m_spare.files > 0;
    // A grant that is too little for anybody goes back unused, to another server that needs more as well, and returns:
    // only what is more than before is worth further patience.
    const bool isMore = came && m_spare.bytes > m_reached;
    const bool isRefused =
        m_hungry.isValid() && !isMore && ((!came && !reply.mayCome) || m_hungry.elapsed() > patience);
    if (isMore)
        m_reached = m_spare.bytes;
    if (isRefused)
        m_refused.start();
    if (isMore || isRefused)
        m_hungry.invalidate();
    tellReady();
}

// What the question did is not known: grants and releases may have been noted or not. The store keeps the greater
// figure, until the home is counted.
void QuotaLease::onFailure() {
    m_isAsking = false;
    m_isAway = true;
    m_isUncertain = true;
    m_mayCome = false;
    m_hungry.invalidate();
    m_refused.start();
    tellReady();
}

void QuotaLease::tellReady() {
    std::vector<Waiting> still;
    for (Waiting &one : std::exchange(m_waiting, {}))
        if (pause(one.bytes, 1) == 0)
            one.then();
        else
            still.push_back(std::move(one));
    m_waiting.insert(m_waiting.end(), std::make_move_iterator(still.begin()), std::make_move_iterator(still.end()));
}
