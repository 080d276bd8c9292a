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
    void digests();
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

void ExtensionsTest::digests() {
    const QByteArray digest(32, '\xa5');
    const QByteArray text = "a: all 3 bytes are there." + Extensions::encodeDigest(HashAlgorithm::Sha256, digest);
    QVERIFY(text.endsWith(QByteArray(" [SHA-256 " + digest.toHex() + ']')));
    QCOMPARE(Extensions::decodeDigest(text, HashAlgorithm::Sha256).value(), digest);
    QVERIFY(!Extensions::decodeDigest(text, HashAlgorithm::Sha1));
    // A file may bear such a name: only the end of the reply counts.
    QVERIFY(!Extensions::decodeDigest(QByteArray(text + '.'), HashAlgorithm::Sha256));
    for (const char *other : {"", "[SHA-256 a5]", "all 3 bytes are there."})
        QVERIFY2(!Extensions::decodeDigest(other, HashAlgorithm::Sha256), other);
    QVERIFY(!Extensions::decodeDigest(QByteArray(" [SHA-256 " + QByteArray(64, 'x') + ']'), HashAlgorithm::Sha256));
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
