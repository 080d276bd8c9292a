#include "ftp/hashname.h"

#include "support/registry.h"

#include <QTest>

class HashNameTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void names();
    void hashReply();
    void brokenHashReplies_data();
    void brokenHashReplies();
    void digestReply_data();
    void digestReply();
};

void HashNameTest::names() {
    for (const HashAlgorithm algorithm : allHashAlgorithms()) {
        QCOMPARE(parseHashName(hashName(algorithm)).value(), algorithm);
        QCOMPARE(parseHashName(hashName(algorithm).toLower()).value(), algorithm);
    }
    QCOMPARE(allHashAlgorithms().size(), 5);
    QCOMPARE(allHashAlgorithms().first(), HashAlgorithm::Sha256);
    QCOMPARE(parseHashName("SHA256").value(), HashAlgorithm::Sha256);
    QCOMPARE(parseHashName("crc-32").value(), HashAlgorithm::Crc32);
    QCOMPARE(hashCommand(HashAlgorithm::Crc32), QByteArray("XCRC"));
    QCOMPARE(digestLength(HashAlgorithm::Sha512), 64);
    for (const char *unknown : {"", "SHA", "SHA-2", "SHA-2566", "WHIRLPOOL", "SHA 256"})
        QVERIFY2(!parseHashName(unknown), unknown);
}

void HashNameTest::hashReply() {
    const QByteArray text = "SHA-1 0-49 da39a3ee5e6b4b0d3255bfef95601890afd80709 a file.ext";
    const auto reply = parseHashReply(text);
    QVERIFY(reply);
    QCOMPARE(reply->algorithm, HashAlgorithm::Sha1);
    QCOMPARE(reply->first, 0);
    QCOMPARE(reply->last, 49);
    QCOMPARE(reply->digest.toHex(), QByteArray("da39a3ee5e6b4b0d3255bfef95601890afd80709"));
    QCOMPARE(reply->path, QByteArray("a file.ext"));
    QCOMPARE(formatHashReply(*reply), text);
}

void HashNameTest::brokenHashReplies_data() {
    QTest::addColumn<QByteArray>("text");
    for (const char *bad : {"", "SHA-1", "SHA-1 0-49", "SHA-1 0-49 da39a3ee5e6b4b0d3255bfef95601890afd80709",
                            "SHA-1 0-49 da39a3ee5e6b4b0d3255bfef95601890afd80709 ", "SHA-1 0-49 da39a3ee x",
                            "SHA-256 0-49 da39a3ee5e6b4b0d3255bfef95601890afd80709 x", "FOO 0-49 da39 x",
                            "SHA-1 049 da39a3ee5e6b4b0d3255bfef95601890afd80709 x",
                            "SHA-1 0--1 da39a3ee5e6b4b0d3255bfef95601890afd80709 x",
                            "SHA-1 a-b da39a3ee5e6b4b0d3255bfef95601890afd80709 x",
                            "SHA-1 0-49 ga39a3ee5e6b4b0d3255bfef95601890afd80709 x"})
        QTest::newRow(bad) << QByteArray(bad);
}

void HashNameTest::brokenHashReplies() {
    QFETCH(QByteArray, text);
    QVERIFY(!parseHashReply(text));
}

void HashNameTest::digestReply_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("algorithm");
    QTest::addColumn<QByteArray>("digest"); // hexadecimal; empty: nothing
    const auto row = [](const char *text, HashAlgorithm algorithm, const char *digest) {
        QTest::newRow(text) << QByteArray(text) << int(algorithm) << QByteArray(digest);
    };
    const char *md5 = "d41d8cd98f00b204e9800998ecf8427e";
    row("d41d8cd98f00b204e9800998ecf8427e", HashAlgorithm::Md5, md5);
    row("D41D8CD98F00B204E9800998ECF8427E", HashAlgorithm::Md5, md5);
    row("MD5 d41d8cd98f00b204e9800998ecf8427e.", HashAlgorithm::Md5, md5);
    row("/a/b d41d8cd98f00b204e9800998ecf8427e", HashAlgorithm::Md5, md5);
    row("d41d8cd98f00b204e9800998ecf8427e d41d8cd98f00b204e9800998ecf8427f", HashAlgorithm::Md5, "");
    row("d41d8cd98f00b204e9800998ecf8427", HashAlgorithm::Md5, "");
    row("", HashAlgorithm::Md5, "");
    row("XCRC of file is 0xDEADBEEF", HashAlgorithm::Crc32, "deadbeef");
    row("deadbeef", HashAlgorithm::Crc32, "deadbeef");
    row("1F2E3D", HashAlgorithm::Crc32, "001f2e3d");
    row("XCRC 0x1F", HashAlgorithm::Crc32, "0000001f");
    row("bad face", HashAlgorithm::Crc32, "");
    row("done", HashAlgorithm::Crc32, "");
}

void HashNameTest::digestReply() {
    QFETCH(QByteArray, text);
    QFETCH(int, algorithm);
    QFETCH(QByteArray, digest);
    QCOMPARE(parseDigestReply(text, HashAlgorithm(algorithm)).value_or(QByteArray()).toHex(), digest);
}

WHERRY_TEST(HashNameTest)
#include "hashnametest.moc"
