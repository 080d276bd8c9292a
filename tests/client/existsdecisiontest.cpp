#include "queue/existsdecision.h"
#include "support/registry.h"

#include <QTest>

Q_DECLARE_METATYPE(ExistsDecision)

class ExistsDecisionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void decides_data() {
        QTest::addColumn<ExistsRule>("rule");
        QTest::addColumn<qint64>("sourceSize");
        QTest::addColumn<qint64>("sourceTime");
        QTest::addColumn<qint64>("targetSize");
        QTest::addColumn<qint64>("targetTime");
        QTest::addColumn<ExistsDecision>("expected");
        const auto row = [](const char *name, ExistsRule rule, qint64 size, qint64 time, qint64 there, qint64 then,
                            ExistsDecision expected) {
            QTest::newRow(name) << rule << size << time << there << then << expected;
        };
        using R = ExistsRule;
        using D = ExistsDecision;
        row("ask", R::Ask, 1, 1, 1, 1, D::Ask);
        row("always", R::Overwrite, 1, 1, 1, 1, D::Overwrite);
        row("never", R::Skip, 9, 9, 1, 1, D::Skip);
        row("rename", R::Rename, 1, 1, 1, 1, D::Rename);
        row("newer", R::OverwriteIfNewer, 5, 20000, 5, 10000, D::Overwrite);
        row("older", R::OverwriteIfNewer, 5, 10000, 5, 20000, D::Skip);
        row("as old, within the threshold", R::OverwriteIfNewer, 5, 10900, 5, 10000, D::Skip);
        row("time unknown", R::OverwriteIfNewer, 5, 0, 5, 10000, D::Overwrite);
        row("other size", R::OverwriteIfSizeDiffers, 5, 1, 6, 1, D::Overwrite);
        row("same size", R::OverwriteIfSizeDiffers, 5, 90000, 5, 1, D::Skip);
        row("size unknown", R::OverwriteIfSizeDiffers, 5, 1, -1, 1, D::Overwrite);
        row("both the same", R::OverwriteIfNewerOrSizeDiffers, 5, 10000, 5, 10000, D::Skip);
        row("older but other size", R::OverwriteIfNewerOrSizeDiffers, 5, 10000, 4, 20000, D::Overwrite);
        row("a part of it", R::Resume, 9, 1, 5, 1, D::Resume);
        row("nothing yet", R::Resume, 9, 1, 0, 1, D::Resume);
        row("whole", R::Resume, 9, 1, 9, 1, D::Skip);
        row("longer: no part of it", R::Resume, 9, 1, 10, 1, D::Overwrite);
        row("source unknown", R::Resume, -1, 1, 10, 1, D::Resume);
    }
    void decides() {
        QFETCH(ExistsRule, rule);
        QFETCH(qint64, sourceSize);
        QFETCH(qint64, sourceTime);
        QFETCH(qint64, targetSize);
        QFETCH(qint64, targetTime);
        QTEST(decide(rule, {sourceSize, sourceTime}, {targetSize, targetTime}), "expected");
    }

    void numbersNames() {
        QCOMPARE(numberedName(QStringLiteral("a.txt"), 1), QStringLiteral("a (1).txt"));
        QCOMPARE(numberedName(QStringLiteral("archive.tar.gz"), 2), QStringLiteral("archive (2).tar.gz"));
        QCOMPARE(numberedName(QStringLiteral(".profile"), 3), QStringLiteral(".profile (3)"));
        QCOMPARE(numberedName(QStringLiteral("README"), 12), QStringLiteral("README (12)"));
        QCOMPARE(numberedName(QStringLiteral(".tar.gz"), 1), QStringLiteral(".tar (1).gz"));
    }
};

WHERRY_TEST(ExistsDecisionTest)
#include "existsdecisiontest.moc"
