#include "desktop/desktopnotices.h"

#include "base/visibletext.h"
#include "models/counts.h"
#include "program/clientengine.h"
#include "program/preferences.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QWidget>

DesktopNotices::DesktopNotices(ClientEngine &engine, QWidget &window, const QDBusConnection &session)
    : QObject(&window)
    , m_engine(engine)
    , m_window(window)
    , m_session(session) {
    connect(&engine.queue, &TransferQueue::finishedAll, this, &DesktopNotices::onFinishedAll);
    connect(&engine.queue, &TransferQueue::questionAsked, this, [this](const ExistsQuestion &) {
        tell(tr("A transfer waits for an answer"), tr("The file exists already."));
    });
    connect(&engine, &ClientEngine::messageReceived, this, [this](const QString &site, const QString &message) {
        tell(tr("A message from %1").arg(visibleText(site)), visibleText(message));
    });
}

void DesktopNotices::onFinishedAll() {
    const QueueTotals &totals = m_engine.queue.totals();
    const int done = totals.done - std::min(std::exchange(m_toldDone, totals.done), totals.done);
    const int failed = totals.failed - std::min(std::exchange(m_toldFailed, totals.failed), totals.failed);
    if (failed > 0)
        tell(tr("Not all transfers went well"),
             tr("Done: %1. Failed: %2.").arg(Counts::items(done), Counts::items(failed)));
    else if (done > 0)
        tell(tr("All transfers are done"), Counts::items(done));
}

void DesktopNotices::tell(const QString &title, const QString &body) {
    if (m_window.isActiveWindow() || !m_engine.settings.get(Preferences::desktopNotices))
        return;
    QDBusMessage call = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("/org/freedesktop/Notifications"),
        QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("Notify"));
    // The body may be markup to the desktop, and parts of it come from strangers.
    call << QStringLiteral("Wherry") << m_last << QStringLiteral("wherry") << title << body.toHtmlEscaped()
         << QStringList() << QVariantMap{{QStringLiteral("desktop-entry"), QStringLiteral("wherry")}} << -1;
    auto *watcher = new QDBusPendingCallWatcher(m_session.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<quint32> reply = *watcher;
        if (!reply.isError())
            m_last = reply.value();
    });
}
