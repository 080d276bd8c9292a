// The database behind the loop: jobs in order, a bounded queue, a schema that is too new, and files that only look
// damaged.
#include "store/database.h"

#include "support/registry.h"

#include <QDir>
#include <QFile>
#include <QScopeGuard>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>
#include <unistd.h>

#include <memory>

class DatabaseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesBackWhatFails();
    void answersWhileAJobHangs();
    void boundsItsQueue();
    void leavesANewerSchemaAlone();
    void bringsAnOlderSchemaUpToDate();
    void forgetsWhoHasGone();
    void staysWithAFileItCannotOpen_data();
    void staysWithAFileItCannotOpen();

private:
    QString file() const { return m_directory.filePath(QLatin1String(QTest::currentTestFunction())); }
    QTemporaryDir m_directory;
};
WHERRY_TEST(DatabaseTest)

namespace {
template<class Job>
auto ask(Database &database, Job job) {
    using Result = std::invoke_result_t<Job &, Connection &>;
    QObject context;
    std::optional<Result> result;
    database.run(&context, std::move(job), [&result](Result answer) { result.emplace(std::move(answer)); });
    if (!QTest::qWaitFor([&] { return result.has_value(); }, 20'000))
        return Result(StoreFailure{StoreFailure::Kind::Failed, QStringLiteral("no answer")});
    return *std::move(result);
}

Stored<int> countBans(Connection &connection) {
    const auto rows = connection.ask(QStringLiteral("SELECT count(*) FROM bans"));
    return rows ? Stored<int>(rows->first().first().toInt()) : rows.error();
}

Stored<int> addBan(Connection &connection, const QString &name) {
    return connection.change(QStringLiteral("INSERT INTO bans (network, reason, since, until) VALUES (?, '', 0, 0)"),
                             {name});
}
} // namespace

void DatabaseTest::takesBackWhatFails() {
    Database database({file(), {}});
    const auto both = ask(database, [](Connection &connection) -> Stored<bool> {
        const StoreFailure failure = connection.transaction([&]() -> StoreFailure {
            if (auto one = addBan(connection, QStringLiteral("a")); !one)
                return one.error();
            const auto again = addBan(connection, QStringLiteral("a"));
            return again ? StoreFailure() : again.error();
        });
        return failure ? Stored<bool>(failure) : true;
    });
    QVERIFY(!both && both.error().kind == StoreFailure::Kind::Exists);
    QCOMPARE(*ask(database, countBans), 0);
}

void DatabaseTest::answersWhileAJobHangs() {
    QSemaphore hanging; // outlives the job
    std::atomic_bool begun = false;
    Database database({file(), {}}, std::chrono::seconds(1));
    auto goesOn = qScopeGuard([&hanging] { hanging.release(); }); // also when this fails
    QSignalSpy away(&database, &Database::awayChanged);
    QObject context;
    int answers = 0;
    const auto onAnswer = [&answers](const Stored<int> &result) {
        ++answers;
        QVERIFY(!result && result.error().kind == StoreFailure::Kind::Away);
    };
    database.run(
        &context,
        [&hanging](Connection &) -> Stored<int> {
            hanging.acquire();
            return 1;
        },
        onAnswer);
    database.run(
        &context,
        [&begun](Connection &) -> Stored<int> {
            begun = true;
            return 1;
        },
        onAnswer);
    QTRY_COMPARE_WITH_TIMEOUT(answers, 2, 20'000);
    QVERIFY(database.isAway());
    goesOn.dismiss();
    hanging.release();
    QCOMPARE(*ask(database, countBans), 0); // goes on
    QVERIFY(!begun);                        // who was told Away was meant
    QCOMPARE(answers, 2);
    QVERIFY(!database.isAway());
    QCOMPARE(away.size(), 2);
}

void DatabaseTest::boundsItsQueue() {
    QSemaphore hanging;
    Database database({file(), {}});
    auto goesOn = qScopeGuard([&hanging] { hanging.release(); });
    QObject context;
    int refused = 0;
    int done = 0;
    for (int i = 0; i < 4000; ++i)
        database.run(
            &context,
            [&hanging, i](Connection &) -> Stored<int> {
                if (i == 0)
                    hanging.acquire();
                return i;
            },
            [&](const Stored<int> &result) { ++(result ? done : refused); });
    QVERIFY(refused > 0);
    goesOn.dismiss();
    hanging.release();
    QTRY_COMPARE_WITH_TIMEOUT(done + refused, 4000, 20'000);
    QVERIFY(done >= 1000);
}

void DatabaseTest::leavesANewerSchemaAlone() {
    {
        Database database({file(), {}});
        QVERIFY(ask(database, [](Connection &connection) {
            return connection.change(QStringLiteral("UPDATE schema_version SET version = 999"));
        }));
    }
    Database database({file(), {}});
    QSignalSpy warned(&database, &Database::warned);
    const auto count = ask(database, countBans);
    QVERIFY(!count && count.error().kind == StoreFailure::Kind::Away);
    QVERIFY2(count.error().text.contains(QStringLiteral("newer")), qPrintable(count.error().text));
    QCOMPARE(warned.size(), 0); // not set aside
}

// As the version without digests and without who made a ban left it.
void DatabaseTest::bringsAnOlderSchemaUpToDate() {
    {
        Database database({file(), {}});
        QVERIFY(ask(database, [](Connection &connection) -> Stored<int> {
            for (const char *statement :
                 {"DROP TABLE transfer_usage", "ALTER TABLE history DROP COLUMN sha256",
                  "ALTER TABLE bans DROP COLUMN made_by", "UPDATE schema_version SET version = 2",
                  "INSERT INTO bans (network, reason, since, until) VALUES ('192.0.2.1', 'loud', 0, 0)",
                  "INSERT INTO history (at, kind, account, address, path, bytes, milliseconds, result, detail) VALUES "
                  "(1, 0, 'ann', '', '/f', 1, 1, 1, '')"})
                if (auto changed = connection.change(QLatin1String(statement)); !changed)
                    return changed.error();
            return 0;
        }));
    }
    Database database({file(), {}});
    const auto rows = ask(database, [](Connection &connection) {
        return connection.ask(QStringLiteral("SELECT path, sha256 FROM history"));
    });
    QVERIFY(rows.hasValue());
    QCOMPARE(rows->size(), 1);
    QCOMPARE(rows->first().at(0).toString(), QStringLiteral("/f"));
    QCOMPARE(rows->first().at(1).toString(), QString());
    const auto bans = ask(database, [](Connection &connection) {
        return connection.ask(QStringLiteral("SELECT reason, made_by FROM bans"));
    });
    QVERIFY(bans.hasValue());
    QCOMPARE(bans->first().at(0).toString(), QStringLiteral("loud"));
    QCOMPARE(bans->first().at(1).toString(), QString());
}

void DatabaseTest::forgetsWhoHasGone() {
    Database database({file(), {}});
    auto context = std::make_unique<QObject>();
    bool told = false;
    database.run(context.get(), countBans, [&told](const Stored<int> &) { told = true; });
    context.reset();
    QCOMPARE(*ask(database, countBans), 0);
    QVERIFY(!told);
}

namespace {
// While it lives, nothing more can be opened.
class NoDescriptors {
public:
    NoDescriptors() {
        ::getrlimit(RLIMIT_NOFILE, &m_former);
        rlimit tight = m_former;
        const int next = ::dup(0);
        ::close(next);
        tight.rlim_cur = rlim_t(next);
        ::setrlimit(RLIMIT_NOFILE, &tight);
    }
    ~NoDescriptors() { ::setrlimit(RLIMIT_NOFILE, &m_former); }
    NoDescriptors(const NoDescriptors &) = delete;
    NoDescriptors &operator=(const NoDescriptors &) = delete;

private:
    rlimit m_former{};
};
} // namespace

void DatabaseTest::staysWithAFileItCannotOpen_data() {
    QTest::addColumn<QString>("hindered"); // a folder stands where this file was
    QTest::newRow("no descriptors") << QString();
    QTest::newRow("unreadable") << QStringLiteral("");
    QTest::newRow("its log") << QStringLiteral("-wal");
    QTest::newRow("its index") << QStringLiteral("-shm");
}

// The accounts of a server that ran out of descriptors once were all set aside, with an empty file in their place.
void DatabaseTest::staysWithAFileItCannotOpen() {
    QFETCH(QString, hindered);
    const QString path = m_directory.filePath(QLatin1String(QTest::currentDataTag()).toString());
    {
        Database database({path, {}});
        QVERIFY(ask(database, [](Connection &connection) { return addBan(connection, QStringLiteral("a")); }));
    }
    const QString aside = path + QStringLiteral(".kept");
    if (!hindered.isNull()) {
        QFile::rename(path + hindered, aside);
        QVERIFY(QDir().mkpath(path + hindered));
    }
    Database database({path, {}});
    QSignalSpy warned(&database, &Database::warned);
    {
        const std::unique_ptr<NoDescriptors> none(hindered.isNull() ? new NoDescriptors : nullptr);
        const auto count = ask(database, countBans);
        QVERIFY(!count && count.error().kind == StoreFailure::Kind::Away);
    }
    if (!hindered.isNull()) {
        QVERIFY(QDir().rmdir(path + hindered));
        QFile::rename(aside, path + hindered);
    }
    const auto isBack = [&database] {
        const auto count = ask(database, countBans);
        return count && *count == 1;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isBack(), 10'000); // tries again by itself
    QCOMPARE(warned.size(), 0);
}

#include "databasetest.moc"
