// The ordered list of transfers with their states: what the window shows and the Runner works off. Moves no byte
// itself. Owned by the window or the terminal; the Runner and the Journal hold references.
#pragma once

#include "queue/itemstore.h"
#include "queue/untoldchanges.h"

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <functional>
#include <map>
#include <optional>

class TransferQueue : public QObject {
    Q_OBJECT
public:
    using Id = TransferItem::Id;
    using State = TransferItem::State;
    using Ids = QList<TransferItem::Id>;
    enum class Tab { Queued, Failed, Done }; // the three lists of the window

    explicit TransferQueue(QObject *parent = nullptr);
    ~TransferQueue() override;

    static Tab tabOf(State state);

    // --- by a person ---
    // Appends the items and gives each an id (returned in the same order); state Paused and Failed are kept, all
    // others become Queued. One added() for all of them.
    Ids add(QList<TransferItem> items);
    void pause(const Ids &ids);  // Queued, Waiting and running ones
    void resume(const Ids &ids); // Paused ones
    void cancel(const Ids &ids); // all that are not finished
    void retry(const Ids &ids);  // Failed and Cancelled ones: Queued again with fresh attempts
    // Running ones are cancelled first. An upload that left bytes under a temporary name stays, isUnwanted, until they
    // are deleted; removed once more it goes at once.
    void remove(const Ids &ids);
    void setPriority(const Ids &ids, TransferItem::Priority priority);
    // Moves the ids, in their present order, to directly before another item; before = 0 moves them to the end.
    void move(const Ids &ids, Id before);
    void setExistsRule(const Ids &ids, ExistsRule rule);
    // Holds for items added from now on whose own rule is Ask.
    void setDefaultRule(TransferItem::Direction direction, ExistsRule rule);
    ExistsRule defaultRule(TransferItem::Direction direction) const;
    // "Process queue": while it is off, nothing starts; what runs stops where it is and is Queued again, unless it
    // waits for the server's confirmation. Starts on.
    void setProcessing(bool on);
    bool isProcessing() const { return m_processing; }
    void answer(Id item, ExistsRule rule, AnswerScope scope);

    // --- what is there ---
    qsizetype count() const { return m_store.count(); }
    bool contains(Id id) const { return m_store.entry(id) != nullptr; }
    const TransferItem *item(Id id) const; // nullptr when there is none; valid until the queue changes
    Ids ids() const;                       // in queue order
    Ids ids(Tab tab) const;                // Queued in queue order, Failed and Done in the order they finished
    Ids runningIds() const { return Ids(m_store.running().begin(), m_store.running().end()); }
    const QueueTotals &totals() const { return m_store.totals(); }
    std::optional<ExistsQuestion> question(Id item) const;
    QList<ExistsQuestion> questions() const; // unanswered ones, oldest first

    // --- for the Runner and the Journal ---
    // The next Queued item of a site (its key) by priority and order; 0 when there is none.
    Id next(const QString &site) const;
    using Look = ItemStore::Look;
    // The same, passing over those that cannot start at present.
    Id next(const QString &site, const std::function<Look(const TransferItem &)> &look) const;
    // The temporary name that a Queued upload will have on the server, empty none.
    void nameAhead(Id id, const QByteArray &temporary);
    void start(Id id); // Active, attempts + 1
    void setProgress(Id id, qint64 done, qint64 size);
    void setConfirming(Id id);
    void setTarget(Id id, const QString &localPath, const RemotePath &remotePath);
    // What an attempt saw and left behind, for the next one.
    void setAttempt(Id id, const AttemptRecord &record);
    void finish(Id id, TransferItem::Verification verification, const QByteArray &digest, bool isAtomic, bool isSkipped,
                bool isBatched = false);
    void fail(Id id, const Failure &failure);
    void requeue(Id id);                                           // running again later, attempt not counted
    void waitUntil(Id id, qint64 retryAt, const Failure &failure); // Waiting; wakes by itself
    void ask(const ExistsQuestion &question);                      // Waiting, isAsking
    // A folder has been read: it is Done, and its items stand directly after it, in one step for the journal.
    Ids finishFolder(Id folder, QList<TransferItem> children);
    // Called with each file or folder before it is added: may fill in what is known of it from before, and names the
    // item that it takes the place of, 0 none.
    using Recall = std::function<Id(TransferItem &)>;
    void setRecall(Recall recall) { m_recall = std::move(recall); }
    // Items from the journal with the ids, states and positions (none: new ones) they had; running ones become Paused.
    // For an empty queue.
    void restore(const QList<TransferItem> &items, const QList<qint64> &positions, Id lastId);
    Id lastId() const { return m_lastId; }
    qint64 position(Id id) const; // rises in queue order; 0 when there is no such item
    qint64 rank(Id id) const;     // rises in the order of the list that ids() of its tab gives; 0 when there is none

Q_SIGNALS:
    void added(const QList<quint64> &ids);
    void removed(const QList<quint64> &ids);
    // Values of these items changed; at most every 250 ms, never while nothing does.
    void changed(const QList<quint64> &ids);
    void reordered();
    void questionAsked(const ExistsQuestion &question);
    void processingChanged(bool on);
    void finishedAll(); // nothing is Queued, Waiting or running any more

    // At once, not collected: for the Runner.
    void workAppeared(); // something became Queued, or processing was switched on
    // A running item was paused, cancelled or removed, or the queue was; discard: what stands unfinished shall go.
    void stopDemanded(quint64 id, bool discard);
    // Downloads that were begun and did not run are removed: nobody continues what has arrived of them.
    void partsAbandoned(const QStringList &localPaths);
    // At once, not collected: for the Journal.
    void recordChanged(quint64 id); // anything but done and rate
    void recordRemoved(const QList<quint64> &ids);
    void renumbered(); // all have new positions

private:
    using Entry = ItemStore::Entry;

    template<class Change>
    void forEach(const Ids &ids, Change change);
    void setState(Entry &entry, State state);
    void halt(const Ids &ids, State state);
    void stopRunning();
    void endAttempt(Entry &entry);
    void dismiss(Entry &entry);
    void erase(const Ids &ids);
    bool eraseTidied(const Entry &entry);
    Ids recallAll(QList<TransferItem> &items) const;
    void abandonParts(QSet<QString> paths);
    void endQuestion(Entry &entry);
    void noteChange(Entry &entry);
    void touch(Id id);
    void announceAdded(const Ids &ids);
    void announceWork();
    void announceEnd();
    void onTick();
    void onWake();
    void scheduleWake();

    ItemStore m_store;
    UntoldChanges m_untold;
    std::map<Id, ExistsQuestion> m_questions;
    Recall m_recall;
    ExistsRule m_defaultRules[2] = {ExistsRule::Ask, ExistsRule::Ask};
    ExistsRule m_answers[2] = {ExistsRule::Ask, ExistsRule::Ask}; // for this queue; Ask: none
    QTimer m_tick, m_wake;
    QElapsedTimer m_sinceTick;
    Id m_lastId = 0;
    bool m_processing = true;
    bool m_endAnnounced = true;
};
