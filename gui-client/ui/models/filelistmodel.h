// The rows of one pane: streamed in, sorted and filtered without ever holding the event loop. Row 0 is ".." where there
// is a parent. Owned by its pane.
#pragma once

#include "models/chosenentries.h"
#include "models/shownrows.h"
#include "models/sortedentries.h"
#include "models/succession.h"
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
    // What the same name is on the other side of the window.
    enum class Difference : quint8 { None, OnlyHere, Newer, Older, OtherSize, OtherKind };
    using Differences = std::vector<Difference>; // by the entry's number; empty: nothing is compared

    using Totals = ShownRows::Totals;

    // columns: 4 for this computer, 6 where the other side tells permissions and owners.
    explicit FileListModel(int columns, QObject *parent = nullptr);

    // A new listing begins. With keepShown the former rows stay until finish() (refreshing).
    void start(bool hasParent, bool keepShown);
    void append(const QList<FileEntry> &batch);
    void finish();
    void clear();
    bool isLoading() const { return m_loading; }

    // What is little is shown at once, very much when the slices are done.
    void setFilter(const QString &text);
    QString filter() const { return m_rule.filter; }
    void setHiddenShown(bool shown);
    bool hiddenShown() const { return m_rule.hiddenShown; }
    void setRenamingAllowed(bool allowed) { m_renamingAllowed = allowed; }

    // Shown by colour and word until they are empty again. They live on over a refresh.
    void setDifferences(Differences differences);
    // All that was listed, also what is kept away, in no order.
    quint32 entryCount() const { return m_entries->count(); }
    const FileEntry &entryAt(quint32 number) const { return std::as_const(*m_entries).at(number); }

    // Which listing it is: another one after start() or a refresh. Within one each entry keeps its number.
    quint64 listing() const { return m_listing; }
    // Null for ".." and for invalid indexes. The pointer holds until the model changes.
    const FileEntry *entry(const QModelIndex &index) const;
    // The entry of a row, no number for "..". Precondition: 0 <= row < rowCount().
    std::optional<quint32> numberAt(int row) const;
    // Of these rows, without "..".
    ChosenEntries entriesOf(const QList<int> &rows) const;
    // Marks of the former listing, by number, for the entries of the same names. While a refresh tells modelReset();
    // else none.
    std::vector<bool> carriedOver(const std::vector<bool> &marks) const { return m_succession.carriedOver(marks); }
    bool isParentRow(const QModelIndex &index) const { return index.isValid() && m_hasParent && index.row() == 0; }
    QModelIndex find(const QByteArray &name) const;
    // Of all rows shown, and of those from first to last.
    Totals totals() const { return m_shown.totals(); }
    Totals totals(int first, int last) const;
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
    void replaceRule(const ShownRows::Rule &rule);
    bool workSome();
    Difference differenceOf(const QModelIndex &index) const;
    void work();
    void publish();
    void publishGrown();
    int firstRow() const { return m_hasParent ? 1 : 0; }
    static QString text(const FileEntry &entry, FileColumn column);
    static Ink ink(const FileEntry &entry, FileColumn column);
    QVariant parentCell(FileColumn column, int role) const;
    QIcon icon(const QString &name, bool isFolder) const;

    int m_columns;
    std::shared_ptr<SortedEntries> m_entries; // shared with what was chosen of them
    std::shared_ptr<SortedEntries> m_next;    // what a refresh has read so far
    Succession m_succession;                  // of m_entries to m_next, then while a refresh is published
    ShownRows m_shown;                        // without ".."
    ShownRows m_coming;                       // what is to be shown, as far as it is worked out
    ShownRows::Rule m_rule;
    quint32 m_published = 0; // entries below this number have been considered for m_shown
    quint64 m_listing = 0;
    QTimer m_worker; // one slice of sorting or choosing per turn
    Differences m_differences;
    mutable QHash<QString, QIcon> m_icons;
    FileColumn m_sortColumn = FileColumn::Name;
    bool m_descending = false;
    bool m_hasParent = false;
    bool m_nextHasParent = false;
    bool m_loading = false;
    bool m_isDue = false;     // the rows shown are to be chosen or ordered anew, also while a refresh is read
    bool m_isRuleNew = false; // they are others
    bool m_isSettled = true;
    bool m_renamingAllowed = false;
};
