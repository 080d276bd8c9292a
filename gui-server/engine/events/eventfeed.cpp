#include "events/eventfeed.h"

#include <QDateTime>

EventFeed::EventFeed(Log &log)
    : m_command(log)
    , m_webhook(log) {
    m_draining.setSingleShot(true);
    connect(&m_draining, &QTimer::timeout, this, &EventFeed::finishDraining);
    for (EventOutlet *outlet : {static_cast<EventOutlet *>(&m_command), static_cast<EventOutlet *>(&m_webhook)})
        connect(outlet, &EventOutlet::idle, this, &EventFeed::lookIfDrained);
}

EventFeed::~EventFeed() {
    m_command.abandon();
    m_webhook.abandon();
}

void EventFeed::configure(const Configuration &configuration) {
    m_kinds = configuration.events;
    m_command.setProgram(configuration.eventCommand);
    m_webhook.setReceiver(QUrl(configuration.eventWebhook), configuration.eventWebhookSecret.toUtf8());
    for (EventOutlet *outlet : {static_cast<EventOutlet *>(&m_command), static_cast<EventOutlet *>(&m_webhook)})
        if (!outlet->isConfigured())
            outlet->abandon();
}

void EventFeed::note(Event event) {
    if (!m_kinds.isEmpty() && !m_kinds.contains(event.kind))
        return;
    if (event.at == 0)
        event.at = QDateTime::currentMSecsSinceEpoch();
    if (m_command.isConfigured())
        m_command.add(event);
    if (m_webhook.isConfigured())
        m_webhook.add(event);
}

void EventFeed::drain(std::chrono::milliseconds limit) {
    m_draining.start(limit);
    lookIfDrained();
}

void EventFeed::lookIfDrained() {
    if (m_draining.isActive() && m_command.isIdle() && m_webhook.isIdle())
        finishDraining();
}

void EventFeed::finishDraining() {
    m_draining.stop();
    m_command.abandon();
    m_webhook.abandon();
    Q_EMIT drained();
}
