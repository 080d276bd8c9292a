#include "net/ratelimiter.h"
#include "support/registry.h"

#include <QTest>

namespace {
// Moves as much as is allowed for so many simulated seconds, in steps of 10 ms.
double moved(RateLimiter &limiter, qint64 &now, double seconds) {
    double sum = 0;
    for (double t = 0; t < seconds; t += 0.01) {
        const qint64 allowed = limiter.allowance(1 << 20);
        limiter.consume(allowed);
        sum += double(allowed);
        now += 10'000'000;
    }
    return sum;
}
} // namespace

class RateLimiterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutALimit() {
        RateLimiter limiter;
        QCOMPARE(limiter.allowance(12345), 12345);
        QCOMPARE(limiter.delay(), 0);
    }

    void holdsItsRate_data() {
        QTest::addColumn<qint64>("rate");
        for (const qint64 rate : QList<qint64>{1000, 5000, 100'000, 10'000'000})
            QTest::addRow("%lld", rate) << rate;
    }
    void holdsItsRate() {
        QFETCH(qint64, rate);
        qint64 now = 1;
        RateLimiter limiter(rate, nullptr, [&now] { return now; });
        const double sum = moved(limiter, now, 60);
        QVERIFY2(sum <= double(rate) * 60.2 + 4096, QByteArray::number(sum).constData());
        QVERIFY2(sum >= double(rate) * 59 - 4096, QByteArray::number(sum).constData());
    }

    void theNarrowestOfAChainCounts() {
        qint64 now = 1;
        const auto clock = [&now] { return now; };
        RateLimiter all(1'000'000, nullptr, clock);
        RateLimiter one(10'000'000, &all, clock);
        RateLimiter two(100'000, &all, clock);
        double first = 0, second = 0;
        for (int i = 0; i < 1000; ++i) {
            for (auto [limiter, sum] : {std::pair{&two, &second}, std::pair{&one, &first}}) {
                const qint64 allowed = limiter->allowance(1 << 20);
                limiter->consume(allowed);
                *sum += double(allowed);
            }
            now += 10'000'000;
        }
        QVERIFY(first + second <= 10.2 * 1'000'000);
        QVERIFY(first + second >= 9.5 * 1'000'000);
        QVERIFY(second <= 1.1 * 1'000'000);
    }

    void saysHowLongToWait() {
        qint64 now = 1;
        RateLimiter limiter(100'000, nullptr, [&now] { return now; });
        limiter.consume(50'000);
        QCOMPARE(limiter.allowance(1000), 0);
        const int delay = limiter.delay();
        QVERIFY(delay > 0 && delay <= 1000);
        now += qint64(delay) * 1'000'000;
        QVERIFY(limiter.allowance(1000) > 0);
    }

    void aNewRateHoldsAtOnce() {
        qint64 now = 1;
        RateLimiter limiter(1000, nullptr, [&now] { return now; });
        limiter.consume(1'000'000);
        limiter.setRate(1'000'000);
        now += 100'000'000;
        QVERIFY(limiter.allowance(50'000) > 0);
        limiter.setRate(0);
        QCOMPARE(limiter.allowance(1 << 30), 1 << 30);
    }
};

WHERRY_TEST(RateLimiterTest)
#include "ratelimitertest.moc"
