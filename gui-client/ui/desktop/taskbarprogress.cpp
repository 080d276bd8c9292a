#include "desktop/taskbarprogress.h"

#include "queue/transferqueue.h"

#include <QDBusMessage>
#include <QVariantMap>

TaskbarProgress::TaskbarProgress(const TransferQueue &queue, const QDBusConnection &session, QObject *parent)
    : QObject(parent)
    , m_queue(queue)
    , m_session(session) {
    connect(&queue, &TransferQueue::changed, this, &TaskbarProgress::update);
    connect(&queue, &TransferQueue::removed, this, &TaskbarProgress::update);
}

void TaskbarProgress::update() {
    const QueueTotals &totals = m_queue.totals();
    const bool isShown = totals.running > 0 && totals.bytes > 0;
    const int percent = isShown ? static_cast<int>(totals.share() * 100) : -1;
    if (std::exchange(m_shown, percent) == percent)
        return;
    QDBusMessage signal =
        QDBusMessage::createSignal(QStringLiteral("/org/wherry/Wherry"),
                                   QStringLiteral("com.canonical.Unity.LauncherEntry"), QStringLiteral("Update"));
    signal << QStringLiteral("application://wherry.desktop")
           << QVariantMap{{QStringLiteral("progress"), std::max(percent, 0) / 100.0},
                          {QStringLiteral("progress-visible"), isShown}};
    m_session.send(signal);
}
