#include "ftp/extensions.h"

#include "ftp/replywriter.h"
#include "support/registry.h"

#include <QTest>

class ExtensionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void messages_data();
    void messages();
    void otherLinesAreNoMessages();
    void clients();
};

void ExtensionsTest::messages_data() {
    QTest::addColumn<QString>("message");
    QTest::newRow("plain") << QStringLiteral("Maintenance at 18:00");
    QTest::newRow("lines") << QStringLiteral("one\ntwo\r\n\tthree");
    QTest::newRow("Chinese") << QStringLiteral("服务器将在十分钟后重启");
    QTest::newRow("percent") << QStringLiteral("100 % full, 50%25");
    QTest::newRow("empty") << QString();
}

void ExtensionsTest::messages() {
    QFETCH(QString, message);
    const QByteArray line = Extensions::encodeMessageLine(message);
    QVERIFY(line.startsWith(" X-WHERRY-MESSAGE "));
    // Nothing in it is touched by the writing of replies.
    QCOMPARE(withoutControls(line), line);
    QCOMPARE(line.count(' '), 2);
    QCOMPARE(Extensions::decodeMessageLine(line).value(), message);
    if (!message.isEmpty())
        QCOMPARE(Extensions::decodeMessageLine(line.sliced(1)).value(), message);
}

void ExtensionsTest::otherLinesAreNoMessages() {
    for (const char *line :
         {"", " ", "X-WHERRY-MESSAGEx", "X-WHERRY ATOMIC", "a X-WHERRY-MESSAGE b", " X-WHERRY-MESSAGE %ff%fe"})
        QVERIFY2(!Extensions::decodeMessageLine(line), line);
}

void ExtensionsTest::clients() {
    QVERIFY(Extensions::isWherryClient("Wherry/0.1.0"));
    QVERIFY(Extensions::isWherryClient(" Wherry "));
    QVERIFY(!Extensions::isWherryClient("WherryX/1"));
    QVERIFY(!Extensions::isWherryClient("FileZilla"));
    QVERIFY(!Extensions::isWherryClient(""));
}

WHERRY_TEST(ExtensionsTest)
#include "extensionstest.moc"
