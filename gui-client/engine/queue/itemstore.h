// The items of a TransferQueue with everything that is looked up fast: order, turns per site, running, waiting,
// finished, totals. Plain data without signals; owned by the TransferQueue.
#pragma once

#include "queue/transferitem.h"

#include <QList>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

// Sums over all items, kept up to date with every change.
struct QueueTotals {
    int queued = 0;  // Queued, Waiting, Paused
    int running = 0; // Active, Confirming
    int failed = 0;  // Failed, Cancelled
    int done = 0;
    qint64 bytes = 0;     // of queued and running items whose size is known
    qint64 bytesDone = 0; // of the same items
    qint64 rate = 0;      // bytes per second, all running items
    qint64 downMoved = 0; // bytes that came over the network since the start
    qint64 upMoved = 0;   // and went

    qint64 bytesBefore = 0; // of what was finished since the queue was last at its end

    int pending() const { return queued + running; }
    // The whole of the job: what is left, and what was finished before.
    qint64 jobBytes() const { return bytesBefore + bytes; }
    qint64 jobDone() const { return bytesBefore + bytesDone; }
    double share() const { return jobBytes() > 0 ? double(jobDone()) / double(jobBytes()) : 0; } // 0-1
};

class ItemStore {
public:
    using Id = TransferItem::Id;
    using State = TransferItem::State;

    static constexpr qint64 positionGap = qint64(1) << 40; // room for many items between two neighbours

    struct Entry {
        TransferItem item;      // state, priority and site only change through the store
        qint64 position = 0;    // sort key in the queue
        qint64 finishOrder = 0; // sort key among the finished ones
        qint64 measured = 0;    // item.done when the rate was last computed
        bool goesOn = false;    // some of it stood before: its first progress is no speed

        void beginMeasuring();
        qint64 onProgress(qint64 done); // how many bytes of it have been moved just now
        qint64 measure(qint64 elapsed); // bytes per second, smoothed; elapsed: milliseconds since the last time
    };

    Entry *entry(Id id);
    const Entry *entry(Id id) const;
    qsizetype count() const { return static_cast<qsizetype>(m_items.size()); }
    void insert(TransferItem item, qint64 position);
    void erase(Id id);
    void setState(Entry &entry, State state);
    void setPriority(Entry &entry, TransferItem::Priority priority);
    void dismiss(Entry &entry); // isUnwanted: it counts no bytes any more, and nobody waits for it
    // Changes values other than state, priority and site, and keeps the totals right.
    template<class Change>
    void update(Entry &entry, Change change) {
        addToTotals(entry.item, -1);
        change(entry.item);
        addToTotals(entry.item, +1);
    }
    // Moves the entries, in the order of the list, to directly before another item that is not among them (0: the end).
    void move(const QList<Entry *> &entries, Id before);
    qint64 lastPosition() const { return m_order.empty() ? 0 : m_order.rbegin()->first; }
    // So many free positions, rising, directly before an item (0: at the end).
    QList<qint64> positionsBefore(Id before, qsizetype wanted);
    Id following(Id id) const; // in the order; 0 at the end
    // All got new positions since this was asked last, for the room between two of them was used up.
    bool takeRenumbered() { return std::exchange(m_isRenumbered, false); }

    // Looks through the Queued items of a site by priority and order, 1,000 at most: the first that may start, 0 when
    // there is none.
    enum class Look { Starts, Passes, Ends };
    Id next(const QString &site, const std::function<Look(const TransferItem &)> &look) const;
    const QueueTotals &totals() const { return m_totals; }
    void noteMoved(TransferItem::Direction direction, qint64 bytes) {
        (direction == TransferItem::Direction::Download ? m_totals.downMoved : m_totals.upMoved) += bytes;
    }
    void noteFinished(qint64 bytes) { m_totals.bytesBefore += std::max<qint64>(bytes, 0); }
    void forgetFinished() { m_totals.bytesBefore = 0; }
    // No item is running, Waiting for its time, or Queued; unwanted ones may stay so for long, until a connection to
    // their server is made for something else.
    bool isAtRest() const;

    struct Turn { // sort key of what runs next
        int priority;
        qint64 position;
        Id id;
        bool operator<(const Turn &other) const;
    };
    using Waking = std::set<std::pair<qint64, Id>>;
    const std::map<qint64, Id> &order() const { return m_order; }
    const std::map<QString, std::set<Turn>> &turns() const { return m_turns; }
    const std::unordered_set<Id> &running() const { return m_running; }
    const Waking &waking() const { return m_waking; } // by retryAt
    const std::map<qint64, Id> &failed() const { return m_failed; }
    const std::map<qint64, Id> &done() const { return m_done; }
    QList<Id> all() const;

private:
    void enlist(Entry &entry);
    static bool isWaitedFor(const TransferItem &item) { return item.state == State::Queued && !item.isUnwanted; }
    void delist(Entry &entry);
    void stand(Entry &entry, qint64 position);
    void renumber();
    void addToTotals(const TransferItem &item, int sign);

    std::unordered_map<Id, std::unique_ptr<Entry>> m_items;
    std::map<qint64, Id> m_order;
    std::map<QString, std::set<Turn>> m_turns;
    std::unordered_set<Id> m_running;
    Waking m_waking;
    std::map<qint64, Id> m_failed, m_done;
    QueueTotals m_totals;
    qint64 m_finishCounter = 0;
    bool m_isRenumbered = false;
    qsizetype m_waitedFor = 0; // in the turns
};
