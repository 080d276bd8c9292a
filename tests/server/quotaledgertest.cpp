#include "accounts/quotaledger.h"

#include "support/registry.h"

#include <QTest>

#include <limits>

class QuotaLedgerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsPerAccount();
    void givesNothingBeyondTheLimit();
    void neverFallsBelowNothing();
    void recountsWhileWorkGoesOn();
    void keepsFiguresInTheStore();
    void tellsOnceThatItIsNearlyFull();
};
WHERRY_TEST(QuotaLedgerTest)

void QuotaLedgerTest::countsPerAccount() {
    MemoryQuotaStore store;
    QuotaLedger ledger(store);
    QVERIFY(ledger.counter("ann").reserve(10, 1));
    QCOMPARE(&ledger.counter("ann"), &ledger.counter("ann"));
    QCOMPARE(ledger.counter("ann").used().bytes, 10);
    QCOMPARE(ledger.counter("bob").used().bytes, 0);
    QCOMPARE(ledger.counter("bob").bytesLeft(), std::numeric_limits<qint64>::max());
}

void QuotaLedgerTest::givesNothingBeyondTheLimit() {
    MemoryQuotaStore store;
    QuotaCounter counter("ann", store);
    counter.setLimit({100, 2});
    QVERIFY(counter.reserve(60, 1));
    QVERIFY(!counter.reserve(41, 0));
    QVERIFY(!counter.reserve(0, 2));
    QCOMPARE(counter.used().bytes, 60);
    QCOMPARE(counter.used().files, 1);
    QCOMPARE(counter.reserveUpTo(100), 40);
    QCOMPARE(counter.reserveUpTo(1), 0);
    QCOMPARE(counter.bytesLeft(), 0);
    counter.release(30, 0);
    QCOMPARE(counter.bytesLeft(), 30);
    counter.setLimit({50, 2}); // below what is used: nothing more, but nothing odd
    QCOMPARE(counter.bytesLeft(), 0);
    QCOMPARE(counter.reserveUpTo(10), 0);
}

void QuotaLedgerTest::neverFallsBelowNothing() {
    MemoryQuotaStore store;
    QuotaCounter counter("ann", store);
    counter.setLimit({100, 2});
    counter.release(1000, 5);
    QCOMPARE(counter.used().bytes, 0);
    QCOMPARE(counter.bytesLeft(), 100);
    QCOMPARE(counter.filesLeft(), 2);
}

void QuotaLedgerTest::tellsOnceThatItIsNearlyFull() {
    MemoryQuotaStore store;
    QuotaCounter counter("ann", store);
    counter.setLimit({1000, 10});
    counter.beginRecount();
    counter.finishRecount({950, 1}); // found so: no news
    QVERIFY(!counter.isNewlyFull());
    counter.release(51, 0);
    QVERIFY(!counter.isNewlyFull());
    QVERIFY(counter.reserve(1, 0));
    QVERIFY(counter.isNewlyFull());
    QVERIFY(!counter.isNewlyFull());
    QVERIFY(counter.reserve(50, 0));
    QVERIFY(!counter.isNewlyFull());
    counter.setLimit({2000, 10});
    QVERIFY(!counter.isNewlyFull());
    counter.setLimit({1000, 10});
    QVERIFY(counter.isNewlyFull());
    counter.release(900, 0);
    QVERIFY(counter.reserve(0, 8)); // nine of ten files
    QVERIFY(counter.isNewlyFull());
    counter.beginRecount();
    counter.finishRecount({0, 0});
    counter.beginRecount();
    counter.finishRecount({900, 0}); // by another server, or past it
    QVERIFY(counter.isNewlyFull());
    counter.setLimit({-1, -1});
    QVERIFY(!counter.isNewlyFull());
    counter.setLimit({std::numeric_limits<qint64>::max(), -1});
    QVERIFY(!counter.isNewlyFull());
}

void QuotaLedgerTest::recountsWhileWorkGoesOn() {
    MemoryQuotaStore store;
    QuotaCounter counter("ann", store);
    counter.setLimit({1000, 10});
    QVERIFY(counter.reserve(500, 5));
    counter.beginRecount();
    QVERIFY(counter.isRecounting());
    QVERIFY(counter.reserve(100, 1));
    counter.release(50, 0);
    counter.finishRecount({300, 3});
    QCOMPARE(counter.used().bytes, 350);
    QCOMPARE(counter.used().files, 4);
    counter.finishRecount({0, 0}); // none was begun
    QCOMPARE(counter.used().bytes, 350);
}

void QuotaLedgerTest::keepsFiguresInTheStore() {
    MemoryQuotaStore store;
    {
        QuotaCounter counter("ann", store);
        QVERIFY(counter.reserve(7, 1));
    }
    QCOMPARE(QuotaCounter("ann", store).used().bytes, 7);
    QCOMPARE(QuotaCounter("bob", store).used().bytes, 0);
}

#include "quotaledgertest.moc"
