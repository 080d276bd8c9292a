// Everything of the engine that the windows of one program share: log, trust, listings, limits, queue and runner. Owned
// by the application's entry; the window holds a reference.
#pragma once

#include "base/blockingexecutor.h"
#include "base/log.h"
#include "base/settingsfile.h"
#include "cache/listingcache.h"
#include "connection/question.h"
#include "connection/scheduledlimit.h"
#include "connection/serverlink.h"
#include "connection/trust.h"
#include "net/ratelimiter.h"
#include "operations/transfer/publisher.h"
#include "queue/errand.h"
#include "queue/journal.h"
#include "queue/runner.h"
#include "queue/transferqueue.h"
#include "sites/keychain.h"
#include "sites/learnedlimits.h"
#include "sites/sitebook.h"

#include <QLockFile>
#include <QObject>

#include <functional>
#include <map>

class SessionPool;

class ClientEngine : public QObject {
    Q_OBJECT
public:
    using AnswerTaker = std::function<void(const Answer &)>;
    using Asker = std::function<void(const Question &, const AnswerTaker &)>;

    // directory: where the state lives (exists).
    explicit ClientEngine(const QString &directory,
                          std::unique_ptr<PasswordStore> keychain = std::make_unique<Keychain>());
    ~ClientEngine() override;
    QString directory() const { return m_directory; }

private: // the lock is given back when the last of the journal is written
    QString m_directory;
    QLockFile m_journalLock;
    BlockingExecutor m_database{1};

public:
    Log log;
    SettingsFile settings;
    BlockingExecutor executor;
    Publisher publisher{executor};
    FileTrustStore trust;
    ListingCache cache;
    RateLimiter downloadLimit, uploadLimit;
    ScheduledLimit downloadHours{downloadLimit}, uploadHours{uploadLimit};
    TransferQueue queue;
    Runner runner;
    Journal journal;
    SiteBook sites;

    // Of the connections to the site, within its own limits and those for all.
    LinkServices services(const Site &site);
    // Connections of their own to the site, as many as it allows, for work on whole trees. What they need a person for
    // is handed to `ask`, which takes the answer whenever it comes. context: while it lives, somebody can be asked.
    std::unique_ptr<SessionPool> makePool(const Site &site, QObject *context, const Asker &ask);
    // Makes queued items of this site run; the site has its password.
    void addSite(const Site &site);
    // Once, before anything is queued: the queue stands as it was left (journal.opened()), and is kept from then on. A
    // second program on the same directory keeps no journal, for two would repeat each other's transfers.
    void openJournal();
    int attemptLimit() const;
    ErrandOptions errandOptions() const; // of the connections that the queue makes from now on
    // The same, but for the names that folders leave out ("*.tmp; .git").
    ErrandOptions errandOptions(const QString &leftOut) const;

Q_SIGNALS:
    // A connection of the queue needs a person. The answer may come later, or never when the connection has gone.
    void questionAsked(const Question &question, const ClientEngine::AnswerTaker &answer);
    // From the server's administrator, over whichever connection. Text of a stranger.
    void messageReceived(const QString &siteKey, const QString &message);
    // A file arrived there or went: listings of it are old.
    void remoteDirectoryChanged(const QString &siteKey, const RemotePath &directory);

private:
    void applySettings();
    void applyLimits();
    void onQueueChanged(const QList<quint64> &ids);

    struct SiteLimits {
        RateLimiter download, upload;
    };

    LearnedLimits m_limits;
    std::map<QString, SiteLimits> m_siteLimits; // by the site's key
    int m_attemptLimit;
};
