// One way out for events: a queue of its own, so that a receiver that is slow or away holds up nobody. Delivers a few
// at a time and never inside add(). Owned by EventFeed.
#pragma once

#include "events/eventqueue.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

class Log;

class EventOutlet : public QObject {
    Q_OBJECT

public:
    // name: of the receiver, for the log ("event command"). The log must outlive this.
    EventOutlet(const QString &name, int atOnce, Log &log);

    virtual bool isConfigured() const = 0;
    void add(const Event &event);
    bool isIdle() const { return m_underWay == 0 && m_queue.size() == 0; }
    std::size_t waiting() const { return m_queue.size(); }
    quint64 dropped() const { return m_dropped; } // found no room
    // Ends what is under way and forgets what waits; the log says how many are lost.
    void abandon();

Q_SIGNALS:
    void idle(); // nothing waits and nothing is under way any more

protected:
    // Begins one; ended() is called when it is through, however it went, also before this returns.
    virtual void deliver(const Event &event) = 0;
    // Ends all that is under way, at once; ended() is not called for it.
    virtual void cancel() = 0;
    void ended();
    // One warning in a while; those between are for Debug.
    void complain(const QString &sentence);
    Log &log() { return m_log; }

private:
    void work();
    void tellDropped();

    const QString m_name;
    const int m_atOnce;
    Log &m_log;
    EventQueue m_queue;
    int m_underWay = 0;
    quint64 m_dropped = 0;
    quint64 m_told = 0; // of those dropped, in the log
    QTimer m_work;
    QTimer m_tell;
    QElapsedTimer m_complained;
};
