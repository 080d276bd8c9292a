#include "queue/itemstore.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>
#include <utility>

void ItemStore::Entry::beginMeasuring() {
    measured = item.done;
    goesOn = item.attempts > 1 || item.done > 0 || item.isRestored;
}

qint64 ItemStore::Entry::onProgress(qint64 done) {
    if (done <= 0 || !std::exchange(goesOn, false))
        return std::max<qint64>(done - item.done, 0);
    measured = done;
    return 0;
}

qint64 ItemStore::Entry::measure(qint64 elapsed) {
    const double now = double(item.done - std::exchange(measured, item.done)) * 1000.0 / double(elapsed);
    // Weighs the last second or so: steady to the eye, and quick to show a stall.
    const double before = double(item.rate);
    const double weight = before > 0 ? 1.0 - std::exp(-double(elapsed) / 1000.0) : 1.0;
    return std::max<qint64>(0, qint64(before + (now - before) * weight));
}

bool ItemStore::Turn::operator<(const Turn &other) const {
    if (priority != other.priority)
        return priority > other.priority;
    return position != other.position ? position < other.position : id < other.id;
}

ItemStore::Entry *ItemStore::entry(Id id) {
    const auto found = m_items.find(id);
    return found == m_items.end() ? nullptr : found->second.get();
}

const ItemStore::Entry *ItemStore::entry(Id id) const {
    const auto found = m_items.find(id);
    return found == m_items.end() ? nullptr : found->second.get();
}

void ItemStore::insert(TransferItem item, qint64 position) {
    const Id id = item.id;
    auto made = std::make_unique<Entry>();
    made->item = std::move(item);
    made->position = position;
    Entry &entry = *made;
    m_items[id] = std::move(made);
    m_order.emplace_hint(m_order.end(), position, id);
    addToTotals(entry.item, +1);
    enlist(entry);
}

void ItemStore::erase(Id id) {
    Entry &gone = *entry(id);
    delist(gone);
    addToTotals(gone.item, -1);
    m_order.erase(gone.position);
    m_items.erase(id);
}

void ItemStore::setState(Entry &entry, State state) {
    TransferItem &item = entry.item;
    delist(entry);
    addToTotals(item, -1);
    item.state = state;
    if (!item.isRunning())
        item.rate = 0;
    if (item.isFinished())
        item.finishedAt = QDateTime::currentMSecsSinceEpoch();
    addToTotals(item, +1);
    enlist(entry);
}

void ItemStore::setPriority(Entry &entry, TransferItem::Priority priority) {
    delist(entry);
    entry.item.priority = priority;
    enlist(entry);
}

void ItemStore::dismiss(Entry &entry) {
    delist(entry);
    update(entry, [](TransferItem &item) {
        item.isUnwanted = true;
        item.size = -1;
        item.done = 0;
        item.attempts = 0;
        item.failure = {};
    });
    enlist(entry);
}

bool ItemStore::isAtRest() const { return m_waitedFor == 0 && m_running.empty() && m_waking.empty(); }

void ItemStore::move(const QList<Entry *> &entries, Id before) {
    for (Entry *moving : entries)
        m_order.erase(moving->position);
    const QList<qint64> positions = positionsBefore(before, entries.size());
    for (qsizetype i = 0; i < entries.size(); ++i)
        stand(*entries[i], positions[i]);
}

QList<qint64> ItemStore::positionsBefore(Id before, qsizetype wanted) {
    const auto bounds = [this, before] {
        const auto next = before ? m_order.find(entry(before)->position) : m_order.end();
        const qint64 low = next == m_order.begin() ? 0 : std::prev(next)->first;
        return std::pair(low, next == m_order.end() ? low : next->first);
    };
    auto [low, high] = bounds();
    if (before && (high - low) / (wanted + 1) < 1) {
        renumber();
        std::tie(low, high) = bounds();
    }
    const qint64 step = before ? (high - low) / (wanted + 1) : positionGap;
    QList<qint64> positions;
    positions.reserve(wanted);
    for (qsizetype i = 1; i <= wanted; ++i)
        positions.append(low + step * i);
    return positions;
}

ItemStore::Id ItemStore::following(Id id) const {
    const auto next = m_order.upper_bound(entry(id)->position);
    return next == m_order.end() ? 0 : next->second;
}

ItemStore::Id ItemStore::next(const QString &site, const std::function<Look(const TransferItem &)> &look) const {
    constexpr int mostLooks = 1000;
    const auto turns = m_turns.find(site);
    if (turns == m_turns.end())
        return 0;
    int looks = 0;
    for (const Turn &turn : turns->second) {
        const Look seen = looks++ < mostLooks ? look(entry(turn.id)->item) : Look::Ends;
        if (seen == Look::Ends)
            return 0;
        if (seen == Look::Starts)
            return turn.id;
    }
    return 0;
}

QList<ItemStore::Id> ItemStore::all() const {
    QList<Id> ids;
    ids.reserve(count());
    for (const auto &[position, id] : m_order)
        ids.append(id);
    return ids;
}

// Enters an item into the lists that its state belongs to.
void ItemStore::enlist(Entry &entry) {
    const TransferItem &item = entry.item;
    m_waitedFor += isWaitedFor(item) ? 1 : 0;
    switch (item.state) {
    case State::Queued:
        m_turns[item.site].insert({static_cast<int>(item.priority), entry.position, item.id});
        break;
    case State::Active:
    case State::Confirming:
        m_running.insert(item.id);
        break;
    case State::Waiting:
        if (!item.isAsking)
            m_waking.emplace(item.retryAt, item.id);
        break;
    case State::Failed:
    case State::Cancelled:
    case State::Done:
        entry.finishOrder = ++m_finishCounter;
        (item.state == State::Done ? m_done : m_failed).emplace(entry.finishOrder, item.id);
        break;
    case State::Paused:
        break;
    }
}

void ItemStore::delist(Entry &entry) {
    const TransferItem &item = entry.item;
    m_waitedFor -= isWaitedFor(item) ? 1 : 0;
    if (const auto turns = m_turns.find(item.site); item.state == State::Queued && turns != m_turns.end()) {
        turns->second.erase({static_cast<int>(item.priority), entry.position, item.id});
        if (turns->second.empty())
            m_turns.erase(turns);
    }
    m_running.erase(item.id);
    m_waking.erase({item.retryAt, item.id});
    if (entry.finishOrder) {
        m_failed.erase(entry.finishOrder);
        m_done.erase(entry.finishOrder);
        entry.finishOrder = 0;
    }
}

// Puts an item that stands nowhere in the order to a position.
void ItemStore::stand(Entry &entry, qint64 position) {
    const bool isQueued = entry.item.state == State::Queued;
    if (isQueued)
        delist(entry);
    entry.position = position;
    m_order[position] = entry.item.id;
    if (isQueued)
        enlist(entry);
}

void ItemStore::renumber() {
    const QList<Id> ids = all();
    m_isRenumbered = true;
    m_order.clear();
    qint64 position = 0;
    for (const Id id : ids)
        stand(*entry(id), position += positionGap);
}

void ItemStore::addToTotals(const TransferItem &item, int sign) {
    switch (item.state) {
    case State::Failed:
    case State::Cancelled:
        m_totals.failed += sign;
        return;
    case State::Done:
        m_totals.done += sign;
        return;
    default:
        break;
    }
    (item.isRunning() ? m_totals.running : m_totals.queued) += sign;
    if (item.size >= 0) {
        m_totals.bytes += sign * item.size;
        m_totals.bytesDone += sign * std::min(item.done, item.size);
    }
    m_totals.rate += sign * item.rate;
}
