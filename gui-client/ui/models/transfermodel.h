// One of the three lists of the transfer queue as a table. Rows are looked up in the queue when they are painted; what
// changed is told in few signals on one timer. Owned by the transfer panel.
#pragma once

#include "queue/transferqueue.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QTimer>

#include <vector>

class TransferModel : public QAbstractTableModel {
    Q_OBJECT
public:
    // Extra is Reason in the failed list and Verified in the done one; the queued list has no such column.
    enum Column { LocalFile, Direction, RemoteFile, Size, Progress, Speed, Remaining, Status, Extra };

    // The queue must outlive the model. attemptLimit: how often a transfer is tried in all.
    TransferModel(const TransferQueue &queue, TransferQueue::Tab tab, int attemptLimit, QObject *parent = nullptr);

    TransferQueue::Id idOf(const QModelIndex &index) const;
    QModelIndex indexOf(TransferQueue::Id id) const;
    // While nobody looks, rows are told once a second instead of four times. Very many are told in several turns of the
    // loop.
    void setWatched(bool watched);
    // Tells everything now.
    void flush();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row {
        qint64 rank; // as the queue had it when the row was told
        quint64 id;
        bool operator<(const Row &other) const { return rank < other.rank; }
    };
    using Rows = std::vector<Row>;

    void onChanged(const QList<quint64> &ids);
    void schedule();
    void flushSome();
    qint64 rankHere(quint64 id) const;
    int rowOf(quint64 id) const;
    void syncDirty(const QList<quint64> &ids);
    bool removeLeaving(const Rows &leaving);
    void insertArriving(const Rows &arriving);
    void syncRows();
    void moveBlock(const Rows &fresh, size_t prefix, size_t suffix);
    void tellDirty(const QList<quint64> &ids);
    QVariant text(const TransferItem &item, int column) const;
    QString statusText(const TransferItem &item) const;
    QVariant icon(const TransferItem &item, int column) const;
    QVariant ink(const TransferItem &item, int column) const;
    QVariant progress(const TransferItem &item) const;

    const TransferQueue &m_queue;
    const TransferQueue::Tab m_tab;
    const int m_attemptLimit;
    Rows m_rows;                    // by rank
    QHash<quint64, qint64> m_ranks; // of what is shown
    QList<quint64> m_dirty;         // in the order in which they changed; perhaps twice
    bool m_orderStale = true;
    bool m_watched = true;
    mutable bool m_countdownSeen = false; // a painted row counts seconds
    QTimer m_timer;
    mutable QTimer m_second; // runs while such a row is seen
};
