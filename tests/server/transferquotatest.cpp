// Files under a transfer quota, in both directions, in stream and block mode: one that fits exactly goes through, an
// empty one needs nothing, and one byte too much ends it.
#include "accounts/transferallowance.h"
#include "ftp/blockheader.h"
#include "net/blockconnection.h"
#include "support/loopback.h"
#include "support/registry.h"
#include "support/serverbytes.h"
#include "support/serverhome.h"
#include "transfer/passiveports.h"
#include "transfer/transfer.h"

#include <QSet>
#include <QTest>

#include <thread>

using Outcome = TransferResult::Outcome;

class TransferQuotaTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsForEachFile_data();
    void holdsForEachFile();
    void countsWhatIsInTheFile_data();
    void countsWhatIsInTheFile();
    void waitsForTheStore();
};
WHERRY_TEST(TransferQuotaTest)

namespace {
const QHostAddress Here(QHostAddress::LocalHost);

// A store that grants at most so much at a time, and answers from the event loop.
class Store : public QObject {
public:
    Store(qint64 limit, qint64 atOnce)
        : allowance(std::make_shared<TransferAllowance>([this] { answerLater(); }))
        , m_limit(limit)
        , m_atOnce(atOnce) {
        allowance->setLimits({{limit, -1, -1}});
    }
    qint64 left() const { return allowance->left(); }

    std::shared_ptr<TransferAllowance> allowance;

private:
    void answerLater() {
        const auto question = allowance->question(false);
        QMetaObject::invokeMethod(
            this,
            [this, question] {
                const qint64 granted = std::min({question.wanted, m_limit - m_used, m_atOnce});
                m_used += granted;
                allowance->onReply({granted, {{m_used, m_used, m_used}}}, question.day);
            },
            Qt::QueuedConnection);
    }
    qint64 m_limit;
    qint64 m_atOnce;
    qint64 m_used = 0;
};

QByteArray inBlocks(QByteArray bytes) {
    QByteArray all;
    do {
        const QByteArray piece = bytes.first(std::min<qsizetype>(bytes.size(), 50'000));
        bytes.remove(0, piece.size());
        BlockHeader header;
        header.count = quint16(piece.size());
        header.endOfFile = bytes.isEmpty();
        const auto head = encodeBlockHeader(header);
        all += QByteArray(head.data(), qsizetype(head.size())) + piece;
    } while (!bytes.isEmpty());
    return all;
}

// The file, and whether it is whole.
std::pair<QByteArray, bool> fromBlocks(QByteArray bytes) {
    QByteArray file;
    while (bytes.size() >= BlockHeader::size) {
        const auto header = parseBlockHeader(QByteArrayView(bytes).first(BlockHeader::size));
        if (!header)
            break;
        file += bytes.mid(BlockHeader::size, header->count);
        bytes.remove(0, BlockHeader::size + header->count);
        if (header->endOfFile)
            return {file, bytes.isEmpty() && !header->suspect};
    }
    return {file, false};
}

struct QuotaLine {
    explicit QuotaLine(Store &store, bool blocks) {
        auto opener = *ports.listen(Here, Here, nullptr);
        port = opener->port();
        setup.opener = std::move(opener);
        setup.quota = store.allowance;
        if (blocks)
            setup.blocks = std::make_shared<BlockConnection>();
    }
    PassivePorts ports{0, 0};
    TransferSetup setup;
    quint16 port = 0;
};

TransferResult run(std::unique_ptr<Transfer> transfer) {
    std::optional<TransferResult> result;
    QObject context;
    QObject::connect(transfer.get(), &Transfer::finished, &context,
                     [&result](const TransferResult &with) { result = with; });
    transfer->start();
    TransferResult none;
    none.outcome = Outcome::Aborted;
    return QTest::qWaitFor([&result] { return result.has_value(); }, 30'000) ? *result : none;
}

TransferResult upload(ServerHome &home, QuotaLine &line, const QByteArray &bytes) {
    const std::jthread peer([port = line.port, bytes] { Loopback::sendAll(Loopback::connectTo(port), bytes); });
    return run(Transfer::upload(std::move(line.setup), *home.open(home.request("/f"))));
}

TransferResult download(ServerHome &home, QuotaLine &line, QByteArray &received) {
    const auto blocks = line.setup.blocks;
    ReadableFile file;
    QObject context;
    home.files().openForReading(ServerHome::at("/f"), false, &context,
                                [&file](auto answer) { file = *std::move(answer); });
    const std::jthread peer([port = line.port, &received] {
        const Descriptor socket = Loopback::connectTo(port);
        for (QByteArray piece = Loopback::receive(socket); !piece.isEmpty(); piece = Loopback::receive(socket))
            received += piece;
    });
    TransferResult result = run(Transfer::download(std::move(line.setup), std::move(file), 0));
    if (blocks)
        blocks->close(); // which is the end of what the peer reads
    return result;
}
} // namespace

void TransferQuotaTest::holdsForEachFile_data() {
    QTest::addColumn<bool>("isUpload");
    QTest::addColumn<bool>("blocks");
    QTest::addColumn<qint64>("limit");
    QTest::addColumn<qint64>("size");
    for (const bool isUpload : {true, false})
        for (const bool blocks : {false, true})
            for (const qint64 limit : {0LL, 1000LL, 3 * MiB + 7})
                for (const qint64 size : QSet<qint64>{0, limit, limit + 1})
                    QTest::addRow("%s, %s, %lld of %lld", isUpload ? "upload" : "download",
                                  blocks ? "blocks" : "stream", size, limit)
                        << isUpload << blocks << limit << size;
}

void TransferQuotaTest::holdsForEachFile() {
    QFETCH(bool, isUpload);
    QFETCH(bool, blocks);
    QFETCH(qint64, limit);
    QFETCH(qint64, size);
    ServerHome home;
    Store store(limit, MiB);
    QuotaLine line(store, blocks);
    const QByteArray bytes(size, 'x');
    const bool fits = size <= limit;
    TransferResult result;
    if (isUpload) {
        result = upload(home, line, blocks ? inBlocks(bytes) : bytes);
        QCOMPARE(home.readFile("f"), fits ? bytes : QByteArray("<none>"));
        if (!fits && limit > 0)
            QCOMPARE(home.size("/f"), limit - 1); // what came can be continued
    } else {
        home.writeFile("f", bytes);
        QByteArray received;
        result = download(home, line, received);
        if (blocks) {
            const auto [file, isWhole] = fromBlocks(received);
            QCOMPARE(isWhole, fits);
            QVERIFY(file.size() <= limit && bytes.startsWith(file));
        } else if (fits) {
            QCOMPARE(received, bytes);
        } else {
            QVERIFY(received.size() <= limit);
        }
    }
    QCOMPARE(result.outcome, fits ? Outcome::Done : Outcome::FileFailed);
    QCOMPARE(result.error.kind, fits ? FileError::Kind::None : FileError::Kind::TransferQuota);
    QCOMPARE(result.error.isDownload, !fits && !isUpload);
    if (blocks)
        QVERIFY(result.leftOpen); // one file that has no room disturbs no other
    QCOMPARE(store.left(), fits ? limit - size : 0);
}

void TransferQuotaTest::countsWhatIsInTheFile_data() {
    QTest::addColumn<bool>("blocks");
    QTest::newRow("stream") << false;
    QTest::newRow("blocks") << true;
}

// Neither headers nor packing: the same figure, however it travels.
void TransferQuotaTest::countsWhatIsInTheFile() {
    QFETCH(bool, blocks);
    ServerHome home;
    const QByteArray bytes(9 * MiB, 'x');
    home.writeFile("f", bytes);
    Store down(10 * MiB, MiB);
    QuotaLine there(down, blocks);
    there.setup.deflate = true;
    QByteArray packed;
    QCOMPARE(download(home, there, packed).outcome, Outcome::Done);
    QVERIFY(packed.size() < MiB);
    QCOMPARE(down.left(), MiB);
    Store up(10 * MiB, MiB);
    QuotaLine back(up, blocks);
    back.setup.deflate = true;
    QCOMPARE(upload(home, back, packed).outcome, Outcome::Done);
    QVERIFY(home.readFile("f") == bytes);
    QCOMPARE(up.left(), MiB);
}

// Small grants, one after the other: none of them ends the file.
void TransferQuotaTest::waitsForTheStore() {
    ServerHome home;
    const QByteArray bytes(3 * MiB, 'x');
    Store store(100 * MiB, MiB);
    QuotaLine line(store, false);
    QCOMPARE(upload(home, line, bytes).outcome, Outcome::Done);
    QByteArray received;
    QuotaLine back(store, false);
    QCOMPARE(download(home, back, received).outcome, Outcome::Done);
    QVERIFY(received == bytes);
    QCOMPARE(store.left(), 94 * MiB);
}

#include "transferquotatest.moc"
