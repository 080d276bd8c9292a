// Events that wait for a receiver, oldest first, as many as there is room for. When more come, the oldest of those goes
// that a stranger can make as many of as he likes; only when there is none of them, the oldest of all.
#pragma once

#include "events/event.h"

#include <algorithm>
#include <deque>
#include <optional>

class EventQueue {
public:
    static constexpr std::size_t room = 1000;

    // False when one had to go for it, perhaps itself.
    bool add(const Event &event) {
        m_events.push_back(event);
        if (m_events.size() <= room)
            return true;
        const auto first = std::find_if(m_events.begin(), m_events.end(), isOfStrangers);
        m_events.erase(first == m_events.end() ? m_events.begin() : first);
        return false;
    }
    std::optional<Event> take() {
        if (m_events.empty())
            return std::nullopt;
        std::optional<Event> first(std::move(m_events.front()));
        m_events.pop_front();
        return first;
    }
    void clear() { m_events.clear(); }
    std::size_t size() const { return m_events.size(); }

private:
    static bool isOfStrangers(const Event &event) {
        return event.kind == EventKind::RefusedLogin || event.kind == EventKind::Ban;
    }

    std::deque<Event> m_events;
};
