#include "history/history.h"

#include <QDateTime>

#include <algorithm>
#include <chrono>

namespace {
constexpr qsizetype mostWaiting = 20'000; // while the database is away; the oldest go first
constexpr qsizetype batch = 500;
constexpr int mostAccounts = 1000; // to choose from
constexpr qint64 millisecondsOfDay = 24LL * 3600 * 1000;

StoreFailure insert(Connection &connection, const QList<HistoryEntry> &entries) {
    const auto text = [](const QString &value) { return value.isNull() ? QStringLiteral("") : value; };
    QList<Connection::Row> rows;
    for (const HistoryEntry &entry : entries)
        rows += Connection::Row{entry.at,           int(entry.kind),   text(entry.account), text(entry.address),
                                text(entry.path),   entry.bytes,       entry.milliseconds,  entry.whole ? 1 : 0,
                                text(entry.detail), text(entry.sha256)};
    return connection.transaction([&] {
        return connection.changeEach(
            QStringLiteral("INSERT INTO history (at, kind, account, address, path, bytes, milliseconds, result, "
                           "detail, sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
            rows);
    });
}
} // namespace

History::History(Database &database, int days)
    : m_database(database)
    , m_days(days) {
    m_flush.setSingleShot(true);
    m_flush.setInterval(std::chrono::milliseconds(500));
    connect(&m_flush, &QTimer::timeout, this, &History::flush);
    m_prune.setInterval(std::chrono::hours(1));
    connect(&m_prune, &QTimer::timeout, this, &History::prune);
    m_prune.start();
    prune();
}

History::~History() {
    takeBack();
    if (!m_waiting.isEmpty())
        m_database.run(
            &m_database,
            [entries = std::move(m_waiting)](Connection &connection) -> Stored<bool> {
                const StoreFailure failure = insert(connection, entries);
                return failure ? Stored<bool>(failure) : true;
            },
            [](const Stored<bool> &) {});
}

void History::setDays(int days) {
    m_days = days;
    prune();
}

void History::note(HistoryEntry entry) {
    if (entry.at == 0)
        entry.at = QDateTime::currentMSecsSinceEpoch();
    for (QString *text : {&entry.account, &entry.address, &entry.path, &entry.detail})
        text->remove(QChar(u'\0')); // PostgreSQL takes none
    m_waiting += entry;
    if (m_waiting.size() > mostWaiting) {
        m_waiting.removeFirst();
        ++m_dropped;
    }
    if (m_waiting.size() >= batch)
        flush();
    else if (!m_flush.isActive())
        m_flush.start();
    Q_EMIT noted(entry);
}

void History::flush() {
    if (m_writing > 0)
        return;
    takeBack();
    if (!m_waiting.isEmpty())
        writeBatch();
}

// The database's queue keeps the order: whoever asks behind this finds all of it.
void History::writeAll() {
    takeBack();
    // By count, as a queue that is full gives each batch back at once. Of a database that hangs nobody gets an answer.
    for (qsizetype left = m_waiting.size(); left > 0 && m_writing < mostWaiting / batch; left -= batch)
        writeBatch();
}

void History::writeBatch() {
    const QList<HistoryEntry> entries = m_waiting.mid(0, batch);
    m_waiting.remove(0, entries.size());
    ++m_writing;
    m_database.run(
        this,
        [entries](Connection &connection) -> Stored<bool> {
            const StoreFailure failure = insert(connection, entries);
            return failure ? Stored<bool>(failure) : true;
        },
        [this, entries](const Stored<bool> &written) {
            --m_writing;
            // Again in a moment; but an entry that the database refuses for good would come back for ever: it goes.
            if (!written && written.error().mayPass())
                m_returned += entries;
            else if (!written)
                m_dropped += entries.size();
            if (m_writing == 0 && !(m_waiting.isEmpty() && m_returned.isEmpty()))
                m_flush.start();
        },
        Database::Wait::ToTheEnd);
}

void History::takeBack() {
    m_waiting = std::exchange(m_returned, {}) + m_waiting;
    const qsizetype tooMany = std::max(qsizetype(0), m_waiting.size() - mostWaiting);
    m_waiting.remove(0, tooMany);
    m_dropped += tooMany;
}

void History::ask(const HistoryQuery &query, QObject *context, Answer<QList<HistoryEntry>> answer) {
    writeAll();
    m_database.run(
        context,
        [query](Connection &connection) -> Stored<QList<HistoryEntry>> {
            QString statement = QStringLiteral("SELECT id, at, kind, account, address, path, bytes, milliseconds, "
                                               "result, detail, sha256 FROM history WHERE ");
            const HistoryQuery::Condition condition = query.condition(connection.folded());
            statement += condition.text + QStringLiteral(" ORDER BY id DESC LIMIT ?");
            const auto rows = connection.ask(statement, condition.values + QVariantList{query.atMost});
            if (!rows)
                return rows.error();
            QList<HistoryEntry> entries;
            for (const Connection::Row &row : *rows)
                entries +=
                    {row.at(0).toLongLong(), row.at(1).toLongLong(), static_cast<HistoryEntry::Kind>(row.at(2).toInt()),
                     row.at(3).toString(),   row.at(4).toString(),   row.at(5).toString(),
                     row.at(6).toLongLong(), row.at(7).toLongLong(), row.at(8).toInt() != 0,
                     row.at(9).toString(),   row.at(10).toString()};
            return entries;
        },
        std::move(answer));
}

void History::sum(const HistoryQuery &query, QObject *context, Answer<HistorySum> answer) {
    writeAll();
    m_database.run(
        context,
        [query](Connection &connection) -> Stored<HistorySum> {
            const HistoryQuery::Condition condition = query.condition(connection.folded());
            const auto rows = connection.ask(
                QStringLiteral("SELECT count(*), sum(CASE WHEN kind = 0 THEN 1 ELSE 0 END), sum(CASE WHEN kind = 1 "
                               "THEN 1 ELSE 0 END), CAST(sum(CASE WHEN kind = 0 THEN bytes ELSE 0 END) AS BIGINT), "
                               "CAST(sum(CASE WHEN kind = 1 THEN bytes ELSE 0 END) AS BIGINT) FROM history WHERE ") +
                    condition.text,
                condition.values);
            if (!rows)
                return rows.error();
            const Connection::Row &row = rows->first();
            return HistorySum{row.at(0).toLongLong(), row.at(1).toLongLong(), row.at(2).toLongLong(),
                              row.at(3).toLongLong(), row.at(4).toLongLong()};
        },
        std::move(answer));
}

void History::accounts(QObject *context, Answer<QStringList> answer) {
    writeAll();
    m_database.run(
        context,
        [](Connection &connection) -> Stored<QStringList> {
            const auto rows = connection.ask(
                QStringLiteral("SELECT DISTINCT account FROM history WHERE kind <> ? ORDER BY account LIMIT ?"),
                {int(HistoryEntry::Kind::Refused), mostAccounts});
            if (!rows)
                return rows.error();
            QStringList names;
            for (const Connection::Row &row : *rows)
                names += row.at(0).toString();
            names.sort(); // databases have orders of their own
            return names;
        },
        std::move(answer));
}

void History::totals(qint64 since, const QString &account, QObject *context, Answer<QList<DayTotal>> answer) {
    writeAll();
    m_database.run(
        context,
        [since, account](Connection &connection) -> Stored<QList<DayTotal>> {
            const auto rows = connection.ask(
                QStringLiteral("SELECT at / 86400000 AS day, account, sum(CASE WHEN kind = 0 THEN 1 ELSE 0 END), "
                               "sum(CASE WHEN kind = 1 THEN 1 ELSE 0 END), CAST(sum(CASE WHEN kind = 0 THEN bytes ELSE "
                               "0 END) AS BIGINT), CAST(sum(CASE WHEN kind = 1 THEN bytes ELSE 0 END) AS BIGINT) FROM "
                               "history WHERE at >= ? AND kind < 2 AND (account = ? OR ? = '') GROUP BY at / 86400000, "
                               "account ORDER BY 1, 2"),
                {since, account, account});
            if (!rows)
                return rows.error();
            QList<DayTotal> totals;
            for (const Connection::Row &row : *rows) {
                const QDateTime day =
                    QDateTime::fromMSecsSinceEpoch(row.at(0).toLongLong() * millisecondsOfDay, Qt::UTC);
                totals += {row.at(1).toString(),   day.toString(QStringLiteral("yyyy-MM-dd")),
                           row.at(2).toLongLong(), row.at(3).toLongLong(),
                           row.at(4).toLongLong(), row.at(5).toLongLong()};
            }
            return totals;
        },
        std::move(answer));
}

void History::prune() {
    if (m_days <= 0)
        return;
    m_database.run(
        this,
        [oldest = QDateTime::currentMSecsSinceEpoch() - m_days * millisecondsOfDay](Connection &connection)
            -> Stored<int> { return connection.change(QStringLiteral("DELETE FROM history WHERE at < ?"), {oldest}); },
        [](const Stored<int> &) {});
}
