#include "guard/banlist.h"

#include <QDateTime>

BanList::BanList(Clock clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock ? std::move(clock) : monotonicMilliseconds) {}

qint64 BanList::monotonicMilliseconds() {
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

void BanList::add(const Network &network, std::chrono::seconds duration, const QString &reason, const QString &madeBy) {
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const qint64 length = std::chrono::milliseconds(duration).count();
    const bool ends = length > 0;
    if (m_bans.size() >= m_expireFrom) { // nobody may ever ask for the list of them
        expire();
        m_expireFrom = 2 * m_bans.size() + 100;
    }
    const Ban ban{network, reason, madeBy, now, ends ? now + length : 0};
    m_bans.insert(network, {ban, ends ? m_clock() + length : -1});
    Q_EMIT added(ban);
    Q_EMIT changed();
}

void BanList::restore(const Ban &ban) {
    const qint64 left = ban.until - QDateTime::currentMSecsSinceEpoch();
    if (ban.until > 0 && left <= 0)
        return;
    m_bans.insert(ban.network, {ban, ban.until > 0 ? m_clock() + left : -1});
    Q_EMIT changed();
}

bool BanList::lift(const Network &network) {
    const bool isLifted = forget(network);
    if (isLifted)
        Q_EMIT lifted(network);
    return isLifted;
}

bool BanList::forget(const Network &network) {
    const bool wasThere = m_bans.remove(network) > 0;
    if (wasThere)
        Q_EMIT changed();
    return wasThere;
}

void BanList::expire() {
    m_bans.removeIf([this](const QHash<Network, Entry>::iterator &one) { return isOver(*one); });
}

bool BanList::isBanned(const QHostAddress &address) {
    if (m_bans.isEmpty())
        return false;
    for (std::optional<Network> network = Network(address); network; network = network->wider()) {
        if (find(*network))
            return true;
    }
    return false;
}

std::optional<Ban> BanList::find(const Network &network) const {
    const auto found = m_bans.constFind(network);
    return found == m_bans.constEnd() || isOver(*found) ? std::nullopt : std::optional(found->ban);
}

QList<Ban> BanList::all() {
    expire();
    QList<Ban> bans;
    for (const Entry &entry : std::as_const(m_bans))
        bans += entry.ban;
    return bans;
}
