// What the shared store granted this server for one account: bytes and files that may be added without asking again.
// Nothing is written that was not granted before, so that servers together never exceed a quota. Asks for more ahead of
// need, and gives back what nobody uses. Owned by QuotaLeases, which carries it to the store and back.
#pragma once

#include "accounts/quotaledger.h"

#include <QElapsedTimer>

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

class QuotaLease {
public:
    // Granted at a time; less when little is left.
    static constexpr qint64 Chunk = 64LL * 1024 * 1024;
    static constexpr qint64 SmallChunk = 1024 * 1024; // also the most that a transfer moves in one turn
    static constexpr qint64 FilesChunk = 32;
    // The store takes a grant for lost when it was not renewed for so long; it is used a good deal shorter.
    static constexpr std::chrono::milliseconds Expiry{30'000};
    static constexpr std::chrono::milliseconds Usable{20'000};

    // One question to the store.
    struct Question {
        QuotaUsage spare;    // granted and not used
        QuotaUsage released; // to be taken off what the account uses
        QuotaUsage wanted;
        bool isUncertain = false; // what the store holds may be too much: count the home when all is quiet
        bool isLast = false;      // this server stops: whoever comes next counts what it did not count to the end
        std::optional<QuotaUsage> found; // a count has ended: this is what is there
    };
    struct Reply {
        QuotaUsage granted;
        QuotaUsage used;        // by all servers together, as the store knows it
        bool isLost = false;    // our grants had expired
        bool mayCome = false;   // nothing is left just now, but others hold grants, or the home is being counted
        bool isToCount = false; // by this server, now: until then nobody is granted anything
        bool isCountedElsewhere = false;
        bool isUncounted = false; // as soon as nobody writes, the home is to be counted
    };

    // ask: the store is to be asked soon.
    explicit QuotaLease(std::function<void()> ask)
        : m_ask(std::move(ask)) {}

    bool take(qint64 bytes, qint64 files);
    qint64 takeUpTo(qint64 bytes);
    void giveBack(qint64 bytes, qint64 files);
    // Milliseconds to wait for so many bytes, or 0: they are there, or will not come.
    int pause(qint64 bytes = SmallChunk, qint64 files = 0);
    // At once or later: when so many bytes, and a file, are there or will not come.
    void whenReady(qint64 bytes, std::function<void()> then);
    // Used since the question behind the store's latest figure, and not told yet.
    QuotaUsage unheard() const;
    void setUncertain() { m_isUncertain = true; }

    bool isAsking() const { return m_isAsking; }
    // The store did not answer the last question: whether more could be had is not known.
    bool isAway() const { return m_isAway; }
    // Gives back all that is held.
    void rest();
    // Asked once a second: whether the store has to hear of something. Grants that nobody used since go back.
    bool isDue();
    Question ask(const std::optional<QuotaUsage> &found);
    void onReply(const Reply &reply);
    void onFailure();

private:
    bool isUsable() const { return m_age.isValid() && m_age.elapsed() < Usable.count(); }
    void want(qint64 bytes);
    void tellReady();

    struct Waiting {
        qint64 bytes;
        std::function<void()> then;
    };
    std::function<void()> m_ask;
    QuotaUsage m_spare;
    QuotaUsage m_told; // what is spare, as the store knows it
    QuotaUsage m_released;
    qint64 m_wanted = 0;
    qint64 m_target = 0;  // half of it gone: ask
    qint64 m_reached = 0; // the most that was held since something was taken
    bool m_isWanting = false;
    bool m_isAsking = false;
    bool m_isAway = false;
    bool m_wasUsed = false; // since isDue() was asked
    bool m_isUncertain = false;
    bool m_mayCome = false;
    bool m_isUncounted = false;
    QElapsedTimer m_age;      // since the question behind what is held
    QElapsedTimer m_asked;    // the question that is on its way
    QElapsedTimer m_hungry;   // since something was wanted that did not come
    QElapsedTimer m_wantedAt; // the latest of these wishes
    QElapsedTimer m_refused;  // since the store said that nothing comes
    std::vector<Waiting> m_waiting;
};
