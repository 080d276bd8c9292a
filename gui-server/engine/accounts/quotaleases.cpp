#include "accounts/quotaleases.h"

#include <algorithm>

namespace {
// The clock of the database: those of the servers may differ.
QString now() { return QStringLiteral("(extract(epoch FROM clock_timestamp()) * 1000)::bigint"); }

struct AskedLease {
    QString account;
    QString server;
    QuotaLimit limit;
    QuotaLease::Question question;
};

// As the account stands in the store, locked.
struct Standing {
    QuotaUsage total; // used and granted, by all servers
    bool settled = false;
    QuotaUsage others; // granted to others
    bool othersCount = false;
    QuotaUsage ours;    // granted to us
    bool holds = false; // we do
    bool counting = false;
};

Stored<Standing> readStanding(Connection &connection, const AskedLease &asked) {
    const QVariant account = asked.account;
    if (const auto made = connection.change(
            QStringLiteral("INSERT INTO usage (account, bytes, files, settled) VALUES (?, 0, 0, 0) ON CONFLICT "
                           "(account) DO NOTHING"),
            {account});
        !made)
        return made.error();
    const auto usage = connection.ask(
        QStringLiteral("SELECT bytes, files, settled FROM usage WHERE account = ? FOR UPDATE"), {account});
    if (!usage)
        return usage.error();
    Standing standing;
    standing.total = {usage->first().at(0).toLongLong(), usage->first().at(1).toLongLong()};
    standing.settled = usage->first().at(2).toInt() == 1;
    const auto expired = connection.change(
        QStringLiteral("DELETE FROM quota_leases WHERE account = ? AND until < %1").arg(now()), {account});
    if (!expired)
        return expired.error();
    standing.settled = standing.settled && *expired == 0;
    const auto leases = connection.ask(
        QStringLiteral("SELECT server, bytes, files, counting FROM quota_leases WHERE account = ?"), {account});
    if (!leases)
        return leases.error();
    for (const Connection::Row &row : *leases) {
        const bool isOurs = row.at(0).toString() == asked.server;
        const bool counts = row.at(3).toInt() == 1;
        if (isOurs) {
            standing.holds = true;
            standing.ours = {row.at(1).toLongLong(), row.at(2).toLongLong()};
            standing.counting = counts;
        } else {
            standing.others.bytes += row.at(1).toLongLong();
            standing.others.files += row.at(2).toLongLong();
            standing.othersCount = standing.othersCount || counts;
        }
    }
    return standing;
}

// Much at a time while much is left, a quarter of the rest towards the end.
qint64 share(qint64 wanted, qint64 limit, qint64 total, qint64 least) {
    if (limit < 0)
        return std::max<qint64>(0, wanted);
    const qint64 left = std::max<qint64>(0, limit - total);
    return std::max<qint64>(0, std::min({wanted, left, std::max(least, left / 4)}));
}

// Whether others see other figures now is told to them.
StoreFailure write(Connection &connection, const AskedLease &asked, const Standing &standing, const QuotaUsage &spare,
                   bool isNew) {
    if (isNew)
        if (StoreFailure failure = connection.tell({Notice::About::Usage, asked.account}))
            return failure;
    const auto usage =
        connection.change(QStringLiteral("UPDATE usage SET bytes = ?, files = ?, settled = ? WHERE account = ?"),
                          {standing.total.bytes, standing.total.files, standing.settled ? 1 : 0, asked.account});
    if (!usage)
        return usage.error();
    if (spare.bytes <= 0 && spare.files <= 0 && !standing.counting) {
        const auto dropped = connection.change(
            QStringLiteral("DELETE FROM quota_leases WHERE account = ? AND server = ?"), {asked.account, asked.server});
        return dropped ? StoreFailure() : dropped.error();
    }
    const auto lease = connection.change(
        QStringLiteral("INSERT INTO quota_leases (account, server, bytes, files, counting, until) VALUES (?, ?, ?, ?, "
                       "?, %1 + ?) ON CONFLICT (account, server) DO UPDATE SET bytes = excluded.bytes, files = "
                       "excluded.files, counting = excluded.counting, until = excluded.until")
            .arg(now()),
        {asked.account, asked.server, spare.bytes, spare.files, standing.counting ? 1 : 0,
         qint64(QuotaLease::Expiry.count())});
    return lease ? StoreFailure() : lease.error();
}

StoreFailure answer(Connection &connection, const AskedLease &asked, QuotaLease::Reply &reply) {
    auto read = readStanding(connection, asked);
    if (!read)
        return read.error();
    Standing &standing = *read;
    const Standing before = standing;
    const QuotaLease::Question &question = asked.question;
    QuotaUsage spare = question.spare;
    reply.isLost = !standing.holds && (spare.bytes > 0 || spare.files > 0);
    if (reply.isLost)
        spare = {};
    if (question.isUncertain)
        standing.settled = false;
    const bool releases = question.released.bytes != 0 || question.released.files != 0;
    const bool isCounting = standing.counting || standing.othersCount;
    if (releases && isCounting) {
        standing.settled = false; // seen by the count or not: rather too much than too little, and count once more
    } else {
        standing.total.bytes = std::max<qint64>(0, standing.total.bytes - question.released.bytes);
        standing.total.files = std::max<qint64>(0, standing.total.files - question.released.files);
    }
    if (question.found && standing.counting) {
        standing.total = *question.found;
        standing.settled = !question.isUncertain && !releases;
        standing.counting = false;
        spare = {};
    }
    const bool isQuiet =
        standing.others.bytes <= 0 && standing.others.files <= 0 && spare.bytes <= 0 && spare.files <= 0;
    standing.counting =
        (standing.counting || (!standing.settled && isQuiet && !standing.othersCount)) && !question.isLast;
    reply.isToCount = standing.counting;
    if (!standing.counting && !standing.othersCount && !question.isLast) {
        reply.granted = {share(question.wanted.bytes, asked.limit.bytes, standing.total.bytes, QuotaLease::SmallChunk),
                         share(question.wanted.files, asked.limit.files, standing.total.files, 1)};
        standing.total.bytes += reply.granted.bytes;
        standing.total.files += reply.granted.files;
        spare.bytes += reply.granted.bytes;
        spare.files += reply.granted.files;
    }
    reply.isCountedElsewhere = standing.othersCount;
    reply.isUncounted = !standing.settled;
    reply.mayCome = standing.othersCount || standing.others.bytes > 0 || standing.others.files > 0 || reply.isToCount;
    reply.used = {std::max<qint64>(0, standing.total.bytes - standing.others.bytes - spare.bytes),
                  std::max<qint64>(0, standing.total.files - standing.others.files - spare.files)};
    const bool isNew = standing.total != before.total || spare != before.ours || standing.settled != before.settled ||
                       standing.counting != before.counting;
    return write(connection, asked, standing, spare, isNew);
}

Stored<QuotaLease::Reply> askStore(Connection &connection, const AskedLease &asked) {
    QuotaLease::Reply reply;
    const StoreFailure failure = connection.transaction([&] { return answer(connection, asked, reply); });
    return failure ? Stored<QuotaLease::Reply>(failure) : reply;
}
} // namespace

QuotaLeases::QuotaLeases(Database &database, QString server)
    : m_database(database)
    , m_server(std::move(server)) {
    m_tick.setInterval(std::chrono::seconds(1));
    connect(&m_tick, &QTimer::timeout, this, &QuotaLeases::askDue);
    connect(&m_database, &Database::heard, this, [this](const Notice &notice) {
        if (notice.about == Notice::About::Usage)
            ask(notice.name.toUtf8());
    });
    connect(&m_database, &Database::missed, this, [this] {
        const QList<QByteArray> accounts = m_leases.keys();
        for (const QByteArray &account : accounts)
            ask(account);
    });
    dropThoseOfTheLastRun();
}

// What is granted goes back, after the question that may be on its way; jobs that were accepted are still done.
QuotaLeases::~QuotaLeases() {
    for (auto one = m_leases.cbegin(); one != m_leases.cend(); ++one) {
        one.value()->counter.setLease(nullptr);
        if (!m_isClean)
            continue;
        if (one.value()->lease.isAsking())
            one.value()->lease.setUncertain(); // its grants are not known here
        one.value()->lease.rest();
        if (one.value()->lease.isDue())
            send(*one.value(), true);
    }
}

// A server that was killed finds its own grants, and need not wait until they expire.
void QuotaLeases::dropThoseOfTheLastRun() {
    m_database.run(
        this,
        [server = m_server](Connection &connection) -> Stored<bool> {
            const StoreFailure failure = connection.transaction([&]() -> StoreFailure {
                const auto doubtful = connection.change(
                    QStringLiteral("UPDATE usage SET settled = 0 WHERE account IN (SELECT account FROM quota_leases "
                                   "WHERE server = ?)"),
                    {server});
                if (!doubtful)
                    return doubtful.error();
                const auto dropped =
                    connection.change(QStringLiteral("DELETE FROM quota_leases WHERE server = ?"), {server});
                return dropped ? StoreFailure() : dropped.error();
            });
            return failure ? Stored<bool>(failure) : true;
        },
        [this](const Stored<bool> &dropped) {
            if (!dropped)
                return QTimer::singleShot(std::chrono::seconds(1), this, &QuotaLeases::dropThoseOfTheLastRun);
            m_isClean = true;
            m_tick.start();
            askDue();
        });
}

void QuotaLeases::lease(QuotaCounter &counter) {
    const QByteArray account = counter.account();
    auto leased = std::make_shared<Leased>(counter, [this, account] { ask(account); });
    m_leases.insert(account, leased);
    counter.setLease(&leased->lease);
    counter.beginRecount();
    ask(account);
}

void QuotaLeases::recount(const QByteArray &account) {
    Leased &leased = *m_leases.value(account);
    leased.lease.rest();
    leased.lease.setUncertain();
    leased.counter.beginRecount();
    ask(account);
}

void QuotaLeases::counted(const QByteArray &account, const QuotaUsage &found) {
    const auto leased = m_leases.value(account);
    if (!leased)
        return;
    leased->found = found;
    leased->isWalking = false;
    ask(account);
}

void QuotaLeases::ask(const QByteArray &account) {
    const auto leased = m_leases.value(account);
    if (!m_isClean || !leased)
        return;
    if (leased->lease.isAsking()) {
        leased->isBehind = true;
        return;
    }
    leased->isBehind = false;
    send(*leased, false);
}

void QuotaLeases::send(Leased &leased, bool isLast) {
    const QByteArray account = leased.counter.account();
    AskedLease asked{QString::fromUtf8(account), m_server, leased.counter.limit(),
                     leased.lease.ask(std::exchange(leased.found, std::nullopt))};
    asked.question.isLast = isLast;
    m_database.run(
        this, [asked](Connection &connection) { return askStore(connection, asked); },
        [this, account](const Stored<QuotaLease::Reply> &reply) { onReply(account, reply); });
}

void QuotaLeases::onReply(const QByteArray &account, const Stored<QuotaLease::Reply> &reply) {
    const auto leased = m_leases.value(account);
    if (!leased)
        return;
    take(*leased, reply);
    if (leased->isBehind)
        ask(account);
}

void QuotaLeases::take(Leased &leased, const Stored<QuotaLease::Reply> &reply) {
    if (!reply) {
        leased.isWalking = false; // when a count was to be told, there has to be another
        return leased.lease.onFailure();
    }
    leased.lease.onReply(*reply);
    if (reply->isToCount) {
        if (!leased.found && !std::exchange(leased.isWalking, true)) {
            leased.counter.beginRecount();
            Q_EMIT countWanted(leased.counter.account());
        }
        return;
    }
    leased.isWalking = false;
    const QuotaUsage since = leased.lease.unheard();
    if (!leased.counter.isRecounting() || !reply->isCountedElsewhere)
        leased.counter.setUsed({reply->used.bytes + since.bytes, reply->used.files + since.files});
}

void QuotaLeases::askDue() {
    const QList<QByteArray> accounts = m_leases.keys();
    for (const QByteArray &account : accounts)
        if (const auto leased = m_leases.value(account);
            leased && !leased->lease.isAsking() && (leased->lease.isDue() || leased->counter.isRecounting()))
            ask(account);
}
