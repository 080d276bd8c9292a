#include "guard/banstore.h"

#include <QDateTime>
#include <QTimer>

namespace {
using Rows = Stored<QList<Connection::Row>>;

QString columns() { return QStringLiteral("network, reason, made_by, since, until"); }

std::optional<Ban> banOf(const Connection::Row &row) {
    const auto network = Network::fromText(row.at(0).toString());
    return network ? std::optional(Ban{*network, row.at(1).toString(), row.at(2).toString(), row.at(3).toLongLong(),
                                       row.at(4).toLongLong()})
                   : std::nullopt;
}
} // namespace

BanStore::BanStore(Database &database, BanList &bans)
    : m_database(database)
    , m_bans(bans) {
    connect(&m_bans, &BanList::added, this, &BanStore::write);
    connect(&m_bans, &BanList::lifted, this, &BanStore::remove);
    connect(&m_database, &Database::heard, this, [this](const Notice &notice) {
        if (const auto network = Network::fromText(notice.name); network && notice.about == Notice::About::Ban)
            loadOne(*network);
    });
    connect(&m_database, &Database::missed, this, &BanStore::load);
    connect(&m_database, &Database::awayChanged, this, [this](bool away) {
        if (!away)
            writeUnwritten();
    });
    load();
}

void BanStore::load() {
    // What is banned later, while the answer is on its way, is not in it.
    const QList<Ban> known = m_bans.all();
    m_database.run(
        this,
        [now = QDateTime::currentMSecsSinceEpoch()](Connection &connection) -> Rows {
            (void)connection.change(QStringLiteral("DELETE FROM bans WHERE until > 0 AND until <= ?"), {now});
            return connection.ask(QStringLiteral("SELECT %1 FROM bans").arg(columns()));
        },
        [this, known](const Rows &rows) {
            if (!rows) // away: in a moment it may be there
                return QTimer::singleShot(std::chrono::seconds(5), this, &BanStore::load);
            QSet<Network> stored;
            for (const Connection::Row &row : *rows)
                if (const auto ban = banOf(row); ban && !m_unwritten.contains(ban->network)) {
                    stored += ban->network;
                    m_bans.restore(*ban);
                }
            for (const Ban &ban : known)
                if (!stored.contains(ban.network) && !m_unwritten.contains(ban.network))
                    m_bans.forget(ban.network);
            writeUnwritten();
        });
}

void BanStore::writeUnwritten() {
    QHash<Network, Ban> bans;
    for (const Ban &ban : m_bans.all())
        bans.insert(ban.network, ban);
    for (const Network &network : QSet<Network>(m_unwritten))
        if (const auto ban = bans.constFind(network); ban != bans.constEnd())
            write(*ban);
        else
            remove(network);
}

void BanStore::loadOne(const Network &network) {
    m_database.run(
        this,
        [text = network.text()](Connection &connection) -> Rows {
            return connection.ask(QStringLiteral("SELECT %1 FROM bans WHERE network = ?").arg(columns()), {text});
        },
        [this, network](const Rows &rows) {
            if (!rows)
                return;
            if (const auto ban = rows->isEmpty() ? std::nullopt : banOf(rows->first()))
                m_bans.restore(*ban);
            else
                m_bans.forget(network);
        });
}

// It holds in memory at least, until the database takes it.
void BanStore::change(const Network &network, std::function<Stored<int>(Connection &)> job) {
    m_unwritten += network;
    m_database.run(
        this,
        [text = network.text(), job = std::move(job)](Connection &connection) -> Stored<bool> {
            const StoreFailure failure = connection.transaction([&]() -> StoreFailure {
                const auto changed = job(connection);
                return changed ? connection.tell({Notice::About::Ban, text}) : changed.error();
            });
            return failure ? Stored<bool>(failure) : true;
        },
        [this, network](const Stored<bool> &changed) {
            if (changed)
                m_unwritten -= network;
        });
}

void BanStore::write(const Ban &ban) {
    change(ban.network, [ban](Connection &connection) {
        const auto text = [](const QString &value) { return value.isNull() ? QStringLiteral("") : value; };
        return connection.change(
            QStringLiteral("INSERT INTO bans (%1) VALUES (?, ?, ?, ?, ?) ON CONFLICT (network) DO UPDATE SET reason = "
                           "excluded.reason, made_by = excluded.made_by, since = excluded.since, until = "
                           "excluded.until")
                .arg(columns()),
            {ban.network.text(), text(ban.reason), text(ban.madeBy), ban.since, ban.until});
    });
}

void BanStore::remove(const Network &network) {
    change(network, [text = network.text()](Connection &connection) {
        return connection.change(QStringLiteral("DELETE FROM bans WHERE network = ?"), {text});
    });
}
