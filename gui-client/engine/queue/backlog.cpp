#include "queue/backlog.h"

#include <algorithm>

void Backlog::add(quint64 id) {
    if (m_places.emplace(id, m_lastPlace + 1).second)
        m_order.emplace_back(++m_lastPlace, id);
}

void Backlog::postpone(quint64 id) {
    m_places[id] = ++m_lastPlace;
    m_order.emplace_back(m_lastPlace, id);
}

void Backlog::hasten(quint64 id) {
    add(id);
    m_hastened.push_back(id);
}

QList<quint64> Backlog::take(qsizetype most, First first) {
    QList<quint64> taken;
    taken.reserve(std::min(most, size()));
    while (first == First::Hastened && taken.size() < most && !m_hastened.empty()) {
        if (m_places.erase(m_hastened.front()))
            taken.append(m_hastened.front());
        m_hastened.pop_front();
    }
    while (taken.size() < most && !m_order.empty()) {
        const auto [place, id] = m_order.front();
        m_order.pop_front();
        if (const auto waiting = m_places.find(id); waiting != m_places.end() && waiting->second == place) {
            m_places.erase(waiting);
            taken.append(id);
        }
    }
    if (isEmpty()) { // what is left is stale
        m_order.clear();
        m_hastened.clear();
    }
    return taken;
}
