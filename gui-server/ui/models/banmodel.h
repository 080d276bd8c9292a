// Who may not connect, as a table. Rows are values of the answer to "ban-list".
#pragma once

#include "ui/livetablemodel.h"

#include <QJsonArray>

struct BanRow {
    quint64 id = 0; // of this model; the network is the engine's key
    QString network;
    QString reason;
    QString madeBy;          // as the engine's Ban
    qint64 since = 0;        // ms since the epoch, UTC
    qint64 until = 0;        // 0 = until lifted
    qint64 minutesLeft = -1; // begun ones count; -1 = until lifted
    bool operator==(const BanRow &other) const = default;
};
inline quint64 idOf(const BanRow &row) { return row.id; }

class BanModel : public LiveTableModel<BanRow> {
    Q_OBJECT
public:
    enum Column { Network, Reason, MadeBy, Since, Ends, ColumnCount };

    using LiveTableModel<BanRow>::LiveTableModel;

    // bans: of "ban-list". now: ms since the epoch, UTC.
    void show(const QJsonArray &bans, qint64 now);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

protected:
    QVariant cell(const BanRow &row, int column, int role) const override;

private:
    QString text(const BanRow &row, int column) const;

    QHash<QString, quint64> m_ids;
    quint64 m_lastId = 0;
};
