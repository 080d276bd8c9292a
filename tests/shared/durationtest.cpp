#include "base/duration.h"
#include "support/registry.h"

#include <QTest>

class DurationTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void formats() {
        QCOMPARE(formatDuration(-1), QString());
        QCOMPARE(formatDuration(0), QStringLiteral("0:00"));
        QCOMPARE(formatDuration(6), QStringLiteral("0:06"));
        QCOMPARE(formatDuration(3599), QStringLiteral("59:59"));
        QCOMPARE(formatDuration(3723), QStringLiteral("1:02:03"));
        QCOMPARE(formatDuration(3 * 86400 + 4 * 3600 + 5 * 60 + 6), QStringLiteral("3d 04:05:06"));
    }

    void parses_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("seconds"); // -1 = refused
        const auto row = [](const char *text, qint64 seconds) {
            QTest::newRow(text) << QString::fromLatin1(text) << seconds;
        };
        row("90", 90);
        row("90s", 90);
        row("15m", 900);
        row("2 H", 7200);
        row("1d", 86400);
        row("", -1);
        row("s", -1);
        row("-5", -1);
        row("+5", -1);
        row("1w", -1);
        row("99999999999999999d", -1);
    }
    void parses() {
        QFETCH(QString, text);
        QFETCH(qint64, seconds);
        QCOMPARE(parseDuration(text).value_or(-1), seconds);
    }
};

WHERRY_TEST(DurationTest)
#include "durationtest.moc"
