#include "ftp/features.h"

#include "support/registry.h"

#include <QTest>

namespace {
Features features(const QList<QByteArray> &lines) {
    return Features::parse({211, QList<QByteArray>{"Features:"} + lines + QList<QByteArray>{"End"}});
}
} // namespace

class FeaturesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void indentationAndCaseDoNotMatter();
    void noFeatures();
    void words();
    void mlst();
    void hash();
    void wherry();
};

void FeaturesTest::indentationAndCaseDoNotMatter() {
    for (const char *line : {" REST STREAM", "REST STREAM", "  rest stream  ", "\tRest  Stream", "REST STREAM\t"}) {
        const Features found = features({line});
        QVERIFY2(found.has("REST"), line);
        QVERIFY2(found.has("REST", "STREAM"), line);
        QVERIFY2(found.hasRestStream(), line);
        QVERIFY(!found.has("RES"));
        QVERIFY(!found.has("RESTX"));
        QVERIFY(!found.has("STREAM"));
    }
    QCOMPARE(features({" a", "", " ", " b"}).lines(), (QList<QByteArray>{"a", "b"}));
    QVERIFY(features({" UTF8"}).hasUtf8());
    QVERIFY(!features({" UTF8X"}).hasUtf8());
}

void FeaturesTest::noFeatures() {
    QVERIFY(Features::parse({211, {"MDTM"}}).isEmpty());
    QVERIFY(Features::parse({211, {}}).isEmpty());
    QVERIFY(Features::parse({211, {"Features:", "MDTM"}}).isEmpty());
    QVERIFY(Features::parse({500, {"a", " MDTM", "b"}}).isEmpty());
    QVERIFY(Features().isEmpty());
}

void FeaturesTest::words() {
    QVERIFY(features({" AUTH TLS"}).hasAuthTls());
    QVERIFY(features({" AUTH SSL", " AUTH TLS"}).has("AUTH", "TLS"));
    QVERIFY(features({" AUTH TLS-C;SSL;TLS;PLAIN"}).has("AUTH", "TLS"));
    QVERIFY(features({" AUTH TLS-C"}).hasAuthTls());
    QVERIFY(!features({" AUTH GSSAPI"}).hasAuthTls());
    QVERIFY(!features({" AUTH XTLS"}).hasAuthTls());
    QVERIFY(!features({" PBSZ", " PROT"}).hasAuthTls());
    QCOMPARE(features({" SIZE", " MDTM  YYYYMMDDHHMMSS[+-TZ]; "}).argument("MDTM"),
             QByteArray("YYYYMMDDHHMMSS[+-TZ];"));
    QCOMPARE(features({" SIZE"}).argument("SIZE"), QByteArray());
    QCOMPARE(features({}).argument("SIZE"), QByteArray());
}

void FeaturesTest::mlst() {
    const auto facts = features({" MLST Type*;Size*;Modify*;Perm;Unique*;UNIX.mode;"}).mlstFacts();
    QCOMPARE(facts.size(), 6);
    QCOMPARE(facts[0].name, QByteArray("type"));
    QVERIFY(facts[0].isOn);
    QCOMPARE(facts[3].name, QByteArray("perm"));
    QVERIFY(!facts[3].isOn);
    QVERIFY(features({" MLST"}).hasMlsd());
    QVERIFY(features({" MLSD"}).hasMlsd());
    QVERIFY(!features({" MLSX"}).hasMlsd());
    QVERIFY(features({" MLST ;*;;"}).mlstFacts().isEmpty());
}

void FeaturesTest::hash() {
    const Features found = features({" HASH SHA-512;SHA-256*;FOO;sha-1;MD5;CRC32"});
    using A = HashAlgorithm;
    QCOMPARE(found.hashAlgorithms(), (QList<A>{A::Sha512, A::Sha256, A::Sha1, A::Md5, A::Crc32}));
    QCOMPARE(found.defaultHash().value(), A::Sha256);
    QVERIFY(!features({" HASH SHA-1;MD5"}).defaultHash());
    QVERIFY(!features({" HASH WHIRLPOOL*"}).defaultHash());
    QVERIFY(features({" SIZE"}).hashAlgorithms().isEmpty());
}

void FeaturesTest::wherry() {
    const Features found = features({" X-WHERRY ATOMIC RESUME MESSAGES PIPELINE=256"});
    QVERIFY(found.hasWherry());
    QVERIFY(found.hasWherry("ATOMIC"));
    QVERIFY(!found.hasWherry("REGISTER"));
    QVERIFY(!found.hasWherry("ATOM"));
    QCOMPARE(found.pipeline(), 256);
    QCOMPARE(features({" X-WHERRY"}).pipeline(), 1);
    QCOMPARE(features({" X-WHERRY PIPELINE=0"}).pipeline(), 1);
    QCOMPARE(features({" X-WHERRY PIPELINE=x"}).pipeline(), 1);
    QCOMPARE(features({" X-WHERRY PIPELINE=9223372036854775807"}).pipeline(), 100'000);
    QVERIFY(!features({" SIZE"}).hasWherry());
}

WHERRY_TEST(FeaturesTest)
#include "featurestest.moc"
