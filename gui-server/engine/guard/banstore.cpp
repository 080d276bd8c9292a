#include "guard/banstore.h"

#include <QDateTime>
#include <QTimer>

#include <utility>

namespace {
using Rows = Stored<QList<Connection::Row>>;

QString columns() { return QStringLiteral("network, reason, made_by, since, until"); }

std::optional<Ban> banOf(const Connection::Row &row) {
    const auto network = Network::fromText(row.at(0).toString());
    return network ? std::optional(Ban{*network, row.at(1).toString(), row.at(2).toString(), row.at(3).toLongLong(),
                                       row.at(4).toLongLong()})
                   : std::nullopt;
}

Stored<int> put(Connection &connection, const Ban &ban) {
    const auto text = [](const QString &value) { return value.isNull() ? QStringLiteral("") : value; };
    return connection.change(
        QStringLiteral("INSERT INTO bans (%1) VALUES (?, ?, ?, ?, ?) ON CONFLICT (network) DO UPDATE SET reason = "
                       "excluded.reason, made_by = excluded.made_by, since = excluded.since, until = excluded.until")
            .arg(columns()),
        {ban.network.text(), text(ban.reason), text(ban.madeBy), ban.since, ban.until});
}

Stored<int> drop(Connection &connection, const Network &network) {
    return connection.change(QStringLiteral("DELETE FROM bans WHERE network = ?"), {network.text()});
}
} // namespace

BanStore::BanStore(Database &database, BanList &bans)
    : m_database(database)
    , m_bans(bans) {
    connect(&m_bans, &BanList::added, this, [this](const Ban &ban) { change(ban.network); });
    connect(&m_bans, &BanList::lifted, this, &BanStore::change);
    connect(&m_database, &Database::heard, this, [this](const Notice &notice) {
        if (const auto network = Network::fromText(notice.name); network && notice.about == Notice::About::Ban)
            loadOne(*network);
    });
    connect(&m_database, &Database::missed, this, &BanStore::load);
    connect(&m_database, &Database::awayChanged, this, [this](bool away) {
        if (!away)
            write();
    });
    load();
}

BanStore::~BanStore() {
    m_written.clear(); // those are on their way
    write();
}

bool BanStore::isUnwritten(const Network &network) const {
    return m_unwritten.contains(network) || m_written.contains(network);
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
                if (const auto ban = banOf(row); ban && !isUnwritten(ban->network)) {
                    stored += ban->network;
                    m_bans.restore(*ban);
                }
            for (const Ban &ban : known)
                if (!stored.contains(ban.network) && !isUnwritten(ban.network))
                    m_bans.forget(ban.network);
            write();
        });
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

void BanStore::change(const Network &network) {
    m_unwritten += network;
    write();
}

// All that has changed while the last ones were written goes in one transaction.
void BanStore::write() {
    if (m_unwritten.isEmpty() || !m_written.isEmpty())
        return;
    m_written = std::exchange(m_unwritten, {});
    QHash<Network, std::optional<Ban>> changes; // none: it is no more
    for (const Network &network : std::as_const(m_written))
        changes.insert(network, m_bans.find(network));
    const auto job = [changes](Connection &connection) -> Stored<bool> {
        const StoreFailure failure = connection.transaction([&]() -> StoreFailure {
            for (const auto &[network, ban] : changes.asKeyValueRange()) {
                const Stored<int> changed = ban ? put(connection, *ban) : drop(connection, network);
                if (!changed)
                    return changed.error();
                if (const StoreFailure untold = connection.tell({Notice::About::Ban, network.text()}))
                    return untold;
            }
            return {};
        });
        return failure ? Stored<bool>(failure) : true;
    };
    m_database.run(this, job, [this](const Stored<bool> &done) {
        const QSet<Network> written = std::exchange(m_written, {});
        if (done)
            return write();
        m_unwritten += written; // again when the database is there
    });
}
