// What accounts use, kept between runs: only figures that were counted to the end are taken for settled.
#include "accounts/usagestore.h"

#include "support/registry.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

class UsageStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void settlesWhatWasCounted();
    void settlesNothingThatIsBeingCounted();
    void doubtsWhatIsCountedAgain();
    void forgetsOnceTheDatabaseIsBack();

private:
    // As a new run finds it; nothing: to be counted.
    std::optional<QuotaUsage> take();

    QTemporaryDir m_directory;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<UsageStore> m_store;
};
WHERRY_TEST(UsageStoreTest)

void UsageStoreTest::init() {
    m_store.reset();
    m_database.reset();
    QFile::remove(m_directory.filePath(QStringLiteral("db")));
    m_database = std::make_unique<Database>(DatabaseLocation{m_directory.filePath(QStringLiteral("db")), {}});
}

std::optional<QuotaUsage> UsageStoreTest::take() {
    m_store = std::make_unique<UsageStore>(*m_database);
    bool answered = false;
    std::optional<QuotaUsage> found;
    m_store->take("ann", this, [&](const std::optional<QuotaUsage> &usage) {
        found = usage;
        answered = true;
    });
    if (!QTest::qWaitFor([&answered] { return answered; }, 20'000))
        QTest::qFail("no answer", __FILE__, __LINE__);
    return found;
}

void UsageStoreTest::settlesWhatWasCounted() {
    QVERIFY(!take());
    QuotaCounter counter("ann", *m_store);
    counter.beginRecount();
    counter.finishRecount({100, 2});
    QVERIFY(counter.reserve(5, 1));
    m_store->settleAll();
    QCOMPARE(take(), (QuotaUsage{105, 3}));
    QVERIFY(!take()); // that run did not settle anything
}

void UsageStoreTest::settlesNothingThatIsBeingCounted() {
    QVERIFY(!take());
    QuotaCounter counter("ann", *m_store);
    counter.beginRecount();
    m_store->settleAll();
    QVERIFY(!take());
    QuotaCounter another("ann", *m_store);
    another.beginRecount();
    QVERIFY(another.reserve(5, 1));
    m_store->settleAll();
    QVERIFY(!take());
}

void UsageStoreTest::doubtsWhatIsCountedAgain() {
    QVERIFY(!take());
    {
        QuotaCounter counter("ann", *m_store);
        counter.beginRecount();
        counter.finishRecount({100, 2});
        m_store->settleAll();
    }
    QCOMPARE(take(), (QuotaUsage{100, 2}));
    QuotaCounter counter("ann", *m_store);
    counter.beginRecount();
    m_store->settleAll();
    QVERIFY(!take());
}

// Its files change while the database hangs, and the server is killed right after: the figures of before are no longer
// to be believed.
void UsageStoreTest::forgetsOnceTheDatabaseIsBack() {
    m_database = std::make_unique<Database>(DatabaseLocation{m_directory.filePath(QStringLiteral("db")), {}},
                                            std::chrono::milliseconds(100));
    QVERIFY(!take());
    QuotaCounter counter("ann", *m_store);
    counter.beginRecount();
    counter.finishRecount({100, 2});
    m_store->settleAll();
    QSemaphore hanging;
    m_database->run(
        this,
        [&hanging](Connection &) -> Stored<int> {
            hanging.acquire();
            return 1;
        },
        [](const Stored<int> &) {});
    QSignalSpy away(m_database.get(), &Database::awayChanged);
    m_store->forget("ann");
    bool isTold = false; // behind it
    m_store->all(this, [&isTold](const auto &) { isTold = true; });
    QTRY_VERIFY(isTold);
    QCOMPARE(away.size(), 1);
    hanging.release();
    m_store->all(this, [](const auto &) {}); // somebody asks, and is answered
    QTRY_COMPARE(away.size(), 2);
    QVERIFY(!take());
}

#include "usagestoretest.moc"
