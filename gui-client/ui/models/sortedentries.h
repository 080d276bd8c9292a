// The entries of one listing and their order. Sorting is worked off in slices, so that 100,000 entries never hold the
// event loop: append() adds sorted runs, mergeStep() joins two of them.
#pragma once

#include "models/fileentry.h"

#include <QCollator>

#include <vector>

enum class FileColumn { Name, Size, Type, Modified, Permissions, Owner };

class SortedEntries {
public:
    SortedEntries();

    void append(const QList<FileEntry> &batch);
    // Drops the order and begins it anew; the entries keep their numbers.
    void sortBy(FileColumn column, bool descending);
    // Works for about a few milliseconds; true while there is more to do.
    bool mergeStep();
    bool isSorted() const { return m_runs.size() <= 1 && m_unsorted == m_entries.size(); }

    const FileEntry &at(quint32 number) const { return m_entries[number]; }
    FileEntry &at(quint32 number) { return m_entries[number]; }
    quint32 count() const { return static_cast<quint32>(m_entries.size()); }
    // The numbers of the entries in order; complete once isSorted().
    const std::vector<quint32> &order() const { return m_order; }

private:
    bool isBefore(quint32 left, quint32 right) const;
    int compareInColumn(const FileEntry &left, const FileEntry &right) const;
    void sortRun();
    void mergeRuns();

    static constexpr size_t runLength = 2048;
    QCollator m_collator;
    FileColumn m_column = FileColumn::Name;
    bool m_descending = false;
    std::vector<FileEntry> m_entries;
    std::vector<QCollatorSortKey> m_keys; // natural order of the shown names
    std::vector<quint32> m_order;
    std::vector<size_t> m_runs; // where each sorted run of m_order begins
    size_t m_unsorted = 0;      // m_order from here on is not in a run yet
};
