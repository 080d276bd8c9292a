#include "net/certificate.h"
#include "support/registry.h"

#include <QFile>
#include <QFileInfo>
#include <QHostAddress>
#include <QTemporaryDir>
#include <QTest>

namespace {
KeyedCertificate made(const QStringList &names = {QStringLiteral("localhost")}) {
    Expected<KeyedCertificate> certificate = KeyedCertificate::makeSelfSigned(QStringLiteral("Test server"), names);
    return certificate ? *certificate : KeyedCertificate();
}

void write(const QString &path, const QByteArray &bytes) {
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(bytes);
}
} // namespace

class CertificateTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void selfSigned() {
        const CertificateFacts facts =
            made({QStringLiteral("ftp.example.org"), QStringLiteral("192.0.2.7"), QStringLiteral("2001:db8::1"),
                  QStringLiteral("192.0.2.7"), QStringLiteral("a,DNS:evil"), QStringLiteral("fe80::1%eth0")})
                .facts();
        QCOMPARE(facts.commonName, QStringLiteral("Test server"));
        QCOMPARE(facts.subject, QStringLiteral("CN=Test server"));
        QCOMPARE(facts.issuer, facts.subject);
        QVERIFY(facts.selfSigned);
        QCOMPARE(facts.names, (QStringList{QStringLiteral("ftp.example.org"), QStringLiteral("192.0.2.7"),
                                           QStringLiteral("2001:db8::1"), QStringLiteral("fe80::1")}));
        QCOMPARE(facts.key, QStringLiteral("EC 256 bits"));
        QCOMPARE(facts.fingerprint.size(), 32);
        QCOMPARE(facts.fingerprintText().size(), 95);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QVERIFY(facts.notBefore < now);
        QVERIFY(facts.notAfter > now.addDays(3640) && facts.notAfter < now.addDays(3660));
        QVERIFY(made().facts().fingerprint != facts.fingerprint);
        QVERIFY(made().facts().serial != facts.serial);
    }

    void longNamesAreCut() {
        const Expected<KeyedCertificate> certificate =
            KeyedCertificate::makeSelfSigned(QString(200, QLatin1Char('x')), {});
        QVERIFY(certificate);
        QCOMPARE(certificate.value().facts().commonName.size(), 64);
    }

    void namesOfThisMachine() {
        const QStringList names = KeyedCertificate::namesOfThisMachine();
        QVERIFY(names.contains(QStringLiteral("localhost")));
        QVERIFY(names.contains(QStringLiteral("127.0.0.1")));
    }

    void savedAndLoaded() {
        QTemporaryDir dir;
        const QString certificate = dir.filePath(QStringLiteral("c.pem")), key = dir.filePath(QStringLiteral("k.pem"));
        const KeyedCertificate first = made();
        QVERIFY(first.save(certificate, key));
        QCOMPARE(QFileInfo(key).permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup),
                 QFile::Permissions());
        const Expected<KeyedCertificate> second = KeyedCertificate::load(certificate, key);
        QVERIFY(second);
        QCOMPARE(second.value().facts(), first.facts());
    }

    void loadsChainsAndJoinedFiles() {
        QTemporaryDir dir;
        const QString a = dir.filePath(QStringLiteral("a.pem")), aKey = dir.filePath(QStringLiteral("a.key"));
        const QString b = dir.filePath(QStringLiteral("b.pem")), bKey = dir.filePath(QStringLiteral("b.key"));
        QVERIFY(made().save(a, aKey));
        QVERIFY(made().save(b, bKey));
        const auto read = [](const QString &path) {
            QFile file(path);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const QString joined = dir.filePath(QStringLiteral("joined.pem"));
        write(joined, read(aKey) + read(a) + read(b));
        const Expected<KeyedCertificate> loaded = KeyedCertificate::load(joined, joined);
        QVERIFY(loaded);
        QCOMPARE(loaded.value().chain().size(), 1);
    }

    void saysWhatIsWrong() {
        QTemporaryDir dir;
        const QString a = dir.filePath(QStringLiteral("a.pem")), aKey = dir.filePath(QStringLiteral("a.key"));
        const QString b = dir.filePath(QStringLiteral("b.pem")), bKey = dir.filePath(QStringLiteral("b.key"));
        const QString nonsense = dir.filePath(QStringLiteral("nonsense"));
        QVERIFY(made().save(a, aKey));
        QVERIFY(made().save(b, bKey));
        write(nonsense, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        const auto failure = [](const QString &certificate, const QString &key) {
            const Expected<KeyedCertificate> loaded = KeyedCertificate::load(certificate, key);
            return loaded ? Failure() : loaded.error();
        };
        QCOMPARE(failure(dir.filePath(QStringLiteral("none")), aKey).kind, Failure::Kind::LocalFile);
        QCOMPARE(failure(nonsense, aKey).step, nonsense);
        QCOMPARE(failure(a, nonsense).step, nonsense);
        QCOMPARE(failure(a, bKey).step, bKey);
        QVERIFY(failure(a, bKey).text.contains(QStringLiteral("does not belong")));
        QVERIFY(!failure(a, aKey));
        QCOMPARE(failure(aKey, aKey).step, aKey);
    }

    void parsesFingerprints() {
        const QByteArray bytes = made().facts().fingerprint;
        const QString text = made().facts().fingerprintText();
        QCOMPARE(parseFingerprint(QString::fromLatin1(bytes.toHex())), bytes);
        QCOMPARE(parseFingerprint(QString::fromLatin1("SHA256:" + bytes.toHex(':').toUpper())), bytes);
        QCOMPARE(parseFingerprint(QString::fromLatin1(bytes.toHex(' '))), bytes);
        QVERIFY(parseFingerprint(text.chopped(1)).isEmpty());
        QVERIFY(parseFingerprint(text + QLatin1Char('0')).isEmpty());
        QVERIFY(parseFingerprint(QString(64, QLatin1Char('g'))).isEmpty());
        QVERIFY(parseFingerprint({}).isEmpty());
    }
};

WHERRY_TEST(CertificateTest)
#include "certificatetest.moc"
