// Tells the administrator's command and webhook what happens. Noting costs a place in a queue and nothing else: no
// session ever waits for a receiver. Owned by Server.
#pragma once

#include "config/configuration.h"
#include "events/commandrunner.h"
#include "events/webhook.h"

#include <QObject>
#include <QTimer>

class EventFeed : public QObject {
    Q_OBJECT

public:
    explicit EventFeed(Log &log); // which must outlive this
    ~EventFeed() override;        // what has not been told is lost

    // What waits for a receiver that is none any more is forgotten; what waits for one that has moved goes to the new
    // place.
    void configure(const Configuration &configuration);
    // at 0 = now.
    void note(Event event);
    // Waits until all is told, at most so long; then drained() is emitted, at once when nothing waits.
    void drain(std::chrono::milliseconds limit);

Q_SIGNALS:
    void drained();

private:
    void lookIfDrained();
    void finishDraining();

    CommandRunner m_command;
    Webhook m_webhook;
    QList<EventKind> m_kinds; // that are told; empty = all
    QTimer m_draining;
};
