// Ids of items that wait to be written to the journal, in the order in which they came, some of them hastened. Owned by
// the Journal.
#pragma once

#include <QList>
#include <QtGlobal>

#include <deque>
#include <unordered_map>
#include <utility>

class Backlog {
public:
    qsizetype size() const { return static_cast<qsizetype>(m_places.size()); }
    bool isEmpty() const { return m_places.empty(); }
    bool contains(quint64 id) const { return m_places.contains(id); }
    bool isHastened() const { return !m_hastened.empty(); }

    void add(quint64 id);      // one that waits keeps its place
    void postpone(quint64 id); // behind all that wait now
    void hasten(quint64 id);   // before all that are not hastened
    // Takes at most so many out; hastened ones first, unless only the order is asked for.
    enum class First { Hastened, Oldest };
    QList<quint64> take(qsizetype most, First first);

private:
    std::unordered_map<quint64, quint64> m_places;   // id and its place in the order
    std::deque<std::pair<quint64, quint64>> m_order; // places, rising, and ids; those that were left are skipped
    std::deque<quint64> m_hastened;                  // may have been taken since
    quint64 m_lastPlace = 0;
};
