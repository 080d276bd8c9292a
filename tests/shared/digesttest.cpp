#include "net/digest.h"
#include "support/registry.h"

#include <QTest>

Q_DECLARE_METATYPE(HashAlgorithm)

class DigestTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // FIPS 180 and RFC 1321 examples; the CRC is that of "123456789" in every table of CRCs.
    void knownValues_data() {
        QTest::addColumn<HashAlgorithm>("algorithm");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("digest");
        const auto row = [](const char *name, HashAlgorithm algorithm, const char *text, const char *digest) {
            QTest::newRow(name) << algorithm << QByteArray(text) << QByteArray(digest);
        };
        row("SHA-256", HashAlgorithm::Sha256, "abc",
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        row("SHA-256 of nothing", HashAlgorithm::Sha256, "",
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        row("SHA-512", HashAlgorithm::Sha512, "abc",
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
            "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f");
        row("SHA-1", HashAlgorithm::Sha1, "abc", "a9993e364706816aba3e25717850c26c9cd0d89d");
        row("MD5", HashAlgorithm::Md5, "message digest", "f96b697d7cb7938d525a2f31aaf161d0");
        row("CRC-32", HashAlgorithm::Crc32, "123456789", "cbf43926");
        row("CRC-32 of nothing", HashAlgorithm::Crc32, "", "00000000");
    }
    void knownValues() {
        QFETCH(HashAlgorithm, algorithm);
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, digest);
        Digest whole(algorithm), bytewise(algorithm);
        whole.add(text.constData(), text.size());
        for (const char &byte : text)
            bytewise.add(&byte, 1);
        QCOMPARE(whole.result().toHex(), digest);
        QCOMPARE(bytewise.result().toHex(), digest);
        QCOMPARE(digest.size(), 2 * digestLength(algorithm));
    }
};

WHERRY_TEST(DigestTest)
#include "digesttest.moc"
