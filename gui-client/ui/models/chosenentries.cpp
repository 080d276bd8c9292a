#include "models/chosenentries.h"

#include <algorithm>
#include <numeric>

ChosenEntries ChosenEntries::of(const QList<FileEntry> &entries) {
    const auto listing = SortedEntries::make();
    listing->append(entries);
    std::vector<quint32> numbers(listing->count());
    std::iota(numbers.begin(), numbers.end(), 0U);
    return {listing, std::move(numbers)};
}

ChosenEntries ChosenEntries::usable() const {
    ChosenEntries kept = *this;
    std::erase_if(kept.m_numbers, [this](quint32 number) { return !m_listing->at(number).trouble.isEmpty(); });
    return kept;
}
