#include "net/blockreceiver.h"
#include "net/blocksender.h"

#include "ftp/blockheader.h"
#include "support/eventloop.h"
#include "support/loopback.h"
#include "support/pumps.h"
#include "support/registry.h"
#include "support/tlspair.h"

#include <QTest>

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>

#include <optional>

// Sender and receiver against each other, and each against a peer that the test plays by hand.
class BlockPumpsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void filesOneAfterTheOther_data();
    void filesOneAfterTheOther();
    void aSourceThatFailsIsTold();
    void aSinkThatFailsLeavesTheNextFileWhole();
    void anyCutOfTheStreamIsUnderstood();
    void outOfStepAndEndedAreFailures_data();
    void outOfStepAndEndedAreFailures();
    void whoTakesNothingOrSendsNothingIsLeft();
    void stoppedSaysNothing();
    void gathersWhileMoreFilesFollow();
};

namespace {
// Ends with a failure after its bytes.
class BrokenSource : public MemorySource {
public:
    using MemorySource::MemorySource;
    qint64 read(char *data, qint64 maximum) override {
        const qint64 got = MemorySource::read(data, maximum);
        m_failure = {Failure::Kind::LocalFile, EIO, QStringLiteral("broken"), {}};
        return got > 0 ? got : -1;
    }
};

struct Connected {
    Connected() {
        Loopback::Pair pair = Loopback::connectedPair();
        ::fcntl(pair.theirs.number(), F_SETFL, O_NONBLOCK);
        sending.adopt(LaterPtr<DataConnection>(new DataConnection(std::move(pair.ours))));
        receiving.adopt(LaterPtr<DataConnection>(new DataConnection(std::move(pair.theirs))));
    }
    BlockConnection sending;
    BlockConnection receiving;
};

bool sendsAtOnce(BlockConnection &connection) {
    int on = 0;
    socklen_t size = sizeof on;
    ::getsockopt(connection.connection().plainDescriptor(), IPPROTO_TCP, TCP_NODELAY, &on, &size);
    return on != 0;
}

struct Ended {
    std::optional<Failure> sent;
    std::optional<Failure> received;
    bool both() const { return sent && received; }
};

QByteArray block(const QByteArray &bytes, bool isLast) {
    BlockHeader header;
    header.endOfFile = isLast;
    header.count = quint16(bytes.size());
    const auto head = encodeBlockHeader(header);
    return QByteArray(head.data(), head.size()) + bytes;
}
} // namespace

void BlockPumpsTest::filesOneAfterTheOther_data() {
    QTest::addColumn<bool>("tls");
    QTest::newRow("in clear") << false;
    QTest::newRow("TLS") << true;
}

void BlockPumpsTest::filesOneAfterTheOther() {
    QFETCH(bool, tls);
    TlsPair contexts;
    Connected both;
    if (tls) {
        both.sending.connection().startTls(contexts.server);
        both.receiving.connection().startTls(contexts.client);
    }
    for (const qint64 size :
         {0LL, 1LL, 100LL, 61'439LL, 61'440LL, 61'441LL, 65'536LL, 122'880LL, 3'000'000LL, 0LL, 5LL}) {
        const QByteArray bytes = pattern(size);
        FileSource file(fileWith(bytes), size);
        MemorySource memory(bytes);
        ByteSource &source = size % 2 == 0 ? static_cast<ByteSource &>(file) : memory;
        MemorySink sink(4 * MiB);
        BlockSender sender(both.sending, source);
        BlockReceiver receiver(both.receiving, &sink);
        Ended ended;
        connect(&sender, &BlockSender::finished, this, [&ended](const Failure &failure) { ended.sent = failure; });
        connect(&receiver, &BlockReceiver::finished, this,
                [&ended](const Failure &failure) { ended.received = failure; });
        sender.start();
        receiver.start();
        QTRY_VERIFY(ended.both());
        QVERIFY(!*ended.sent && !*ended.received && !receiver.isSuspect());
        QCOMPARE(sink.bytes(), bytes);
        QCOMPARE(sender.bytes(), size);
        QCOMPARE(receiver.bytes(), size);
        QVERIFY(both.sending.isOpen() && both.receiving.isOpen());
    }
}

void BlockPumpsTest::aSourceThatFailsIsTold() {
    Connected both;
    BrokenSource broken(pattern(100'000));
    MemorySink sink(MiB);
    BlockSender sender(both.sending, broken);
    BlockReceiver receiver(both.receiving, &sink);
    Ended ended;
    connect(&sender, &BlockSender::finished, this, [&ended](const Failure &failure) { ended.sent = failure; });
    connect(&receiver, &BlockReceiver::finished, this, [&ended](const Failure &failure) { ended.received = failure; });
    sender.start();
    receiver.start();
    QTRY_VERIFY(ended.both());
    QVERIFY(!*ended.sent && !*ended.received); // the connection is good for others
    QCOMPARE(sender.sourceFailure().code, EIO);
    QVERIFY(receiver.isSuspect());
}

void BlockPumpsTest::aSinkThatFailsLeavesTheNextFileWhole() {
    Loopback::Pair pair = Loopback::connectedPair();
    BlockConnection connection;
    connection.adopt(LaterPtr<DataConnection>(new DataConnection(std::move(pair.ours))));
    QVERIFY(Loopback::sendAll(pair.theirs, block(pattern(60'000), false) + block(pattern(60'000), true) +
                                               block("next", true) + block("third", true)));
    for (int i = 0; i < 3; ++i) {
        MemorySink sink(i == 0 ? 1000 : MiB);
        BlockReceiver receiver(connection, i == 1 ? nullptr : &sink);
        std::optional<Failure> ended;
        connect(&receiver, &BlockReceiver::finished, this, [&ended](const Failure &failure) { ended = failure; });
        receiver.start();
        QTRY_VERIFY(ended);
        QVERIFY(!*ended);
        QCOMPARE(bool(receiver.sinkFailure()), i == 0);
        QCOMPARE(sink.bytes(), i == 0 ? pattern(1000) : i == 1 ? QByteArray() : QByteArray("third"));
    }
}

void BlockPumpsTest::anyCutOfTheStreamIsUnderstood() {
    const QByteArray stream = block("ab", false) + block({}, false) + block("cde", true) + block("f", true);
    for (qsizetype cut = 0; cut <= stream.size(); ++cut) {
        Loopback::Pair pair = Loopback::connectedPair();
        BlockConnection connection;
        connection.adopt(LaterPtr<DataConnection>(new DataConnection(std::move(pair.ours))));
        QVERIFY(Loopback::sendAll(pair.theirs, stream.first(cut)));
        QByteArray files;
        bool restSent = false;
        for (int i = 0; i < 2; ++i) {
            MemorySink sink(MiB);
            BlockReceiver receiver(connection, &sink);
            std::optional<Failure> ended;
            connect(&receiver, &BlockReceiver::finished, this, [&ended](const Failure &failure) { ended = failure; });
            receiver.start();
            QCoreApplication::processEvents();
            if (!std::exchange(restSent, true))
                QVERIFY(Loopback::sendAll(pair.theirs, stream.sliced(cut)));
            QTRY_VERIFY(ended);
            QVERIFY(!*ended);
            files += sink.bytes() + '|';
        }
        QCOMPARE(files, "abcde|f|");
    }
}

void BlockPumpsTest::outOfStepAndEndedAreFailures_data() {
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<Failure::Kind>("kind");
    QTest::newRow("unused bits") << QByteArray("\x41\x00\x00", 3) << Failure::Kind::BadReply;
    QTest::newRow("ended before") << QByteArray() << Failure::Kind::Lost;
    QTest::newRow("ended in the header") << QByteArray("\x40\x00", 2) << Failure::Kind::Lost;
    QTest::newRow("ended in a block") << QByteArray("\x40\x00\x05xyz", 6) << Failure::Kind::Lost;
    QTest::newRow("ended between blocks") << block("xyz", false) << Failure::Kind::Lost;
}

void BlockPumpsTest::outOfStepAndEndedAreFailures() {
    QFETCH(QByteArray, stream);
    QFETCH(Failure::Kind, kind);
    Loopback::Pair pair = Loopback::connectedPair();
    BlockConnection connection;
    connection.adopt(LaterPtr<DataConnection>(new DataConnection(std::move(pair.ours))));
    QVERIFY(Loopback::sendAll(pair.theirs, stream));
    pair.theirs.reset();
    MemorySink sink(MiB);
    BlockReceiver receiver(connection, &sink);
    std::optional<Failure> ended;
    connect(&receiver, &BlockReceiver::finished, this, [&ended](const Failure &failure) { ended = failure; });
    receiver.start();
    QTRY_VERIFY(ended);
    QCOMPARE(ended->kind, kind);
    QVERIFY(!connection.isOpen());
}

void BlockPumpsTest::whoTakesNothingOrSendsNothingIsLeft() {
    Loopback::Pair pair = Loopback::connectedPair();
    BlockConnection connection;
    connection.adopt(LaterPtr<DataConnection>(new DataConnection(std::move(pair.ours))));
    MemorySource source(pattern(30 * MiB));
    BlockSender sender(connection, source);
    sender.setStallTimeout(200);
    std::optional<Failure> ended;
    connect(&sender, &BlockSender::finished, this, [&ended](const Failure &failure) { ended = failure; });
    sender.start();
    QTRY_VERIFY(ended);
    QCOMPARE(ended->kind, Failure::Kind::TimedOut);

    Loopback::Pair other = Loopback::connectedPair();
    BlockConnection silent;
    silent.adopt(LaterPtr<DataConnection>(new DataConnection(std::move(other.ours))));
    MemorySink sink(MiB);
    BlockReceiver receiver(silent, &sink);
    receiver.setStallTimeout(200);
    ended.reset();
    connect(&receiver, &BlockReceiver::finished, this, [&ended](const Failure &failure) { ended = failure; });
    receiver.start();
    QTRY_VERIFY(ended);
    QCOMPARE(ended->kind, Failure::Kind::TimedOut);
}

void BlockPumpsTest::stoppedSaysNothing() {
    Connected both;
    MemorySource source(pattern(30 * MiB));
    MemorySink sink(MiB);
    BlockSender sender(both.sending, source);
    BlockReceiver receiver(both.receiving, &sink);
    bool said = false;
    connect(&sender, &BlockSender::finished, this, [&said] { said = true; });
    connect(&receiver, &BlockReceiver::finished, this, [&said] { said = true; });
    sender.start();
    receiver.start();
    sender.stop();
    receiver.stop();
    both.sending.abort();
    both.receiving.abort();
    QVERIFY(EventLoop::comesToRest());
    QVERIFY(!said);
}

// Each connection begins with sending at once; the last file waits for nobody.
void BlockPumpsTest::gathersWhileMoreFilesFollow() {
    BlockConnection blocks;
    blocks.setGathering(true); // there is none yet
    for (int i = 0; i < 2; ++i) {
        Loopback::Pair pair = Loopback::connectedPair();
        blocks.adopt(LaterPtr<DataConnection>(new DataConnection(std::move(pair.ours))));
        QVERIFY(sendsAtOnce(blocks));
        blocks.setGathering(true);
        QVERIFY(!sendsAtOnce(blocks));
        blocks.setGathering(false);
        QVERIFY(sendsAtOnce(blocks));
        blocks.setGathering(true);
    }
}

WHERRY_TEST(BlockPumpsTest)
#include "blockpumpstest.moc"
