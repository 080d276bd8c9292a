#include "ftp/asciitranslator.h"

#include "support/registry.h"

#include <QRandomGenerator>
#include <QTest>

namespace {
QByteArray encoded(const QByteArray &bytes, qsizetype cut) {
    AsciiEncoder encoder;
    QByteArray out;
    encoder.encode(bytes.first(cut), out);
    encoder.encode(bytes.sliced(cut), out);
    return out;
}

QByteArray decoded(const QByteArray &bytes, qsizetype cut) {
    AsciiDecoder decoder;
    QByteArray out;
    decoder.decode(bytes.first(cut), out);
    decoder.decode({}, out);
    decoder.decode(bytes.sliced(cut), out);
    decoder.finish(out);
    return out;
}
} // namespace

class AsciiTranslatorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void toWire_data();
    void toWire();
    void toFile_data();
    void toFile();
    void thereAndBackIsTheSame();
};

void AsciiTranslatorTest::toWire_data() {
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("wire");
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("lines") << QByteArray("a\nb\n") << QByteArray("a\r\nb\r\n");
    QTest::newRow("no last end") << QByteArray("a\nb") << QByteArray("a\r\nb");
    QTest::newRow("empty lines") << QByteArray("\n\n\n") << QByteArray("\r\n\r\n\r\n");
    QTest::newRow("bare CR") << QByteArray("a\rb") << QByteArray("a\rb");
    QTest::newRow("bytes") << QByteArray("\0\xff\n", 3) << QByteArray("\0\xff\r\n", 4);
}

void AsciiTranslatorTest::toWire() {
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, wire);
    for (qsizetype cut = 0; cut <= file.size(); ++cut) {
        QCOMPARE(encoded(file, cut), wire);
        AsciiEncoder encoder;
        QCOMPARE(encoder.measure(file.first(cut)) + encoder.measure(file.sliced(cut)), wire.size());
    }
}

void AsciiTranslatorTest::toFile_data() {
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("lines") << QByteArray("a\r\nb\r\n") << QByteArray("a\nb\n");
    QTest::newRow("bare LF") << QByteArray("a\nb\n") << QByteArray("a\nb\n");
    QTest::newRow("bare CR") << QByteArray("a\rb\r") << QByteArray("a\rb\r");
    QTest::newRow("CR CR LF") << QByteArray("a\r\r\nb") << QByteArray("a\r\nb");
    QTest::newRow("CR CR") << QByteArray("\r\r") << QByteArray("\r\r");
    QTest::newRow("LF CR") << QByteArray("\n\r\n\r") << QByteArray("\n\n\r");
    QTest::newRow("CR NUL") << QByteArray("a\r\0", 3) << QByteArray("a\r\0", 3);
}

void AsciiTranslatorTest::toFile() {
    QFETCH(QByteArray, wire);
    QFETCH(QByteArray, file);
    for (qsizetype cut = 0; cut <= wire.size(); ++cut)
        QCOMPARE(decoded(wire, cut), file);
    AsciiDecoder decoder;
    QByteArray out;
    for (const char byte : wire)
        decoder.decode(QByteArrayView(&byte, 1), out);
    decoder.finish(out);
    QCOMPARE(out, file);
}

void AsciiTranslatorTest::thereAndBackIsTheSame() {
    QRandomGenerator random(7);
    for (int round = 0; round < 2000; ++round) {
        QByteArray file;
        for (quint32 i = random.bounded(20U); i > 0; --i)
            file += "\r\na"[random.bounded(3)];
        const QByteArray wire = encoded(file, file.size() / 2);
        QCOMPARE(decoded(wire, wire.size() / 3), file);
    }
}

WHERRY_TEST(AsciiTranslatorTest)
#include "asciitranslatortest.moc"
