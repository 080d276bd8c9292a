// Gives uploads that start soon the temporary name that they will have on the server, and lets them start only when the
// journal holds it: whatever a kill leaves there, the next start knows. Owned by the Runner.
#pragma once

#include "queue/transferqueue.h"

#include <QPointer>

#include <map>
#include <unordered_set>

class Journal;

class NamesAhead {
public:
    explicit NamesAhead(TransferQueue &queue);

    // Without one, or while it does not record, nothing waits and nothing is named.
    void setJournal(Journal *journal);
    // Whether it may start, as far as its name is concerned.
    bool allows(const TransferItem &item) const;
    // Names the next uploads of a site, until at most so many are; nothing while half of them are, unless somebody
    // waits for it (isShort). Far enough ahead that nobody has to wait for the disk.
    void refill(const QString &site, int most, bool isShort);
    void onStarted(const TransferItem &item);
    // What has not started is nameless again: nothing of it needs to be looked for later.
    void withdraw();

private:
    bool isRecording() const;

    TransferQueue &m_queue;
    QPointer<Journal> m_journal;
    std::map<QString, std::unordered_set<TransferItem::Id>> m_named; // by site, not started yet
};
