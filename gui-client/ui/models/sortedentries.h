// The entries of one listing and their order, which is worked off in slices, so that 100,000 entries never hold the
// event loop. Owned by the model that shows them.
#pragma once

#include "models/chunkedlist.h"
#include "models/fileentry.h"
#include "models/slicedorder.h"

#include <QCollator>

#include <memory>
#include <vector>

enum class FileColumn { Name, Size, Type, Modified, Permissions, Owner };

class SortedEntries {
public:
    SortedEntries();
    // One that goes in slices when nobody has it any more.
    static std::shared_ptr<SortedEntries> make();

    void append(const QList<FileEntry> &batch);
    // Drops the order and begins it anew; the entries keep their numbers.
    void sortBy(FileColumn column, bool descending);
    // Works for about a few milliseconds; true while there is more to do.
    bool mergeStep();
    bool isSorted() const { return m_order.isSorted(); }

    const FileEntry &at(quint32 number) const { return m_entries[number]; }
    FileEntry &at(quint32 number) { return m_entries[number]; }
    quint32 count() const { return m_entries.size(); }
    // The numbers of the entries in order; complete once isSorted().
    const std::vector<quint32> &order() const { return m_order.numbers(); }
    // Of an entry here, and one of the other listing; nothing comes first of two that are alike.
    bool isBefore(quint32 left, const SortedEntries &other, quint32 right) const;

private:
    bool dropSome();
    int compareInColumn(const FileEntry &left, const FileEntry &right) const;

    QCollator m_collator;
    FileColumn m_column = FileColumn::Name;
    bool m_descending = false;
    ChunkedList<FileEntry> m_entries;
    ChunkedList<QCollatorSortKey> m_keys; // natural order of the shown names
    SlicedOrder m_order;
};
