// The files that transfers under way write to, so that no two write to the same one. Owned by the Runner.
#pragma once

#include "queue/transferitem.h"

#include <QHash>
#include <QSet>

class Targets {
public:
    void take(const TransferItem &item);
    void leave(TransferItem::Id id); // nothing when it has taken none
    bool isTaken(const TransferItem &item) const { return m_taken.contains(of(item)); }

private:
    // Folders have none: what is in them has.
    static QString of(const TransferItem &item);

    QHash<TransferItem::Id, QString> m_byItem;
    QSet<QString> m_taken;
};
