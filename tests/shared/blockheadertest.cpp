#include "ftp/blockheader.h"

#include "support/registry.h"

#include <QTest>

class BlockHeaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyDescriptorThereAndBack();
    void everyCountThereAndBack();
    void takesThreeBytes();
};

void BlockHeaderTest::everyDescriptorThereAndBack() {
    for (int descriptor = 0; descriptor < 256; ++descriptor) {
        const QByteArray bytes{QByteArray(1, char(descriptor)) + QByteArray("\x01\x02", 2)};
        const auto header = parseBlockHeader(bytes);
        QCOMPARE(header.has_value(), (descriptor & 15) == 0);
        if (!header)
            continue;
        QCOMPARE(header->count, 258);
        QCOMPARE(header->endOfRecord, (descriptor & 128) != 0);
        QCOMPARE(header->endOfFile, (descriptor & 64) != 0);
        QCOMPARE(header->suspect, (descriptor & 32) != 0);
        QCOMPARE(header->restartMarker, (descriptor & 16) != 0);
        const auto again = encodeBlockHeader(*header);
        QCOMPARE(QByteArray(again.data(), again.size()), bytes);
    }
}

void BlockHeaderTest::everyCountThereAndBack() {
    for (int count = 0; count <= BlockHeader::mostBytes; ++count) {
        BlockHeader header;
        header.endOfFile = count % 2 != 0;
        header.count = quint16(count);
        const auto bytes = encodeBlockHeader(header);
        QVERIFY(parseBlockHeader(QByteArrayView(bytes.data(), bytes.size())) == header);
    }
}

void BlockHeaderTest::takesThreeBytes() {
    QVERIFY(!parseBlockHeader({}));
    QVERIFY(!parseBlockHeader(QByteArray(2, '\0')));
    QVERIFY(!parseBlockHeader(QByteArray(4, '\0')));
}

WHERRY_TEST(BlockHeaderTest)
#include "blockheadertest.moc"
