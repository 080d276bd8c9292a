#include "guard/guessguard.h"

#include <algorithm>

namespace {
constexpr qsizetype mostFailures = 20'000; // remembered at a time; the oldest go first

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

void GuessGuard::forgetOld() {
    const qint64 oldest = m_clock() - std::chrono::milliseconds(m_rules.window).count();
    while (!m_failures.isEmpty() && (m_failures.first().at <= oldest || m_failures.size() > mostFailures)) {
        const Failure gone = m_failures.takeFirst();
        count(m_byNetwork, gone.network, -1);
        count(m_byAccount, gone.account, -1);
    }
}

std::chrono::milliseconds GuessGuard::after(qsizetype failures, std::chrono::milliseconds longest) const {
    if (failures <= 0)
        return std::chrono::milliseconds(0);
    const qsizetype doublings = std::min(failures - 1, qsizetype(16));
    return std::min(m_rules.firstDelay * (1 << doublings), longest);
}

std::chrono::milliseconds GuessGuard::delay(const QHostAddress &address, const QByteArray &account) {
    forgetOld();
    return std::max(after(m_byNetwork.value(Network(address)), m_rules.longestDelay),
                    after(m_byAccount.value(account), m_rules.longestForAccount));
}

bool GuessGuard::isGuessedAt(const QByteArray &account) {
    forgetOld();
    return m_byAccount.value(account) >= m_rules.failuresToBan;
}

bool GuessGuard::failed(const QHostAddress &address, const QByteArray &account) {
    const Network network(address);
    m_failures.append({network, account, m_clock()});
    count(m_byNetwork, network, 1);
    count(m_byAccount, account, 1);
    forgetOld();
    if (m_byNetwork.value(network) < m_rules.failuresToBan || m_bans.isBanned(address))
        return false;
    m_bans.add(network, m_rules.banFor,
               QStringLiteral("%1 failed logins in %2 minutes")
                   .arg(m_byNetwork.value(network))
                   .arg(std::chrono::duration_cast<std::chrono::minutes>(m_rules.window).count()),
               QStringLiteral("guard"));
    return true;
}

void GuessGuard::succeeded(const QHostAddress &address, const QByteArray &account) {
    const Network network(address);
    m_failures.removeIf([&](const Failure &one) {
        const bool mine = one.network == network && one.account == account;
        if (mine) {
            count(m_byNetwork, network, -1);
            count(m_byAccount, account, -1);
        }
        return mine;
    });
}
