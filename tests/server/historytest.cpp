// The history in both databases: what is asked for and summed up is the same in SQLite and in PostgreSQL.
#include "history/history.h"

#include "support/registry.h"
#include "support/serverpostgres.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

class HistoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void filters_data();
    void filters();
    void searchesInAnyCase_data() { databases(); }
    void searchesInAnyCase();
    void sumsUp_data() { databases(); }
    void sumsUp();
    void namesThoseWhoWereHere_data() { databases(); }
    void namesThoseWhoWereHere();
    void answersWithAllThatWasNoted_data() { databases(); }
    void answersWithAllThatWasNoted();
    void keepsWhatWasNoted_data() { databases(); }
    void keepsWhatWasNoted();
    void writesOnceWhatTakesLong();
    void tellsASlowQuestionFromADatabaseThatIsAway();

private:
    static void databases();
    template<class Value, class Ask>
    Value answerTo(Ask ask);
    QStringList paths(const HistoryQuery &query);

    QTemporaryDir m_directory;
    PostgresCluster m_postgres;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<History> m_history;
};
WHERRY_TEST(HistoryTest)

namespace {
using EntryKind = HistoryEntry::Kind;
using AskedOutcome = HistoryQuery::Outcome;
constexpr qint64 day = 24LL * 3600 * 1000;
constexpr qint64 huge = (1LL << 60) + 1; // not to be had from a double

HistoryEntry entry(qint64 at, EntryKind kind, const char *account, const char *path, qint64 bytes = 0,
                   bool whole = true) {
    HistoryEntry made;
    made.at = at;
    made.kind = kind;
    made.account = QString::fromUtf8(account);
    made.address = QStringLiteral("192.0.2.1");
    made.path = QString::fromUtf8(path);
    made.bytes = bytes;
    made.milliseconds = 5;
    made.whole = whole;
    return made;
}
} // namespace

void HistoryTest::databases() {
    QTest::addColumn<bool>("shared");
    QTest::newRow("SQLite") << false;
    QTest::newRow("PostgreSQL") << true;
}

template<class Value, class Ask>
Value HistoryTest::answerTo(Ask ask) {
    std::optional<Stored<Value>> answer;
    QObject context;
    ask(&context, [&answer](Stored<Value> value) { answer.emplace(std::move(value)); });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 20'000) || !*answer) {
        QTest::qFail(answer ? qPrintable(answer->error().text) : "no answer", __FILE__, __LINE__);
        return {};
    }
    return **answer;
}

QStringList HistoryTest::paths(const HistoryQuery &query) {
    const auto entries =
        answerTo<QList<HistoryEntry>>([&](QObject *context, auto answer) { m_history->ask(query, context, answer); });
    QStringList paths;
    for (const HistoryEntry &one : entries)
        paths += one.path.isEmpty() ? one.kindName() : one.path;
    return paths;
}

void HistoryTest::initTestCase() {
    QVERIFY2(PostgresCluster::isInstalled(), "scripts/bootstrap test installs PostgreSQL");
    const QString failure = m_postgres.start();
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
}

// A week of two accounts and a stranger, in a database that had nothing in it.
void HistoryTest::init() {
    const auto *const row = QTest::currentDataTag();
    const bool isShared = !row || QByteArray(row).startsWith("PostgreSQL");
    m_history.reset();
    m_database =
        std::make_unique<Database>(isShared ? DatabaseLocation{{}, m_postgres.url()}
                                            : DatabaseLocation{m_directory.filePath(QStringLiteral("db")), {}});
    (void)answerTo<int>([&](QObject *context, auto answer) {
        m_database->run(
            context, [](Connection &connection) { return connection.change(QStringLiteral("DELETE FROM history")); },
            answer);
    });
    m_history = std::make_unique<History>(*m_database, 0);
    m_history->note(entry(1 * day, EntryKind::Login, "ann", ""));
    m_history->note(entry(1 * day + 1, EntryKind::Upload, "ann", "/Report.PDF", 100));
    m_history->note(entry(1 * day + 2, EntryKind::Upload, "ann", "/50%_done", 10, false));
    m_history->note(entry(2 * day, EntryKind::Download, "bob", "/Straße/ÄRGER", huge));
    m_history->note(entry(2 * day + 1, EntryKind::Refused, "stranger", ""));
    m_history->note(entry(3 * day, EntryKind::Download, "ann", "/report.pdf", 100));
}

void HistoryTest::filters_data() {
    QTest::addColumn<HistoryQuery>("query");
    QTest::addColumn<QStringList>("expected");
    const auto add = [](const char *name, const QStringList &expected, auto set) {
        HistoryQuery query;
        set(query);
        for (const char *database : {"SQLite", "PostgreSQL"})
            QTest::addRow("%s: %s", database, name) << query << expected;
    };
    const QStringList all = {QStringLiteral("/report.pdf"),   QStringLiteral("refused"),
                             QStringLiteral("/Straße/ÄRGER"), QStringLiteral("/50%_done"),
                             QStringLiteral("/Report.PDF"),   QStringLiteral("login")};
    add("all", all, [](HistoryQuery &) {});
    add("newest", all.mid(0, 2), [](HistoryQuery &query) { query.atMost = 2; });
    add("a day", all.mid(1, 2), [](HistoryQuery &query) {
        query.since = 2 * day;
        query.until = 3 * day;
    });
    add("an account", {all[2]}, [](HistoryQuery &query) { query.account = QStringLiteral("bob"); });
    add("kinds", {all[1], all[3], all[4]}, [](HistoryQuery &query) {
        query.kinds = {EntryKind::Upload, EntryKind::Refused};
    });
    add("good", {all[0], all[2], all[4], all[5]}, [](HistoryQuery &query) { query.outcome = AskedOutcome::Good; });
    add("bad", {all[1], all[3]}, [](HistoryQuery &query) { query.outcome = AskedOutcome::Bad; });
    add("a text", {all[3]}, [](HistoryQuery &query) { query.text = QStringLiteral("0%_D"); });
    add("no pattern", {}, [](HistoryQuery &query) { query.text = QStringLiteral("r%t"); });
    add("of an account", {all[1]}, [](HistoryQuery &query) { query.text = QStringLiteral("STRANG"); });
    add("all of it", {all[4]}, [](HistoryQuery &query) {
        query.account = QStringLiteral("ann");
        query.kinds = {EntryKind::Upload, EntryKind::Download};
        query.outcome = AskedOutcome::Good;
        query.text = QStringLiteral("pdf");
        query.until = 2 * day;
    });
}

void HistoryTest::filters() {
    QFETCH(HistoryQuery, query);
    QFETCH(QStringList, expected);
    QCOMPARE(paths(query), expected);
}

// Of A to Z; other letters as they are written, in both.
void HistoryTest::searchesInAnyCase() {
    HistoryQuery query;
    query.text = QStringLiteral("REPORT.pdf");
    QCOMPARE(paths(query), (QStringList{QStringLiteral("/report.pdf"), QStringLiteral("/Report.PDF")}));
    query.text = QStringLiteral("straße/Ärger");
    QCOMPARE(paths(query), QStringList(QStringLiteral("/Straße/ÄRGER")));
    query.text = QStringLiteral("ärger");
    QCOMPARE(paths(query), QStringList());
}

void HistoryTest::sumsUp() {
    const auto sum = answerTo<HistorySum>([&](QObject *context, auto answer) { m_history->sum({}, context, answer); });
    QCOMPARE(sum.entries, 6);
    QCOMPARE(sum.uploads, 2);
    QCOMPARE(sum.downloads, 2);
    QCOMPARE(sum.bytesReceived, 110);
    QCOMPARE(sum.bytesSent, huge + 100);
    HistoryQuery none;
    none.since = 9 * day;
    QCOMPARE(
        answerTo<HistorySum>([&](QObject *context, auto answer) { m_history->sum(none, context, answer); }).bytesSent,
        0);
    const auto totals = answerTo<QList<DayTotal>>(
        [&](QObject *context, auto answer) { m_history->totals(0, QStringLiteral(""), context, answer); });
    QCOMPARE(totals.size(), 3);
    QCOMPARE(totals.at(0).day, QStringLiteral("1970-01-02"));
    QCOMPARE(totals.at(0).account, QStringLiteral("ann"));
    QCOMPARE(totals.at(0).uploads, 2);
    QCOMPARE(totals.at(0).bytesReceived, 110);
    QCOMPARE(totals.at(1).account, QStringLiteral("bob"));
    QCOMPARE(totals.at(1).bytesSent, huge);
    QCOMPARE(totals.at(2).downloads, 1);
    const auto ofBob = answerTo<QList<DayTotal>>(
        [&](QObject *context, auto answer) { m_history->totals(2 * day, QStringLiteral("bob"), context, answer); });
    QCOMPARE(ofBob.size(), 1);
}

// Names that strangers tried do not fill the box, however many they are.
void HistoryTest::namesThoseWhoWereHere() {
    for (int i = 0; i < 1500; ++i)
        m_history->note(entry(4 * day, EntryKind::Refused, QByteArray("a" + QByteArray::number(i)).constData(), ""));
    m_history->note(entry(4 * day, EntryKind::Login, "zoe", ""));
    QCOMPARE(answerTo<QStringList>([&](QObject *context, auto answer) { m_history->accounts(context, answer); }),
             (QStringList{QStringLiteral("ann"), QStringLiteral("bob"), QStringLiteral("zoe")}));
}

// Also when more of it waits than goes into one batch, and one is on its way already.
void HistoryTest::answersWithAllThatWasNoted() {
    constexpr int many = 1700;
    for (int i = 0; i < many; ++i)
        m_history->note(entry(4 * day + i, EntryKind::Login, "ann", ""));
    HistoryQuery query;
    query.atMost = 2 * many;
    const auto entries =
        answerTo<QList<HistoryEntry>>([&](QObject *context, auto answer) { m_history->ask(query, context, answer); });
    QCOMPARE(entries.size(), 6 + many);
    for (int i = 0; i < many; ++i)
        QCOMPARE(entries.at(i).at, 4 * day + many - 1 - i); // in the order in which it was noted
    m_history->note(entry(5 * day, EntryKind::Upload, "ann", "/last", 1));
    const auto sum = answerTo<HistorySum>([&](QObject *context, auto answer) { m_history->sum({}, context, answer); });
    QCOMPARE(sum.entries, 7 + many);
}

void HistoryTest::keepsWhatWasNoted() {
    HistoryEntry noted = entry(5 * day, EntryKind::Upload, "ann", "/f\"'\\?", huge);
    noted.sha256 = QString(64, QLatin1Char('a'));
    noted.detail = QStringLiteral("why");
    m_history->note(noted);
    const auto entries =
        answerTo<QList<HistoryEntry>>([&](QObject *context, auto answer) { m_history->ask({}, context, answer); });
    QCOMPARE(entries.size(), 7);
    QJsonObject found = entries.first().toJson();
    found.insert(QStringLiteral("id"), 0);
    QCOMPARE(found, noted.toJson());
    QVERIFY(entries.at(1).sha256.isEmpty());
}

// Whoever waits with patience is told Away, but the entry is written for all that.
void HistoryTest::writesOnceWhatTakesLong() {
    const QString file = m_directory.filePath(QStringLiteral("slow"));
    Database database({file, {}}, std::chrono::milliseconds(100));
    const auto run = [&](auto job, auto then) { database.run(this, std::move(job), std::move(then)); };
    bool isMade = false;
    run([](Connection &) -> Stored<bool> { return true; }, [&](const Stored<bool> &) { isMade = true; });
    QTRY_VERIFY(isMade);
    QSqlDatabase other = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
    other.setDatabaseName(file);
    QVERIFY(other.open());
    QVERIFY(QSqlQuery(other).exec(QStringLiteral("BEGIN IMMEDIATE"))); // nobody else writes
    History history(database, 0);
    history.note(entry(day, EntryKind::Login, "ann", ""));
    history.flush();
    bool isAway = false;
    run([](Connection &) -> Stored<bool> { return true; }, [&](const Stored<bool> &done) { isAway = !done; });
    QTRY_VERIFY(isAway);
    QVERIFY(QSqlQuery(other).exec(QStringLiteral("COMMIT")));
    std::optional<qint64> written;
    do { // until the database is back
        written.reset();
        history.sum({}, this, [&](const Stored<HistorySum> &sum) { written = sum ? sum->entries : -1; });
        QTRY_VERIFY(written.has_value());
    } while (*written < 0);
    QCOMPARE(*written, 1);
    other = {};
    QSqlDatabase::removeDatabase(QStringLiteral("other"));
}

// statement_timeout ends the question; the connection and the answers that follow are as good as before.
void HistoryTest::tellsASlowQuestionFromADatabaseThatIsAway() {
    std::optional<StoreFailure> failure;
    m_database->run(
        this,
        [](Connection &connection) -> Stored<bool> {
            if (const auto set = connection.change(QStringLiteral("SET statement_timeout = 100")); !set)
                return set.error();
            const auto slept = connection.ask(QStringLiteral("SELECT pg_sleep(20)"));
            (void)connection.change(QStringLiteral("SET statement_timeout = 4000"));
            return slept ? Stored<bool>(true) : slept.error();
        },
        [&failure](const Stored<bool> &slept) { failure = slept ? StoreFailure() : slept.error(); });
    QTRY_VERIFY_WITH_TIMEOUT(failure.has_value(), 20'000);
    QCOMPARE(failure->kind, StoreFailure::Kind::TooLong);
    QVERIFY(failure->mayPass());
    QVERIFY(!m_database->isAway());
    QCOMPARE(paths({}).size(), 6);
}

#include "historytest.moc"
