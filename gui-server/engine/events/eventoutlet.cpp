#include "events/eventoutlet.h"

#include "base/log.h"

#include <chrono>

namespace {
constexpr std::chrono::seconds betweenLines{10};

QString source() { return QStringLiteral("events"); }
} // namespace

EventOutlet::EventOutlet(const QString &name, int atOnce, Log &log)
    : m_name(name)
    , m_atOnce(atOnce)
    , m_log(log) {
    m_work.setSingleShot(true);
    connect(&m_work, &QTimer::timeout, this, &EventOutlet::work);
    m_tell.setSingleShot(true);
    m_tell.setInterval(betweenLines);
    connect(&m_tell, &QTimer::timeout, this, &EventOutlet::tellDropped);
}

void EventOutlet::add(const Event &event) {
    if (!m_queue.add(event)) {
        ++m_dropped;
        if (!m_tell.isActive())
            m_tell.start();
    }
    if (!m_work.isActive())
        m_work.start();
}

void EventOutlet::work() {
    while (m_underWay < m_atOnce) {
        const auto next = m_queue.take();
        if (!next)
            break;
        ++m_underWay;
        deliver(*next);
    }
    if (isIdle())
        Q_EMIT idle();
}

void EventOutlet::ended() {
    --m_underWay;
    if (!m_work.isActive())
        m_work.start();
}

void EventOutlet::abandon() {
    const std::size_t lost = m_queue.size() + std::size_t(m_underWay);
    m_queue.clear();
    cancel();
    m_underWay = 0;
    m_work.stop();
    tellDropped();
    if (lost > 0)
        m_log.warning(source(), QStringLiteral("%1 events for the %2 are lost").arg(lost).arg(m_name));
}

void EventOutlet::tellDropped() {
    m_tell.stop();
    if (const quint64 untold = m_dropped - std::exchange(m_told, m_dropped); untold > 0)
        m_log.warning(
            source(),
            QStringLiteral("%1 events were dropped: the %2 takes them slower than they come").arg(untold).arg(m_name));
}

void EventOutlet::complain(const QString &sentence) {
    const bool isSoon =
        m_complained.isValid() && !m_complained.hasExpired(std::chrono::milliseconds(betweenLines).count());
    if (isSoon)
        return m_log.debug(source(), sentence);
    m_complained.start();
    m_log.warning(source(), sentence);
}
