#include "ftp/timevalue.h"

#include "support/registry.h"

#include <QDateTime>
#include <QTest>

class TimeValueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void understands_data();
    void understands();
    void refuses_data();
    void refuses();
    void agreesWithTheCalendar();
    void writes();
    void fromMillisecondsRoundsDown();
    void timeAndPath();
};

void TimeValueTest::understands_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<int>("nanoseconds");
    QTest::addColumn<int>("digits");
    QTest::newRow("epoch") << QByteArray("19700101000000") << qint64(0) << 0 << 0;
    QTest::newRow("RFC 3659") << QByteArray("19980615100045.014") << qint64(897904845) << 14'000'000 << 3;
    QTest::newRow("one digit") << QByteArray("19700101000000.5") << qint64(0) << 500'000'000 << 1;
    QTest::newRow("nanoseconds") << QByteArray("19700101000000.000000001") << qint64(0) << 1 << 9;
    QTest::newRow("beyond nanoseconds") << QByteArray("19700101000000.1234567899999") << qint64(0) << 123'456'789 << 9;
    QTest::newRow("before the epoch") << QByteArray("19691231235959.25") << qint64(-1) << 250'000'000 << 2;
    QTest::newRow("leap day") << QByteArray("20240229000000") << qint64(1709164800) << 0 << 0;
    QTest::newRow("leap second") << QByteArray("20161231235960") << qint64(1483228800) << 0 << 0;
    QTest::newRow("2038 and on") << QByteArray("20380119031408") << qint64(2147483648) << 0 << 0;
    QTest::newRow("year 0") << QByteArray("00000101000000") << qint64(-62167219200) << 0 << 0;
    QTest::newRow("year 9999") << QByteArray("99991231235959") << qint64(253402300799) << 0 << 0;
    QTest::newRow("19100 for 2000") << QByteArray("191000229120000") << qint64(951825600) << 0 << 0;
    QTest::newRow("19124 for 2024") << QByteArray("191240229000000") << qint64(1709164800) << 0 << 0;
}

void TimeValueTest::understands() {
    QFETCH(QByteArray, text);
    QFETCH(qint64, seconds);
    QFETCH(int, nanoseconds);
    QFETCH(int, digits);
    const auto time = parseTimeValue(text);
    QVERIFY(time);
    QCOMPARE(time->seconds, seconds);
    QCOMPARE(time->nanoseconds, nanoseconds);
    QCOMPARE(time->fractionDigits, digits);
}

void TimeValueTest::refuses_data() {
    QTest::addColumn<QByteArray>("text");
    for (const char *bad : {"",
                            "1998",
                            "1998061510004",
                            "1998061510004a",
                            "19980615100045.",
                            ".5",
                            "19980615100045.x",
                            "19980615100045.1.2",
                            "19980615100045 ",
                            " 19980615100045",
                            "19981315100045",
                            "19980015100045",
                            "19980631100045",
                            "19980600100045",
                            "20230229000000",
                            "19980615240000",
                            "19980615106000",
                            "19980615100061",
                            "-9980615100045",
                            "+19980615100045",
                            "192000229120000",
                            "1998061510004 5",
                            "199806151000450000",
                            "19980615100045-05"})
        QTest::newRow(bad) << QByteArray(bad);
}

void TimeValueTest::refuses() {
    QFETCH(QByteArray, text);
    QVERIFY(!parseTimeValue(text));
}

void TimeValueTest::agreesWithTheCalendar() {
    // Every 9 days and some from 1583 to 2600, both ways, against QDateTime.
    for (qint64 seconds = -12212553600; seconds < 19880000000; seconds += 777'777) {
        const QByteArray text =
            QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).toString(QStringLiteral("yyyyMMddHHmmss")).toLatin1();
        QCOMPARE(formatTimeValue({seconds, 0, 0}), text);
        QCOMPARE(parseTimeValue(text)->seconds, seconds);
    }
}

void TimeValueTest::writes() {
    const TimeValue time{897904845, 14'900'000, 9};
    QCOMPARE(formatTimeValue(time), QByteArray("19980615100045"));
    QCOMPARE(formatTimeValue(time, 3), QByteArray("19980615100045.014"));
    QCOMPARE(formatTimeValue(time, 9), QByteArray("19980615100045.014900000"));
    QCOMPARE(formatTimeValue({-1, 999'000'000, 0}, 3), QByteArray("19691231235959.999"));
    QCOMPARE(formatTimeValue({-62167219200, 0, 0}), QByteArray("00000101000000"));
    QCOMPARE(formatTimeValue({-62167219201, 0, 0}), QByteArray());
    QCOMPARE(formatTimeValue({253402300799, 0, 0}), QByteArray("99991231235959"));
    QCOMPARE(formatTimeValue({253402300800, 0, 0}), QByteArray());
    QCOMPARE(formatTimeValue({std::numeric_limits<qint64>::min(), 0, 0}), QByteArray());
    QCOMPARE(formatTimeValue({std::numeric_limits<qint64>::max(), 0, 0}), QByteArray());
}

void TimeValueTest::fromMillisecondsRoundsDown() {
    QCOMPARE(TimeValue::fromMilliseconds(1500), (TimeValue{1, 500'000'000, 3}));
    QCOMPARE(TimeValue::fromMilliseconds(-1), (TimeValue{-1, 999'000'000, 3}));
    QCOMPARE(TimeValue::fromMilliseconds(-1000), (TimeValue{-1, 0, 3}));
    for (const qint64 value : {qint64(0), qint64(1), qint64(-1), qint64(-1001), qint64(897904845014)})
        QCOMPARE(TimeValue::fromMilliseconds(value).milliseconds(), value);
}

void TimeValueTest::timeAndPath() {
    const auto both = parseTimeAndPath("20240102030405.5  a b");
    QVERIFY(both);
    QCOMPARE(both->path, QByteArray(" a b"));
    QCOMPARE(both->time.nanoseconds, 500'000'000);
    // A file may be named like a time.
    QCOMPARE(parseTimeAndPath("20240102030405 20240102030405")->path, QByteArray("20240102030405"));
    for (const char *bad : {"20240102030405", "20240102030405 ", "", "a b", "notatime 20240102030405", "2024 a"})
        QVERIFY2(!parseTimeAndPath(bad), bad);
}

WHERRY_TEST(TimeValueTest)
#include "timevaluetest.moc"
