// Counts failed logins by network and by account, across connections, and says how long the next attempt has to wait
// and whom to ban. Bounded in memory. Owned by Server.
#pragma once

#include "guard/banlist.h"

#include <QByteArray>
#include <QHash>
#include <QList>

#include <chrono>

struct GuessRules {
    int failuresToBan = 10;
    std::chrono::seconds window{600};
    std::chrono::seconds banFor{3600};
    std::chrono::milliseconds firstDelay{250}; // doubled with each further failure
    std::chrono::milliseconds longestDelay{8000};
    // An address without failures of its own waits at most so long for an account that others guess at.
    std::chrono::milliseconds longestForAccount{500};
};

class GuessGuard {
public:
    // bans must outlive this.
    explicit GuessGuard(BanList &bans, GuessRules rules = {}, BanList::Clock clock = {});

    void setRules(const GuessRules &rules) { m_rules = rules; } // failures that are counted stay counted
    bool isBanned(const QHostAddress &address) { return m_bans.isBanned(address); }
    std::chrono::milliseconds delay(const QHostAddress &address, const QByteArray &account);
    // Whether as many failed at the account, from wherever, as get an address banned.
    bool isGuessedAt(const QByteArray &account);
    // True when this one led to a ban.
    bool failed(const QHostAddress &address, const QByteArray &account);
    // An attempt at an account that others guess at, refused without a look at its password, which may be right. It
    // counts a third of a failure: one that comes again each minute, as it was told, is not banned. True as in
    // failed().
    bool unheard(const QHostAddress &address);
    // Forgets the failures of this address at this account.
    void succeeded(const QHostAddress &address, const QByteArray &account);

private:
    struct Failure {
        Network network;
        QByteArray account; // none: it was not heard
        qint64 at = 0;      // of the clock, ms

        bool isHeard() const { return !account.isNull(); }
    };
    void note(const Failure &one, int change);
    bool add(const QHostAddress &address, const QByteArray &account);
    void forgetOld();
    std::chrono::milliseconds after(qsizetype failures, std::chrono::milliseconds longest) const;

    BanList &m_bans;
    GuessRules m_rules;
    BanList::Clock m_clock;
    QList<Failure> m_failures;       // oldest first
    QHash<Network, int> m_byNetwork; // thirds of failures
    QHash<QByteArray, int> m_byAccount;
};
