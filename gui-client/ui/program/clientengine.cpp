#include "program/clientengine.h"

#include "models/failurewords.h"
#include "operations/transfer/partfile.h"
#include "program/preferences.h"
#include "queue/sessioncarrier.h"
#include "session/sessionpool.h"

#include <QDir>
#include <QPointer>
#include <QSet>

namespace {
// The file may have been written by hand.
ExistsRule ruleOf(int stored) {
    return stored >= 0 && stored <= static_cast<int>(ExistsRule::Skip) ? static_cast<ExistsRule>(stored)
                                                                       : ExistsRule::Ask;
}
} // namespace

ClientEngine::ClientEngine(const QString &directory, std::unique_ptr<PasswordStore> keychain)
    : m_directory(directory)
    , m_journalLock(QDir(directory).filePath(QStringLiteral("queue.lock")))
    , settings(QDir(directory).filePath(QStringLiteral("settings.json")))
    , trust(QDir(directory).filePath(QStringLiteral("trust")))
    , runner(queue)
    , journal(queue, m_database, QDir(directory).filePath(QStringLiteral("queue.sqlite")))
    , sites(directory, executor, std::move(keychain))
    , m_limits(directory)
    , m_attemptLimit(static_cast<int>(RunnerSettings().retryDelays.size()) + 1) {
    const Expected<bool> loaded = settings.load();
    if (!loaded)
        log.warning(tr("Settings"), FailureWords::causeOf(loaded.error()));
    connect(&queue, &TransferQueue::changed, this, &ClientEngine::onQueueChanged);
    connect(&queue, &TransferQueue::partsAbandoned, this,
            [this](const QStringList &paths) { PartFile::abandon(executor, paths); });
    connect(&settings, &SettingsFile::changed, this, &ClientEngine::applySettings);
    connect(&runner, &Runner::limitLearned, this,
            [this](const QString &site, int connections) { m_limits.learn(site, connections); });
    runner.setJournal(&journal);
    connect(&journal, &Journal::failed, this,
            [this](const Failure &failure) { log.warning(tr("Queue"), FailureWords::causeOf(failure)); });
    applySettings();
}

ClientEngine::~ClientEngine() = default;

LinkServices ClientEngine::services(const Site &site) {
    SiteLimits &limits = m_siteLimits[site.key()];
    limits.download.setParent(&downloadLimit);
    limits.download.setRate(site.downloadLimit);
    limits.upload.setParent(&uploadLimit);
    limits.upload.setRate(site.uploadLimit);
    return {.log = log,
            .executor = executor,
            .publisher = publisher,
            .trust = trust,
            .downloadLimit = &limits.download,
            .uploadLimit = &limits.upload,
            .inactivity = std::chrono::seconds(settings.get(Preferences::timeout)),
            .keepAlive = std::chrono::seconds(settings.get(Preferences::keepAlive)),
            .caFile = {},
            .trustedFingerprint = {},
            .askBeforePlain = settings.get(Preferences::warnBeforePlain)};
}

ErrandOptions ClientEngine::errandOptions() const { return errandOptions(settings.get(Preferences::excludedNames)); }

ErrandOptions ClientEngine::errandOptions(const QString &leftOut) const {
    ErrandOptions options;
    options.keepTime = settings.get(Preferences::keepTimes);
    options.verifyDigest = settings.get(Preferences::verifyDigests);
    options.hiddenFiles = settings.get(Preferences::hiddenFiles);
    const QStringList names = leftOut.split(u';', Qt::SkipEmptyParts);
    for (const QString &name : names)
        options.exclude.append(QRegularExpression(QRegularExpression::wildcardToRegularExpression(name.trimmed())));
    return options;
}

// What holds at once; the rest is read when a connection is made.
void ClientEngine::applySettings() {
    applyLimits();
    runner.setParallel(settings.get(Preferences::parallel));
    queue.setDefaultRule(TransferItem::Direction::Upload, ruleOf(settings.get(Preferences::uploadRule)));
    queue.setDefaultRule(TransferItem::Direction::Download, ruleOf(settings.get(Preferences::downloadRule)));
}

void ClientEngine::applyLimits() {
    const auto rules = [this](const Setting<int> &rate) -> QList<LimitRule> {
        if (!settings.get(Preferences::hoursLimited))
            return {};
        const int days = settings.get(Preferences::hoursDays);
        return {{.days = days == 1   ? LimitRule::workdays
                         : days == 2 ? LimitRule::weekend
                                     : LimitRule::everyDay,
                 .from = settings.get(Preferences::hoursFrom),
                 .to = settings.get(Preferences::hoursTo),
                 .rate = qint64(settings.get(rate)) * 1024}};
    };
    downloadHours.set(settings.get(Preferences::downloadLimit), rules(Preferences::hoursDownload));
    uploadHours.set(settings.get(Preferences::uploadLimit), rules(Preferences::hoursUpload));
}

void ClientEngine::openJournal() {
    m_journalLock.setStaleLockTime(0); // only the death of its owner frees it
    if (m_journalLock.tryLock(0))
        journal.open();
    else
        log.warning(tr("Queue"), tr("Another Wherry is running; this one forgets its transfers when it ends."));
}

int ClientEngine::attemptLimit() const { return m_attemptLimit; }

void ClientEngine::addSite(const Site &site) {
    const auto makeCarrier = [this, site]() -> LaterPtr<Carrier> {
        LaterPtr<SessionCarrier> carrier(new SessionCarrier(site, services(site), errandOptions()));
        SessionCarrier *const raw = carrier.get();
        connect(raw, &SessionCarrier::question, this, [this, raw](const Question &question) {
            Q_EMIT questionAsked(question, [guard = QPointer<SessionCarrier>(raw)](const Answer &answer) {
                if (guard)
                    guard->answer(answer);
            });
        });
        connect(&raw->session(), &Session::messageReceived, this,
                [this, key = site.key()](const QString &message) { Q_EMIT messageReceived(key, message); });
        return carrier;
    };
    runner.addSite(site.key(), makeCarrier, m_limits.limit(site), site.segments);
}

std::unique_ptr<SessionPool> ClientEngine::makePool(const Site &site, QObject *context, const Asker &ask) {
    auto pool = std::make_unique<SessionPool>(site, services(site), runner.allowed(site.key()));
    connect(pool.get(), &SessionPool::question, context, [ask](const Question &question, Session *session) {
        ask(question, [guard = QPointer<Session>(session)](const Answer &answer) {
            if (guard)
                guard->answer(answer);
        });
    });
    return pool;
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
