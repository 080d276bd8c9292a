// The history as a table, newest first: the view says which rows are seen, and the next page is asked for as they come
// near the last one; what is new comes on top. Sorted by time only, as the rest is not here. Values of the answers to
// "history".
//
// Not canFetchMore() and fetchMore(): a QTreeView calls them whenever it lays out, not only when somebody scrolls,
// until nothing is left, and of a history there may be a million rows.
#pragma once

#include "history/historyquery.h"
#include "models/servercontrol.h"

#include <QAbstractTableModel>

class HistoryModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Time, Account, Address, Direction, File, Bytes, Duration, Speed, Result, Sha256, ColumnCount };
    static constexpr int PageSize = 500;
    static constexpr int NearTheEnd = 100; // rows
    // Rows kept above and below those that are seen, when new ones come on top for weeks.
    static constexpr int MostUnseen = 10'000;

    // The control must outlive the model.
    explicit HistoryModel(ServerControl &control, QObject *parent = nullptr);

    // Empties the table and asks for the first page. Bounds of ids and the number are the model's own.
    void setFilter(const HistoryQuery &filter);
    const HistoryQuery &filter() const { return m_filter; }
    // Asks for what is newer than the first row. Where somebody reads further down and there is too much of it, it
    // waits until the rows that are seen are near the top, and then begins anew.
    void askNewer();
    // The rows that the view shows; -1, -1 = none. Asks for what they come near to, one page at a time.
    void setSeen(int first, int last);
    // Asks once more for what was refused; nothing is asked for before that.
    void askAgain();
    void clear();
    // An answer is on its way.
    bool isAsking() const { return m_isAsking || m_isAskingNewer; }
    // Something older may be left.
    bool hasOlder() const { return !m_isComplete; }
    const HistoryEntry &entry(int row) const { return m_entries.at(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void answered();                       // a page came, also an empty one
    void refused(const QString &sentence); // in the engine's words

private:
    void ask(const HistoryQuery &query, bool &isAsking, const std::function<void(const QList<HistoryEntry> &)> &take);
    void askOlder();
    void addNewer(const QList<HistoryEntry> &entries);
    void letGoBelow();
    QString text(const HistoryEntry &entry, int column) const;
    QVariant icon(const HistoryEntry &entry) const;

    ServerControl &m_control;
    HistoryQuery m_filter;
    QList<HistoryEntry> m_entries;
    quint64 m_generation = 0; // answers to older filters are dropped
    bool m_isAsking = false;
    bool m_isAskingNewer = false;
    bool m_isRefused = false;      // nothing is asked for until somebody wants it again
    bool m_isStale = false;        // something newer is there
    bool m_isLeftBehind = false;   // so much of it that it waits
    bool m_isComplete = true;      // nothing older is left
    int m_first = -1, m_last = -1; // rows that are seen
};
