#include "ftp/replywriter.h"

#include "ftp/replyparser.h"
#include "ftp/telnetline.h"
#include "support/registry.h"

#include <QTest>

class ReplyWriterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writes_data();
    void writes();
    void inPieces();
    void noByteOfANameBreaksAReply();
    void whatIsWrittenIsUnderstood();
};

void ReplyWriterTest::writes_data() {
    QTest::addColumn<int>("code");
    QTest::addColumn<QList<QByteArray>>("lines");
    QTest::addColumn<QByteArray>("wire");
    using L = QList<QByteArray>;
    QTest::newRow("one") << 220 << L{"Welcome"} << QByteArray("220 Welcome\r\n");
    QTest::newRow("none") << 226 << L{} << QByteArray("226 \r\n");
    QTest::newRow("two") << 230 << L{"a", "b"} << QByteArray("230-a\r\n230 b\r\n");
    QTest::newRow("FEAT") << 211 << L{"Features:", " MDTM", "End"}
                          << QByteArray("211-Features:\r\n MDTM\r\n211 End\r\n");
    QTest::newRow("digit first") << 214 << L{"a", "214 b", "214-c", "d"}
                                 << QByteArray("214-a\r\n 214 b\r\n 214-c\r\n214 d\r\n");
    QTest::newRow("empty between") << 214 << L{"a", "", "b"} << QByteArray("214-a\r\n\r\n214 b\r\n");
    QTest::newRow("controls") << 550 << L{QByteArray("a\r\n226 b\0c\x1b[1m\t\x7f", 16)}
                              << QByteArray("550 a??226 b?c?[1m??\r\n");
    QTest::newRow("UTF-8") << 250 << L{"\xe4\xb8\xad\xc3\xa4"} << QByteArray("250 \xe4\xb8\xad\xc3\xa4\r\n");
    QTest::newRow("Telnet's IAC") << 250 << L{"a\xff\xf4"} << QByteArray("250 a\xff\xff\xf4\r\n");
}

void ReplyWriterTest::writes() {
    QFETCH(int, code);
    QFETCH(QList<QByteArray>, lines);
    QFETCH(QByteArray, wire);
    QCOMPARE(encodeReply(code, lines), wire);
    if (lines.size() == 1)
        QCOMPARE(encodeReply(code, lines.first()), wire);
}

void ReplyWriterTest::inPieces() {
    const QByteArray whole = encodeReply(212, {"Status:", " a", "1 b", "c\n", "End."});
    QCOMPARE(encodeReplyBeginning(212, "Status:") + encodeReplyLines({" a", "1 b"}) + encodeReplyLines({}) +
                 encodeReplyLines({"c\n"}) + encodeReply(212, "End."),
             whole);
}

void ReplyWriterTest::noByteOfANameBreaksAReply() {
    for (int byte = 0; byte < 256; ++byte) {
        const QByteArray wire = encodeReply(550, {"x", QByteArray(3, char(byte)), "y"});
        QCOMPARE(wire.count('\n'), 3);
        QCOMPARE(wire.count('\r'), 3);
        QVERIFY(!wire.contains('\0'));
    }
}

void ReplyWriterTest::whatIsWrittenIsUnderstood() {
    const QList<QByteArray> lines{"first \xff", " 211 middle", "-x", "", "last"};
    TelnetLineSplitter splitter;
    splitter.feed(encodeReply(211, lines));
    ReplyParser parser;
    std::optional<Reply> reply;
    while (splitter.hasLine()) {
        QVERIFY(!reply);
        reply = parser.feed(splitter.takeLine().text).value();
    }
    QVERIFY(reply);
    QCOMPARE(reply->lines, lines);
}

WHERRY_TEST(ReplyWriterTest)
#include "replywritertest.moc"
