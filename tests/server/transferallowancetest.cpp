// The transfer quota of one account and direction: grants ahead of need, days that end, refusals with their figures.
#include "accounts/transferallowance.h"

#include "accounts/transferquotas.h"
#include "support/registry.h"
#include "support/serverbytes.h"
#include "transfer/transfermeter.h"

#include <QTemporaryDir>
#include <QTest>

#include <optional>
#include <semaphore>
#include <utility>

class TransferAllowanceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsTheCalendar();
    void asksAheadOfNeed();
    void tellsWhatIsLeft();
    void givesBackWhenIdle();
    void givesBackTheGrantsOfYesterday();
    void givesBackWhatNobodyHeardOf();
    void givesBackWhatTheStoreDidNotHear();
    void givesBackAtItsEnd();
    void refusesWithFigures();
    void saysThatTheStoreIsAway();
    void limitsWhatFlows();
};
WHERRY_TEST(TransferAllowanceTest)

namespace {
using Period = TransferPeriod;
using Days = std::map<int, qint64>;

// An allowance whose store is the test.
struct Asked {
    Asked(qint64 day, qint64 week, qint64 month)
        : allowance(std::make_shared<TransferAllowance>([this] { ++questions; }, [this] { return today; })) {
        allowance->setLimits({{day, week, month}});
    }
    // What the store says to the question that was asked; used: what is granted included.
    void answer(qint64 granted, TransferFigures used) {
        const auto question = allowance->question(false);
        allowance->onReply({granted, used}, question.day);
    }
    int today = 20'000; // 2024-10-04, a Friday
    int questions = 0;
    std::shared_ptr<TransferAllowance> allowance;
};
} // namespace

void TransferAllowanceTest::knowsTheCalendar() {
    using namespace TransferCalendar;
    QCOMPARE(begin(Period::Day, 20'000), 20'000);
    QCOMPARE(end(Period::Day, 20'000), 20'001);
    QCOMPARE(begin(Period::Week, 20'000), 19'996); // Monday, 30 September
    QCOMPARE(end(Period::Week, 20'000), 20'003);
    QCOMPARE(begin(Period::Week, 19'996), 19'996);
    QCOMPARE(begin(Period::Week, 20'002), 19'996); // Sunday
    QCOMPARE(begin(Period::Month, 20'000), 19'997);
    QCOMPARE(end(Period::Month, 20'000), 20'028);
    QCOMPARE(end(Period::Month, 20'088), 20'089); // 31 December
}

void TransferAllowanceTest::asksAheadOfNeed() {
    Asked asked(100 * MiB, -1, -1);
    QCOMPARE(asked.allowance->available(MiB), 0);
    QVERIFY(asked.allowance->isAsking());
    QCOMPARE(asked.allowance->available(MiB), 0);
    QCOMPARE(asked.questions, 1); // not for each block
    asked.answer(10 * MiB, {{10 * MiB, 10 * MiB, 10 * MiB}});
    QCOMPARE(asked.allowance->available(MiB), MiB);
    asked.allowance->count(4 * MiB);
    QCOMPARE(asked.allowance->available(MiB), MiB);
    QCOMPARE(asked.questions, 1);
    asked.allowance->count(2 * MiB);
    QCOMPARE(asked.allowance->available(100 * MiB), 4 * MiB); // what there is, while more is fetched
    QCOMPARE(asked.questions, 2);
    QCOMPARE(asked.allowance->question(false).wanted, TransferAllowance::Chunk - 4 * MiB);
}

void TransferAllowanceTest::tellsWhatIsLeft() {
    Asked asked(100, 50, -1);
    int told = 0;
    asked.allowance->whenKnown([&told] { ++told; });
    QCOMPARE(told, 0);
    asked.answer(20, {{30, 40, 40}}); // 10 moved today, 20 in the week
    QCOMPARE(told, 1);
    QCOMPARE(asked.allowance->used(Period::Day), 10);
    QCOMPARE(asked.allowance->left(Period::Day), 90);
    QCOMPARE(asked.allowance->left(Period::Week), 30);
    QCOMPARE(asked.allowance->left(), 30);
    asked.allowance->count(5);
    QCOMPARE(asked.allowance->left(), 25);
    asked.allowance->whenKnown([&told] { ++told; });
    QCOMPARE(told, 2); // at once
}

void TransferAllowanceTest::givesBackWhenIdle() {
    Asked asked(100, -1, -1);
    QVERIFY(!asked.allowance->isIdle());
    asked.allowance->available(1);
    asked.answer(20, {{20, 20, 20}});
    asked.allowance->count(5);
    QVERIFY(!asked.allowance->isIdle());
    QVERIFY(asked.allowance->isIdle());
    const auto question = asked.allowance->question(true);
    QCOMPARE(question.returned, (Days{{asked.today, 15}}));
    QCOMPARE(question.wanted, 0);
    asked.allowance->onReply({0, {{5, 5, 5}}}, question.day);
    QVERIFY(!asked.allowance->holds());
    QCOMPARE(asked.allowance->left(), 95);
    QCOMPARE(asked.allowance->available(1), 0);
    QVERIFY(asked.allowance->isAsking()); // nothing was wanted, so nothing was refused
}

void TransferAllowanceTest::givesBackTheGrantsOfYesterday() {
    Asked asked(100, -1, -1);
    asked.allowance->available(1);
    asked.answer(20, {{20, 20, 20}});
    asked.allowance->count(5);
    QVERIFY(!asked.allowance->isOverdue());
    ++asked.today;
    QVERIFY(asked.allowance->isOverdue()); // although somebody moves something
    QCOMPARE(asked.allowance->available(1), 0);
    QVERIFY(asked.allowance->isAsking());
    const auto question = asked.allowance->question(false);
    QCOMPARE(question.day, asked.today);
    QCOMPARE(question.returned, (Days{{asked.today - 1, 15}}));
    QVERIFY(question.wanted > 0);
    ++asked.today;
    asked.allowance->onReply({20, {{20, 25, 25}}}, asked.today - 1); // granted before midnight
    QCOMPARE(asked.allowance->granted(), 0);
    QVERIFY(asked.allowance->holds());
    QVERIFY(asked.allowance->isOverdue());
    QCOMPARE(asked.allowance->question(true).returned, (Days{{asked.today - 1, 20}}));
    asked.allowance->onReply({0, {{0, 5, 5}}}, asked.today);
    QVERIFY(!asked.allowance->holds());
}

// With a database of its own.
struct Shared {
    Shared()
        : database({path(), {}}) {
        account.name = "ann";
        account.uploadLimits = {{-1, 1000 * MiB, -1}};
    }
    static Stored<qint64> read(Connection &connection) {
        const auto rows = connection.ask(QStringLiteral("SELECT coalesce(sum(uploaded), 0) FROM transfer_usage"));
        return rows ? Stored<qint64>(rows->first().first().toLongLong()) : Stored<qint64>(rows.error());
    }
    QString path() const { return directory.filePath(QStringLiteral("db")); }
    qint64 used() {
        std::optional<qint64> found;
        QObject context;
        database.run(&context, read, [&found](const Stored<qint64> &sum) { found = sum ? *sum : -1; });
        return QTest::qWaitFor([&found] { return found.has_value(); }, 15'000) ? *found : -1;
    }
    QTemporaryDir directory;
    Database database;
    Account account;
};

// Keeps others from the database until it is let go.
class Lock {
public:
    explicit Lock(const Shared &shared)
        : m_database({shared.path(), {}}) {
        m_database.run(
            &m_context,
            [this](Connection &connection) -> Stored<bool> {
                (void)connection.transaction([this]() -> StoreFailure {
                    m_locked.release();
                    m_letGo.acquire();
                    return {};
                });
                return true;
            },
            [](const Stored<bool> &) {});
        m_locked.acquire();
    }
    ~Lock() { letGo(); }
    void letGo() {
        if (!std::exchange(m_isLetGo, true))
            m_letGo.release();
    }

private:
    std::binary_semaphore m_locked{0}; // outlive the database's thread
    std::binary_semaphore m_letGo{0};
    bool m_isLetGo = false;
    QObject m_context;
    Database m_database;
};

// The database answers when nobody waits any more: what it granted then is not lost.
void TransferAllowanceTest::givesBackWhatNobodyHeardOf() {
    Shared shared;
    QCOMPARE(shared.used(), 0);
    Database hasty({shared.path(), {}}, std::chrono::milliseconds(500));
    TransferQuotas quotas(hasty);
    const auto allowance = quotas.allowance(shared.account, TransferDirection::Upload);
    Lock lock(shared);
    QCOMPARE(allowance->available(1), 0); // the question waits for the lock
    QTRY_VERIFY_WITH_TIMEOUT(allowance->isAway(), 30'000);
    QCOMPARE(allowance->granted(), 0);
    lock.letGo();
    QTRY_VERIFY_WITH_TIMEOUT(allowance->available(1) > 0, 30'000); // it asks again
    allowance->count(1);
    QVERIFY(shared.used() <= TransferAllowance::Chunk);    // not what was granted twice
    QTRY_VERIFY_WITH_TIMEOUT(!allowance->holds(), 30'000); // nobody uses it
    QTRY_COMPARE_WITH_TIMEOUT(shared.used(), 1, 30'000);
}

// What was given back while the database was away does not count as moved.
void TransferAllowanceTest::givesBackWhatTheStoreDidNotHear() {
    Shared shared;
    QCOMPARE(shared.used(), 0);
    Database hasty({shared.path(), {}}, std::chrono::milliseconds(500));
    TransferQuotas quotas(hasty);
    const auto allowance = quotas.allowance(shared.account, TransferDirection::Upload);
    QTRY_VERIFY_WITH_TIMEOUT(allowance->available(1) > 0, 30'000);
    allowance->count(1);
    Lock lock(shared);
    QTRY_VERIFY_WITH_TIMEOUT(allowance->isAway(), 30'000); // it is idle: what is left was to go back
    QCOMPARE(allowance->granted(), 0);
    lock.letGo();
    QTRY_COMPARE_WITH_TIMEOUT(shared.used(), 1, 30'000);
}

// A question is on its way, or a day is over: the last report gives all back.
void TransferAllowanceTest::givesBackAtItsEnd() {
    Shared shared;
    int today = TransferCalendar::today();
    auto quotas = std::make_unique<TransferQuotas>(shared.database, [&today] { return today; });
    auto allowance = quotas->allowance(shared.account, TransferDirection::Upload);
    allowance->available(1);
    quotas.reset();
    QCOMPARE(shared.used(), 0);
    quotas = std::make_unique<TransferQuotas>(shared.database, [&today] { return today; });
    allowance = quotas->allowance(shared.account, TransferDirection::Upload);
    QTRY_VERIFY(allowance->available(1) > 0);
    allowance->count(7);
    ++today;
    quotas.reset();
    QCOMPARE(shared.used(), 7);
}

void TransferAllowanceTest::refusesWithFigures() {
    Asked asked(100, 1000, -1);
    asked.allowance->available(1);
    asked.answer(0, {{100, 400, 400}});
    QCOMPARE(asked.allowance->available(1), 0);
    QVERIFY(!asked.allowance->isAsking()); // refused just now
    const auto refusal = [&asked](qint64 bytes) {
        return TransferMeter::refusal(*asked.allowance, TransferDirection::Download, bytes);
    };
    QCOMPARE(refusal(-1).kind, FileError::Kind::TransferQuota);
    QVERIFY(refusal(-1).isDownload);
    QCOMPARE(refusal(-1).opens, 20'001 * TransferCalendar::DayLength);
    QCOMPARE(refusal(700).needed, 700);
    QCOMPARE(refusal(700).left, 0);
    QCOMPARE(refusal(700).opens, 20'003 * TransferCalendar::DayLength); // the week has only 600
    QCOMPARE(refusal(0).kind, FileError::Kind::None);                   // an empty file moves nothing
    asked.allowance->setLimits({{200, 1000, -1}});                      // the administrator gives more
    QCOMPARE(refusal(100).kind, FileError::Kind::None);
    QCOMPARE(asked.allowance->available(1), 0);
    QVERIFY(asked.allowance->isAsking());
}

void TransferAllowanceTest::saysThatTheStoreIsAway() {
    Asked asked(100, -1, -1);
    bool told = false;
    asked.allowance->whenKnown([&told] { told = true; });
    (void)asked.allowance->question(false);
    asked.allowance->onFailure();
    QVERIFY(told);
    QCOMPARE(TransferMeter::refusal(*asked.allowance, TransferDirection::Upload, 1).kind,
             FileError::Kind::QuotaUnknown);
    asked.answer(50, {{50, 50, 50}});
    (void)asked.allowance->question(false);
    asked.allowance->onFailure();
    const auto refusal = [&asked](qint64 bytes) {
        return TransferMeter::refusal(*asked.allowance, TransferDirection::Upload, bytes).kind;
    };
    QCOMPARE(refusal(50), FileError::Kind::None); // was granted before
    QCOMPARE(refusal(51), FileError::Kind::QuotaUnknown);
}

// Next to the file: only what may move passes, and the store is waited for while it may still grant something.
void TransferAllowanceTest::limitsWhatFlows() {
    Asked asked(100, -1, -1);
    TransferMeter meter(asked.allowance, TransferDirection::Upload);
    QVERIFY(meter.pause() > 0); // until the store has answered
    QCOMPARE(asked.questions, 1);
    asked.answer(50, {{50, 50, 50}});
    QVERIFY(meter.pause() > 0); // that is little: perhaps there is more
    QCOMPARE(asked.questions, 2);
    asked.answer(0, {{50, 50, 50}});
    QCOMPARE(meter.pause(), 0);
    QCOMPARE(meter.allowance(100), 50);
    QVERIFY(!meter.error());
    meter.count(50);
    QCOMPARE(meter.allowance(10), 0);
    QCOMPARE(meter.error().kind, FileError::Kind::QuotaUnknown); // the store said that 50 more are free
    asked.allowance->setLimits({{50, -1, -1}});
    QVERIFY(meter.pause() > 0);
    asked.answer(0, {{50, 50, 50}});
    QCOMPARE(meter.pause(), 0);
    QCOMPARE(meter.allowance(10), 0);
    QCOMPARE(meter.error().kind, FileError::Kind::TransferQuota);
    QCOMPARE(meter.failure().kind, Failure::Kind::LocalFile);
}

#include "transferallowancetest.moc"
