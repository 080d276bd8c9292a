#include "models/slicedorder.h"

void SlicedOrder::restart() {
    m_runs.clear();
    m_unsorted = 0;
    m_isMerging = false;
    m_merged.clear();
}

// The shortest pair of neighbours.
void SlicedOrder::beginMerge() {
    size_t bestLength = startOf(2) - startOf(0);
    m_run = 0;
    for (size_t run = 1; run + 1 < m_runs.size(); ++run) {
        const size_t length = startOf(run + 2) - startOf(run);
        if (length < bestLength) {
            m_run = run;
            bestLength = length;
        }
    }
    m_left = startOf(m_run);
    m_right = startOf(m_run + 1);
    m_merged.clear();
    m_merged.reserve(bestLength);
    m_isMerging = true;
}

void SlicedOrder::endMerge() {
    std::copy(m_merged.begin(), m_merged.end(), m_numbers.begin() + static_cast<std::ptrdiff_t>(startOf(m_run)));
    m_runs.erase(m_runs.begin() + static_cast<std::ptrdiff_t>(m_run + 1));
    m_isMerging = false;
    m_merged.clear();
}
