#include "window/clientengine.h"

#include "queue/sessioncarrier.h"

#include <QDir>
#include <QPointer>
#include <QSet>

ClientEngine::ClientEngine(const QString &directory, QObject *parent)
    : QObject(parent)
    , settings(QDir(directory).filePath(QStringLiteral("settings.json")))
    , trust(QDir(directory).filePath(QStringLiteral("trust")))
    , runner(queue)
    , m_attemptLimit(static_cast<int>(RunnerSettings().retryDelays.size()) + 1) {
    const Expected<bool> loaded = settings.load();
    if (!loaded)
        log.warning(tr("Settings"), loaded.error().text);
    connect(&queue, &TransferQueue::changed, this, &ClientEngine::onQueueChanged);
}

ClientEngine::~ClientEngine() = default;

LinkServices ClientEngine::services() {
    return {.log = log,
            .executor = executor,
            .trust = trust,
            .downloadLimit = &downloadLimit,
            .uploadLimit = &uploadLimit,
            .caFile = {},
            .trustedFingerprint = {},
            .askBeforePlain = false};
}

int ClientEngine::attemptLimit() const { return m_attemptLimit; }

void ClientEngine::addSite(const Site &site) {

    runner.addSite(site.key(), [this, site]() -> LaterPtr<Carrier> {
        LaterPtr<SessionCarrier> carrier(new SessionCarrier(site, services()));
        SessionCarrier *const raw = carrier.get();
        connect(raw, &SessionCarrier::question, this, [this, raw](const Question &question) {
            Q_EMIT questionAsked(question, [guard = QPointer<SessionCarrier>(raw)](const Answer &answer) {
                if (guard)
                    guard->answer(answer);
            });
        });
        return carrier;
    });
}

void ClientEngine::onQueueChanged(const QList<quint64> &ids) {
    QSet<std::pair<QString, RemotePath>> touched;
    for (const quint64 id : ids) {
        const TransferItem *item = queue.item(id);
        if (item && item->state == TransferItem::State::Done && item->direction == TransferItem::Direction::Upload)
            touched.insert({item->site, item->remotePath.parent()});
    }
    for (const auto &[site, directory] : std::as_const(touched))
        Q_EMIT remoteDirectoryChanged(site, directory);
}
