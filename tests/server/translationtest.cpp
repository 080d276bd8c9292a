#include "transfer/translation.h"

#include "support/registry.h"
#include "support/serverbytes.h"

#include <QTest>

#include <zlib.h>

class TranslationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesLinesForTheWire();
    void readsLinesFromTheWire();
    void packsAndUnpacks_data();
    void packsAndUnpacks();
    void unpacksLittleAtATime();
    void refusesDamagedData();
    void refusesAnEarlyEnd();
    void refusesBytesBehindTheEnd();
    void passesOnTheFilesRefusal();
};
WHERRY_TEST(TranslationTest)

namespace {
bool writeIn(ByteSink &sink, const QByteArray &bytes, qint64 piece) {
    for (qint64 at = 0; at < bytes.size(); at += piece) {
        if (!sink.write(bytes.constData() + at, std::min<qint64>(piece, bytes.size() - at)))
            return false;
    }
    return true;
}

QByteArray packed(const QByteArray &bytes) {
    MemorySource plain(bytes);
    DeflateSource source(plain, 6);
    return all(source, 65536);
}

QByteArray textContent(qint64 size) {
    QByteArray bytes(size, Qt::Uninitialized);
    quint32 state = 99;
    for (char &byte : bytes) {
        state = state * 1664525u + 1013904223u;
        byte = static_cast<char>(state >> 24 & 0x3f);
    }
    return bytes;
}
} // namespace

void TranslationTest::writesLinesForTheWire() {
    const QByteArray text = QByteArray("one\ntwo\r\n\nthree\r").repeated(10'000);
    const QByteArray wire = QByteArray("one\r\ntwo\r\r\n\r\nthree\r").repeated(10'000);
    for (const qint64 piece : {1LL, 3LL, 1000LL, 300'000LL}) {
        MemorySource file(text);
        AsciiSource source(file);
        QCOMPARE(all(source, piece), wire);
        QCOMPARE(source.fileBytes(), text.size());
        QCOMPARE(source.directDescriptor(), -1);
    }
}

void TranslationTest::readsLinesFromTheWire() {
    const QByteArray wire = QByteArray("one\r\ntwo\r\r\n\r\nthree\rx\n").repeated(1000) + "\r";
    const QByteArray text = QByteArray("one\ntwo\r\n\nthree\rx\n").repeated(1000) + "\r";
    for (const qint64 piece : {1LL, 2LL, 3LL, 1000LL}) {
        MemorySink file(1'000'000);
        AsciiSink sink(file);
        QVERIFY(writeIn(sink, wire, piece));
        QVERIFY(sink.end());
        QCOMPARE(file.bytes(), text);
        QCOMPARE(sink.fileBytes(), text.size());
        QCOMPARE(sink.directDescriptor(), -1);
    }
}

void TranslationTest::packsAndUnpacks_data() {
    QTest::addColumn<QByteArray>("plain");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("one byte") << QByteArray("x");
    QTest::newRow("zeros") << QByteArray(3'000'000, '\0');
    QTest::newRow("noise") << textContent(3'000'001);
}

void TranslationTest::packsAndUnpacks() {
    QFETCH(QByteArray, plain);
    for (const qint64 piece : {1000LL, 262'144LL}) {
        MemorySource file(plain);
        DeflateSource source(file, 1);
        const QByteArray wire = all(source, piece);
        QVERIFY(wire != "failed");
        QCOMPARE(source.fileBytes(), plain.size());
        MemorySink stored(10'000'000);
        InflateSink sink(stored);
        QVERIFY(writeIn(sink, wire, piece));
        QVERIFY(sink.end());
        QVERIFY(sink.isComplete());
        QCOMPARE(stored.bytes(), plain);
        QCOMPARE(sink.fileBytes(), plain.size());
    }
    MemorySink nothing(10);
    InflateSink sink(nothing);
    QVERIFY(sink.end()); // no byte at all is an empty file
}

void TranslationTest::unpacksLittleAtATime() {
    const QByteArray bomb = packed(QByteArray(64 * 1024 * 1024, '\0'));
    QVERIFY(bomb.size() < 100'000);
    MemorySink limited(5'000'000);
    InflateSink sink(limited);
    const qint64 allowed = sink.allowance(bomb.size());
    QVERIFY(allowed > 0 && allowed <= 4096);
    QVERIFY(sink.write(bomb.constData(), allowed)); // at most a thousand times as much
    QVERIFY(limited.bytes().size() <= 4'500'000);
    QVERIFY(!writeIn(sink, bomb.sliced(allowed), allowed));
    QVERIFY(limited.bytes().size() <= 5'000'000);
}

void TranslationTest::refusesDamagedData() {
    QByteArray wire = packed(textContent(100'000));
    wire[wire.size() / 2] = static_cast<char>(wire[wire.size() / 2] ^ 0x55);
    MemorySink stored(1'000'000);
    InflateSink sink(stored);
    QVERIFY(!writeIn(sink, wire, 4096) || !sink.end());
    QCOMPARE(sink.failure().kind, Failure::Kind::Damaged);
    InflateSink other(stored);
    QVERIFY(!other.write("not zlib at all", 15));
    QCOMPARE(other.failure().kind, Failure::Kind::Damaged);
}

void TranslationTest::refusesAnEarlyEnd() {
    const QByteArray wire = packed(textContent(100'000));
    for (const qint64 size : {qsizetype(1), wire.size() / 2, wire.size() - 1}) {
        MemorySink stored(1'000'000);
        InflateSink sink(stored);
        QVERIFY(writeIn(sink, wire.first(size), 4096));
        QVERIFY(!sink.isComplete());
        QVERIFY(!sink.end());
        QCOMPARE(sink.failure().kind, Failure::Kind::Damaged);
    }
}

void TranslationTest::refusesBytesBehindTheEnd() {
    MemorySink stored(1'000'000);
    InflateSink sink(stored);
    QVERIFY(!sink.write(QByteArray(packed("abc") + "more").constData(), packed("abc").size() + 4));
    QCOMPARE(sink.failure().kind, Failure::Kind::Damaged);
}

void TranslationTest::passesOnTheFilesRefusal() {
    MemorySink full(10);
    AsciiSink ascii(full);
    QVERIFY(!ascii.write("eleven bytes", 11));
    QVERIFY(ascii.failure());
    MemorySink fullToo(10);
    InflateSink inflate(fullToo);
    const QByteArray wire = packed("more than ten");
    QVERIFY(!inflate.write(wire.constData(), wire.size()));
    QVERIFY(inflate.failure());
}

#include "translationtest.moc"
