#include "cli/progressbars.h"
#include "cli/tty.h"
#include "support/registry.h"

#include <QTest>

namespace {
ProgressLine half() {
    ProgressLine line;
    line.name = QStringLiteral("film.mkv");
    line.done = 512 << 20;
    line.size = 1 << 30;
    line.rate = 64 << 20;
    line.remaining = 8;
    return line;
}
} // namespace

class ProgressBarsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void paintsBars() {
        QCOMPARE(ProgressBars::bar(0.0, 4, true), QStringLiteral("    "));
        QCOMPARE(ProgressBars::bar(1.0, 4, true), QString(4, QChar(0x2588)));
        QCOMPARE(ProgressBars::bar(0.5, 4, true), QString(QString(2, QChar(0x2588)) + QStringLiteral("  ")));
        // One eighth of a cell can be seen.
        QCOMPARE(ProgressBars::bar(0.125, 1, true), QString(QChar(0x258f)));
        QCOMPARE(ProgressBars::bar(0.875, 1, true), QString(QChar(0x2589)));
        QCOMPARE(ProgressBars::bar(0.5, 4, false), QStringLiteral("##.."));
        QCOMPARE(ProgressBars::bar(7.0, 4, false), QStringLiteral("####"));
        QCOMPARE(ProgressBars::bar(-1.0, 4, false), QStringLiteral("...."));
    }

    void countsPercent() {
        QCOMPARE(ProgressBars::percentage(0, 1000), QStringLiteral("0 %"));
        QCOMPARE(ProgressBars::percentage(999999, 1000000), QStringLiteral("99 %")); // never 100 before the end
        QCOMPARE(ProgressBars::percentage(1000, 1000), QStringLiteral("100 %"));
        QCOMPARE(ProgressBars::percentage(0, 0), QStringLiteral("100 %"));
        QCOMPARE(ProgressBars::percentage(5, -1), QString());
        QCOMPARE(ProgressBars::percentage(std::numeric_limits<qint64>::max() / 2, std::numeric_limits<qint64>::max()),
                 QStringLiteral("50 %"));
    }

    void saysAll() {
        const QString line = ProgressBars::line(half(), 100, true);
        for (const char *part : {"film.mkv", "50 %", "1.00 GiB", "64.0 MiB/s", "0:08"})
            QVERIFY2(line.contains(QLatin1String(part)), qPrintable(line));
        QVERIFY(line.contains(QChar(0x2588)));
    }

    void fitsEveryWidth() {
        ProgressLine line = half();
        line.name = QString::fromUtf8("影片 ein sehr langer Name mit Umlauten äöü.mkv");
        for (int columns = 1; columns < 200; ++columns) {
            QVERIFY(Tty::width(ProgressBars::line(line, columns, true)) <= columns);
            QVERIFY(Tty::width(ProgressBars::line(line, columns, false)) <= columns);
        }
    }

    void guessesNothing() {
        ProgressLine line = half();
        line.size = -1;
        line.remaining = -1;
        const QString text = ProgressBars::line(line, 100, true);
        QVERIFY(!text.contains(QLatin1Char('%')));
        QVERIFY(!text.contains(QChar(0x2588)));
        QVERIFY(text.contains(QLatin1String("512 MiB")));
    }

    void showsTheWait() {
        ProgressLine line = half();
        line.isConfirming = true;
        QVERIFY(ProgressBars::line(line, 120, true).contains(QLatin1String("waiting for the server to confirm")));
    }

    void aNameCannotPaintTheTerminal() {
        ProgressLine line = half();
        line.name = QStringLiteral("\x1b[2J\rboo");
        const QString text = ProgressBars::line(line, 100, true);
        QVERIFY(!text.contains(QChar(0x1b)));
        QVERIFY(!text.contains(QLatin1Char('\r')));
    }

    void elides() {
        QCOMPARE(Tty::elided(QStringLiteral("abcdefghij"), 10), QStringLiteral("abcdefghij"));
        QCOMPARE(Tty::elided(QStringLiteral("abcdefghij"), 5), QString::fromUtf8("ab…ij"));
        QCOMPARE(Tty::elided(QStringLiteral("abcdefghij"), 0), QString());
        const QString wide = QString::fromUtf8("影片影片影片");
        QVERIFY(Tty::width(wide) == 12);
        QVERIFY(Tty::width(Tty::elided(wide, 7)) <= 7);
    }

    void sumsUp() {
        QueueTotals totals;
        totals.done = 3;
        totals.queued = 1;
        totals.bytes = 300;
        totals.bytesDone = 100;
        totals.rate = 100;
        totals.bytesBefore = 700;
        const ProgressLine line = ProgressBars::lineOfAll(totals);
        QCOMPARE(line.done, 800);
        QCOMPARE(line.size, 1000);
        QCOMPARE(line.remaining, 2);
        QVERIFY(line.name.contains(QLatin1String("3 of 4")));
    }
};

WHERRY_TEST(ProgressBarsTest)
#include "progressbarstest.moc"
