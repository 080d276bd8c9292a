#include "connection/scheduledlimit.h"
#include "net/ratelimiter.h"
#include "support/registry.h"

#include <QSignalSpy>
#include <QTest>

class ScheduledLimitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsRules_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isRule");
        QTest::addColumn<int>("days");
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<qint64>("rate");
        const auto row = [](const char *text, bool isRule, int days = 0, int from = 0, int to = 0, qint64 rate = 0) {
            QTest::newRow(text) << QString::fromLatin1(text) << isRule << days << from << to << rate;
        };
        row("mon-fri/08:00-18:00=500K", true, 0b0011111, 480, 1080, 500 * 1024);
        row("sat,sun/0:00-24:00=2M", true, 0b1100000, 0, 1440, 2 * 1024 * 1024);
        row("daily/22:30-06:00=none", true, 0b1111111, 1350, 360, 0);
        row("sun-tue/1:00-2:00=1", true, 0b1000011, 60, 120, 1);
        row("mon-fri", false);
        row("mon-fri/08:00=500K", false);
        row("mon-xyz/08:00-18:00=500K", false);
        row("mon/08:00-25:00=500K", false);
        row("mon/24:00-03:00=500K", false);
        row("mon/08:00-18:00=fast", false);
        row("mon/08:00-18:00-19:00=1K", false);
        row("", false);
    }
    void readsRules() {
        QFETCH(QString, text);
        QFETCH(bool, isRule);
        QFETCH(int, days);
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(qint64, rate);
        const std::optional<LimitRule> rule = LimitRule::parse(text);
        QCOMPARE(rule.has_value(), isRule);
        if (isRule)
            QCOMPARE(*rule, (LimitRule{static_cast<quint8>(days), from, to, rate}));
    }

    void holdsAtItsHours_data() {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QDateTime>("moment");
        QTest::addColumn<bool>("holds");
        const auto row = [](const char *rule, int day, int hour, int minute, bool holds) { // 2026-06-01 is a Monday
            QTest::addRow("%s on %d at %d:%02d", rule, day, hour, minute)
                << QString::fromLatin1(rule) << QDateTime(QDate(2026, 6, day), QTime(hour, minute)) << holds;
        };
        row("mon-fri/08:00-18:00=1K", 1, 7, 59, false);
        row("mon-fri/08:00-18:00=1K", 1, 8, 0, true);
        row("mon-fri/08:00-18:00=1K", 5, 17, 59, true);
        row("mon-fri/08:00-18:00=1K", 5, 18, 0, false);
        row("mon-fri/08:00-18:00=1K", 6, 12, 0, false);
        // Over midnight it belongs to the day on which it began.
        row("fri/22:00-06:00=1K", 5, 21, 59, false);
        row("fri/22:00-06:00=1K", 5, 23, 0, true);
        row("fri/22:00-06:00=1K", 6, 5, 59, true);
        row("fri/22:00-06:00=1K", 6, 6, 0, false);
        row("fri/22:00-06:00=1K", 5, 5, 0, false);
        row("sun/22:00-06:00=1K", 1, 5, 0, true);
        row("daily/08:00-08:00=1K", 3, 3, 0, true);
        row("sat/00:00-24:00=1K", 6, 23, 59, true);
        row("sat/00:00-24:00=1K", 7, 0, 0, false);
    }
    void holdsAtItsHours() {
        QFETCH(QString, rule);
        QFETCH(QDateTime, moment);
        QFETCH(bool, holds);
        QCOMPARE(LimitRule::parse(rule)->holdsAt(moment), holds);
    }

    void theFirstRuleThatHoldsCounts() {
        const QList<LimitRule> rules = {*LimitRule::parse(u"mon/08:00-12:00=1K"),
                                        *LimitRule::parse(u"mon/08:00-18:00=2K")};
        QCOMPARE(ScheduledLimit::ruleAt(rules, QDateTime(QDate(2026, 6, 1), QTime(9, 0)))->rate, 1024);
        QCOMPARE(ScheduledLimit::ruleAt(rules, QDateTime(QDate(2026, 6, 1), QTime(13, 0)))->rate, 2048);
        QVERIFY(!ScheduledLimit::ruleAt(rules, QDateTime(QDate(2026, 6, 2), QTime(13, 0))));
    }

    void setsTheLimiter() {
        RateLimiter limiter;
        ScheduledLimit limit(limiter);
        QSignalSpy changed(&limit, &ScheduledLimit::changed);
        limit.set(500, {});
        QCOMPARE(limiter.rate(), 500);
        QVERIFY(!limit.isByRule());
        limit.set(500, {*LimitRule::parse(u"daily/00:00-24:00=2K")});
        QCOMPARE(limiter.rate(), 2048);
        QVERIFY(limit.isByRule());
        limit.set(500, {});
        QCOMPARE(limiter.rate(), 500);
        QCOMPARE(changed.size(), 3);
    }
};

WHERRY_TEST(ScheduledLimitTest)
#include "scheduledlimittest.moc"
