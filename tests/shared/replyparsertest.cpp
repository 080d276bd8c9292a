#include "ftp/replyparser.h"

#include "support/registry.h"

#include <QTest>

namespace {
// Feeds lines until one completes a reply; fails the test when it does not come with the last line.
std::optional<Reply> parse(const QList<QByteArray> &lines) {
    ReplyParser parser;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const auto result = parser.feed(lines[i]);
        if (!result || result.value().has_value() != (i + 1 == lines.size()))
            return std::nullopt;
        if (result.value())
            return *result.value();
        if (!parser.isInReply())
            return std::nullopt;
    }
    return std::nullopt;
}
} // namespace

class ReplyParserTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void understands_data();
    void understands();
    void refusesWhatIsNoReply_data();
    void refusesWhatIsNoReply();
    void kindsAreToldByTheFirstDigit();
    void takesSeveralRepliesInARow();
    void passesOverAFewEmptyLines();
    void limitsALine();
    void limitsAReply();
    void canBeResetAfterAFailure();
};

void ReplyParserTest::understands_data() {
    QTest::addColumn<QList<QByteArray>>("wire");
    QTest::addColumn<int>("code");
    QTest::addColumn<QList<QByteArray>>("lines");
    using L = QList<QByteArray>;

    QTest::newRow("one line") << L{"220 Welcome"} << 220 << L{"Welcome"};
    QTest::newRow("text with leading space") << L{"220  Welcome"} << 220 << L{" Welcome"};
    QTest::newRow("no text") << L{"226 "} << 226 << L{""};
    QTest::newRow("code alone") << L{"226"} << 226 << L{""};
    QTest::newRow("lowest") << L{"100 a"} << 100 << L{"a"};
    QTest::newRow("protected reply") << L{"632 YWJj"} << 632 << L{"YWJj"};
    QTest::newRow("RFC 959 example") << L{"123-First line", "Second line", "  234 A line beginning with numbers",
                                          "123 The last line"}
                                     << 123
                                     << L{"First line", "Second line", "  234 A line beginning with numbers",
                                          "The last line"};
    QTest::newRow("code repeated") << L{"230-Hello", "230-there", "230 in"} << 230 << L{"Hello", "there", "in"};
    QTest::newRow("another code inside") << L{"230-Hello", "331 not yet", "230 in"} << 230
                                         << L{"Hello", "331 not yet", "in"};
    QTest::newRow("another code with hyphen inside")
        << L{"230-Hello", "331-not", "230 in"} << 230 << L{"Hello", "331-not", "in"};
    QTest::newRow("same code, no separator")
        << L{"230-Hello", "2300 files", "230 in"} << 230 << L{"Hello", "2300 files", "in"};
    QTest::newRow("code alone ends") << L{"230-Hello", "230"} << 230 << L{"Hello", ""};
    QTest::newRow("indented end does not end")
        << L{"211-Features:", " 211 x", "211 End"} << 211 << L{"Features:", " 211 x", "End"};
    QTest::newRow("empty lines inside") << L{"220-", "", "", "220 x"} << 220 << L{"", "", "", "x"};
    QTest::newRow("FEAT") << L{"211-Features", " MDTM", "\tREST STREAM", "211 End"} << 211
                          << L{"Features", " MDTM", "\tREST STREAM", "End"};
    QTest::newRow("bytes kept") << L{QByteArray("200 \xff\x00z", 7)} << 200 << L{QByteArray("\xff\x00z", 3)};
}

void ReplyParserTest::understands() {
    QFETCH(QList<QByteArray>, wire);
    QFETCH(int, code);
    QFETCH(QList<QByteArray>, lines);
    const auto reply = parse(wire);
    QVERIFY(reply);
    QCOMPARE(reply->code, code);
    QCOMPARE(reply->lines, lines);
    QCOMPARE(reply->firstLine(), lines.first());
    QCOMPARE(reply->lastLine(), lines.last());
}

void ReplyParserTest::refusesWhatIsNoReply_data() {
    QTest::addColumn<QByteArray>("line");
    for (const char *line : {"22", "2", "hello", "HTTP/1.1 400 Bad Request", "SSH-2.0-OpenSSH_9.2", "220x", "2200 a",
                             "099 a", "000 a", "700 a", "22a a", " 220 a", "-20 a", "220\ta", "+OK"})
        QTest::newRow(line) << QByteArray(line);
}

void ReplyParserTest::refusesWhatIsNoReply() {
    QFETCH(QByteArray, line);
    ReplyParser parser;
    const auto result = parser.feed(line);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Failure::Kind::BadReply);
    QVERIFY(!result.error().text.isEmpty());
}

void ReplyParserTest::kindsAreToldByTheFirstDigit() {
    const auto kinds = [](int code) {
        const Reply reply{code, {}};
        return QList<bool>{reply.isPreliminary(), reply.isPositive(),  reply.isIntermediate(),
                           reply.isTransient(),   reply.isPermanent(), reply.isFinal()};
    };
    QCOMPARE(kinds(150), (QList<bool>{true, false, false, false, false, false}));
    QCOMPARE(kinds(226), (QList<bool>{false, true, false, false, false, true}));
    QCOMPARE(kinds(331), (QList<bool>{false, false, true, false, false, true}));
    QCOMPARE(kinds(426), (QList<bool>{false, false, false, true, false, true}));
    QCOMPARE(kinds(550), (QList<bool>{false, false, false, false, true, true}));
    QCOMPARE(kinds(0), (QList<bool>{false, false, false, false, false, false}));
    QCOMPARE((Reply{1, {"a", "b"}}.text()), QByteArray("a\nb"));
}

void ReplyParserTest::takesSeveralRepliesInARow() {
    ReplyParser parser;
    QVERIFY(parser.feed("150-about").value() == std::nullopt);
    QCOMPARE(parser.feed("150 to").value()->code, 150);
    QVERIFY(!parser.isInReply());
    QCOMPARE(parser.feed("226 done").value()->lines, QList<QByteArray>{"done"});
}

void ReplyParserTest::passesOverAFewEmptyLines() {
    ReplyParser parser;
    QVERIFY(parser.feed("").value() == std::nullopt);
    QVERIFY(parser.feed("").value() == std::nullopt);
    QVERIFY(!parser.isInReply());
    QCOMPARE(parser.feed("220 x").value()->code, 220);

    int passed = 0;
    while (passed < 1000 && parser.feed(""))
        ++passed;
    QVERIFY2(passed > 0 && passed < 100, "a server may not feed us empty lines for ever");
}

void ReplyParserTest::limitsALine() {
    const QByteArray longest = "220 " + QByteArray(ReplyParser::maxLine - 4, 'x');
    ReplyParser parser;
    QCOMPARE(parser.feed(longest).value()->firstLine().size(), ReplyParser::maxLine - 4);
    QVERIFY(!parser.feed(QByteArray(longest + 'x')));
}

void ReplyParserTest::limitsAReply() {
    ReplyParser parser;
    QVERIFY(parser.feed("211-x"));
    const QByteArray line(1000, 'y');
    int lines = 0;
    while (lines < 10'000 && parser.feed(line))
        ++lines;
    QVERIFY2(lines >= 60 && lines * 1002 <= ReplyParser::maxReply, qPrintable(QString::number(lines)));

    // Many short lines count too, and a limit is per reply, not per connection.
    parser.reset();
    for (int i = 0; i < 10'000; ++i)
        QCOMPARE(parser.feed("200 a reply of thirty bytes or so").value()->code, 200);
    QVERIFY(parser.feed("211-x"));
    lines = 0;
    while (lines < 100'000 && parser.feed(""))
        ++lines;
    QVERIFY(lines < 100'000);
}

void ReplyParserTest::canBeResetAfterAFailure() {
    ReplyParser parser;
    QVERIFY(parser.feed("220-x"));
    QVERIFY(!parser.feed(QByteArray(ReplyParser::maxLine + 1, 'x')));
    parser.reset();
    QVERIFY(!parser.isInReply());
    QCOMPARE(parser.feed("331 y").value()->code, 331);
}

WHERRY_TEST(ReplyParserTest)
#include "replyparsertest.moc"
