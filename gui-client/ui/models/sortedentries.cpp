#include "models/sortedentries.h"

#include "models/filetypes.h"
#include "models/slowend.h"
#include "ui/naturalcollator.h"

SortedEntries::SortedEntries()
    : m_collator(naturalCollator()) {}

std::shared_ptr<SortedEntries> SortedEntries::make() {
    return {new SortedEntries, [](SortedEntries *gone) {
                SlowEnd::of([kept = std::shared_ptr<SortedEntries>(gone)] { return kept->dropSome(); });
            }};
}

bool SortedEntries::dropSome() {
    if (m_entries.isEmpty())
        return false;
    m_entries.dropSome();
    m_keys.dropSome();
    return true;
}

void SortedEntries::append(const QList<FileEntry> &batch) {
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
    return m_order.step([this](quint32 left, quint32 right) { return isBefore(left, *this, right); });
}

bool SortedEntries::isBefore(quint32 left, const SortedEntries &other, quint32 right) const {
    const FileEntry &a = m_entries[left];
    const FileEntry &b = other.m_entries[right];
    if (a.opens() != b.opens())
        return a.opens(); // folders come first in both directions
    int result = compareInColumn(a, b);
    if (result == 0)
        result = m_keys[left].compare(other.m_keys[right]);
    if (result == 0)
        result = a.name.compare(b.name);
    if (result != 0)
        return m_descending ? result > 0 : result < 0;
    return &other == this && left < right;
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
