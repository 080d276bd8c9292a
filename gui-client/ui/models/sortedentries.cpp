#include "models/sortedentries.h"

#include "models/filetypes.h"
#include "ui/naturalcollator.h"

SortedEntries::SortedEntries()
    : m_collator(naturalCollator()) {}

void SortedEntries::append(const QList<FileEntry> &batch) {
    m_entries.reserve(m_entries.size() + static_cast<size_t>(batch.size()));
    for (const FileEntry &entry : batch) {
        m_order.append();
        m_keys.push_back(m_collator.sortKey(entry.shown));
        m_entries.push_back(entry);
    }
}

void SortedEntries::sortBy(FileColumn column, bool descending) {
    m_column = column;
    m_descending = descending;
    m_order.restart();
}

bool SortedEntries::mergeStep() {
    return m_order.step([this](quint32 left, quint32 right) { return isBefore(left, right); });
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
