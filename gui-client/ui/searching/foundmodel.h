// What a search has found, a row each; rows are added while it goes on. They are put in order and taken away in slices
// and runs, so that 100,000 never hold the event loop. Owned by the dialog that shows it.
#pragma once

#include "ftp/remotepath.h"
#include "listing/remoteentry.h"
#include "models/chunkedlist.h"
#include "models/slicedorder.h"

#include <QAbstractTableModel>
#include <QCollator>
#include <QHash>
#include <QSet>
#include <QTimer>

#include <deque>
#include <vector>

struct FoundEntry {
    RemotePath folder;
    RemoteEntry entry;
    RemotePath path() const { return folder.child(entry.name); }
};

class FoundModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Folder, Size, Modified };

    explicit FoundModel(QObject *parent = nullptr);

    void clear();
    // Shown in its place within a moment.
    void append(const RemotePath &folder, const QList<RemoteEntry> &entries);
    qsizetype count() const { return m_count; } // shown now or in a moment
    const FoundEntry &at(int row) const { return m_entries[m_rows[size_t(row)]]; }
    using NamesByFolder = QHash<RemotePath, QSet<QByteArray>>;
    // What is gone from the server, each with all that lies below. Very many go within a moment.
    void remove(const NamesByFolder &gone);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

Q_SIGNALS:
    void dropped(); // what remove() was told is gone from count() and from the rows

private:
    struct Batch {
        RemotePath folder;
        QList<RemoteEntry> entries;
        qsizetype taken = 0;
    };
    // What was told to be gone, on its way out of the rows.
    struct Removal {
        NamesByFolder gone;
        std::vector<bool> isGone; // by number, of what was here then
        quint32 looked = 0;       // at so many of them
        RemotePath folder;        // looked at last, and what is gone from it
        bool isFolderKnown = false;
        bool isAllGone = false;
        QSet<QByteArray> names;

        bool isOfAll(RemotePath path) const;
        bool isOf(const RemotePath &in, const QByteArray &name);
    };
    // What a row is put in its place by.
    struct Keys {
        QCollatorSortKey name, folder;
    };

    void work();
    void takeIncoming();
    void removeSome();
    void publish();
    void take(const std::vector<quint32> &rows);
    void dropRows(const std::vector<bool> &isGone);
    bool isBefore(quint32 left, quint32 right) const;
    int compareInColumn(quint32 left, quint32 right) const;
    static QString text(const FoundEntry &row, int column);

    const QCollator m_collator;
    std::deque<Batch> m_incoming;
    std::deque<Removal> m_removals;
    ChunkedList<FoundEntry> m_entries; // by number; those that are gone stay without a row
    ChunkedList<Keys> m_keys;
    std::vector<bool> m_isGone;
    SlicedOrder m_order;
    std::vector<quint32> m_rows; // numbers, as shown
    quint32 m_published = 0;     // entries below this number have, or had, their row
    qsizetype m_count = 0;
    QTimer m_worker; // one slice a turn
    Column m_sortColumn = Folder;
    bool m_descending = false;
};
