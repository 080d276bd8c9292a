// The rows of one pane: streamed in, sorted and filtered without ever holding the event loop. Row 0 is ".." where there
// is a parent. Owned by its pane.
#pragma once

#include "models/sortedentries.h"
#include "ui/palette.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QIcon>
#include <QTimer>

#include <memory>
#include <optional>
#include <utility>

class FileListModel : public QAbstractTableModel {
    Q_OBJECT
public:
    // What the same name is on the other side of the window; what is alike has none.
    enum class Difference : quint8 { OnlyHere, Newer, Older, OtherSize };
    using Differences = QHash<QByteArray, Difference>; // by name

    struct Totals {
        qint64 files = 0;
        qint64 folders = 0;
        qint64 bytes = 0;
    };

    // columns: 4 for this computer, 6 where the other side tells permissions and owners.
    explicit FileListModel(int columns, QObject *parent = nullptr);

    // A new listing begins. With keepShown the former rows stay until finish() (refreshing).
    void start(bool hasParent, bool keepShown);
    void append(const QList<FileEntry> &batch);
    void finish();
    void clear();
    bool isLoading() const { return m_loading; }

    void setFilter(const QString &text);
    QString filter() const { return m_filter; }
    void setHiddenShown(bool shown);
    bool hiddenShown() const { return m_hiddenShown; }
    void setRenamingAllowed(bool allowed) { m_renamingAllowed = allowed; }

    // Shown by colour and word until they are empty again.
    void setDifferences(const Differences &differences);
    // All that was listed, also what is kept away, in no order.
    quint32 entryCount() const { return m_entries->count(); }
    const FileEntry &entryAt(quint32 number) const { return std::as_const(*m_entries).at(number); }

    // Null for ".." and for invalid indexes. The pointer holds until the model changes.
    const FileEntry *entry(const QModelIndex &index) const;
    bool isParentRow(const QModelIndex &index) const { return index.isValid() && m_hasParent && index.row() == 0; }
    QModelIndex find(const QByteArray &name) const;
    // Of all rows shown.
    Totals totals() const { return m_totals; }
    // How many entries of the listing the filter or the rule for hidden files keeps away.
    qint64 keptAway() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

Q_SIGNALS:
    void totalsChanged();
    void settled(); // everything that was listed is shown in its order
    void renameWanted(const QByteArray &name, const QString &newName);

private:
    bool isShown(const FileEntry &entry) const;
    std::vector<quint32> visibleRows() const;
    void count(const std::vector<quint32> &rows);
    void work();
    void publish();
    void publishGrown(std::vector<quint32> rows);
    void resetRows();
    QString text(const FileEntry &entry, FileColumn column) const;
    Ink ink(const FileEntry &entry, FileColumn column) const;
    QVariant parentCell(FileColumn column, int role) const;
    QIcon icon(const QString &name, bool isFolder) const;

    int m_columns;
    std::unique_ptr<SortedEntries> m_entries;
    std::unique_ptr<SortedEntries> m_next; // what a refresh has read so far
    std::vector<quint32> m_rows;           // numbers in m_entries, in the order shown, without ".."
    quint32 m_published = 0;               // entries below this number have been considered for m_rows
    QTimer m_worker;                       // one slice of sorting per turn
    Totals m_totals;
    Differences m_differences;
    mutable QHash<QString, QIcon> m_icons;
    QString m_filter;
    FileColumn m_sortColumn = FileColumn::Name;
    bool m_descending = false;
    bool m_hiddenShown = true;
    bool m_hasParent = false;
    bool m_nextHasParent = false;
    bool m_loading = false;
    bool m_renamingAllowed = false;
};
