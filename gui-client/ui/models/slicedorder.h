// The numbers of entries in an order that is worked out in slices, so that 100,000 entries never hold the event loop:
// runs are sorted, then neighbours are merged, and both can stop in the middle. Owned by the list whose entries it
// numbers.
#pragma once

#include <QElapsedTimer>
#include <QtGlobal>

#include <algorithm>
#include <vector>

class SlicedOrder {
public:
    // One more entry; its number is the count so far.
    void append() { m_numbers.push_back(count()); }
    // The order begins anew with the next step(): another comparison. The numbers stay where they are until then.
    void restart();
    void clear() { *this = SlicedOrder(); }
    bool isSorted() const { return m_runs.size() <= 1 && m_unsorted == m_numbers.size(); }
    quint32 count() const { return static_cast<quint32>(m_numbers.size()); }
    // Each number once; in order when isSorted().
    const std::vector<quint32> &numbers() const { return m_numbers; }

    // Works for about `milliseconds`; true while there is more to do. isBefore(left, right): a strict total order of
    // the numbers, the same until restart().
    template<class Before>
    bool step(const Before &isBefore, int milliseconds = 4);

private:
    template<class Before>
    void sortRun(const Before &isBefore);
    template<class Before>
    void mergeSome(const Before &isBefore);
    void beginMerge();
    void endMerge();
    size_t startOf(size_t run) const { return run < m_runs.size() ? m_runs[run] : m_unsorted; }

    static constexpr size_t runLength = 2048;
    static constexpr size_t mergeLength = 512; // between two looks at the clock
    std::vector<quint32> m_numbers;
    std::vector<size_t> m_runs; // where each sorted run of m_numbers begins
    size_t m_unsorted = 0;      // m_numbers from here on is not in a run yet
    // Of the merge under way; m_numbers is as before until it is done.
    std::vector<quint32> m_merged;
    bool m_isMerging = false;
    size_t m_run = 0, m_left = 0, m_right = 0;
};

template<class Before>
bool SlicedOrder::step(const Before &isBefore, int milliseconds) {
    QElapsedTimer spent;
    spent.start();
    while (!isSorted() && spent.elapsed() < milliseconds) {
        if (m_isMerging)
            mergeSome(isBefore);
        else if (m_unsorted < m_numbers.size())
            sortRun(isBefore);
        else
            beginMerge();
    }
    return !isSorted();
}

template<class Before>
void SlicedOrder::sortRun(const Before &isBefore) {
    const size_t end = std::min(m_unsorted + runLength, m_numbers.size());
    const auto at = [this](size_t place) { return m_numbers.begin() + static_cast<std::ptrdiff_t>(place); };
    std::sort(at(m_unsorted), at(end), isBefore);
    m_runs.push_back(m_unsorted);
    m_unsorted = end;
}

template<class Before>
void SlicedOrder::mergeSome(const Before &isBefore) {
    const size_t middle = startOf(m_run + 1), end = startOf(m_run + 2);
    for (size_t taken = 0; taken < mergeLength && (m_left < middle || m_right < end); ++taken) {
        const bool takesRight = m_left == middle || (m_right < end && isBefore(m_numbers[m_right], m_numbers[m_left]));
        m_merged.push_back(m_numbers[takesRight ? m_right++ : m_left++]);
    }
    if (m_left == middle && m_right == end)
        endMerge();
}
