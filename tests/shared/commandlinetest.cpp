#include "ftp/commandline.h"

#include "ftp/telnetline.h"
#include "support/registry.h"

#include <QTest>

class CommandLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void understands_data();
    void understands();
    void refuses_data();
    void refuses();
    void limitsTheLength();
    void writes_data();
    void writes();
    void neverWritesASecondCommand_data();
    void neverWritesASecondCommand();
    void everyNameArrivesAsItIs();
};

void CommandLineTest::understands_data() {
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<bool>("hasArgument");
    QTest::addColumn<QByteArray>("argument");
    QTest::newRow("bare") << QByteArray("NOOP") << QByteArray("NOOP") << false << QByteArray();
    QTest::newRow("lower case") << QByteArray("pWd") << QByteArray("PWD") << false << QByteArray();
    QTest::newRow("argument") << QByteArray("retr a B.txt") << QByteArray("RETR") << true << QByteArray("a B.txt");
    QTest::newRow("argument of a space less") << QByteArray("PASS ") << QByteArray("PASS") << true << QByteArray();
    QTest::newRow("leading and trailing spaces of a name")
        << QByteArray("CWD  a ") << QByteArray("CWD") << true << QByteArray(" a ");
    QTest::newRow("spaces before the verb") << QByteArray("  NOOP") << QByteArray("NOOP") << false << QByteArray();
    QTest::newRow("tab is no separator") << QByteArray("CWD\tx") << QByteArray("CWD\tX") << false << QByteArray();
    QTest::newRow("bytes") << QByteArray("MKD \xff\xfe\x01") << QByteArray("MKD") << true << QByteArray("\xff\xfe\x01");
    QTest::newRow("umlaut in the verb") << QByteArray("n\xc3\xb6") << QByteArray("N\xc3\xb6") << false << QByteArray();
}

void CommandLineTest::understands() {
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, verb);
    QFETCH(bool, hasArgument);
    QFETCH(QByteArray, argument);
    const auto command = parseCommandLine(line);
    QVERIFY(command);
    QCOMPARE(command->verb, verb);
    QCOMPARE(command->hasArgument, hasArgument);
    QCOMPARE(command->argument, argument);
}

void CommandLineTest::refuses_data() {
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<CommandLineError>("error");
    QTest::newRow("empty") << QByteArray() << CommandLineError::Empty;
    QTest::newRow("spaces") << QByteArray("   ") << CommandLineError::Empty;
    QTest::newRow("NUL") << QByteArray("CWD a\0b", 7) << CommandLineError::ForbiddenByte;
    QTest::newRow("NUL alone") << QByteArray("\0", 1) << CommandLineError::ForbiddenByte;
    QTest::newRow("NUL at the end") << QByteArray("NOOP\0", 5) << CommandLineError::ForbiddenByte;
    QTest::newRow("bare CR") << QByteArray("CWD a\rDELE b") << CommandLineError::ForbiddenByte;
    QTest::newRow("CR at the end") << QByteArray("NOOP\r") << CommandLineError::ForbiddenByte;
    QTest::newRow("LF") << QByteArray("CWD a\nb") << CommandLineError::ForbiddenByte;
}

void CommandLineTest::refuses() {
    QFETCH(QByteArray, line);
    QFETCH(CommandLineError, error);
    const auto command = parseCommandLine(line);
    QVERIFY(!command);
    QCOMPARE(command.error(), error);
}

void CommandLineTest::limitsTheLength() {
    const QByteArray longest = "CWD " + QByteArray(CommandLine::maxLength - 4, 'x');
    QVERIFY(parseCommandLine(longest));
    QCOMPARE(parseCommandLine(QByteArray(longest + 'x')).error(), CommandLineError::TooLong);
    QVERIFY(encodeCommandLine(longest));
    QVERIFY(!encodeCommandLine(QByteArray(longest + 'x')));
}

void CommandLineTest::writes_data() {
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<QByteArray>("argument");
    QTest::addColumn<QByteArray>("wire");
    QTest::newRow("bare") << QByteArray("PWD") << QByteArray() << QByteArray("PWD\r\n");
    QTest::newRow("argument") << QByteArray("CWD") << QByteArray(" a ") << QByteArray("CWD  a \r\n");
    QTest::newRow("Telnet's IAC") << QByteArray("DELE") << QByteArray("a\xff") << QByteArray("DELE a\xff\xff\r\n");
}

void CommandLineTest::writes() {
    QFETCH(QByteArray, verb);
    QFETCH(QByteArray, argument);
    QFETCH(QByteArray, wire);
    QCOMPARE(encodeCommand(verb, argument).value(), wire);
}

void CommandLineTest::neverWritesASecondCommand_data() {
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<QByteArray>("argument");
    QTest::newRow("CRLF") << QByteArray("CWD") << QByteArray("a\r\nDELE b");
    QTest::newRow("LF") << QByteArray("CWD") << QByteArray("a\nDELE b");
    QTest::newRow("CR") << QByteArray("CWD") << QByteArray("a\rDELE b");
    QTest::newRow("LF first") << QByteArray("CWD") << QByteArray("\nDELE b");
    QTest::newRow("NUL") << QByteArray("CWD") << QByteArray("a\0b", 3);
    QTest::newRow("in the verb") << QByteArray("CWD\r\nDELE") << QByteArray("b");
    QTest::newRow("two words in the verb") << QByteArray("CWD a") << QByteArray("b");
    QTest::newRow("no verb") << QByteArray() << QByteArray("b");
}

void CommandLineTest::neverWritesASecondCommand() {
    QFETCH(QByteArray, verb);
    QFETCH(QByteArray, argument);
    const auto wire = encodeCommand(verb, argument);
    QVERIFY(!wire);
    QVERIFY(bool(wire.error()));
    QVERIFY(!wire.error().text.isEmpty());
}

void CommandLineTest::everyNameArrivesAsItIs() {
    for (int byte = 1; byte < 256; ++byte) {
        if (byte == '\r' || byte == '\n')
            continue;
        const QByteArray name = QByteArray(1, char(byte)) + 'x' + QByteArray(2, char(byte));
        TelnetLineSplitter splitter;
        splitter.feed(encodeCommand("RETR", name).value());
        QCOMPARE(splitter.lineCount(), 1);
        const auto command = parseCommandLine(splitter.takeLine().text);
        QVERIFY(command);
        QCOMPARE(command->argument, name);
    }
}

WHERRY_TEST(CommandLineTest)
#include "commandlinetest.moc"
