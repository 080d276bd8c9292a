#include "cli/queuerun.h"

#include "cli/failuretext.h"
#include "cli/tty.h"
#include "queue/sessioncarrier.h"

#include <QCoreApplication>

#include <algorithm>

#include <langinfo.h>
#include <unistd.h>

using namespace std::chrono_literals;

namespace {
struct QueueRunWords {
    Q_DECLARE_TR_FUNCTIONS(QueueRun)
};

RunnerSettings settingsOf(const TerminalArguments &arguments) {
    RunnerSettings settings;
    settings.parallel = arguments.parallel;
    settings.retryDelays.clear();
    const std::chrono::seconds growing[] = {5s, 15s, 45s};
    for (int i = 0; i < arguments.retries; ++i) {
        const bool isGiven = arguments.retryDelaySeconds >= 0;
        settings.retryDelays.append(isGiven ? std::chrono::seconds(arguments.retryDelaySeconds)
                                            : growing[std::min(i, 2)]);
    }
    return settings;
}

bool isUtf8Terminal() { return qstrcmp(::nl_langinfo(CODESET), "UTF-8") == 0; }
} // namespace

QueueRun::QueueRun(Environment &environment)
    : TerminalRun(environment) {
    const TerminalArguments &arguments = m_environment.arguments();
    m_options.hiddenFiles = arguments.hidden;
    for (const QString &pattern : arguments.exclude)
        m_options.exclude.append(QRegularExpression(QRegularExpression::wildcardToRegularExpression(pattern)));
    ReporterSettings shown;
    shown.quiet = arguments.quiet;
    shown.json = arguments.json;
    shown.bars = Tty::isTerminal(STDERR_FILENO);
    shown.unicode = isUtf8Terminal();
    shown.host = m_environment.site().host;
    m_reporter = std::make_unique<Reporter>(m_queue, shown, stdout, stderr);
}

QueueRun::~QueueRun() { m_runner.reset(); }

void QueueRun::say(const QString &line) { m_reporter->say(line); }

LaterPtr<Carrier> QueueRun::makeCarrier() {
    std::unique_ptr<Session> session = std::move(m_first);
    if (!session)
        session = std::make_unique<Session>(m_environment.site(), m_environment.services());
    auto *const carrier = new SessionCarrier(std::move(session), m_options);
    connect(carrier, &SessionCarrier::question, this,
            [this, carrier](const Question &question) { carrier->answer(m_environment.ask(question)); });
    return LaterPtr<Carrier>(carrier);
}

void QueueRun::startRunner(std::unique_ptr<Session> first, Journal *journal) {
    m_first = std::move(first);
    m_runner = std::make_unique<Runner>(m_queue, settingsOf(m_environment.arguments()));
    if (journal)
        m_runner->setJournal(journal);
    connect(m_runner.get(), &Runner::limitLearned, this, [this](const QString &site, int connections) {
        m_environment.limits().learn(site, connections);
        say(QueueRunWords::tr("The server allows %1 connections at a time. Using %1 from now on.").arg(connections));
    });
    connect(m_runner.get(), &Runner::siteRefused, this,
            [this](const QString &, const Failure &failure) { m_refusal = failure; });
    connect(m_runner.get(), &Runner::stopped, this, [this] { onStopped(); });
    connect(&m_queue, &TransferQueue::finishedAll, this, &QueueRun::onAtRest, Qt::QueuedConnection);
    connect(&m_queue, &TransferQueue::removed, this, &QueueRun::onAtRest, Qt::QueuedConnection);
    const Site &site = m_environment.site();
    m_runner->addSite(
        site.key(), [this] { return makeCarrier(); }, m_environment.limits().limit(site), site.segments);
}

void QueueRun::onAtRest() {
    if (!m_interrupted && !m_isStopping && m_queue.totals().pending() == 0)
        onFinished();
}

void QueueRun::onFinished() {
    summarize();
    stopRunner();
}

void QueueRun::summarize() {
    if (m_reporter->summarize(false) > 0)
        m_exitCode = m_refusal ? FailureText::exitCode(m_refusal, true) : 1;
}

void QueueRun::stopRunner() {
    m_isStopping = true;
    m_runner->stop();
}

void QueueRun::interrupt() {
    if (std::exchange(m_interrupted, true) || !m_runner)
        return end(1);
    m_exitCode = 1;
    m_queue.setProcessing(false);
    m_reporter->summarize(true);
    m_runner->stop();
}
