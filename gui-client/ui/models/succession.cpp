#include "models/succession.h"

#include "models/sortedentries.h"

#include <QElapsedTimer>

namespace {
constexpr int stepsBetweenLooks = 256; // at the clock
}

bool Succession::step(const SortedEntries &former, const SortedEntries &next, int milliseconds) {
    m_former.resize(next.count(), none);
    QElapsedTimer spent;
    spent.start();
    do {
        for (int i = 0; i < stepsBetweenLooks; ++i)
            if (!walk(former, next))
                return false;
    } while (spent.elapsed() < milliseconds);
    return true;
}

// The two orders are walked side by side; what stands at another place now (a new size, a new time) is found by a hash,
// which holds little.
bool Succession::walk(const SortedEntries &former, const SortedEntries &next) {
    const bool isAnyThere = m_there < former.count();
    if (m_here < next.count()) {
        const quint32 here = next.order()[m_here];
        const quint32 there = isAnyThere ? former.order()[m_there] : none;
        if (isAnyThere && former.at(there).name == next.at(here).name) {
            m_former[here] = there;
            ++m_there;
            ++m_here;
        } else if (isAnyThere && former.isBefore(there, next, here)) {
            m_moved.insert(former.at(there).name, there);
            ++m_there;
        } else {
            m_strangers.push_back(here);
            ++m_here;
        }
        return true;
    }
    if (isAnyThere) {
        const quint32 there = former.order()[m_there++];
        m_moved.insert(former.at(there).name, there);
        return true;
    }
    if (m_looked == m_strangers.size())
        return false;
    const quint32 here = m_strangers[m_looked++];
    m_former[here] = m_moved.value(next.at(here).name, none);
    return true;
}
