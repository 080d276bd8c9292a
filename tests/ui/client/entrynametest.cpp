#include "panes/entryname.h"
#include "support/registry.h"

#include <QTest>

class EntryNameTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysWhatCannotBeAName_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("trouble");
        const QString dots = QStringLiteral("“.” and “..” stand for this folder and the one above it.");
        const QString slash = QStringLiteral("A name has no “/”.");
        const QString ends = QStringLiteral("A name has no line break and no null character.");
        QTest::newRow("plain") << QStringLiteral("a b") << QString();
        QTest::newRow("hidden") << QStringLiteral(".a") << QString();
        QTest::newRow("three dots") << QStringLiteral("...") << QString();
        QTest::newRow("colon") << QStringLiteral(":a") << QString();
        QTest::newRow("absolute") << QStringLiteral("/tmp/x") << slash;
        QTest::newRow("relative") << QStringLiteral("../x") << slash;
        QTest::newRow("this") << QStringLiteral(".") << dots;
        QTest::newRow("above") << QStringLiteral("..") << dots;
        QTest::newRow("null") << QString(QStringLiteral("a") + QChar(u'\0')) << ends;
        QTest::newRow("line") << QStringLiteral("a\nb") << ends;
        QTest::newRow("longest") << QString(255, u'n') << QString();
        QTest::newRow("too long") << QString(256, u'n')
                                  << QStringLiteral("This name is too long: it takes 256 bytes, and 255 is the most.");
        QTest::newRow("long in bytes") << QString(86, u'长')
                                       << QStringLiteral(
                                              "This name is too long: it takes 258 bytes, and 255 is the most.");
    }
    void saysWhatCannotBeAName() {
        QFETCH(QString, name);
        QFETCH(QString, trouble);
        QCOMPARE(EntryName::troubleWith(name), trouble);
    }
};

WHERRY_TEST(EntryNameTest)
#include "entrynametest.moc"
