#include "comparing/synctask.h"

#include "program/clientengine.h"
#include "session/sessionpool.h"
#include "sync/synchronisation.h"

SyncTask::SyncTask(ClientEngine &engine, const Site &site, const QString &local, const RemotePath &remote,
                   QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_site(site)
    , m_place{site.key(), local, remote} {}

SyncTask::~SyncTask() { clear(); }

void SyncTask::compare(const SyncOptions &options, const ErrandOptions &names) {
    clear();
    m_hasDigests = options.by == SyncOptions::By::Digest;
    m_memory.emplace(m_engine.directory(), m_place.site, m_place.remote, m_place.local);
    if (const Expected<bool> opened = m_memory->open(); !opened) {
        m_memory.reset();
        Q_EMIT compared(opened.error());
        return;
    }
    m_state = State::Comparing;
    m_pool = m_engine.makePool(m_site, this, [this](const Question &question, const AnswerTaker &answer) {
        Q_EMIT questionAsked(question, answer);
    });
    m_comparison =
        std::make_unique<Comparison>(*m_pool, m_engine.executor, m_place, options, names, m_memory->memory());
    // Not in the middle of its signal: without a plan it goes then, and others may have the two folders.
    connect(
        m_comparison.get(), &Comparison::finished, this,
        [this, guard = QPointer<Comparison>(m_comparison.get())](const Failure &failure) {
            if (!guard)
                return;
            m_state = State::Compared;
            if (failure)
                clear();
            Q_EMIT compared(failure);
        },
        Qt::QueuedConnection);
    connect(m_comparison.get(), &Comparison::planned, this, &SyncTask::planned);
    m_comparison->start();
}

bool SyncTask::planAgain(const SyncOptions &options) {
    if (m_state != State::Compared || (options.by == SyncOptions::By::Digest && !m_hasDigests))
        return false;
    m_comparison->plan(options);
    return true;
}

qsizetype SyncTask::transfersLeft() const { return m_synchronisation ? m_synchronisation->transfersLeft() : 0; }

void SyncTask::synchronise(const SyncPlan &plan) {
    m_state = State::Synchronising;
    m_synchronisation =
        std::make_unique<Synchronisation>(*m_pool, m_engine.executor, m_engine.queue, *m_memory, m_place, plan);
    connect(m_synchronisation.get(), &Synchronisation::acted, this, &SyncTask::onActed);
    connect(m_synchronisation.get(), &Synchronisation::moved, this, &SyncTask::moved);
    connect(m_synchronisation.get(), &Synchronisation::transfersBegin, this, &SyncTask::handConnectionsOn);
    connect(m_synchronisation.get(), &Synchronisation::transfersEnded, m_synchronisation.get(),
            &Synchronisation::conclude, Qt::QueuedConnection);
    connect(m_synchronisation.get(), &Synchronisation::finished, this, &SyncTask::onFinished, Qt::QueuedConnection);
    m_synchronisation->start();
}

void SyncTask::onActed(const SyncAction &action, const Failure &failure) {
    const bool isThere =
        action.kind == SyncAction::Kind::MakeRemoteFolder || action.kind == SyncAction::Kind::DeleteRemote;
    if (isThere && !failure && !action.path.isEmpty()) {
        const QByteArray folder = parentOfPath(action.path);
        Q_EMIT m_engine.remoteDirectoryChanged(m_place.site,
                                               folder.isEmpty() ? m_place.remote : m_place.remote.resolved(folder));
    }
    Q_EMIT acted(action, failure);
}

// The server may allow few of them, and the queue needs some now.
void SyncTask::handConnectionsOn() {
    const LaterPtr<Session> spare(m_pool->close().release());
    if (spare)
        spare->close();
}

void SyncTask::onFinished() {
    const Expected<bool> kept = m_memory->compact();
    clear();
    Q_EMIT finished(kept ? Failure() : kept.error());
}

void SyncTask::stop() {
    if (m_synchronisation)
        m_synchronisation->stop();
    clear();
}

// In the order in which they need each other.
void SyncTask::clear() {
    m_state = State::Idle;
    if (m_pool)
        m_pool->cancelAll();
    if (m_synchronisation && m_memory)
        static_cast<void>(m_memory->compact()); // the lines that were added stay in any case
    m_synchronisation.reset();
    m_comparison.reset();
    m_pool.reset();
    m_memory.reset();
}
