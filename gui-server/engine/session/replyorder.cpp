#include "session/replyorder.h"

#include <algorithm>

void ReplyOrder::add(const QByteArray &reply) {
    if (m_places.empty())
        m_write(reply);
    else
        m_places.back().bytes += reply;
}

quint64 ReplyOrder::owe() {
    m_places.push_back({++m_last, false, {}});
    return m_last;
}

void ReplyOrder::pay(quint64 place, const QByteArray &reply) {
    const auto found = std::ranges::find(m_places, place, &Place::number);
    if (found == m_places.end())
        return;
    found->bytes.prepend(reply);
    found->paid = true;
    QByteArray ready;
    while (!m_places.empty() && m_places.front().paid) {
        ready += m_places.front().bytes;
        m_places.pop_front();
    }
    if (!ready.isEmpty())
        m_write(ready);
}
