#include "base/visibletext.h"
#include "support/registry.h"

#include <QTest>

class VisibleTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bytes_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << QByteArray("a b.txt") << QStringLiteral("a b.txt");
        QTest::newRow("umlaut") << QByteArray("\xc3\xa4") << QStringLiteral("\u00e4");
        QTest::newRow("chinese") << QByteArray("\xe4\xb8\xad") << QStringLiteral("\u4e2d");
        QTest::newRow("emoji") << QByteArray("\xf0\x9f\x98\x80") << QStringLiteral("\U0001F600");
        QTest::newRow("escape") << QByteArray("\x1b[31m") << QStringLiteral("\\x1b[31m");
        QTest::newRow("line end") << QByteArray("a\r\nb") << QStringLiteral("a\\x0d\\x0ab");
        QTest::newRow("NUL") << QByteArray("a\0b", 3) << QStringLiteral("a\\x00b");
        QTest::newRow("DEL") << QByteArray("\x7f") << QStringLiteral("\\x7f");
        QTest::newRow("C1") << QByteArray("\xc2\x9b") << QStringLiteral("\\x9b");
        QTest::newRow("bidi") << QByteArray("a\xe2\x80\xae"
                                            "b")
                              << QStringLiteral("a\\u202eb");
        QTest::newRow("zero width") << QByteArray("\xe2\x80\x8b") << QStringLiteral("\\u200b");
        QTest::newRow("tag") << QByteArray("\xf3\xa0\x81\x81") << QStringLiteral("\\U000e0041");
        QTest::newRow("latin-1") << QByteArray("caf\xe9") << QStringLiteral("caf\\xe9");
        QTest::newRow("overlong") << QByteArray("\xc0\xaf") << QStringLiteral("\\xc0\\xaf");
        QTest::newRow("overlong 3") << QByteArray("\xe0\x80\xaf") << QStringLiteral("\\xe0\\x80\\xaf");
        QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << QStringLiteral("\\xed\\xa0\\x80");
        QTest::newRow("cut") << QByteArray("a\xe4\xb8") << QStringLiteral("a\\xe4\\xb8");
        QTest::newRow("too large") << QByteArray("\xf4\x90\x80\x80") << QStringLiteral("\\xf4\\x90\\x80\\x80");
    }
    void bytes() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, shown);
        QCOMPARE(visibleText(QByteArrayView(bytes)), shown);
    }

    void text() {
        QCOMPARE(visibleText(QStringLiteral("a\u2028b\U0001F600")), QStringLiteral("a\\u2028b\U0001F600"));
        QCOMPARE(visibleText(QString(QChar(0xd800))), QStringLiteral("\\ud800"));
        QCOMPARE(visibleText(QStringLiteral("C:\\x")), QStringLiteral("C:\\x"));
    }
};

WHERRY_TEST(VisibleTextTest)
#include "visibletexttest.moc"
