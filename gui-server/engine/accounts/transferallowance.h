// What an account may still move one way: bytes that the store granted ahead of need are counted off while they flow,
// so that no block waits for the database, and all servers that share it together stay within the limits. Shared by the
// account's sessions; TransferQuotas carries its questions to the store.
#pragma once

#include "accounts/transferlimits.h"

#include <QElapsedTimer>

#include <functional>
#include <map>
#include <vector>

class TransferAllowance {
public:
    // Granted at a time; a quarter of what is left towards the end, but no crumbs. A server that is killed takes what
    // it had not moved of it along.
    static constexpr qint64 Chunk = 64LL * 1024 * 1024;
    static constexpr qint64 SmallChunk = 1024 * 1024;

    struct Question {
        TransferLimits limits;
        int day = 0;
        // By the day for which it was granted: what was not used of it; negative: moved beyond it.
        std::map<int, qint64> returned;
        qint64 wanted = 0;
    };
    struct Reply {
        qint64 granted = 0;
        TransferFigures used; // by all servers, what is granted included
    };

    // ask: the store is to be asked now. today: for tests.
    explicit TransferAllowance(std::function<void()> ask, std::function<int()> today = TransferCalendar::today);

    void setLimits(const TransferLimits &limits);
    const TransferLimits &limits() const { return m_limits; }

    // How many of the wanted bytes may move now; takes nothing. 0: see isAsking().
    qint64 available(qint64 wanted);
    // Fewer than so many bytes may move now, and what the store is being asked for may still come: better wait.
    bool mayGetMore(qint64 bytes);
    // So many moved.
    void count(qint64 bytes);
    // Once, perhaps at once: when it is known what is left, or that the store is away.
    void whenKnown(std::function<void()> then);
    // The answer of the store may still bring something.
    bool isAsking() const { return m_isAsking; }
    bool isAway() const { return m_isAway; }
    qint64 granted() const { return m_spare; } // and not moved yet
    // Of a period that has a limit, as last heard; 0 or more.
    qint64 left(TransferPeriod period) const;
    qint64 used(TransferPeriod period) const; // what is granted and not moved is not
    // The least of all periods; the largest qint64 when nothing limits.
    qint64 left() const;
    // When that many bytes could be moved again, ms since the epoch, UTC: the end of the longest period that has less.
    qint64 opens(qint64 bytes) const;

    bool holds() const { return m_isAsking || m_spare != 0 || !m_returned.empty(); }
    // Asked once a second: nobody has moved anything since, and there is something to give back. isOwed: so there is
    // anyway, as the store may not have heard the last question.
    bool isIdle(bool isOwed = false);
    // What was granted for a day that is over is to be given back, whether anybody moves something or not.
    bool isOverdue();
    // isLast: all goes back and nothing is wanted.
    Question question(bool isLast);
    void onReply(const Reply &reply, int day);
    void onFailure();

private:
    void lookAtTheDay();
    void giveBack(int day, qint64 bytes);
    void want();
    void tellReady();

    std::function<void()> m_ask;
    std::function<int()> m_today;
    TransferLimits m_limits;
    TransferFigures m_used; // as the store said, what is spare included
    int m_day = 0;
    qint64 m_spare = 0;
    std::map<int, qint64> m_returned; // with the next question, by day
    qint64 m_target = 0;              // half of it gone: ask
    qint64 m_asked = 0;               // wanted by the question that is on its way
    bool m_isAsking = false;
    bool m_isAway = false;
    bool m_wasUsed = false;  // since isIdle() was asked
    QElapsedTimer m_refused; // since nothing was granted, or the store was found away
    std::vector<std::function<void()>> m_waiting;
};
