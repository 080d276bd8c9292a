#include "guard/banstore.h"

#include <QDateTime>
#include <QTimer>

BanStore::BanStore(Database &database, BanList &bans)
    : m_database(database)
    , m_bans(bans) {
    connect(&m_bans, &BanList::added, this, &BanStore::write);
    connect(&m_bans, &BanList::lifted, this, &BanStore::remove);
    load();
}

void BanStore::load() {
    m_database.run(
        this,
        [now = QDateTime::currentMSecsSinceEpoch()](Connection &connection) -> Stored<QList<Connection::Row>> {
            (void)connection.change(QStringLiteral("DELETE FROM bans WHERE until > 0 AND until <= ?"), {now});
            return connection.ask(QStringLiteral("SELECT network, reason, since, until FROM bans"));
        },
        [this](const Stored<QList<Connection::Row>> &rows) {
            if (!rows) // away: in a moment it may be there
                return QTimer::singleShot(std::chrono::seconds(5), this, &BanStore::load);
            for (const Connection::Row &row : *rows)
                if (const auto network = Network::fromText(row.at(0).toString()))
                    m_bans.restore({*network, row.at(1).toString(), row.at(2).toLongLong(), row.at(3).toLongLong()});
        });
}

void BanStore::write(const Ban &ban) {
    m_database.run(
        this,
        [ban](Connection &connection) -> Stored<int> {
            return connection.change(
                QStringLiteral("INSERT INTO bans (network, reason, since, until) VALUES (?, ?, ?, ?) ON CONFLICT "
                               "(network) DO UPDATE SET reason = excluded.reason, since = excluded.since, until = "
                               "excluded.until"),
                {ban.network.text(), ban.reason.isNull() ? QStringLiteral("") : ban.reason, ban.since, ban.until});
        },
        [](const Stored<int> &) {}); // it holds in memory at least
}

void BanStore::remove(const Network &network) {
    m_database.run(
        this,
        [text = network.text()](Connection &connection) -> Stored<int> {
            return connection.change(QStringLiteral("DELETE FROM bans WHERE network = ?"), {text});
        },
        [](const Stored<int> &) {});
}
