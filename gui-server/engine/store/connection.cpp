#include "store/connection.h"

#include "store/schema.h"

#include <QDateTime>
#include <QFile>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QUrl>
#include <QUrlQuery>
#include <QUuid>

namespace {
constexpr int retryMilliseconds = 1000;

QString channel() { return QStringLiteral("wherry"); }

StoreFailure away(const QString &text) { return {StoreFailure::Kind::Away, text}; }

bool run(QSqlDatabase &database, const QString &statement, QSqlError *error = nullptr) {
    QSqlQuery query(database);
    const bool done = query.exec(statement);
    if (!done && error)
        *error = query.lastError();
    return done;
}
} // namespace

Connection::Connection(DatabaseLocation location, std::function<void(const QString &)> warn)
    : m_location(std::move(location))
    , m_dialect(m_location.url.isEmpty() ? Dialect::sqlite() : Dialect::postgres())
    , m_name(QStringLiteral("store-") + QUuid::createUuid().toString(QUuid::WithoutBraces))
    , m_warn(std::move(warn)) {}

Connection::~Connection() { close(); }

void Connection::close() {
    m_isOpen = false;
    if (!QSqlDatabase::contains(m_name))
        return;
    QSqlDatabase::database(m_name, false).close();
    QSqlDatabase::removeDatabase(m_name);
}

StoreFailure Connection::ensureOpen() {
    if (m_isOpen)
        return {};
    if (m_failure && m_sinceFailure.elapsed() < retryMilliseconds)
        return m_failure;
    close();
    m_failure = open();
    m_isOpen = !m_failure;
    if (m_failure) {
        m_sinceFailure.start();
        close();
    }
    return m_failure;
}

StoreFailure Connection::open() {
    if (!QSqlDatabase::isDriverAvailable(m_dialect.driver))
        return away(QStringLiteral("the Qt driver %1 is not installed").arg(m_dialect.driver));
    QSqlDatabase::addDatabase(m_dialect.driver, m_name);
    return m_location.url.isEmpty() ? openFile() : openServer();
}

StoreFailure Connection::openFile() {
    // Two rounds: the second with a new file, when the content of the one that is there is damaged. A file that merely
    // cannot be opened or read just now (no descriptors, no permission, a disk that fails) stays where it is.
    for (bool again : {true, false}) {
        StoreFailure failure = openAndCheck();
        if (!failure) {
            QFile::setPermissions(m_location.file, QFile::ReadOwner | QFile::WriteOwner);
            return prepareConnection();
        }
        QSqlDatabase::database(m_name, false).close();
        if (failure.kind == StoreFailure::Kind::Away)
            return failure;
        if (!again || !setAside())
            break;
    }
    return away(QStringLiteral("%1 is damaged and cannot be set aside").arg(m_location.file));
}

namespace {
// Of SQLite's codes only these speak of what is in the file.
bool isDamage(int code) {
    constexpr int corrupt = 11; // SQLITE_CORRUPT
    constexpr int noDatabase = 26;
    return code % 256 == corrupt || code % 256 == noDatabase;
}

StoreFailure ofSqlite(const QSqlError &error) {
    const bool damaged = isDamage(error.nativeErrorCode().toInt());
    return {damaged ? StoreFailure::Kind::Failed : StoreFailure::Kind::Away, error.databaseText()};
}
} // namespace

// Failed = the content is damaged; Away = it could not be looked at.
StoreFailure Connection::openAndCheck() {
    QSqlDatabase database = QSqlDatabase::database(m_name, false);
    database.setDatabaseName(m_location.file);
    database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=4000"));
    if (!database.open())
        return ofSqlite(database.lastError());
    QSqlQuery query(database);
    if (!query.exec(QStringLiteral("PRAGMA quick_check(1)")) || !query.next())
        return ofSqlite(query.lastError());
    const QString verdict = query.value(0).toString();
    if (verdict == QLatin1String("ok"))
        return {};
    // "unable to get the page. error code=10": the check tells a page that could not be read as if it were damaged.
    static const QRegularExpression code(QStringLiteral("error code[= ](\\d+)"));
    const QRegularExpressionMatch unread = code.match(verdict);
    const bool damaged = !unread.hasMatch() || isDamage(unread.captured(1).toInt());
    return {damaged ? StoreFailure::Kind::Failed : StoreFailure::Kind::Away, verdict};
}

bool Connection::setAside() {
    const QString name = m_location.file + QStringLiteral(".damaged-") +
                         QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyy-MM-dd'T'HHmmss"));
    if (!QFile::rename(m_location.file, name))
        return false;
    for (const char *suffix : {"-wal", "-shm"})
        QFile::rename(m_location.file + QLatin1String(suffix), name + QLatin1String(suffix));
    m_warn(QStringLiteral("The database %1 is damaged. It was set aside as %2, and an empty one is in its place: "
                          "bring accounts back from a copy of yours, or make them anew.")
               .arg(m_location.file, name));
    return true;
}

StoreFailure Connection::openServer() {
    const QUrl url(m_location.url);
    const QUrlQuery query(url);
    QSqlDatabase database = QSqlDatabase::database(m_name, false);
    const QString host = query.queryItemValue(QStringLiteral("host"), QUrl::FullyDecoded);
    database.setHostName(host.isEmpty() ? url.host() : host);
    if (url.port() > 0 || query.hasQueryItem(QStringLiteral("port")))
        database.setPort(url.port() > 0 ? url.port() : query.queryItemValue(QStringLiteral("port")).toInt());
    database.setDatabaseName(url.path(QUrl::FullyDecoded).mid(1));
    const QString user = query.queryItemValue(QStringLiteral("user"), QUrl::FullyDecoded);
    database.setUserName(user.isEmpty() ? url.userName(QUrl::FullyDecoded) : user);
    database.setPassword(url.password(QUrl::FullyDecoded));
    // A server that hangs gives this thread back: nothing here waits without an end. Who waits for another's lock is
    // told of that, not that the statement took too long.
    database.setConnectOptions(QStringLiteral("connect_timeout=4;tcp_user_timeout=6000;"
                                              "options='-c statement_timeout=4000 -c lock_timeout=3000'"));
    if (!database.open())
        return away(database.lastError().databaseText().trimmed());
    return prepareConnection();
}

StoreFailure Connection::prepareConnection() {
    QSqlDatabase database = QSqlDatabase::database(m_name, false);
    QSqlError error;
    for (const QString &statement : m_dialect.onOpen)
        if (!run(database, statement, &error))
            return m_dialect.failure(error);
    return migrate();
}

StoreFailure Connection::migrate() {
    return transaction([this]() -> StoreFailure {
        if (!m_dialect.lockSchema.isEmpty())
            if (auto locked = ask(m_dialect.lockSchema); !locked)
                return locked.error();
        if (auto made = change(QStringLiteral("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)"));
            !made)
            return made.error();
        const auto rows = ask(QStringLiteral("SELECT version FROM schema_version"));
        if (!rows)
            return rows.error();
        const qsizetype there = rows->isEmpty() ? 0 : rows->first().first().toInt();
        const QList<QStringList> &versions = Schema::versions();
        if (there > versions.size())
            return away(QStringLiteral("it was made by a newer version of Wherry (schema %1, this one knows %2)")
                            .arg(there)
                            .arg(versions.size()));
        for (qsizetype version = there; version < versions.size(); ++version)
            for (const QString &statement : versions.at(version))
                if (auto done = change(m_dialect.translated(statement)); !done)
                    return done.error();
        const auto noted =
            rows->isEmpty()
                ? change(QStringLiteral("INSERT INTO schema_version (version) VALUES (?)"), {versions.size()})
                : change(QStringLiteral("UPDATE schema_version SET version = ?"), {versions.size()});
        return noted ? StoreFailure() : noted.error();
    });
}

namespace {
// Binds a row and runs the statement that is prepared.
bool runWith(QSqlQuery &query, const QVariantList &values) {
    for (qsizetype place = 0; place < values.size(); ++place)
        query.bindValue(int(place), values.at(place));
    return query.exec();
}
} // namespace

// Runs the statement for each row and hands the query to read; a connection that broke is noticed.
template<class Read>
auto Connection::execute(const QString &statement, const QList<Row> &rows, Read read)
    -> Stored<decltype(read(std::declval<QSqlQuery &>()))> {
    QSqlQuery query(QSqlDatabase::database(m_name, false));
    query.setForwardOnly(true);
    const bool isPlain = rows.size() == 1 && rows.first().isEmpty();
    bool done = isPlain ? query.exec(statement) : query.prepare(statement);
    for (qsizetype row = 0; done && !isPlain && row < rows.size(); ++row)
        done = runWith(query, rows.at(row));
    if (done)
        return read(query);
    StoreFailure failure = m_dialect.failure(query.lastError());
    if (m_dialect.isShared && failure.kind == StoreFailure::Kind::Away)
        m_isOpen = false; // whatever broke it: the next job begins with a fresh connection
    return failure;
}

Stored<QList<Connection::Row>> Connection::ask(const QString &statement, const QVariantList &values) {
    return execute(statement, {values}, [](QSqlQuery &query) {
        QList<Row> rows;
        const int columns = query.record().count();
        while (query.next()) {
            Row row;
            row.reserve(columns);
            for (int column = 0; column < columns; ++column)
                row += query.value(column);
            rows += row;
        }
        return rows;
    });
}

Stored<int> Connection::change(const QString &statement, const QVariantList &values) {
    return execute(statement, {values}, [](QSqlQuery &query) { return query.numRowsAffected(); });
}

StoreFailure Connection::changeEach(const QString &statement, const QList<Row> &rows) {
    const auto done = execute(statement, rows, [](QSqlQuery &) { return true; });
    return done ? StoreFailure() : done.error();
}

StoreFailure Connection::tell(const Notice &notice) {
    if (!m_dialect.isShared)
        return {};
    const auto told = ask(QStringLiteral("SELECT pg_notify(?, ?)"), {channel(), notice.text(m_name)});
    return told ? StoreFailure() : told.error();
}

bool Connection::listen(std::function<void(const QString &)> hear) {
    QSqlDriver *const driver = QSqlDatabase::database(m_name, false).driver();
    QObject::connect(driver, &QSqlDriver::notification, driver,
                     [hear = std::move(hear)](const QString &, QSqlDriver::NotificationSource,
                                              const QVariant &payload) { hear(payload.toString()); });
    return driver->subscribeToNotification(channel());
}

StoreFailure Connection::transaction(const std::function<StoreFailure()> &work) {
    if (auto begun = change(m_dialect.begin); !begun)
        return begun.error();
    StoreFailure failure = work();
    if (!failure) {
        const auto committed = change(QStringLiteral("COMMIT"));
        if (committed)
            return {};
        failure = committed.error();
    }
    (void)change(QStringLiteral("ROLLBACK"));
    return failure;
}
