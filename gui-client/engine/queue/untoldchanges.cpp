#include "queue/untoldchanges.h"

#include <algorithm>

namespace {
constexpr qsizetype toldAtOnce = 2000;
}

UntoldChanges::UntoldChanges(QObject *parent)
    : QObject(parent) {
    m_turn.setSingleShot(true);
    m_turn.setInterval(0);
    connect(&m_turn, &QTimer::timeout, this, &UntoldChanges::tellSome);
}

void UntoldChanges::note(TransferItem::Id id) {
    if (m_untold.contains(id))
        return;
    m_untold.insert(id);
    m_order.append(id);
}

void UntoldChanges::tell() {
    if (!m_order.isEmpty())
        m_turn.start();
}

void UntoldChanges::tellSome() {
    QList<TransferItem::Id> some = m_order.first(std::min(m_order.size(), toldAtOnce));
    m_order.remove(0, some.size());
    some.removeIf([this](TransferItem::Id id) { return !m_untold.remove(id); });
    tell();
    if (!some.isEmpty())
        Q_EMIT told(some);
}
