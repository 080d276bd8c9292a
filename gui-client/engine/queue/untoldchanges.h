// Items that have changed since somebody was told: each once, in the order in which they changed, and very many in
// several turns of the event loop. Owned by the TransferQueue.
#pragma once

#include "queue/transferitem.h"

#include <QList>
#include <QObject>
#include <QSet>
#include <QTimer>

class UntoldChanges : public QObject {
    Q_OBJECT
public:
    explicit UntoldChanges(QObject *parent = nullptr);

    void note(TransferItem::Id id);
    void forget(TransferItem::Id id) { m_untold.remove(id); } // it is no more
    void tell();                                              // soon, from the event loop

Q_SIGNALS:
    void told(const QList<quint64> &ids);

private:
    void tellSome();

    QSet<TransferItem::Id> m_untold;
    QList<TransferItem::Id> m_order; // with those that were forgotten
    QTimer m_turn;
};
