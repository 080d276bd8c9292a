// Entries of a server on their way into a folder of their own, so that another program can be handed files that are
// whole. They are ordinary transfers, seen in the queue. Owned by the drag that wants them.
#pragma once

#include "queue/transferqueue.h"

#include <QObject>
#include <QSet>

class BlockingExecutor;

class StagedFetch : public QObject {
    Q_OBJECT
public:
    // items: downloads whose localPath is only a name. Both references outlive this.
    StagedFetch(TransferQueue &queue, BlockingExecutor &executor, const QList<TransferItem> &items,
                QObject *parent = nullptr);
    ~StagedFetch() override;

    bool isWhole() const { return m_missing.isEmpty() && !m_failed; }
    bool hasFailed() const { return m_failed; }
    int percent() const;       // of the bytes known so far, 0-100
    QStringList paths() const; // of what was asked for, absolute

    // Nobody wants it any more: what runs is cancelled and what has come is removed.
    void abandon();
    // Moves everything there as soon as it is whole. Names that are taken there are fetched once more, so that the
    // usual question is asked.
    void deliverTo(const QString &directory);

    // Removes what was staged more than a day ago: the programs that it was for have copied it long since.
    static void sweep(BlockingExecutor &executor);

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
    bool m_failed = false;
    bool m_ended = false;
};
