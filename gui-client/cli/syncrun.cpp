#include "cli/syncrun.h"

#include "base/visibletext.h"
#include "cli/failuretext.h"
#include "cli/plantext.h"
#include "cli/tty.h"
#include "ftp/wiretext.h"
#include "sync/synchronisation.h"

#include <QCoreApplication>
#include <QDir>

namespace {
struct SyncRunWords {
    Q_DECLARE_TR_FUNCTIONS(SyncRun)
};
} // namespace

SyncRun::SyncRun(Environment &environment)
    : QueueRun(environment) {}

SyncRun::~SyncRun() = default;

SyncOptions SyncRun::optionsOf(const TerminalArguments &arguments) {
    SyncOptions options;
    options.mode = arguments.syncMode;
    options.by = arguments.syncBy;
    options.isUpload = arguments.isUpload;
    options.deletes = arguments.deletes;
    return options;
}

void SyncRun::onOpened() {
    const TerminalArguments &arguments = m_environment.arguments();
    m_place.site = m_environment.site().key();
    m_place.local = QDir::cleanPath(QDir::current().absoluteFilePath(arguments.locals.first()));
    m_place.remote = session().resolve(m_environment.path());
    m_memory.emplace(m_environment.folder(), m_place.site, m_place.remote, m_place.local);
    if (const Expected<bool> opened = m_memory->open(); !opened)
        return endWith(opened.error());
    m_pool = std::make_unique<SessionPool>(m_environment.site(), m_environment.services(), arguments.parallel);
    connect(m_pool.get(), &SessionPool::question, this,
            [this](const Question &question, Session *session) { session->answer(m_environment.ask(question)); });
    m_pool->adopt(takeSession());
    m_comparison = std::make_unique<Comparison>(*m_pool, m_environment.services().executor, m_place,
                                                optionsOf(arguments), m_options, m_memory->memory());
    connect(m_comparison.get(), &Comparison::finished, this, &SyncRun::onCompared);
    m_comparison->start();
}

void SyncRun::onCompared(const Failure &failure) {
    if (failure.kind == Failure::Kind::Unsupported) {
        say(SyncRunWords::tr("The server makes no digests; compare by time or by size."));
        return leave(1);
    }
    if (failure) {
        say(FailureText::sentence(failure, m_environment.site().host));
        return leave(FailureText::exitCode(failure, false));
    }
    const SyncPlan &plan = m_comparison->plan();
    showPlan(plan);
    if (m_environment.arguments().dryRun)
        return leave(0);
    if (!mayGoOn(plan))
        return leave(1);
    m_synchronisation = std::make_unique<Synchronisation>(*m_pool, m_environment.services().executor, m_queue,
                                                          *m_memory, m_place, plan);
    connect(m_synchronisation.get(), &Synchronisation::acted, this, &SyncRun::onActed);
    connect(m_synchronisation.get(), &Synchronisation::transfersBegin, this, [this] { startRunner(m_pool->close()); });
    connect(m_synchronisation.get(), &Synchronisation::transfersEnded, this, &SyncRun::stopRunner,
            Qt::QueuedConnection);
    connect(m_synchronisation.get(), &Synchronisation::finished, this, &SyncRun::onSynchronised);
    m_synchronisation->start();
}

// Without --dry-run the lines of the transfers come as they run; what is left alone has no other, and nothing is
// deleted that was not named before.
void SyncRun::showPlan(const SyncPlan &plan) {
    const TerminalArguments &arguments = m_environment.arguments();
    showTroubles(plan.localTroubles, true);
    showTroubles(plan.remoteTroubles, false);
    const bool isAsked = plan.guard() != SyncPlan::Guard::None && !arguments.force;
    for (const SyncAction &action : plan.actions) {
        if (arguments.json)
            reporter().write(PlanText::event(action));
        else if (arguments.dryRun || (action.kind == SyncAction::Kind::Conflict && !arguments.quiet) ||
                 (action.isDeletion() && (!arguments.quiet || isAsked)))
            Tty::write(stdout, PlanText::line(action) + QLatin1Char('\n'));
    }
    if (arguments.json)
        reporter().write(PlanText::summaryEvent(plan));
    else if (arguments.dryRun || !arguments.quiet)
        Tty::write(stdout, PlanText::summary(plan) + QLatin1Char('\n'));
    if (const QString guard = PlanText::guard(plan); !guard.isEmpty())
        say(guard);
}

void SyncRun::showTroubles(const QList<Tree::Trouble> &troubles, bool areHere) {
    for (const Tree::Trouble &trouble : troubles) {
        QString path = areHere ? m_place.local : decodeWireText(m_place.remote.bytes());
        if (!trouble.path.isEmpty())
            path += QLatin1Char('/') + decodeWireText(trouble.path);
        say(QStringLiteral("%1: %2").arg(visibleText(QStringView(path)),
                                         FailureText::sentence(trouble.failure, m_environment.site().host)));
    }
}

bool SyncRun::mayGoOn(const SyncPlan &plan) {
    if (plan.guard() == SyncPlan::Guard::None || m_environment.arguments().force)
        return true;
    const std::optional<QString> typed = Tty::askLine(SyncRunWords::tr("Delete them all the same? Type yes or no: "));
    if (!typed)
        say(SyncRunWords::tr("Nothing was changed. If it is meant so, run the command again with --force."));
    return typed && typed->trimmed().compare(QLatin1String("yes"), Qt::CaseInsensitive) == 0;
}

void SyncRun::onActed(const SyncAction &action, const Failure &failure) {
    const TerminalArguments &arguments = m_environment.arguments();
    m_removed += action.isDeletion() && !failure ? 1 : 0;
    if (arguments.json) {
        QJsonObject event = PlanText::event(action);
        event.insert(QStringLiteral("event"), failure ? QStringLiteral("failed") : QStringLiteral("acted"));
        if (failure) {
            event.insert(QStringLiteral("code"), failure.code);
            event.insert(QStringLiteral("cause"), FailureText::sentence(failure, m_environment.site().host));
        }
        return reporter().write(event);
    }
    if (failure)
        say(FailureText::sentence(failure, m_environment.site().host));
}

void SyncRun::onStopped() {
    if (isInterrupted())
        return leave(m_exitCode);
    m_isConcluding = true;
    m_synchronisation->conclude();
}

void SyncRun::onSynchronised() {
    if (m_queue.count() > 0)
        summarize();
    if (m_removed > 0 && !m_environment.arguments().quiet && !m_environment.arguments().json)
        Tty::write(stdout, SyncRunWords::tr("%n deleted", nullptr, m_removed) + QLatin1Char('\n'));
    const SyncPlan &plan = m_comparison->plan();
    const bool isIncomplete =
        m_synchronisation->failures() > 0 || !plan.localTroubles.isEmpty() || !plan.remoteTroubles.isEmpty();
    leave(isIncomplete && m_exitCode == 0 ? 1 : m_exitCode);
}

void SyncRun::interrupt() {
    if (m_synchronisation)
        m_synchronisation->stop();
    if (!m_isConcluding)
        return QueueRun::interrupt();
    reporter().summarize(true);
    leave(1);
}

void SyncRun::leave(int exitCode) {
    if (const Expected<bool> kept = m_memory->compact(); !kept)
        say(FailureText::sentence(kept.error(), m_environment.site().host));
    if (m_pool->isIdle())
        returnSession(m_pool->close());
    end(exitCode);
}
