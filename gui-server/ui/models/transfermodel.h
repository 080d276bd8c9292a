// The running transfers as a live table. A percentage is shown only where the size is known, never a guess. The files
// of a batch pass under one row: the one of this moment, and how many and how much before it.
#pragma once

#include "models/servercontrol.h"
#include "ui/livetablemodel.h"

struct TransferRow {
    TransferView view;
    qint64 elapsedSeconds = 0;
    bool operator==(const TransferRow &other) const;

    qint64 done() const { return view.transfer.offset + view.transfer.bytes; } // of the whole file
    bool isSizeKnown() const { return view.transfer.size >= 0; }
    bool isEndKnown() const { return isSizeKnown() && !view.transfer.isBatch(); } // nobody says how many files follow
    qint64 remainingSeconds() const;                                              // -1 unknown
};
inline quint64 idOf(const TransferRow &row) { return row.view.transfer.id; }

class TransferModel : public LiveTableModel<TransferRow> {
    Q_OBJECT
public:
    enum Column { Account, Direction, File, Size, Progress, Speed, Remaining, Started, ColumnCount };

    using LiveTableModel<TransferRow>::LiveTableModel;

    // now: ms since the epoch, UTC.
    void show(const QList<TransferView> &transfers, qint64 now);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

protected:
    QVariant cell(const TransferRow &row, int column, int role) const override;

private:
    QString text(const TransferRow &row, int column) const;
    QVariant sortValue(const TransferRow &row, int column) const;
};
