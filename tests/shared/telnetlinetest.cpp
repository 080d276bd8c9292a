#include "ftp/telnetline.h"

#include "support/registry.h"

#include <QTest>

namespace {
QList<QByteArray> takeAll(TelnetLineSplitter &splitter) {
    QList<QByteArray> lines;
    while (splitter.hasLine())
        lines.append(splitter.takeLine().text);
    return lines;
}
} // namespace

class TelnetLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsAVerbThatWaits();
    void splits_data();
    void splits();
    void synchMarksTheLine();
    void aSynchLineCanBeTakenOutOfTurn();
    void aLineOverTheLimitIsGivenUpAndTheNextIsInStep();
    void theLimitIsExact();
    void anEndlessLineTakesNoMemory();
    void saysWhatIsLeft();
    void escapes();
};

void TelnetLineTest::splits_data() {
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<QList<QByteArray>>("lines");
    QTest::addColumn<QByteArray>("partial");
    using L = QList<QByteArray>;
    QTest::newRow("CRLF") << QByteArray("NOOP\r\n") << L{"NOOP"} << QByteArray();
    QTest::newRow("LF") << QByteArray("NOOP\nPWD\n") << L{"NOOP", "PWD"} << QByteArray();
    QTest::newRow("no end") << QByteArray("NOOP") << L{} << QByteArray("NOOP");
    QTest::newRow("CR waits") << QByteArray("NOOP\r") << L{} << QByteArray("NOOP\r");
    QTest::newRow("empty lines") << QByteArray("\r\n\n\r\n") << L{"", "", ""} << QByteArray();
    QTest::newRow("bare CR stays") << QByteArray("a\rb\r\n") << L{"a\rb"} << QByteArray();
    QTest::newRow("one CR is the end's") << QByteArray("a\r\r\n") << L{"a\r"} << QByteArray();
    QTest::newRow("NUL stays") << QByteArray("a\0b\r\n", 5) << L{QByteArray("a\0b", 3)} << QByteArray();
    QTest::newRow("doubled IAC") << QByteArray("a\xff\xff\r\n") << L{"a\xff"} << QByteArray();
    QTest::newRow("four IAC") << QByteArray("\xff\xff\xff\xff\r\n") << L{"\xff\xff"} << QByteArray();
    QTest::newRow("IP and DM") << QByteArray("\xff\xf4\xff\xf2"
                                             "ABOR\r\n")
                               << L{"ABOR"} << QByteArray();
    QTest::newRow("in the middle of a verb") << QByteArray("NO\xff\xf1OP\r\n") << L{"NOOP"} << QByteArray();
    QTest::newRow("DM lost as urgent byte") << QByteArray("\xff\xf4\xff"
                                                          "ABOR\r\n")
                                            << L{"ABOR"} << QByteArray();
    QTest::newRow("options") << QByteArray("\xff\xfd\x01\xff\xfb\x03"
                                           "a\r\n")
                             << L{"a"} << QByteArray();
    QTest::newRow("option that looks like a line end") << QByteArray("\xff\xfd\n"
                                                                     "a\r\n")
                                                       << L{"a"} << QByteArray();
    QTest::newRow("option 255") << QByteArray("\xff\xfd\xff"
                                              "a\r\n")
                                << L{"a"} << QByteArray();
    QTest::newRow("subnegotiation") << QByteArray("x\xff\xfa\x18\x01hello\xff\xf0"
                                                  "a\r\n")
                                    << L{"xa"} << QByteArray();
    QTest::newRow("subnegotiation with doubled IAC") << QByteArray("\xff\xfa\x18\xff\xff\xf0z\xff\xf0"
                                                                   "a\r\n")
                                                     << L{"a"} << QByteArray();
    QTest::newRow("subnegotiation that never ends")
        << QByteArray("\xff\xfa\x18zzz\r\nNOOP\r\n") << L{"", "NOOP"} << QByteArray();
    QTest::newRow("IAC before the line end") << QByteArray("a\xff\r\nb\r\n") << L{"a", "b"} << QByteArray();
    QTest::newRow("IAC at the end") << QByteArray("a\xff") << L{} << QByteArray("a");
}

// Whole, and cut at every place, and byte by byte: the same lines.
void TelnetLineTest::splits() {
    QFETCH(QByteArray, wire);
    QFETCH(QList<QByteArray>, lines);
    QFETCH(QByteArray, partial);
    for (qsizetype cut = 0; cut <= wire.size(); ++cut) {
        TelnetLineSplitter splitter;
        splitter.feed(QByteArrayView(wire).first(cut));
        splitter.feed(QByteArrayView(wire).sliced(cut));
        QCOMPARE(takeAll(splitter), lines);
        QCOMPARE(splitter.partial(), partial);
        QCOMPARE(splitter.waitingBytes(), 0);
    }
    TelnetLineSplitter splitter;
    for (const char byte : wire)
        splitter.feed(QByteArrayView(&byte, 1));
    QCOMPARE(takeAll(splitter), lines);
    QCOMPARE(splitter.partial(), partial);
}

void TelnetLineTest::synchMarksTheLine() {
    TelnetLineSplitter splitter;
    splitter.feed("NOOP\r\n\xff\xf4\xff\xf2"
                  "ABOR\r\nPWD\r\nAB\xff\xf4OR\r\n\xff\xfb\x06NOOP\r\n\xff\xf4\xff"
                  "ABOR\r\n");
    QList<bool> synch;
    while (splitter.hasLine())
        synch.append(splitter.takeLine().synch);
    QCOMPARE(synch, (QList<bool>{false, true, false, true, false, true}));
}

void TelnetLineTest::aSynchLineCanBeTakenOutOfTurn() {
    TelnetLineSplitter splitter;
    splitter.feed("RETR a\r\nPWD\r\n");
    QVERIFY(!splitter.hasSynchLine());
    splitter.feed("\xff\xf4\xff\xf2"
                  "ABOR\r\nNOOP\r\n");
    QVERIFY(splitter.hasSynchLine());
    QCOMPARE(splitter.lineCount(), 4);
    QCOMPARE(splitter.peekSynchLine().text, QByteArray("ABOR"));
    QCOMPARE(splitter.takeSynchLine().text, QByteArray("ABOR"));
    QVERIFY(!splitter.hasSynchLine());
    QCOMPARE(splitter.waitingBytes(), 6 + 3 + 4);
    QCOMPARE(takeAll(splitter), (QList<QByteArray>{"RETR a", "PWD", "NOOP"}));

    splitter.feed("\xff\xf4"
                  "ABOR\r\n");
    splitter.takeLine();
    QVERIFY2(!splitter.hasSynchLine(), "taken in turn, it is gone as well");
}

void TelnetLineTest::aLineOverTheLimitIsGivenUpAndTheNextIsInStep() {
    TelnetLineSplitter splitter(10);
    splitter.feed(QByteArray("first\r\n" + QByteArray(5000, 'x') + "\r\nlast\r\n"));
    QCOMPARE(splitter.takeLine().text, QByteArray("first"));
    const TelnetLine line = splitter.takeLine();
    QVERIFY(line.tooLong);
    QVERIFY(line.text.isEmpty());
    QVERIFY(!splitter.peekLine().tooLong);
    QCOMPARE(splitter.takeLine().text, QByteArray("last"));
}

void TelnetLineTest::theLimitIsExact() {
    for (const QByteArray &end : {QByteArray("\r\n"), QByteArray("\n")}) {
        for (const bool escaped : {false, true}) {
            const QByteArray ten = escaped ? QByteArray("123456789\xff\xff") : QByteArray("1234567890");
            TelnetLineSplitter splitter(10);
            for (const char byte : QByteArray(ten + end))
                splitter.feed(QByteArrayView(&byte, 1));
            QVERIFY(!splitter.peekLine().tooLong);
            QCOMPARE(splitter.takeLine().text.size(), 10);
            splitter.feed(QByteArray('0' + ten + end));
            QVERIFY(splitter.takeLine().tooLong);
            splitter.feed(QByteArray(ten + "0\xff\xff" + end));
            QVERIFY(splitter.takeLine().tooLong);
        }
    }
}

void TelnetLineTest::anEndlessLineTakesNoMemory() {
    TelnetLineSplitter splitter;
    const QByteArray block(64 * 1024, 'x');
    for (int i = 0; i < 200; ++i) {
        splitter.feed(block);
        QVERIFY(splitter.partial().size() <= TelnetLineSplitter::defaultLimit + 1);
    }
    const QByteArray doubled(64 * 1024, '\xff');
    for (int i = 0; i < 20; ++i) {
        splitter.feed(doubled);
        QVERIFY(splitter.partial().size() <= TelnetLineSplitter::defaultLimit + 2);
    }
    QVERIFY(!splitter.hasLine());
    QVERIFY(!splitter.isEmpty());
    splitter.feed("\nNOOP\n");
    QVERIFY(splitter.takeLine().tooLong);
    QCOMPARE(splitter.takeLine().text, QByteArray("NOOP"));
}

// What stands in clear behind AUTH TLS must be seen, whatever it is.
void TelnetLineTest::saysWhatIsLeft() {
    for (const char *rest : {"x", "\r", "\xff", "\xff\xfd", "\xff\xfa", "\xff\xfa\xff", "NOOP\r\n", "\n"}) {
        TelnetLineSplitter splitter;
        splitter.feed("AUTH TLS\r\n");
        QVERIFY(!splitter.isEmpty());
        splitter.takeLine();
        QVERIFY(splitter.isEmpty());
        splitter.feed(QByteArrayView(rest, qsizetype(qstrlen(rest))));
        QVERIFY2(!splitter.isEmpty(), rest);
        splitter.clear();
        QVERIFY(splitter.isEmpty());
        QCOMPARE(splitter.lineCount(), 0);
    }
}

void TelnetLineTest::escapes() {
    QCOMPARE(telnetEscaped("abc"), QByteArray("abc"));
    QCOMPARE(telnetEscaped("\xff"
                           "a\xff\xff"),
             QByteArray("\xff\xff"
                        "a\xff\xff\xff\xff"));
}

void TelnetLineTest::findsAVerbThatWaits() {
    TelnetLineSplitter lines;
    lines.feed("STOR ABOR\r\nABORT\r\nSTOR b\r\nAB");
    QVERIFY(!lines.hasVerb("ABOR"));
    QVERIFY(lines.hasVerb("STOR"));
    lines.feed("or\r\nNOOP\r\n");
    QVERIFY(lines.hasVerb("ABOR"));
    while (lines.peekLine().text != "ABor")
        lines.takeLine();
    QVERIFY(lines.hasVerb("ABOR"));
    lines.takeLine();
    QVERIFY(!lines.hasVerb("ABOR"));
}

WHERRY_TEST(TelnetLineTest)
#include "telnetlinetest.moc"
