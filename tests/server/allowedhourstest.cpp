#include "accounts/allowedhours.h"

#include "support/registry.h"

#include <QTest>

class AllowedHoursTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void contains_data();
    void contains();
    void refuses_data();
    void refuses();
};
WHERRY_TEST(AllowedHoursTest)

void AllowedHoursTest::contains_data() {
    QTest::addColumn<QString>("hours");
    QTest::addColumn<QString>("time"); // 2026-11-23 is a Monday
    QTest::addColumn<bool>("expected");
    const auto row = [](const char *hours, const char *time, bool expected) {
        QTest::addRow("%s at %s", hours, time) << QString::fromLatin1(hours) << QString::fromLatin1(time) << expected;
    };
    row("", "2026-11-23T03:00", true);
    row("08:00-18:00", "2026-11-23T08:00", true);
    row("08:00-18:00", "2026-11-23T07:59", false);
    row("08:00-18:00", "2026-11-23T18:00", false);
    row("0:00-24:00", "2026-11-23T23:59", true);
    row("Mon-Fri 08:00-18:00", "2026-11-27T12:00", true);
    row("mon-fri 08:00-18:00", "2026-11-28T12:00", false);
    row("mon-fri 08:00-18:00; sat,sun 10:00-12:00", "2026-11-29T11:00", true);
    row("fri-mon 08:00-18:00", "2026-11-29T11:00", true);
    row("fri-mon 08:00-18:00", "2026-11-25T11:00", false);
    row("fri 22:00-02:00", "2026-11-27T23:00", true);
    row("fri 22:00-02:00", "2026-11-28T01:59", true); // Saturday, but begun on Friday
    row("fri 22:00-02:00", "2026-11-27T01:59", false);
    row("sun 22:00-02:00", "2026-11-23T01:00", true); // over the week's end
}

void AllowedHoursTest::contains() {
    QFETCH(QString, hours);
    QFETCH(QString, time);
    QFETCH(bool, expected);
    const auto parsed = AllowedHours::parse(hours);
    QVERIFY(parsed.has_value());
    QCOMPARE(parsed->contains(QDateTime::fromString(time, Qt::ISODate)), expected);
}

void AllowedHoursTest::refuses_data() {
    QTest::addColumn<QString>("hours");
    for (const char *hours : {"always", "25:00-26:00", "08:00", "mo 08:00-09:00", "mon-tue-wed 08:00-09:00",
                              "08:00-08:00", "08:00-24:30", "08:60-09:00"})
        QTest::addRow("%s", hours) << QString::fromLatin1(hours);
}

void AllowedHoursTest::refuses() {
    QFETCH(QString, hours);
    QVERIFY(!AllowedHours::parse(hours).has_value());
}

#include "allowedhourstest.moc"
