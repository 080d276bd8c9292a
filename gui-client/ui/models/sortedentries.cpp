#include "models/sortedentries.h"

#include "models/filetypes.h"

#include <QElapsedTimer>

#include <algorithm>

namespace {
QLocale collationLocale() {
    // The C locale compares bytes and knows no numbers; names are for people in every locale.
    return QLocale().language() == QLocale::C ? QLocale(QLocale::English) : QLocale();
}
} // namespace

SortedEntries::SortedEntries()
    : m_collator(collationLocale()) {
    m_collator.setNumericMode(true);
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
}

void SortedEntries::append(const QList<FileEntry> &batch) {
    m_entries.reserve(m_entries.size() + static_cast<size_t>(batch.size()));
    for (const FileEntry &entry : batch) {
        m_order.push_back(count());
        m_keys.push_back(m_collator.sortKey(entry.shown));
        m_entries.push_back(entry);
    }
}

void SortedEntries::sortBy(FileColumn column, bool descending) {
    m_column = column;
    m_descending = descending;
    m_runs.clear();
    m_unsorted = 0;
}

bool SortedEntries::mergeStep() {
    QElapsedTimer spent;
    spent.start();
    while (!isSorted() && spent.elapsed() < 4) {
        if (m_unsorted < m_order.size())
            sortRun();
        else
            mergeRuns();
    }
    return !isSorted();
}

void SortedEntries::sortRun() {
    const size_t end = std::min(m_unsorted + runLength, m_order.size());
    std::sort(m_order.begin() + static_cast<std::ptrdiff_t>(m_unsorted),
              m_order.begin() + static_cast<std::ptrdiff_t>(end),
              [this](quint32 left, quint32 right) { return isBefore(left, right); });
    m_runs.push_back(m_unsorted);
    m_unsorted = end;
}

// Joins the shortest pair of neighbours.
void SortedEntries::mergeRuns() {
    const auto startOf = [this](size_t run) { return run < m_runs.size() ? m_runs[run] : m_order.size(); };
    size_t best = 0;
    size_t bestLength = startOf(2) - startOf(0);
    for (size_t run = 1; run + 1 < m_runs.size(); ++run) {
        const size_t length = startOf(run + 2) - startOf(run);
        if (length < bestLength) {
            best = run;
            bestLength = length;
        }
    }
    const auto at = [this](size_t place) { return m_order.begin() + static_cast<std::ptrdiff_t>(place); };
    std::inplace_merge(at(startOf(best)), at(startOf(best + 1)), at(startOf(best + 2)),
                       [this](quint32 left, quint32 right) { return isBefore(left, right); });
    m_runs.erase(m_runs.begin() + static_cast<std::ptrdiff_t>(best + 1));
}

bool SortedEntries::isBefore(quint32 left, quint32 right) const {
    const FileEntry &a = m_entries[left];
    const FileEntry &b = m_entries[right];
    if (a.opens() != b.opens())
        return a.opens(); // folders come first in both directions
    int result = compareInColumn(a, b);
    if (result == 0)
        result = m_keys[left].compare(m_keys[right]);
    if (result == 0)
        result = a.name.compare(b.name);
    if (result != 0)
        return m_descending ? result > 0 : result < 0;
    return left < right;
}

int SortedEntries::compareInColumn(const FileEntry &a, const FileEntry &b) const {
    const auto order = [](auto left, auto right) { return left < right ? -1 : (right < left ? 1 : 0); };
    switch (m_column) {
    case FileColumn::Name:
        return 0;
    case FileColumn::Size:
        return order(a.size, b.size);
    case FileColumn::Modified:
        return order(a.modified, b.modified);
    case FileColumn::Type:
        return FileTypes::suffixOf(a).compare(FileTypes::suffixOf(b), Qt::CaseInsensitive);
    case FileColumn::Permissions:
        return a.permissions.compare(b.permissions);
    case FileColumn::Owner:
        return a.owner.compare(b.owner);
    }
    return 0;
}
