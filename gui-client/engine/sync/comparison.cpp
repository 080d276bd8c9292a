#include "sync/comparison.h"

#include "ftp/wiretext.h"
#include "sync/contentcomparison.h"
#include "sync/planner.h"

#include <cerrno>
#include <utility>

namespace {
constexpr int sliceMilliseconds = 4;
}

Comparison::Comparison(SessionPool &pool, BlockingExecutor &executor, SyncPlace place, const SyncOptions &options,
                       const ErrandOptions &names, const SyncMemory &memory)
    : m_pool(pool)
    , m_place(std::move(place))
    , m_options(options)
    , m_memory(memory)
    , m_localReader(m_place.local, executor, names)
    , m_remoteReader(m_place.remote, pool, names) {
    for (TreeReader *reader : {static_cast<TreeReader *>(&m_localReader), static_cast<TreeReader *>(&m_remoteReader)})
        connect(reader, &TreeReader::finished, this,
                [this](const Failure &failure) { failure ? finish(failure) : onRead(); });
    m_nextSlice.setSingleShot(true);
    connect(&m_nextSlice, &QTimer::timeout, this, &Comparison::planSlice);
}

Comparison::~Comparison() = default;

void Comparison::start() {
    m_localReader.start();
    m_remoteReader.start();
}

void Comparison::onRead() {
    if (--m_reading > 0 || m_isFinished)
        return;
    m_local = m_localReader.takeTree();
    m_remote = m_remoteReader.takeTree();
    const bool isBoth = m_options.mode == SyncOptions::Mode::Both;
    const bool needsLocal = isBoth ? m_remote.isMissing : m_options.isUpload;
    const bool needsRemote = isBoth ? m_local.isMissing : !m_options.isUpload;
    if (m_local.isMissing && needsLocal)
        return finish({Failure::Kind::LocalFile, ENOENT, QStringLiteral("there is no such folder"), m_place.local});
    if (m_remote.isMissing && needsRemote)
        return finish({Failure::Kind::Refused, 550, QStringLiteral("there is no such folder"),
                       decodeWireText(m_place.remote.bytes())});
    if (m_options.by != SyncOptions::By::Digest)
        return plan(m_options);
    m_contents =
        std::make_unique<ContentComparison>(m_pool, m_place.local, m_place.remote, digestCandidates(m_local, m_remote));
    connect(m_contents.get(), &ContentComparison::finished, this,
            [this](const Failure &failure) { failure ? finish(failure) : plan(m_options); });
    m_contents->start();
}

void Comparison::plan(const SyncOptions &options) {
    m_planner = std::make_unique<Planner>(m_local, m_remote, m_memory, options,
                                          m_contents ? m_contents->same() : QHash<QByteArray, bool>());
    m_nextSlice.start(0);
}

void Comparison::planSlice() {
    if (m_planner->step(sliceMilliseconds))
        return m_nextSlice.start(0);
    m_plan = m_planner->takePlan();
    m_planner.reset();
    if (m_isFinished)
        Q_EMIT planned();
    else
        finish({});
}

void Comparison::finish(const Failure &failure) {
    if (std::exchange(m_isFinished, true))
        return;
    Q_EMIT finished(failure);
}
