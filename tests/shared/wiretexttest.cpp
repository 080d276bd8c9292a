#include "ftp/wiretext.h"

#include "support/registry.h"

#include <QTest>

class WireTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void utf8();
    void decodes();
    void encodes();
};

void WireTextTest::utf8() {
    for (const char *good : {"", "abc", "\xc3\xa4", "\xe4\xb8\xad", "\xf0\x9f\x98\x80", "\xf4\x8f\xbf\xbf"})
        QVERIFY2(isUtf8(good), good);
    for (const char *bad : {"\xc3", "\xa4", "\xc0\xaf", "\xe0\x80\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xff",
                            "a\xe4z", "\xf8\x88\x80\x80\x80"})
        QVERIFY2(!isUtf8(bad), bad);
    QVERIFY(isUtf8(QByteArray("a\0b", 3)));
}

void WireTextTest::decodes() {
    QCOMPARE(decodeWireText("\xc3\xa4"), QStringLiteral("ä"));
    QCOMPARE(decodeWireText("\xe4z"), QStringLiteral("äz"));
    QCOMPARE(decodeWireText(QByteArray("a\0b", 3)).size(), 3);
    // Every byte string has a text of its own.
    QSet<QString> texts;
    for (int byte = 0; byte < 256; ++byte)
        texts.insert(decodeWireText(QByteArray(1, char(byte))));
    QCOMPARE(texts.size(), 256);
}

void WireTextTest::encodes() {
    QCOMPARE(encodeWireText(u"ä中😀"), QByteArray("\xc3\xa4\xe4\xb8\xad\xf0\x9f\x98\x80"));
    const QChar high(0xD83D), low(0xDE00);
    QCOMPARE(encodeWireText(QString(high)), QByteArray("\xef\xbf\xbd"));
    QCOMPARE(encodeWireText(QString(QString(low) + QString(high))), QByteArray("\xef\xbf\xbd\xef\xbf\xbd"));
    QCOMPARE(encodeWireText(QString(QString(high) + QLatin1Char('a'))), QByteArray("\xef\xbf\xbd"
                                                                                   "a"));
    QCOMPARE(encodeWireText(u""), QByteArray());
}

WHERRY_TEST(WireTextTest)
#include "wiretexttest.moc"
