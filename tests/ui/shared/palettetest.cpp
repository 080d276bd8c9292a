#include "ui/palette.h"
#include "support/registry.h"

#include <QTest>

class PaletteTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knowsItsSetByThePalette() {
        QVERIFY(coloursOf(paletteOf(coloursOf(true))).dark);
        QVERIFY(!coloursOf(paletteOf(coloursOf(false))).dark);
    }

    void textIsReadableOnEveryGround_data() {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void textIsReadableOnEveryGround() {
        QFETCH(bool, dark);
        const Colours &c = coloursOf(dark);
        for (const QColor &ground : {c.window, c.base, c.alternate}) {
            for (const QColor &ink : {c.text, c.muted, c.accent, c.ok, c.warning, c.error})
                QVERIFY2(contrast(ink, ground) >= 4.5,
                         qPrintable(ink.name() + QStringLiteral(" on ") + ground.name() + QLatin1Char(' ') +
                                    QString::number(contrast(ink, ground))));
        }
        QVERIFY(contrast(c.mutedOnNavigation, c.navigation) >= 4.5);
        QVERIFY(contrast(c.onAccent, c.accent) >= 4.5);
        // Selected rows: the ground is tinted, quiet inks are mixed towards the text.
        for (const qreal share : {dark ? 0.28 : 0.15, dark ? 0.22 : 0.07}) {
            const QColor ground = mixed(c.base, c.accent, share);
            for (const QColor &ink : {c.muted, c.accent, c.ok, c.warning, c.error})
                QVERIFY(contrast(mixed(ink, c.text, 0.45), ground) >= 4.5);
        }
    }

    void contrastIsThatOfTheStandard() {
        QCOMPARE(qRound(contrast(Qt::black, Qt::white) * 10), 210);
        QCOMPARE(qRound(contrast(Qt::red, Qt::red) * 10), 10);
    }
};

WHERRY_TEST(PaletteTest)
#include "palettetest.moc"
