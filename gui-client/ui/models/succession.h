// Which entry of a former listing each one of the next is, by its name: worked out in slices, so that a refresh of
// 100,000 never holds the event loop. Owned by the FileListModel.
#pragma once

#include <QByteArray>
#include <QHash>

#include <limits>
#include <vector>

class SortedEntries;

class Succession {
public:
    void restart() { *this = {}; }
    // Works for about `milliseconds`; true while there is more to do. Both stay as they are until restart(). Quick when
    // both are in the same order.
    bool step(const SortedEntries &former, const SortedEntries &next, int milliseconds = 4);

    // What the former entries had, by their numbers, for those of the same names.
    template<class T>
    std::vector<T> carriedOver(const std::vector<T> &had) const {
        std::vector<T> have(m_former.size());
        for (size_t number = 0; number < m_former.size(); ++number)
            if (m_former[number] < had.size())
                have[number] = had[m_former[number]];
        return have;
    }

private:
    bool walk(const SortedEntries &former, const SortedEntries &next);

    static constexpr quint32 none = std::numeric_limits<quint32>::max();
    std::vector<quint32> m_former; // by the number of the next one
    size_t m_there = 0, m_here = 0;
    QHash<QByteArray, quint32> m_moved; // of the former, passed on the way
    std::vector<quint32> m_strangers;   // of the next: new, or at another place than before
    size_t m_looked = 0;
};
