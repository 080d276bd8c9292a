#include "ftp/offsets.h"

#include "support/registry.h"

#include <QTest>

#include <limits>

class OffsetsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void offsets_data();
    void offsets();
    void ranges_data();
    void ranges();
    void allocations_data();
    void allocations();
};

void OffsetsTest::offsets_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("value"); // -1: refused
    QTest::newRow("0") << QByteArray("0") << qint64(0);
    QTest::newRow("leading zeros") << QByteArray("000000000000000000000000000012") << qint64(12);
    QTest::newRow("largest") << QByteArray("9223372036854775807") << std::numeric_limits<qint64>::max();
    for (const char *bad : {"", " ", "-1", "+1", "1 ", " 1", "abc", "1x", "0x10", "1.0", "9223372036854775808",
                            "18446744073709551617", "99999999999999999999999999", "1e3"})
        QTest::newRow(bad) << QByteArray(bad) << qint64(-1);
}

void OffsetsTest::offsets() {
    QFETCH(QByteArray, text);
    QFETCH(qint64, value);
    QCOMPARE(parseOffset(text).value_or(-1), value);
}

void OffsetsTest::ranges_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("first"); // -1: refused
    QTest::addColumn<qint64>("last");
    QTest::newRow("one byte") << QByteArray("0 0") << qint64(0) << qint64(0);
    QTest::newRow("some") << QByteArray("802816 1000000") << qint64(802816) << qint64(1000000);
    QTest::newRow("clear") << QByteArray("1 0") << qint64(1) << qint64(0);
    QTest::newRow("widest") << QByteArray("0 9223372036854775807") << qint64(0) << std::numeric_limits<qint64>::max();
    for (const char *bad : {"", "1", "1 ", " 1", "2 0", "2 1", "1  2", "1-2", "a b", "-1 3", "1 2 3"})
        QTest::newRow(bad) << QByteArray(bad) << qint64(-1) << qint64(0);
}

void OffsetsTest::ranges() {
    QFETCH(QByteArray, text);
    QFETCH(qint64, first);
    QFETCH(qint64, last);
    const auto range = parseRange(text);
    QCOMPARE(range.has_value(), first >= 0);
    if (range) {
        QCOMPARE(range->first, first);
        QCOMPARE(range->last, last);
        QCOMPARE(range->clears(), first > last);
    }
}

void OffsetsTest::allocations_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("value");
    QTest::newRow("size") << QByteArray("1048576") << qint64(1048576);
    QTest::newRow("records") << QByteArray("100 R 80") << qint64(100);
    QTest::newRow("records in lower case") << QByteArray("100 r 80") << qint64(100);
    for (const char *bad : {"", "x", "-5", "100 R", "100 R ", "100 R x", "100 Q 80", "100 80", "100  R 80", "100 R80"})
        QTest::newRow(bad) << QByteArray(bad) << qint64(-1);
}

void OffsetsTest::allocations() {
    QFETCH(QByteArray, text);
    QFETCH(qint64, value);
    QCOMPARE(parseAllocation(text).value_or(-1), value);
}

WHERRY_TEST(OffsetsTest)
#include "offsetstest.moc"
