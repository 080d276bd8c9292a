#include "guard/guessguard.h"

#include <algorithm>

namespace {
constexpr qsizetype mostFailures = 100'000; // remembered at a time; the oldest go first
constexpr int whole = 3;                    // thirds

template<class Key>
void count(QHash<Key, int> &counters, const Key &key, int change) {
    if ((counters[key] += change) <= 0)
        counters.remove(key);
}
} // namespace

GuessGuard::GuessGuard(BanList &bans, GuessRules rules, BanList::Clock clock)
    : m_bans(bans)
    , m_rules(rules)
    , m_clock(clock ? std::move(clock) : BanList::monotonicMilliseconds) {}

void GuessGuard::note(const Failure &one, int change) {
    count(m_byNetwork, one.network, one.isHeard() ? change * whole : change);
    if (one.isHeard())
        count(m_byAccount, one.account, change);
}

void GuessGuard::forgetOld() {
    const qint64 oldest = m_clock() - std::chrono::milliseconds(m_rules.window).count();
    while (!m_failures.isEmpty() && (m_failures.first().at <= oldest || m_failures.size() > mostFailures))
        note(m_failures.takeFirst(), -1);
}

std::chrono::milliseconds GuessGuard::after(qsizetype failures, std::chrono::milliseconds longest) const {
    if (failures <= 0)
        return std::chrono::milliseconds(0);
    const qsizetype doublings = std::min(failures - 1, qsizetype(16));
    return std::min(m_rules.firstDelay * (1 << doublings), longest);
}

std::chrono::milliseconds GuessGuard::delay(const QHostAddress &address, const QByteArray &account) {
    forgetOld();
    return std::max(after(m_byNetwork.value(Network(address)) / whole, m_rules.longestDelay),
                    after(m_byAccount.value(account), m_rules.longestForAccount));
}

bool GuessGuard::isGuessedAt(const QByteArray &account) {
    forgetOld();
    return m_byAccount.value(account) >= m_rules.failuresToBan;
}

bool GuessGuard::failed(const QHostAddress &address, const QByteArray &account) {
    return add(address, account.isNull() ? QByteArray("") : account);
}

bool GuessGuard::unheard(const QHostAddress &address) { return add(address, {}); }

bool GuessGuard::add(const QHostAddress &address, const QByteArray &account) {
    const Network network(address);
    m_failures.append({network, account, m_clock()});
    note(m_failures.last(), 1);
    forgetOld();
    const int failures = m_byNetwork.value(network) / whole;
    if (failures < m_rules.failuresToBan || m_bans.isBanned(address))
        return false;
    m_bans.add(network, m_rules.banFor,
               QStringLiteral("%1 failed logins in %2 minutes")
                   .arg(failures)
                   .arg(std::chrono::duration_cast<std::chrono::minutes>(m_rules.window).count()),
               QStringLiteral("guard"));
    return true;
}

void GuessGuard::succeeded(const QHostAddress &address, const QByteArray &account) {
    const Network network(address);
    if (!m_byNetwork.contains(network))
        return;
    m_failures.removeIf([&](const Failure &one) {
        const bool mine = one.network == network && (!one.isHeard() || one.account == account);
        if (mine)
            note(one, -1);
        return mine;
    });
}
