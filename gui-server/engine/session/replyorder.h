// Keeps replies in the order of their commands while some are still owed (MODE B: uploads that are being made durable).
// Owned by Session, between it and its socket.
#pragma once

#include <QByteArray>

#include <deque>
#include <functional>

class ReplyOrder {
public:
    using Write = std::function<void(const QByteArray &)>;

    explicit ReplyOrder(Write write)
        : m_write(std::move(write)) {}

    // Goes out at once, or behind the replies that are owed.
    void add(const QByteArray &reply);
    // A place for a reply that comes later; what is added from now on waits behind it.
    quint64 owe();
    // The reply of that place; with it goes what waited behind it, up to the next that is owed.
    void pay(quint64 place, const QByteArray &reply);
    void forget() { m_places.clear(); } // the session is over
    bool isEmpty() const { return m_places.empty(); }

private:
    struct Place {
        quint64 number = 0;
        bool paid = false;
        QByteArray bytes; // the reply, and what waits behind it
    };
    Write m_write;
    std::deque<Place> m_places;
    quint64 m_last = 0;
};
