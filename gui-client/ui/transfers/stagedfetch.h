// Entries of a server on their way into a private folder of their own (mode 0700), so that another program can be
// handed files that are whole. They are ordinary transfers, seen in the queue. Owned by the drag or the edit that wants
// them.
#pragma once

#include "queue/transferqueue.h"

#include <QObject>
#include <QSet>

class BlockingExecutor;

class StagedFetch : public QObject {
    Q_OBJECT
public:
    // Where the folders are made, and for how long they stay when nobody removes them.
    struct Place {
        QLatin1String name; // below the program's cache
        int days;
    };
    static constexpr Place dragged{QLatin1String("dragged"), 1}; // who got them has copied them long since
    static constexpr Place edited{QLatin1String("edited"), 30};  // may hold what could not be sent yet
    static bool isIn(const Place &place, const QString &path);

    // items: downloads whose localPath is only a name. Both references outlive this.
    StagedFetch(TransferQueue &queue, BlockingExecutor &executor, const QList<TransferItem> &items,
                const Place &place = dragged, QObject *parent = nullptr);
    ~StagedFetch() override;

    bool isWhole() const { return m_missing.isEmpty() && !m_failed; }
    bool hasFailed() const { return m_failed; }
    const Failure &failure() const { return m_failure; } // of the first that failed on its way
    int percent() const;                                 // of the bytes known so far, 0-100
    QStringList paths() const;                           // of what was asked for, absolute

    // Nobody wants it any more: what runs is cancelled and what has come is removed.
    void abandon();
    // What has come is not needed any more.
    void removeFiles();
    // Moves everything there as soon as it is whole. Names that are taken there are fetched once more, so that the
    // usual question is asked.
    void deliverTo(const QString &directory);

    // Removes what has stayed longer than its place allows.
    static void sweep(BlockingExecutor &executor);
    // The same for the folders in any directory.
    static void sweep(BlockingExecutor &executor, const QString &directory, int days);

Q_SIGNALS:
    void ended(); // whole or failed, once

private:
    void onAdded(const QList<quint64> &ids);
    void onChanged(const QList<quint64> &ids);
    void onRemoved(const QList<quint64> &ids);
    void settle();
    void deliver();

    TransferQueue &m_queue;
    BlockingExecutor &m_executor;
    QString m_folder;
    QList<TransferItem> m_items;
    QSet<TransferItem::Id> m_all, m_missing;
    QString m_target;
    Failure m_failure;
    bool m_failed = false;
    bool m_ended = false;
};
