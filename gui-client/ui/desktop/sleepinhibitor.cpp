#include "desktop/sleepinhibitor.h"

#include "queue/transferqueue.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace {
const QLatin1String screenSaver("org.freedesktop.ScreenSaver");

QDBusMessage screenSaverCall(const QString &method) {
    return QDBusMessage::createMethodCall(screenSaver, QStringLiteral("/org/freedesktop/ScreenSaver"), screenSaver,
                                          method);
}
} // namespace

SleepInhibitor::SleepInhibitor(const TransferQueue &queue, const QDBusConnection &system,
                               const QDBusConnection &session, QObject *parent)
    : QObject(parent)
    , m_queue(queue)
    , m_system(system)
    , m_session(session) {
    connect(&queue, &TransferQueue::changed, this, &SleepInhibitor::update);
    connect(&queue, &TransferQueue::removed, this, &SleepInhibitor::update);
    connect(&queue, &TransferQueue::finishedAll, this, &SleepInhibitor::update);
}

SleepInhibitor::~SleepInhibitor() { release(); }

void SleepInhibitor::update() {
    m_isWanted = m_queue.totals().running > 0;
    if (!m_isWanted)
        return release();
    if (isHeld() || m_isAsking)
        return;
    m_isAsking = true;
    QDBusMessage call = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.login1"), QStringLiteral("/org/freedesktop/login1"),
        QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("Inhibit"));
    call << QStringLiteral("sleep:idle") << QStringLiteral("Wherry") << tr("Files are being transferred")
         << QStringLiteral("block");
    auto *watcher = new QDBusPendingCallWatcher(m_system.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] { onLoginAnswer(*watcher); });
}

void SleepInhibitor::onLoginAnswer(QDBusPendingCallWatcher &call) {
    call.deleteLater();
    const QDBusPendingReply<QDBusUnixFileDescriptor> reply = call;
    if (reply.isError())
        return askScreenSaver();
    m_isAsking = false;
    if (m_isWanted)
        m_descriptor = reply.value();
}

void SleepInhibitor::askScreenSaver() {
    QDBusMessage message = screenSaverCall(QStringLiteral("Inhibit"));
    message << QStringLiteral("Wherry") << tr("Files are being transferred");
    auto *watcher = new QDBusPendingCallWatcher(m_session.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] { onScreenSaverAnswer(*watcher); });
}

// Without either service m_isAsking stays: neither is asked again for each of ten thousand files.
void SleepInhibitor::onScreenSaverAnswer(QDBusPendingCallWatcher &call) {
    call.deleteLater();
    const QDBusPendingReply<quint32> reply = call;
    if (reply.isError())
        return;
    m_isAsking = false;
    m_cookie = reply.value();
    if (!m_isWanted)
        release();
}

void SleepInhibitor::release() {
    m_descriptor = {};
    if (const quint32 cookie = std::exchange(m_cookie, 0)) {
        QDBusMessage message = screenSaverCall(QStringLiteral("UnInhibit"));
        message << cookie;
        m_session.send(message);
    }
}
