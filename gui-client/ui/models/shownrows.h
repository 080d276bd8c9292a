// Which entries of a listing are shown, in their order, and sums over them: worked out in slices, so that 100,000 never
// hold the event loop. Owned by the FileListModel.
#pragma once

#include <QString>

#include <vector>

class SortedEntries;

class ShownRows {
public:
    // Which names are kept away.
    struct Rule {
        QString filter; // shown names contain it, in any case; empty: all do
        bool hiddenShown = true;
    };
    struct Totals {
        qint64 files = 0;
        qint64 folders = 0;
        qint64 bytes = 0;

        qint64 entries() const { return files + folders; }
    };

    // Begins anew: the entries, their order or the rule have changed.
    void restart() { *this = {}; }
    // Works for about `milliseconds`; true while there is more to do. Precondition: entries.isSorted().
    bool step(const SortedEntries &entries, const Rule &rule, int milliseconds = 4);

    // The entries' numbers, in order.
    const std::vector<quint32> &numbers() const { return m_numbers; }
    quint32 count() const { return static_cast<quint32>(m_numbers.size()); }
    // More of them below, whose place and sums are not known yet.
    void append(const std::vector<quint32> &numbers);
    Totals totals() const { return totals(0, m_numbers.size()); }
    // Of the rows from first to the one before end.
    Totals totals(size_t first, size_t end) const;

private:
    std::vector<quint32> m_numbers;
    std::vector<qint64> m_bytes; // of the files up to and with each row
    size_t m_folders = 0;        // they come first
    quint32 m_looked = 0;        // of the entries in their order
};
