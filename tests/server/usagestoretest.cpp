// What accounts use, kept between runs: only figures that were counted to the end are taken for settled.
#include "accounts/usagestore.h"

#include "support/registry.h"

#include <QScopeGuard>
#include <QSemaphore>
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
    QSemaphore m_hanging; // a job of the database
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
                                            std::chrono::seconds(1));
    QVERIFY(!take());
    QuotaCounter counter("ann", *m_store);
    counter.beginRecount();
    counter.finishRecount({100, 2});
    m_store->settleAll();
    auto goesOn = qScopeGuard([this] { m_hanging.release(); }); // also when this fails
    m_database->run(
        this,
        [this](Connection &) -> Stored<int> {
            m_hanging.acquire();
            return 1;
        },
        [](const Stored<int> &) {});
    m_store->forget("ann");
    bool isTold = false; // behind it
    m_store->all(this, [&isTold](const auto &) { isTold = true; });
    QTRY_VERIFY_WITH_TIMEOUT(isTold, 20'000);
    QVERIFY(m_database->isAway());
    goesOn.dismiss();
    m_hanging.release();
    const auto isBack = [this] { // somebody asks, and is answered
        m_store->all(m_store.get(), [](const auto &) {});
        return !m_database->isAway();
    };
    QTRY_VERIFY_WITH_TIMEOUT(isBack(), 20'000);
    QVERIFY(!take());
}

#include "usagestoretest.moc"
