#include "queue/growth.h"
#include "sites/learnedlimits.h"
#include "support/registry.h"

#include <QTemporaryDir>
#include <QTest>

class GrowthTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void growsAsLongAsTheSumGrows() {
        Growth growth;
        const qint64 sums[] = {30, 40, 50, 52, 52, 52}; // with 3, 4, 5, 6 connections
        for (const qint64 sum : sums)
            growth.sample(growth.most(), sum * 1'000'000);
        QCOMPARE(growth.most(), 5);
    }

    void aFullLineGetsNoMore() {
        Growth growth;
        for (int i = 0; i < 10; ++i)
            growth.sample(growth.most(), 100'000'000);
        QCOMPARE(growth.most(), Growth::begin);
    }

    void saysNothingWhileNotAllAreBusy() {
        Growth growth;
        for (int i = 0; i < 10; ++i)
            growth.sample(Growth::begin - 1, 100'000'000 * (i + 1));
        QCOMPARE(growth.most(), Growth::begin);
    }

    void triesAgainAfterAWhile() {
        Growth growth;
        growth.sample(3, 100);
        growth.sample(4, 100);
        QCOMPARE(growth.most(), 3);
        for (int i = 0; i < Growth::retryAfter; ++i)
            growth.sample(3, 100);
        growth.sample(3, 100);
        QCOMPARE(growth.most(), 4);
    }

    void limitsAreKeptOverStarts() {
        const QTemporaryDir folder;
        const QString site = QStringLiteral("ftp://a@host:21");
        const QDate day(2026, 1, 31);
        LearnedLimits(folder.path()).learn(site, 2, day);
        const LearnedLimits again(folder.path());
        QCOMPARE(again.limit(site, day), 2);
        QCOMPARE(again.limit(site, day.addDays(LearnedLimits::daysKept)), 2);
        QCOMPARE(again.limit(site, day.addDays(LearnedLimits::daysKept + 1)), 0);
        QCOMPARE(again.limit(QStringLiteral("ftp://b@host:21"), day), 0);
    }

    void theLesserLimitHolds() {
        const QTemporaryDir folder;
        LearnedLimits limits(folder.path());
        Site site;
        site.host = QStringLiteral("host");
        QCOMPARE(limits.limit(site), 0);
        site.maxSessions = 3;
        QCOMPARE(limits.limit(site), 3);
        limits.learn(site.key(), 2);
        QCOMPARE(limits.limit(site), 2);
        site.maxSessions = 1;
        QCOMPARE(limits.limit(site), 1);
        site.maxSessions = 0;
        QCOMPARE(limits.limit(site), 2);
    }
};

WHERRY_TEST(GrowthTest)
#include "growthtest.moc"
