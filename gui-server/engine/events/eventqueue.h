// Events that wait for a receiver, oldest first, as many as there is room for: when more come, the oldest go.
#pragma once

#include "events/event.h"

#include <deque>
#include <optional>

class EventQueue {
public:
    static constexpr std::size_t room = 1000;

    // False when the oldest had to go for it.
    bool add(const Event &event) {
        m_events.push_back(event);
        if (m_events.size() <= room)
            return true;
        m_events.pop_front();
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
    std::deque<Event> m_events;
};
