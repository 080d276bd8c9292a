// Carries a plan out: makes folders, puts the transfers into the queue, and deletes what the plan says when they have
// ended; what came to be in step is remembered at once. Owned by who shows it, beside the queue and its Runner.
#pragma once

#include "sync/comparison.h"

#include <QHash>
#include <QSet>

class BlockingExecutor;
class PairMemory;
class SessionPool;
class TransferQueue;

class Synchronisation : public QObject {
    Q_OBJECT
public:
    // What is handed in outlives this.
    Synchronisation(SessionPool &pool, BlockingExecutor &executor, TransferQueue &queue, PairMemory &memory,
                    SyncPlace place, SyncPlan plan);
    ~Synchronisation() override;

    // Folders, then transfers; then transfersEnded().
    void start();
    // After transfersEnded(): deletions, then finished().
    void conclude();
    // Nothing further is begun; what is in the queue is its owner's. What is done is remembered.
    void stop();
    qsizetype transfersLeft() const { return m_moving.size(); } // in the queue and not yet finished
    int failures() const { return m_failures; }                 // of folders and deletions; transfers tell in the queue

Q_SIGNALS:
    // A folder was made or something deleted, or could not be.
    void acted(const SyncAction &action, const Failure &failure);
    void moved(const SyncAction &action, bool hasArrived); // a transfer is finished; the queue tells why it failed
    void transfersBegin(); // the queue gets them next; the pool needs no connection meanwhile
    void transfersEnded(); // all of them are finished, well or not
    void finished();

private:
    using Kind = SyncAction::Kind;

    void makeFolders();
    void onMade(const SyncAction &action, const Failure &failure);
    void beginTransfersWhenMade();
    void beginTransfers();
    TransferItem itemFor(const SyncAction &action) const;
    void onRecord(quint64 id);
    void onRemoved(const QList<quint64> &ids);
    void settle(quint64 id, bool hasArrived);
    void onArrived(const SyncAction &action);
    void remove(const SyncAction &action);
    void onDeleted(const SyncAction &action, const Failure &failure);
    void onSettled();
    void onActed(const SyncAction &action, const Failure &failure);
    void lookAgain();
    void onListed(const QByteArray &folder, const Listing &listing);
    void onLooked();

    QString localPath(const QByteArray &path) const;
    RemotePath remotePath(const QByteArray &path) const;

    SessionPool &m_pool;
    BlockingExecutor &m_executor;
    TransferQueue &m_queue;
    PairMemory &m_memory;
    SyncPlace m_place;
    SyncPlan m_plan;
    QHash<quint64, SyncAction> m_moving;        // by the item in the queue
    QList<SyncAction> m_folders;                // still to be removed
    QHash<QByteArray, QSet<QByteArray>> m_sent; // uploads by folder: what the server shows of them is looked up
    int m_open = 0;                             // of the present stage
    int m_failures = 0;
    bool m_isStopped = false;
};
