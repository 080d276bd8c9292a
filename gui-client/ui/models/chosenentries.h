// Some entries of a listing as they were at one moment, in the order shown: what was selected. No copy of them is made,
// for there may be 100,000; a later listing takes nothing away from it.
#pragma once

#include "models/sortedentries.h"

#include <iterator>
#include <memory>
#include <utility>
#include <vector>

class ChosenEntries {
public:
    class Iterator {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = FileEntry;
        using difference_type = std::ptrdiff_t;
        using pointer = const FileEntry *;
        using reference = const FileEntry &;

        Iterator(const ChosenEntries *entries, qsizetype place)
            : m_entries(entries)
            , m_place(place) {}
        reference operator*() const { return m_entries->at(m_place); }
        Iterator &operator++() {
            ++m_place;
            return *this;
        }
        bool operator==(const Iterator &other) const { return m_place == other.m_place; }

    private:
        const ChosenEntries *m_entries;
        qsizetype m_place;
    };

    ChosenEntries() = default;
    // numbers: of entries in the listing.
    ChosenEntries(std::shared_ptr<const SortedEntries> listing, std::vector<quint32> numbers)
        : m_listing(std::move(listing))
        , m_numbers(std::move(numbers)) {}
    // Of no listing.
    static ChosenEntries of(const QList<FileEntry> &entries);

    qsizetype size() const { return static_cast<qsizetype>(m_numbers.size()); }
    bool isEmpty() const { return m_numbers.empty(); }
    const FileEntry &at(qsizetype place) const { return m_listing->at(m_numbers[static_cast<size_t>(place)]); }
    const FileEntry &first() const { return at(0); }
    Iterator begin() const { return {this, 0}; }
    Iterator end() const { return {this, size()}; }
    // Without those that cannot be used (FileEntry::trouble).
    ChosenEntries usable() const;

private:
    std::shared_ptr<const SortedEntries> m_listing;
    std::vector<quint32> m_numbers;
};
