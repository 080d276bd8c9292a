#include "accounts/quotaledger.h"

#include "accounts/quotalease.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace {
constexpr qint64 nearlyFull = 90; // percent
} // namespace

QuotaCounter::QuotaCounter(QByteArray account, QuotaStore &store)
    : m_account(std::move(account))
    , m_store(store)
    , m_used(store.load(m_account)) {}

qint64 QuotaCounter::bytesLeft() const {
    return m_limit.bytes < 0 ? std::numeric_limits<qint64>::max() : std::max<qint64>(0, m_limit.bytes - m_used.bytes);
}

qint64 QuotaCounter::filesLeft() const {
    return m_limit.files < 0 ? std::numeric_limits<qint64>::max() : std::max<qint64>(0, m_limit.files - m_used.files);
}

bool QuotaCounter::reserve(qint64 bytes, qint64 files) {
    const bool fits = m_lease ? m_lease->take(bytes, files) : bytes <= bytesLeft() && files <= filesLeft();
    if (!fits)
        return false;
    add(bytes, files);
    return true;
}

qint64 QuotaCounter::reserveUpTo(qint64 bytes) {
    const qint64 granted = m_lease ? m_lease->takeUpTo(bytes) : std::min(bytes, bytesLeft());
    if (granted > 0)
        add(granted, 0);
    return granted;
}

void QuotaCounter::release(qint64 bytes, qint64 files) {
    if (bytes == 0 && files == 0)
        return;
    if (m_lease)
        m_lease->giveBack(bytes, files);
    add(-bytes, -files);
}

void QuotaCounter::add(qint64 bytes, qint64 files) {
    m_used.bytes += bytes;
    m_used.files += files;
    if (m_recounting) {
        m_sinceRecount.bytes += bytes;
        m_sinceRecount.files += files;
    }
    // What other programs put into the home was never counted: taking it away must not grant more than the limit.
    m_used.bytes = std::max<qint64>(0, m_used.bytes);
    m_used.files = std::max<qint64>(0, m_used.files);
    if (!m_recounting)
        m_store.save(m_account, m_used);
    m_isFullKnown = m_isFullKnown && isNearlyFull();
}

void QuotaCounter::setLimit(const QuotaLimit &limit) {
    m_limit = limit;
    m_isFullKnown = m_isFullKnown && isNearlyFull();
}

bool QuotaCounter::isNearlyFull() const {
    const auto reached = [](qint64 used, qint64 limit) {
        // Without the product, which may not fit.
        return limit >= 0 && used > 0 && used >= limit / 100 * nearlyFull + limit % 100 * nearlyFull / 100;
    };
    return reached(m_used.bytes, m_limit.bytes) || reached(m_used.files, m_limit.files);
}

bool QuotaCounter::isNewlyFull() { return isNearlyFull() && !std::exchange(m_isFullKnown, true); }

void QuotaCounter::beginRecount() {
    m_recounting = true;
    m_sinceRecount = {};
    m_store.doubt(m_account);
}

void QuotaCounter::finishRecount(const QuotaUsage &found) {
    if (m_recounting)
        setUsed({found.bytes + m_sinceRecount.bytes, found.files + m_sinceRecount.files});
}

void QuotaCounter::setUsed(const QuotaUsage &used) {
    m_recounting = false;
    m_used = {std::max<qint64>(0, used.bytes), std::max<qint64>(0, used.files)};
    m_store.save(m_account, m_used);
    m_isFullKnown = isNearlyFull() && (m_isFullKnown || !m_isCounted);
    m_isCounted = true;
    for (const auto &then : std::exchange(m_waiting, {}))
        then();
}

void QuotaCounter::whenCounted(std::function<void()> then) {
    m_recounting ? m_waiting.push_back(std::move(then)) : then();
}

void QuotaCounter::whenReady(qint64 bytes, std::function<void()> then) {
    whenCounted([this, bytes, then = std::move(then)] { m_lease ? m_lease->whenReady(bytes, then) : then(); });
}

bool QuotaCounter::isAway() const { return m_lease && m_lease->isAway(); }

int QuotaCounter::pause() { return m_lease ? m_lease->pause() : 0; }

QuotaCounter &QuotaLedger::counter(const QByteArray &account) {
    std::shared_ptr<QuotaCounter> &counter = m_counters[account];
    if (!counter)
        counter = std::make_shared<QuotaCounter>(account, m_store);
    return *counter;
}
