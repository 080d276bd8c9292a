// What one run of the terminal face works with: the log, the trust store, the limits, the site of the URL. Made once
// per command, outlives every session; also answers the questions of sessions on the terminal.
#pragma once

#include "base/blockingexecutor.h"
#include "base/log.h"
#include "cli/arguments.h"
#include "connection/scheduledlimit.h"
#include "connection/tlscontexts.h"
#include "net/ratelimiter.h"
#include "operations/transfer/publisher.h"
#include "session/session.h"
#include "sites/learnedlimits.h"
#include "sites/sitebook.h"

#include <QObject>

#include <functional>
#include <memory>

class TrustStore;

class Environment : public QObject {
    Q_OBJECT
public:
    // where: the first URL of the arguments. What else is handed in outlives it.
    Environment(const TerminalArguments &arguments, const SiteUrl &where, SiteBook &book, BlockingExecutor &executor);
    ~Environment() override;

    const TerminalArguments &arguments() const { return m_arguments; }
    const Site &site() const { return m_site; }
    const QByteArray &path() const { return m_where.path; } // of the URL, as bytes
    const QString &folder() const { return m_folder; }      // where the program keeps its state
    Log &log() { return m_log; }
    LearnedLimits &limits() { return m_limits; }
    LinkServices services();
    // Password from WHERRY_PASSWORD, the saved site or the terminal, when the URL has a name and no password. Then
    // false when there is none.
    void completePassword(std::function<void(bool)> then);
    // From now on the password of new connections, and kept for the saved site that this is about; nothing to do for a
    // URL.
    void changePassword(const QString &password, PasswordStore::Done done);
    // A URL of the arguments. Failure BadReply: text says what is wrong.
    [[nodiscard]] Expected<SiteUrl> locate(const QString &url) const { return m_book.locate(url); }
    // Asks twice; empty when these were not the same, or there is no terminal.
    static QString askNewPassword();
    // Asks on the terminal; without one the safe answer.
    Answer ask(const Question &question);
    void say(const QString &line);

Q_SIGNALS:
    void said(const QString &line); // something for the error stream

private:
    void onRecorded(const LogRecord &record);
    bool askPassword();

    TerminalArguments m_arguments;
    SiteUrl m_where;
    Site m_site;
    QString m_folder;
    SiteBook &m_book;
    Log m_log;
    BlockingExecutor &m_executor;
    Publisher m_publisher{m_executor};
    TlsContexts m_contexts;
    std::unique_ptr<TrustStore> m_trust;
    RateLimiter m_downloadLimit, m_uploadLimit;
    ScheduledLimit m_downloadHours{m_downloadLimit}, m_uploadHours{m_uploadLimit};
    LearnedLimits m_limits;
    bool m_isFtpScheme = true;
};
