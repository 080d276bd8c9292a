// The history as a table, newest first: pages of it are asked for as somebody scrolls down, what is new comes on top.
// Sorted by time only, as the rest is not here. Values of the answers to "history".
#pragma once

#include "history/historyquery.h"
#include "models/servercontrol.h"

#include <QAbstractTableModel>

class HistoryModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Time, Account, Address, Direction, File, Bytes, Duration, Speed, Result, Sha256, ColumnCount };
    static constexpr int PageSize = 500;

    // The control must outlive the model.
    explicit HistoryModel(ServerControl &control, QObject *parent = nullptr);

    // Empties the table and asks for the first page. Bounds of ids and the number are the model's own.
    void setFilter(const HistoryQuery &filter);
    const HistoryQuery &filter() const { return m_filter; }
    // Asks for what is newer than the first row.
    void askNewer();
    void clear();
    bool isAsking() const { return m_isAsking; }
    const HistoryEntry &entry(int row) const { return m_entries.at(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void answered();                       // a page came, also an empty one
    void refused(const QString &sentence); // in the engine's words

private:
    void ask(const HistoryQuery &query, const std::function<void(const QList<HistoryEntry> &)> &take);
    QString text(const HistoryEntry &entry, int column) const;
    QVariant icon(const HistoryEntry &entry) const;

    ServerControl &m_control;
    HistoryQuery m_filter;
    QList<HistoryEntry> m_entries;
    quint64 m_generation = 0; // answers to older filters are dropped
    bool m_isAsking = false;
    bool m_isAskingNewer = false;
    bool m_isStale = false;   // something newer came while newer ones were asked for
    bool m_isComplete = true; // nothing older is left
};
