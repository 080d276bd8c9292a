#include "base/bytesize.h"
#include "support/registry.h"

#include <QTest>

#include <limits>

class ByteSizeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void formats_data() {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("unknown") << qint64(-1) << QString();
        QTest::newRow("0") << qint64(0) << QStringLiteral("0 B");
        QTest::newRow("1023") << qint64(1023) << QStringLiteral("1023 B");
        QTest::newRow("1 KiB") << qint64(1024) << QStringLiteral("1.00 KiB");
        QTest::newRow("1.32 GiB") << qint64(1417339208) << QStringLiteral("1.32 GiB");
        QTest::newRow("9.996") << qint64(10236) << QStringLiteral("10.0 KiB");
        QTest::newRow("just below 1 MiB") << qint64(1048575) << QStringLiteral("1.00 MiB");
        QTest::newRow("most") << std::numeric_limits<qint64>::max() << QStringLiteral("8.00 EiB");
    }
    void formats() {
        QFETCH(qint64, bytes);
        QFETCH(QString, text);
        QCOMPARE(formatBytes(bytes), text);
        QCOMPARE(formatRate(bytes), bytes < 0 ? QString() : QString(text + QStringLiteral("/s")));
    }

    void parses_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("bytes"); // -1 = refused
        const auto row = [](const char *text, qint64 bytes) {
            QTest::newRow(text) << QString::fromLatin1(text) << bytes;
        };
        row("0", 0);
        row("1500", 1500);
        row("64K", 65536);
        row(" 1.5 MiB ", 1572864);
        row("1G", 1073741824);
        row("2gb", 2147483648);
        row("9223372036854775807", std::numeric_limits<qint64>::max());
        row("7E", qint64(7) << 60);
        row("8E", -1);
        row("9223372036854775808", -1);
        row("", -1);
        row("K", -1);
        row("-1", -1);
        row("+1", -1);
        row("1e3", -1);
        row("1e3K", -1);
        row("nan", -1);
        row("inf", -1);
        row("1.5", -1);
        row("10x", -1);
        row("5i", -1);
    }
    void parses() {
        QFETCH(QString, text);
        QFETCH(qint64, bytes);
        QCOMPARE(parseByteSize(text).value_or(-1), bytes);
    }
};

WHERRY_TEST(ByteSizeTest)
#include "bytesizetest.moc"
