// What one run of the terminal face works with: the log, the trust store, the limits, the site of the URL. Made once
// per command, outlives every session; also answers the questions of sessions on the terminal.
#pragma once

#include "base/blockingexecutor.h"
#include "base/log.h"
#include "cli/arguments.h"
#include "connection/tlscontexts.h"
#include "net/ratelimiter.h"
#include "session/session.h"
#include "sites/learnedlimits.h"
#include "sites/site.h"

#include <QObject>

#include <memory>

class TrustStore;

class Environment : public QObject {
    Q_OBJECT
public:
    // where: the first URL of the arguments.
    Environment(const TerminalArguments &arguments, const SiteUrl &where);
    ~Environment() override;

    const TerminalArguments &arguments() const { return m_arguments; }
    const Site &site() const { return m_site; }
    const QByteArray &path() const { return m_path; } // of the URL, as bytes
    Log &log() { return m_log; }
    LearnedLimits &limits() { return m_limits; }
    LinkServices services();
    // Password from WHERRY_PASSWORD or the terminal, when the URL has a name and no password. False when there is none.
    bool completePassword(bool hasUser, bool hasPassword);
    // Asks on the terminal; without one the safe answer.
    Answer ask(const Question &question);
    void say(const QString &line);

Q_SIGNALS:
    void said(const QString &line); // something for the error stream

private:
    void onRecorded(const LogRecord &record);

    TerminalArguments m_arguments;
    Site m_site;
    QByteArray m_path;
    Log m_log;
    BlockingExecutor m_executor;
    TlsContexts m_contexts;
    std::unique_ptr<TrustStore> m_trust;
    RateLimiter m_limit;
    LearnedLimits m_limits;
    bool m_isFtpScheme = true;
};
