#include "sync/synchronisation.h"

#include "base/blockingexecutor.h"
#include "ftp/wiretext.h"
#include "operations/listdirectory.h"
#include "operations/makedirectory.h"
#include "queue/transferqueue.h"
#include "session/sessionpool.h"
#include "sync/pairmemory.h"
#include "sync/removeseen.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <cerrno>

#include <unistd.h>

namespace {
// On the executor. Only what the comparison saw; what is gone already is a success.
Failure removeSeenHere(const QString &path, const TreeFacts &seen) {
    const TreeFacts now = localFacts(path);
    if (!now.isThere())
        return {};
    if (now.type != seen.type || (seen.isFile() && now != seen))
        return {Failure::Kind::Damaged, 0, QStringLiteral("it has changed since the comparison"), path};
    const QByteArray name = QFile::encodeName(path);
    const bool isGone = seen.isFolder() ? ::rmdir(name.constData()) == 0 : ::unlink(name.constData()) == 0;
    return isGone ? Failure() : Failure::ofLocalFile(errno, path);
}
} // namespace

Synchronisation::Synchronisation(SessionPool &pool, BlockingExecutor &executor, TransferQueue &queue,
                                 PairMemory &memory, SyncPlace place, SyncPlan plan)
    : m_pool(pool)
    , m_executor(executor)
    , m_queue(queue)
    , m_memory(memory)
    , m_place(std::move(place))
    , m_plan(std::move(plan)) {}

Synchronisation::~Synchronisation() = default;

QString Synchronisation::localPath(const QByteArray &path) const {
    return path.isEmpty() ? m_place.local : QString(m_place.local + QLatin1Char('/') + decodeWireText(path));
}

RemotePath Synchronisation::remotePath(const QByteArray &path) const {
    return path.isEmpty() ? m_place.remote : m_place.remote.resolved(path);
}

void Synchronisation::start() {
    m_memory.remember(m_plan.inStep);
    for (const QByteArray &path : std::as_const(m_plan.forgotten))
        m_memory.forget(path);
    connect(&m_queue, &TransferQueue::recordChanged, this, &Synchronisation::onRecord);
    connect(&m_queue, &TransferQueue::recordRemoved, this, &Synchronisation::onRemoved);
    makeFolders();
}

// --- folders ---

// Those above first. A folder that cannot be made is told; what should go into it tells for itself.
void Synchronisation::makeFolders() {
    QList<SyncAction> actions;
    if (m_plan.makesLocalTop)
        actions.append({Kind::MakeLocalFolder, SyncAction::Reason::New, {}, {}, {}});
    if (m_plan.makesRemoteTop)
        actions.append({Kind::MakeRemoteFolder, SyncAction::Reason::New, {}, {}, {}});
    for (const SyncAction &action : std::as_const(m_plan.actions)) {
        if (action.kind == Kind::MakeLocalFolder || action.kind == Kind::MakeRemoteFolder)
            actions.append(action);
    }
    m_open = int(actions.size()) + 1;
    for (const SyncAction &action : std::as_const(actions)) {
        if (action.kind == Kind::MakeLocalFolder) {
            const QString path = localPath(action.path);
            errno = 0;
            onMade(action, QDir().mkpath(path) ? Failure() : Failure::ofLocalFile(errno ? errno : EIO, path));
            continue;
        }
        const RemotePath path = remotePath(action.path);
        m_pool.run([path](ServerLink &link) { return std::make_unique<MakeDirectory>(link, path); },
                   [self = QPointer<Synchronisation>(this), action](Operation &operation) {
                       if (self)
                           self->onMade(action, operation.failure());
                   });
    }
    beginTransfersWhenMade();
}

// From the event loop: the last folder's operation is to be over when the connections are handed on.
void Synchronisation::beginTransfersWhenMade() {
    if (--m_open == 0 && !m_isStopped)
        QMetaObject::invokeMethod(this, &Synchronisation::beginTransfers, Qt::QueuedConnection);
}

void Synchronisation::onMade(const SyncAction &action, const Failure &failure) {
    if (!action.path.isEmpty()) { // the tops belong to no pair
        TreeFacts folder;
        folder.type = TreeFacts::Type::Folder;
        if (!failure)
            m_memory.remember(action.path, {folder, folder});
    }
    onActed(action, failure);
    beginTransfersWhenMade();
}

void Synchronisation::onActed(const SyncAction &action, const Failure &failure) {
    m_failures += failure ? 1 : 0;
    Q_EMIT acted(action, failure);
}

// --- transfers ---

TransferItem Synchronisation::itemFor(const SyncAction &action) const {
    const bool isUpload = action.kind == Kind::Upload;
    const TreeFacts &source = isUpload ? action.local : action.remote;
    const TreeFacts &target = isUpload ? action.remote : action.local;
    TransferItem item;
    item.site = m_place.site;
    item.direction = isUpload ? TransferItem::Direction::Upload : TransferItem::Direction::Download;
    item.localPath = localPath(action.path);
    item.remotePath = remotePath(action.path);
    item.root = isUpload ? QString() : m_place.local;
    item.existsRule = ExistsRule::Overwrite; // the plan has decided
    item.isTargetNew = !target.isThere();
    item.size = source.size;
    if (source.precision >= TreeFacts::Precision::Second)
        item.modified = source.modified;
    const auto before = m_memory.memory().attempts.constFind(action.path);
    if (before != m_memory.memory().attempts.constEnd() && before->direction == item.direction)
        item.attempt = before->record;
    return item;
}

void Synchronisation::beginTransfers() {
    Q_EMIT transfersBegin();
    QList<SyncAction> actions;
    QList<TransferItem> items;
    for (const SyncAction &action : std::as_const(m_plan.actions)) {
        if (!action.isTransfer())
            continue;
        actions.append(action);
        items.append(itemFor(action));
    }
    if (items.isEmpty()) {
        Q_EMIT transfersEnded();
        return;
    }
    const QList<quint64> ids = m_queue.add(items);
    for (qsizetype i = 0; i < ids.size(); ++i)
        m_moving.insert(ids[i], actions[i]);
}

void Synchronisation::onRecord(quint64 id) {
    const auto moving = m_moving.constFind(id);
    const TransferItem *const item = moving == m_moving.constEnd() ? nullptr : m_queue.item(id);
    if (!item)
        return;
    if (!item->isFinished()) {
        const auto before = m_memory.memory().attempts.constFind(moving->path);
        const bool isNew = before == m_memory.memory().attempts.constEnd() || before->record != item->attempt;
        if (isNew && item->attempt.size >= 0)
            m_memory.noteAttempt(moving->path, {item->direction, item->attempt});
        return;
    }
    const bool hasArrived = item->state == TransferItem::State::Done;
    if (hasArrived)
        onArrived(*moving);
    settle(id, hasArrived);
}

void Synchronisation::onRemoved(const QList<quint64> &ids) {
    for (const quint64 id : ids)
        settle(id, false);
}

void Synchronisation::settle(quint64 id, bool hasArrived) {
    const auto moving = m_moving.constFind(id);
    if (moving == m_moving.constEnd())
        return;
    const SyncAction action = *moving;
    m_moving.erase(moving);
    Q_EMIT moved(action, hasArrived);
    if (m_moving.isEmpty())
        Q_EMIT transfersEnded();
}

// What the server shows of an upload is looked up at the end: not every one keeps the time that it is told.
void Synchronisation::onArrived(const SyncAction &action) {
    if (action.kind == Kind::Download)
        return m_memory.remember(action.path, {localFacts(localPath(action.path)), action.remote});
    TreeFacts there;
    there.type = TreeFacts::Type::File;
    there.size = action.local.size;
    m_memory.remember(action.path, {action.local, there});
    m_sent[parentOfPath(action.path)].insert(action.path);
}

// --- deletions ---

void Synchronisation::conclude() {
    m_open = 1;
    for (const SyncAction &action : std::as_const(m_plan.actions)) {
        if (!action.isDeletion())
            continue;
        if (action.isFolder())
            m_folders.append(action);
        else
            remove(action);
    }
    onSettled();
}

void Synchronisation::remove(const SyncAction &action) {
    ++m_open;
    if (action.kind == Kind::DeleteRemote) {
        m_pool.run([path = remotePath(action.path),
                    seen = action.remote](ServerLink &link) { return std::make_unique<RemoveSeen>(link, path, seen); },
                   [self = QPointer<Synchronisation>(this), action](Operation &operation) {
                       if (self)
                           self->onDeleted(action, operation.failure());
                   });
        return;
    }
    const auto job = [path = localPath(action.path), seen = action.local] { return removeSeenHere(path, seen); };
    const auto then = [this, action](const Failure &failure) { onDeleted(action, failure); };
    if (!m_executor.run(this, job, then))
        then(job());
}

void Synchronisation::onDeleted(const SyncAction &action, const Failure &failure) {
    if (!failure)
        m_memory.forget(action.path);
    onActed(action, failure);
    onSettled();
}

// All of a depth are gone: then those above, when they are empty.
void Synchronisation::onSettled() {
    if (--m_open > 0 || m_isStopped)
        return;
    if (m_folders.isEmpty())
        return lookAgain();
    const auto depth = [](const SyncAction &action) { return action.path.count('/'); };
    qsizetype deepest = 0;
    for (const SyncAction &action : std::as_const(m_folders))
        deepest = std::max(deepest, depth(action));
    QList<SyncAction> now;
    QList<SyncAction> above;
    for (const SyncAction &action : std::as_const(m_folders))
        (depth(action) == deepest ? now : above).append(action);
    m_folders = above;
    m_open = 1;
    for (const SyncAction &action : std::as_const(now))
        remove(action);
    onSettled();
}

// --- what the server shows of what was sent ---

void Synchronisation::lookAgain() {
    m_open = 1;
    for (auto folder = m_sent.cbegin(); folder != m_sent.cend(); ++folder) {
        ++m_open;
        m_pool.run(
            [path = remotePath(folder.key())](ServerLink &link) { return std::make_unique<ListDirectory>(link, path); },
            [self = QPointer<Synchronisation>(this), folder = folder.key()](Operation &operation) {
                if (self)
                    self->onListed(folder, static_cast<ListDirectory &>(operation).takeListing());
            });
    }
    onLooked();
}

void Synchronisation::onListed(const QByteArray &folder, const Listing &listing) {
    const QSet<QByteArray> sent = m_sent.value(folder);
    for (const RemoteEntry &entry : listing.entries) {
        const QByteArray path = childOfPath(folder, entry.name);
        if (!sent.contains(path))
            continue;
        SyncedPair pair = m_memory.memory().pairs.value(path);
        const TreeFacts now = factsOf(entry);
        if (!now.isFile() || (now.size >= 0 && now.size != pair.remote.size))
            continue; // somebody else's by now
        pair.remote = now;
        m_memory.remember(path, pair);
    }
    onLooked();
}

void Synchronisation::onLooked() {
    if (--m_open == 0 && !m_isStopped)
        Q_EMIT finished();
}

void Synchronisation::stop() {
    m_isStopped = true;
    m_queue.disconnect(this);
}
