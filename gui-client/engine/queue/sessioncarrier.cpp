#include "queue/sessioncarrier.h"

#include "operations/transfer/sharedtransfer.h"
#include "queue/fileerrands.h"
#include "queue/foldererrands.h"
#include "session/batch.h"

using namespace std::chrono_literals;

namespace {
// Larger files fill the line by themselves, and can be continued.
constexpr qint64 largestInBatch = 1024 * 1024;

Failure cancelled() { return {Failure::Kind::Cancelled, 0, {}, {}}; }
} // namespace

SessionCarrier::SessionCarrier(const Site &site, const LinkServices &services, const ErrandOptions &options,
                               QObject *parent)
    : SessionCarrier(std::make_unique<Session>(site, services), options, parent) {}

SessionCarrier::SessionCarrier(std::unique_ptr<Session> session, const ErrandOptions &options, QObject *parent)
    : Carrier(parent)
    , m_options(options)
    , m_session(std::move(session)) {
    connect(m_session.get(), &Session::opened, this, &SessionCarrier::onOpened);
    connect(m_session.get(), &Session::failed, this, &SessionCarrier::onFailed);
    connect(m_session.get(), &Session::question, this, &SessionCarrier::question);
    m_poll.setInterval(200ms);
    connect(&m_poll, &QTimer::timeout, this, &SessionCarrier::onPoll);
}

SessionCarrier::~SessionCarrier() {
    disconnect(m_session.get(), nullptr, this, nullptr);
    if (m_batch)
        disconnect(m_batch, nullptr, this, nullptr);
    leaveShared();
    // The errands hold references to the session: they have to go first, not later.
    for (auto &[id, errand] : m_errands)
        delete errand.release();
}

LaterPtr<Errand> SessionCarrier::errandFor(OperationHost &host, const TransferItem &item,
                                           const ErrandOptions &options) {
    const bool isFolder = item.kind == TransferItem::Kind::Folder;
    if (item.direction == TransferItem::Direction::Download) {
        if (isFolder)
            return LaterPtr<Errand>(new FolderDownloadErrand(host, item, options));
        return LaterPtr<Errand>(new DownloadErrand(host, item, options));
    }
    if (isFolder)
        return LaterPtr<Errand>(new FolderUploadErrand(host, item, options));
    return LaterPtr<Errand>(new UploadErrand(host, item, options));
}

bool SessionCarrier::goesIntoBatch(const TransferItem &item) const {
    if (!m_session->capabilities().sendsAhead() || item.isUnwanted)
        return false;
    if (item.kind == TransferItem::Kind::Folder)
        return true;
    return item.size >= 0 && item.size <= largestInBatch && item.existsRule != ExistsRule::Resume;
}

Carrier::Room SessionCarrier::roomFor(const TransferItem &item) const {
    if (m_first || m_shared)
        return Room::None;
    if (m_errands.empty())
        return Room::Some;
    if (!m_batch || !goesIntoBatch(item))
        return Room::None;
    const auto room = static_cast<size_t>(Batch::room(m_session->capabilities()));
    return m_errands.size() < room ? Room::Some : Room::Full;
}

void SessionCarrier::carry(const TransferItem &item) {
    if (m_session->capabilities().known)
        return begin(item);
    m_first = item;
    connectForMore();
}

void SessionCarrier::open() {
    m_opensAhead = true;
    connectForMore();
}

void SessionCarrier::connectForMore() {
    m_session->link().expectsMore = true; // what it is opened for
    m_session->open();
}

void SessionCarrier::onOpened() {
    m_opensAhead = false;
    Q_EMIT opened();
    if (const auto item = std::exchange(m_first, std::nullopt))
        begin(*item);
}

void SessionCarrier::onFailed(const Failure &failure) {
    const bool openedAhead = std::exchange(m_opensAhead, false);
    if (const auto item = std::exchange(m_first, std::nullopt))
        return finishLater(item->id, CarryResult::Kind::NoSession, failure);
    if (openedAhead)
        QMetaObject::invokeMethod(
            this, [this, failure] { Q_EMIT unreachable(failure); }, Qt::QueuedConnection);
}

void SessionCarrier::begin(const TransferItem &item) {
    const TransferItem::Id id = item.id;
    m_session->link().expectsMore = item.parent != 0; // a tree
    LaterPtr<Errand> made = errandFor(hostFor(item), item, m_options);
    Errand *const errand = made.get();
    m_errands[id] = std::move(made);
    connect(errand, &Errand::attempted, this,
            [this, id](const AttemptRecord &record) { Q_EMIT attempted(id, record); });
    connect(errand, &Errand::progressed, this,
            [this, id](qint64 done, qint64 size) { Q_EMIT progressed(id, done, size); });
    connect(errand, &Errand::confirming, this, [this, id] { Q_EMIT confirming(id); });
    connect(errand, &Errand::shareable, this, [this, id] { Q_EMIT shareable(id); });
    connect(errand, &Errand::retargeted, this, [this, id](const QString &localPath, const RemotePath &remotePath) {
        Q_EMIT retargeted(id, localPath, remotePath);
    });
    const bool isBatched = goesIntoBatch(item);
    connect(errand, &Errand::finished, this, [this, id, isBatched](CarryResult result) {
        result.isBatched = isBatched;
        m_errands.erase(id);
        Q_EMIT finished(id, result);
    });
    if (!m_poll.isActive()) // one for all that it carries: most files are over before it comes
        m_poll.start();
    if (item.isUnwanted)
        errand->tidy();
    else
        errand->start();
}

void SessionCarrier::onPoll() {
    if (m_errands.empty())
        return m_poll.stop();
    for (const auto &[id, errand] : m_errands)
        errand->tellProgress();
}

OperationHost &SessionCarrier::hostFor(const TransferItem &item) {
    if (!goesIntoBatch(item)) {
        if (m_batch)
            m_batch->close(); // nothing runs in it: there was room for one that goes alone
        return *m_session;
    }
    if (!m_batch) {
        m_batch = m_session->run(std::make_unique<Batch>(m_session->link()));
        connect(m_batch, &Operation::done, this, &SessionCarrier::onBatchDone);
    }
    return *m_batch;
}

// An errand in the middle of something local goes back to the queue; the others have heard of it.
void SessionCarrier::onBatchDone() {
    m_batch = nullptr;
    for (auto errand = m_errands.begin(); errand != m_errands.end();) {
        if (errand->second->isEnding()) {
            ++errand;
            continue;
        }
        finishLater(errand->first, CarryResult::Kind::Failed, cancelled());
        errand = m_errands.erase(errand);
    }
}

void SessionCarrier::cancel(TransferItem::Id id, bool discard) {
    if (m_first && m_first->id == id) {
        m_first.reset();
        return finishLater(id, CarryResult::Kind::Failed, cancelled());
    }
    if (const auto errand = m_errands.find(id); errand != m_errands.end())
        errand->second->cancel(discard);
}

std::shared_ptr<SharedTransfer> SessionCarrier::shared(TransferItem::Id id) const {
    const auto errand = m_errands.find(id);
    return errand == m_errands.end() ? std::shared_ptr<SharedTransfer>() : errand->second->shared();
}

void SessionCarrier::assist(const std::shared_ptr<SharedTransfer> &shared) {
    m_shared = shared;
    m_shared->join();
    if (m_batch)
        m_batch->close();
    moveNextPart();
}

void SessionCarrier::moveNextPart() {
    std::unique_ptr<Operation> part = m_shared->work(m_session->link());
    m_part = part.get();
    connect(m_part, &Operation::done, this, &SessionCarrier::onPartEnded);
    m_session->run(std::move(part));
}

void SessionCarrier::onPartEnded() {
    const Operation &part = *m_part;
    if (!part.failure() && m_shared->wantsHelp())
        return moveNextPart();
    CarryResult result;
    result.failure = part.failure();
    if (result.failure)
        result.kind = part.hasBegun() ? CarryResult::Kind::Failed : CarryResult::Kind::NoSession;
    m_shared->countFailure(part.failure());
    leaveShared();
    QMetaObject::invokeMethod(
        this, [this, result] { Q_EMIT assisted(result); }, Qt::QueuedConnection);
}

void SessionCarrier::leaveShared() {
    if (m_part)
        disconnect(m_part, nullptr, this, nullptr);
    m_part.clear();
    if (const auto shared = std::exchange(m_shared, {}))
        shared->leave();
}

void SessionCarrier::leave() {
    if (m_part)
        m_part->cancel();
}

void SessionCarrier::finishLater(TransferItem::Id id, CarryResult::Kind kind, const Failure &failure) {
    CarryResult result;
    result.kind = kind;
    result.failure = failure;
    QMetaObject::invokeMethod(
        this, [this, id, result] { Q_EMIT finished(id, result); }, Qt::QueuedConnection);
}

void SessionCarrier::close() {
    for (const auto &[id, errand] : m_errands)
        disconnect(errand.get(), nullptr, this, nullptr);
    leaveShared();
    disconnect(m_session.get(), nullptr, this, nullptr);
    if (m_session->state() == Session::State::Closed) {
        QMetaObject::invokeMethod(this, &Carrier::closed, Qt::QueuedConnection);
        return;
    }
    connect(m_session.get(), &Session::closed, this, &Carrier::closed, Qt::QueuedConnection);
    m_session->close();
}

bool SessionCarrier::isConnected() const {
    return m_session->state() == Session::State::Ready || m_session->state() == Session::State::Busy;
}
