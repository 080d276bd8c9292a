#include "queue/transferqueue.h"

#include <QDateTime>

#include <algorithm>
#include <chrono>

using namespace std::chrono_literals;

namespace {
constexpr auto tickInterval = 250ms;
} // namespace

TransferQueue::TransferQueue(QObject *parent)
    : QObject(parent) {
    m_tick.setInterval(tickInterval);
    connect(&m_tick, &QTimer::timeout, this, &TransferQueue::onTick);
    connect(&m_untold, &UntoldChanges::told, this, &TransferQueue::changed);
    m_wake.setSingleShot(true);
    connect(&m_wake, &QTimer::timeout, this, &TransferQueue::onWake);
}

TransferQueue::~TransferQueue() = default;

TransferQueue::Tab TransferQueue::tabOf(State state) {
    switch (state) {
    case State::Failed:
    case State::Cancelled:
        return Tab::Failed;
    case State::Done:
        return Tab::Done;
    default:
        return Tab::Queued;
    }
}

// --- by a person ---

TransferQueue::Ids TransferQueue::add(QList<TransferItem> items) {
    Ids ids;
    ids.reserve(items.size());
    for (TransferItem &item : items) {
        if (item.existsRule == ExistsRule::Ask)
            item.existsRule = defaultRule(item.direction);
    }
    const Ids former = recallAll(items);
    qint64 position = m_store.lastPosition();
    for (TransferItem &item : items) {
        item.id = ++m_lastId;
        if (item.state != State::Paused && item.state != State::Failed)
            item.state = State::Queued;
        m_store.insert(std::move(item), position += ItemStore::positionGap);
        ids.append(m_lastId);
    }
    announceAdded(ids);
    erase(former);
    return ids;
}

void TransferQueue::pause(const Ids &ids) { halt(ids, State::Paused); }

void TransferQueue::resume(const Ids &ids) {
    forEach(ids, [this](Entry &entry) {
        if (entry.item.state == State::Paused)
            setState(entry, State::Queued);
    });
    announceWork();
}

void TransferQueue::cancel(const Ids &ids) { halt(ids, State::Cancelled); }

void TransferQueue::halt(const Ids &ids, State state) {
    forEach(ids, [this, state](Entry &entry) {
        if (entry.item.isFinished() || entry.item.state == state)
            return;
        const bool wasRunning = entry.item.isRunning();
        endQuestion(entry);
        setState(entry, state);
        if (wasRunning)
            Q_EMIT stopDemanded(entry.item.id, state == State::Cancelled);
    });
    announceEnd();
}

void TransferQueue::retry(const Ids &ids) {
    forEach(ids, [this](Entry &entry) {
        if ((entry.item.state != State::Failed && entry.item.state != State::Cancelled) || entry.item.isRefused)
            return;
        entry.item.attempts = 0;
        entry.item.failure = {};
        setState(entry, State::Queued);
    });
    announceWork();
}

void TransferQueue::remove(const Ids &ids) {
    Ids gone;
    QSet<QString> parts;
    forEach(ids, [this, &gone, &parts](Entry &entry) {
        const TransferItem &item = entry.item;
        const bool isUpload = item.direction == TransferItem::Direction::Upload;
        const bool hasLeft = item.isRunning() || (!item.attempt.temporary.isEmpty() && !item.isOnlyNamed);
        if (isUpload && hasLeft && item.kind == TransferItem::Kind::File && !item.isUnwanted)
            return dismiss(entry);
        if (item.isRunning())
            Q_EMIT stopDemanded(item.id, true);
        else if (!isUpload && item.attempt.size >= 0 && item.state != State::Done)
            parts.insert(item.localPath);
        gone.append(item.id);
    });
    erase(gone);
    abandonParts(parts);
    announceWork();
    announceEnd();
}

void TransferQueue::setPriority(const Ids &ids, TransferItem::Priority priority) {
    forEach(ids, [this, priority](Entry &entry) {
        m_store.setPriority(entry, priority);
        noteChange(entry);
    });
}

void TransferQueue::move(const Ids &ids, Id before) {
    const std::unordered_set<Id> chosen(ids.begin(), ids.end());
    QList<Entry *> moving;
    for (const Id id : chosen) {
        if (Entry *found = m_store.entry(id))
            moving.append(found);
    }
    if (moving.isEmpty())
        return;
    std::sort(moving.begin(), moving.end(), [](auto *a, auto *b) { return a->position < b->position; });
    // An item cannot stand before itself: the next one that stays is meant.
    Id target = m_store.entry(before) ? before : 0;
    while (target && chosen.contains(target))
        target = m_store.following(target);
    m_store.move(moving, target);
    for (Entry *entry : std::as_const(moving))
        noteChange(*entry);
    if (m_store.takeRenumbered())
        Q_EMIT renumbered();
    Q_EMIT reordered();
}

void TransferQueue::setExistsRule(const Ids &ids, ExistsRule rule) {
    forEach(ids, [this, rule](Entry &entry) {
        entry.item.existsRule = rule;
        noteChange(entry);
    });
}

void TransferQueue::setDefaultRule(TransferItem::Direction direction, ExistsRule rule) {
    m_defaultRules[static_cast<int>(direction)] = rule;
}

ExistsRule TransferQueue::defaultRule(TransferItem::Direction direction) const {
    const auto place = static_cast<int>(direction);
    return m_answers[place] == ExistsRule::Ask ? m_defaultRules[place] : m_answers[place];
}

void TransferQueue::setProcessing(bool on) {
    if (m_processing == on)
        return;
    m_processing = on;
    Q_EMIT processingChanged(on);
    if (!on)
        stopRunning();
    announceWork();
}

void TransferQueue::stopRunning() {
    forEach(runningIds(), [this](Entry &entry) {
        if (entry.item.state != State::Active)
            return;
        endAttempt(entry);
        Q_EMIT stopDemanded(entry.item.id, false);
    });
}

void TransferQueue::answer(Id item, ExistsRule rule, AnswerScope scope) {
    if (rule == ExistsRule::Ask)
        return;
    const bool uploads = scope == AnswerScope::WholeQueue || scope == AnswerScope::Uploads;
    const bool downloads = scope == AnswerScope::WholeQueue || scope == AnswerScope::Downloads;
    if (uploads)
        m_answers[static_cast<int>(TransferItem::Direction::Upload)] = rule;
    if (downloads)
        m_answers[static_cast<int>(TransferItem::Direction::Download)] = rule;
    const auto apply = [this, rule](Entry &entry) {
        entry.item.existsRule = rule;
        if (!entry.item.isAsking)
            return noteChange(entry);
        endQuestion(entry);
        setState(entry, State::Queued);
    };
    forEach({item}, apply);
    if (uploads || downloads) {
        forEach(m_store.all(), [&](Entry &entry) {
            const bool meant = entry.item.direction == TransferItem::Direction::Upload ? uploads : downloads;
            if (meant && !entry.item.isFinished() && entry.item.existsRule == ExistsRule::Ask)
                apply(entry);
        });
    }
    announceWork();
}

// --- what is there ---

const TransferItem *TransferQueue::item(Id id) const {
    const Entry *found = m_store.entry(id);
    return found ? &found->item : nullptr;
}

TransferQueue::Ids TransferQueue::ids() const { return m_store.all(); }

TransferQueue::Ids TransferQueue::ids(Tab tab) const {
    Ids some;
    if (tab == Tab::Queued) {
        for (const auto &[position, id] : m_store.order()) {
            if (tabOf(item(id)->state) == Tab::Queued)
                some.append(id);
        }
        return some;
    }
    for (const auto &[order, id] : tab == Tab::Failed ? m_store.failed() : m_store.done())
        some.append(id);
    return some;
}

qint64 TransferQueue::position(Id id) const {
    const Entry *found = m_store.entry(id);
    return found ? found->position : 0;
}

qint64 TransferQueue::rank(Id id) const {
    const Entry *found = m_store.entry(id);
    return !found ? 0 : found->finishOrder ? found->finishOrder : found->position;
}

std::optional<ExistsQuestion> TransferQueue::question(Id item) const {
    const auto found = m_questions.find(item);
    return found == m_questions.end() ? std::nullopt : std::optional(found->second);
}

QList<ExistsQuestion> TransferQueue::questions() const {
    QList<ExistsQuestion> all;
    for (const auto &[id, question] : m_questions)
        all.append(question);
    return all;
}

// --- for the Runner and the Journal ---

TransferQueue::Id TransferQueue::next(const QString &site) const {
    return next(site, [](const TransferItem &) { return Look::Starts; });
}

TransferQueue::Id TransferQueue::next(const QString &site,
                                      const std::function<Look(const TransferItem &)> &look) const {
    return m_processing ? m_store.next(site, look) : 0;
}

void TransferQueue::nameAhead(Id id, const QByteArray &temporary) {
    Entry *found = m_store.entry(id);
    if (!found || found->item.state != State::Queued)
        return;
    found->item.attempt.temporary = temporary;
    found->item.isOnlyNamed = !temporary.isEmpty();
    noteChange(*found);
}

void TransferQueue::start(Id id) {
    Entry *found = m_store.entry(id);
    if (!found || found->item.state != State::Queued)
        return;
    if (found->item.attempts < 255)
        ++found->item.attempts;
    found->item.startedAt = QDateTime::currentMSecsSinceEpoch();
    found->item.failure = {};
    found->item.isOnlyNamed = false;
    found->beginMeasuring();
    setState(*found, State::Active);
}

void TransferQueue::setProgress(Id id, qint64 done, qint64 size) {
    Entry *found = m_store.entry(id);
    if (!found || !found->item.isRunning())
        return;
    m_store.noteMoved(found->item.direction, found->onProgress(done));
    m_store.update(*found, [done, size](TransferItem &item) {
        item.isRestored = false; // what happened before is settled
        item.done = done;
        if (size >= 0)
            item.size = size;
    });
    touch(id);
}

void TransferQueue::setConfirming(Id id) {
    Entry *found = m_store.entry(id);
    if (found && found->item.state == State::Active)
        setState(*found, State::Confirming);
}

void TransferQueue::setTarget(Id id, const QString &localPath, const RemotePath &remotePath) {
    Entry *found = m_store.entry(id);
    if (!found)
        return;
    found->item.localPath = localPath;
    found->item.remotePath = remotePath;
    noteChange(*found);
}

void TransferQueue::setAttempt(Id id, const AttemptRecord &record) {
    Entry *found = m_store.entry(id);
    if (!found || found->item.attempt == record)
        return;
    m_store.update(*found, [&record](TransferItem &item) {
        item.attempt = record;
        if (record.size >= 0)
            item.size = record.size;
    });
    noteChange(*found);
}

void TransferQueue::finish(Id id, TransferItem::Verification verification, const QByteArray &digest, bool isAtomic,
                           bool isSkipped, bool isBatched) {
    Entry *found = m_store.entry(id);
    if (!found || !found->item.isRunning())
        return;
    if (found->item.isUnwanted) // tidied up, or whole before it could be stopped
        return erase({id});
    m_store.noteFinished(isSkipped ? 0 : found->item.size);
    m_store.update(*found, [&](TransferItem &item) {
        item.verification = verification;
        item.digest = digest;
        item.isAtomic = isAtomic;
        item.isSkipped = isSkipped;
        item.isBatched = isBatched;
        item.failure = {};
    });
    setState(*found, State::Done);
    announceEnd();
}

void TransferQueue::fail(Id id, const Failure &failure) {
    Entry *found = m_store.entry(id);
    if (!found || found->item.isFinished() || eraseTidied(*found))
        return;
    found->item.failure = failure;
    endQuestion(*found);
    setState(*found, State::Failed);
    announceEnd();
}

void TransferQueue::requeue(Id id) {
    Entry *found = m_store.entry(id);
    if (!found || !found->item.isRunning() || eraseTidied(*found))
        return;
    endAttempt(*found);
    announceWork();
}

// It was not at fault.
void TransferQueue::endAttempt(Entry &entry) {
    if (entry.item.attempts > 0)
        --entry.item.attempts;
    setState(entry, State::Queued);
}

void TransferQueue::waitUntil(Id id, qint64 retryAt, const Failure &failure) {
    Entry *found = m_store.entry(id);
    if (!found || !found->item.isRunning() || eraseTidied(*found))
        return;
    found->item.failure = failure;
    found->item.retryAt = retryAt;
    setState(*found, State::Waiting);
    scheduleWake();
}

void TransferQueue::ask(const ExistsQuestion &question) {
    Entry *found = m_store.entry(question.item);
    if (!found || !found->item.isRunning())
        return;
    if (found->item.attempts > 0)
        --found->item.attempts;
    found->item.isAsking = true;
    found->item.retryAt = 0;
    m_questions[question.item] = question;
    setState(*found, State::Waiting);
    Q_EMIT questionAsked(question);
}

TransferQueue::Ids TransferQueue::finishFolder(Id folder, QList<TransferItem> children) {
    Entry *found = m_store.entry(folder);
    if (!found || !found->item.isRunning())
        return {};
    const TransferItem above = found->item;
    for (TransferItem &child : children)
        child.existsRule = above.existsRule;
    const Ids former = recallAll(children);
    const QList<qint64> positions = m_store.positionsBefore(m_store.following(folder), children.size());
    Ids ids;
    for (qsizetype i = 0; i < children.size(); ++i) {
        TransferItem &child = children[i];
        child.id = ++m_lastId;
        child.parent = folder;
        child.site = above.site;
        child.direction = above.direction;
        child.priority = above.priority;
        child.depth = static_cast<quint8>(above.depth + 1);
        child.root = above.root.isEmpty() ? above.localPath : above.root;
        child.isRestored = above.isRestored; // read before, perhaps, and the child is done
        if (child.state != State::Failed && child.state != State::Done)
            child.state = State::Queued;
        m_store.insert(std::move(child), positions[i]);
        ids.append(m_lastId);
    }
    announceAdded(ids);
    found->item.failure = {};
    setState(*found, State::Done); // last: the journal takes all before it along
    if (m_store.takeRenumbered()) {
        Q_EMIT renumbered();
        Q_EMIT reordered();
    }
    erase(former);
    announceEnd();
    return ids;
}

void TransferQueue::restore(const QList<TransferItem> &items, const QList<qint64> &positions, Id lastId) {
    Ids ids;
    ids.reserve(items.size());
    qint64 position = m_store.lastPosition();
    for (qsizetype i = 0; i < items.size(); ++i) {
        TransferItem item = items[i];
        if (!item.isFinished())
            item.state = item.isUnwanted ? State::Queued : State::Paused;
        item.isAsking = false;
        item.isRestored = !item.isFinished();
        item.rate = 0;
        ids.append(item.id);
        m_lastId = std::max(m_lastId, item.id);
        position = positions.isEmpty() ? position + ItemStore::positionGap : std::max(position + 1, positions[i]);
        m_store.insert(std::move(item), position);
    }
    m_lastId = std::max(m_lastId, lastId);
    if (!ids.isEmpty())
        Q_EMIT added(ids);
    announceWork();
}

// --- inside ---

template<class Change>
void TransferQueue::forEach(const Ids &ids, Change change) {
    for (const Id id : ids) {
        if (Entry *found = m_store.entry(id))
            change(*found);
    }
}

void TransferQueue::setState(Entry &entry, State state) {
    m_store.setState(entry, state);
    noteChange(entry);
}

// Nobody wants the file any more, but its bytes stand on the server. A running one comes back through requeue().
void TransferQueue::dismiss(Entry &entry) {
    const bool wasRunning = entry.item.isRunning();
    endQuestion(entry);
    m_store.dismiss(entry);
    if (!wasRunning)
        return setState(entry, State::Queued);
    noteChange(entry);
    Q_EMIT stopDemanded(entry.item.id, true);
}

void TransferQueue::erase(const Ids &ids) {
    if (ids.isEmpty())
        return;
    for (const Id id : ids) {
        m_store.erase(id);
        m_untold.forget(id);
        m_questions.erase(id);
    }
    Q_EMIT removed(ids);
    Q_EMIT recordRemoved(ids);
    announceEnd();
}

TransferQueue::Ids TransferQueue::recallAll(QList<TransferItem> &items) const {
    Ids former;
    if (!m_recall)
        return former;
    for (TransferItem &item : items) {
        if (const Id id = m_recall(item))
            former.append(id);
    }
    return former;
}

// An unwanted one that has nothing left on the server.
bool TransferQueue::eraseTidied(const Entry &entry) {
    if (!entry.item.isUnwanted || !entry.item.attempt.temporary.isEmpty())
        return false;
    erase({entry.item.id});
    return true;
}

// Another item may be fetching the same file at this moment.
void TransferQueue::abandonParts(QSet<QString> paths) {
    if (paths.isEmpty())
        return;
    for (const auto &[position, id] : m_store.order()) {
        const TransferItem &other = *item(id);
        if (other.direction == TransferItem::Direction::Download && !other.isFinished())
            paths.remove(other.localPath);
    }
    if (!paths.isEmpty())
        Q_EMIT partsAbandoned({paths.begin(), paths.end()});
}

void TransferQueue::endQuestion(Entry &entry) {
    if (!entry.item.isAsking)
        return;
    entry.item.isAsking = false;
    m_questions.erase(entry.item.id);
}

void TransferQueue::noteChange(Entry &entry) {
    touch(entry.item.id);
    Q_EMIT recordChanged(entry.item.id);
}

void TransferQueue::touch(Id id) {
    m_untold.note(id);
    if (m_tick.isActive())
        return;
    m_sinceTick.start();
    m_tick.start();
}

void TransferQueue::announceAdded(const Ids &ids) {
    if (ids.isEmpty())
        return;
    Q_EMIT added(ids);
    for (const Id id : ids)
        Q_EMIT recordChanged(id);
    announceWork();
}

void TransferQueue::announceWork() {
    if (m_store.turns().empty())
        return;
    m_endAnnounced = false;
    if (m_processing)
        Q_EMIT workAppeared();
}

void TransferQueue::announceEnd() {
    if (m_endAnnounced || !m_store.isAtRest() || !m_questions.empty())
        return;
    m_endAnnounced = true;
    std::fill(std::begin(m_answers), std::end(m_answers), ExistsRule::Ask); // they were for this queue
    m_store.forgetFinished();
    Q_EMIT finishedAll();
}

void TransferQueue::onTick() {
    const qint64 elapsed = std::max<qint64>(m_sinceTick.restart(), 1);
    for (const Id id : m_store.running()) {
        Entry &running = *m_store.entry(id);
        const qint64 rate = running.measure(elapsed);
        if (rate == running.item.rate)
            continue;
        m_store.update(running, [rate](TransferItem &item) { item.rate = rate; });
        touch(id);
    }
    if (m_store.running().empty())
        m_tick.stop();
    m_untold.tell();
}

void TransferQueue::onWake() {
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    while (!m_store.waking().empty() && m_store.waking().begin()->first <= now)
        setState(*m_store.entry(m_store.waking().begin()->second), State::Queued);
    scheduleWake();
    announceWork();
}

void TransferQueue::scheduleWake() {
    if (m_store.waking().empty())
        return m_wake.stop();
    // At most an hour ahead, in case the clock is set in between.
    const qint64 wait = m_store.waking().begin()->first - QDateTime::currentMSecsSinceEpoch();
    m_wake.start(std::chrono::milliseconds(std::clamp<qint64>(wait, 0, 3600000)));
}
