#include "queue/namesahead.h"

#include "operations/transfer/temporaryname.h"
#include "queue/journal.h"

NamesAhead::NamesAhead(TransferQueue &queue)
    : m_queue(queue) {}

void NamesAhead::setJournal(Journal *journal) { m_journal = journal; }

bool NamesAhead::isRecording() const { return m_journal && m_journal->isRecording(); }

bool NamesAhead::allows(const TransferItem &item) const {
    return !isRecording() || (!item.attempt.temporary.isEmpty() && m_journal->isRecorded(item.id));
}

void NamesAhead::refill(const QString &site, int most, bool isShort) {
    auto &named = m_named[site];
    if (!isRecording() || (!isShort && named.size() * 2 > static_cast<size_t>(most)))
        return;
    TransferQueue::Ids nameless;
    std::unordered_set<TransferItem::Id> seen;
    m_queue.next(site, [&](const TransferItem &item) {
        if (item.direction == TransferItem::Direction::Upload && item.kind == TransferItem::Kind::File) {
            seen.insert(item.id);
            if (item.attempt.temporary.isEmpty())
                nameless.append(item.id);
        }
        return static_cast<int>(seen.size()) < most ? TransferQueue::Look::Passes : TransferQueue::Look::Ends;
    });
    for (const TransferItem::Id id : std::as_const(nameless))
        m_queue.nameAhead(id, TemporaryName::make(m_queue.item(id)->remotePath).bytes());
    named = std::move(seen);
}

void NamesAhead::onStarted(const TransferItem &item) {
    if (const auto named = m_named.find(item.site); named != m_named.end())
        named->second.erase(item.id);
}

void NamesAhead::withdraw() {
    for (const auto &[site, named] : std::exchange(m_named, {})) {
        for (const TransferItem::Id id : named) {
            if (const TransferItem *item = m_queue.item(id); item && item->isOnlyNamed)
                m_queue.nameAhead(id, {});
        }
    }
}
