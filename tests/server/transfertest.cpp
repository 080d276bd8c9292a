#include "transfer/transfer.h"

#include "net/bytesource.h"
#include "net/certificate.h"
#include "net/dataconnection.h"
#include "net/tlscontext.h"
#include "support/eventloop.h"
#include "support/loopback.h"
#include "support/registry.h"
#include "support/serverhome.h"
#include "transfer/passiveports.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <fcntl.h>
#include <sys/socket.h>

#include <thread>

using Outcome = TransferResult::Outcome;

class TransferTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sendsAFile();
    void sendsAPart();
    void sendsTranslatedAndPacked();
    void sendsAListing();
    void receivesAFile();
    void receivesTranslated();
    void connectsToThePeer();
    void waitsForAPeerThatComesLate();
    void endsWhenNobodyComes();
    void endsWhenThePeerRefuses();
    void endsWithoutAnOpener();
    void endsWhenThePeerResets();
    void endsWhenNothingMoves();
    void keepsWhatCameWhenTheDataWasCut();
    void doesNotPublishForAKilledClient();
    void wantsCloseNotifyUnderTls();
    void shakesHandsBeforeTheFileIsNamed();
    void isAborted_data();
    void isAborted();
    void goesAtAnyTime_data();
    void goesAtAnyTime();
    void endsWhenItIsTakenOver();
    void endsWhenTheFileShrinks();
    void endsAtTheQuota();
    void fillsTheQuotaExactly();
};
WHERRY_TEST(TransferTest)

namespace {
const QHostAddress LocalHost(QHostAddress::LocalHost);

QByteArray content(qint64 size) {
    QByteArray bytes(size, Qt::Uninitialized);
    quint32 state = 7;
    for (char &byte : bytes) {
        state = state * 1664525u + 1013904223u;
        byte = static_cast<char>(state >> 24);
    }
    return bytes;
}

// A setup with a passive listener, and the peer that is to connect to it.
std::shared_ptr<const TlsContext> serverTls() {
    TlsServerSettings settings;
    settings.certificate = *KeyedCertificate::makeSelfSigned(QStringLiteral("test"), {QStringLiteral("127.0.0.1")});
    return std::make_shared<const TlsContext>(*TlsContext::forServer(settings));
}

std::shared_ptr<const TlsContext> clientTls() {
    TlsClientSettings settings;
    settings.systemTrust = false;
    return std::make_shared<const TlsContext>(*TlsContext::forClient(settings));
}

struct Channel {
    TransferSetup setup;
    quint16 port = 0;
    PassivePorts ports{0, 0};

    explicit Channel(std::shared_ptr<const TlsContext> tls = nullptr) {
        auto opener = *ports.listen(LocalHost, LocalHost, std::move(tls));
        port = opener->port();
        setup.opener = std::move(opener);
    }
};

// What the other side does, on a thread of its own.
class Peer {
public:
    explicit Peer(std::function<void()> work)
        : m_thread(std::move(work)) {}
    ~Peer() { m_thread.join(); }

private:
    std::thread m_thread;
};

QByteArray receiveAll(const Descriptor &socket) {
    QByteArray bytes;
    for (QByteArray piece = Loopback::receive(socket); !piece.isEmpty(); piece = Loopback::receive(socket))
        bytes += piece;
    return bytes;
}

TransferResult run(Transfer &transfer) {
    TransferResult result;
    bool finished = false;
    QObject context;
    QObject::connect(&transfer, &Transfer::finished, &context, [&](const TransferResult &with) {
        QVERIFY(!finished);
        result = with;
        finished = true;
    });
    transfer.start();
    if (!QTest::qWaitFor([&finished] { return finished; }, 30'000))
        result.outcome = Outcome::Aborted;
    return result;
}

ReadableFile opened(ServerHome &home, const QByteArray &path) {
    ReadableFile file;
    QObject context;
    home.files().openForReading(ServerHome::at(path), false, &context,
                                [&file](auto answer) { file = std::move(*answer); });
    return file;
}
} // namespace

void TransferTest::sendsAFile() {
    ServerHome home;
    for (const qint64 size : {0LL, 1LL, 4096LL, 5'000'000LL}) {
        const QByteArray bytes = content(size);
        home.writeFile("f", bytes);
        Channel channel;
        QByteArray received;
        TransferResult result;
        {
            const Peer peer([&] { received = receiveAll(Loopback::connectTo(channel.port)); });
            const auto transfer = Transfer::download(std::move(channel.setup), opened(home, "/f"), 0);
            QSignalSpy wasOpened(transfer.get(), &Transfer::opened);
            result = run(*transfer);
            QCOMPARE(wasOpened.size(), 1);
            QCOMPARE(transfer->progress().bytes, size);
            QCOMPARE(transfer->progress().size, size);
        }
        QCOMPARE(result.outcome, Outcome::Done);
        QCOMPARE(result.bytes, size);
        QVERIFY(received == bytes);
    }
}

void TransferTest::sendsAPart() {
    ServerHome home;
    const QByteArray bytes = content(1'000'000);
    home.writeFile("f", bytes);
    struct Part {
        qint64 offset, length, expected;
    };
    for (const Part part :
         {Part{10, -1, 999'990}, Part{1'000'000, -1, 0}, Part{500'000, 1, 1}, Part{0, 10, 10}, Part{999'999, 50, 1}}) {
        Channel channel;
        QByteArray received;
        {
            const Peer peer([&] { received = receiveAll(Loopback::connectTo(channel.port)); });
            const auto transfer =
                Transfer::download(std::move(channel.setup), opened(home, "/f"), part.offset, part.length);
            QCOMPARE(run(*transfer).outcome, Outcome::Done);
            QCOMPARE(transfer->progress().offset, part.offset);
        }
        QCOMPARE(received.size(), part.expected);
        QVERIFY(received == bytes.mid(part.offset, part.expected));
    }
}

void TransferTest::sendsTranslatedAndPacked() {
    ServerHome home;
    const QByteArray text = QByteArray("a line\n").repeated(50'000);
    home.writeFile("f", text);
    Channel channel;
    channel.setup.ascii = true;
    QByteArray received;
    {
        const Peer peer([&] { received = receiveAll(Loopback::connectTo(channel.port)); });
        const TransferResult result = run(*Transfer::download(std::move(channel.setup), opened(home, "/f"), 0));
        QCOMPARE(result.outcome, Outcome::Done);
        QCOMPARE(result.bytes, text.size());
    }
    QCOMPARE(received, QByteArray("a line\r\n").repeated(50'000));
    Channel packed;
    packed.setup.deflate = true;
    {
        const Peer peer([&] { received = receiveAll(Loopback::connectTo(packed.port)); });
        QCOMPARE(run(*Transfer::download(std::move(packed.setup), opened(home, "/f"), 0)).outcome, Outcome::Done);
    }
    QVERIFY(received.size() < text.size() / 10);
    // And back.
    Channel back;
    back.setup.deflate = true;
    {
        const Peer peer([&] { Loopback::sendAll(Loopback::connectTo(back.port), received); });
        const TransferResult result = run(*Transfer::upload(std::move(back.setup), *home.open(home.request("/g"))));
        QCOMPARE(result.outcome, Outcome::Done);
        QCOMPARE(result.bytes, text.size());
    }
    QCOMPARE(home.readFile("g"), text);
}

void TransferTest::sendsAListing() {
    Channel channel;
    QByteArray received;
    {
        const Peer peer([&] { received = receiveAll(Loopback::connectTo(channel.port)); });
        const auto transfer =
            Transfer::listing(std::move(channel.setup), std::make_unique<MemorySource>(QByteArray("a\r\nb\r\n")));
        QCOMPARE(run(*transfer).outcome, Outcome::Done);
        QCOMPARE(transfer->progress().direction, TransferProgress::Direction::Listing);
        QCOMPARE(transfer->progress().size, -1);
    }
    QCOMPARE(received, QByteArray("a\r\nb\r\n"));
}

void TransferTest::receivesAFile() {
    for (const bool durable : {false, true}) {
        ServerHome home(ServerHome::Quota::None, durable);
        for (const qint64 size : {0LL, 1LL, 4096LL, 5'000'000LL}) {
            const QByteArray bytes = content(size);
            Channel channel;
            channel.setup.controlAlive = [] { return true; };
            const Peer peer([&] { Loopback::sendAll(Loopback::connectTo(channel.port), bytes); });
            const TransferResult result =
                run(*Transfer::upload(std::move(channel.setup), *home.open(home.request("/f"))));
            QCOMPARE(result.outcome, Outcome::Done);
            QCOMPARE(result.bytes, size);
            QCOMPARE(result.name, QByteArray("f"));
            QVERIFY(home.readFile("f") == bytes);
        }
    }
}

void TransferTest::receivesTranslated() {
    ServerHome home;
    Channel channel;
    channel.setup.ascii = true;
    const Peer peer([&] { Loopback::sendAll(Loopback::connectTo(channel.port), "one\r\ntwo\r\r\nthree\r"); });
    QCOMPARE(run(*Transfer::upload(std::move(channel.setup), *home.open(home.request("/f")))).outcome, Outcome::Done);
    QCOMPARE(home.readFile("f"), QByteArray("one\ntwo\r\nthree\r"));
}

void TransferTest::connectsToThePeer() {
    ServerHome home;
    home.writeFile("f", "content");
    quint16 port = 0;
    const Descriptor listener = Loopback::listener(&port);
    QByteArray received;
    TransferSetup setup;
    setup.opener = std::make_unique<ActiveOpener>(LocalHost, LocalHost, port, nullptr);
    {
        const Peer peer([&] {
            const Descriptor socket(::accept(listener.number(), nullptr, nullptr));
            received = receiveAll(socket);
        });
        QCOMPARE(run(*Transfer::download(std::move(setup), opened(home, "/f"), 0)).outcome, Outcome::Done);
    }
    QCOMPARE(received, QByteArray("content"));
}

void TransferTest::waitsForAPeerThatComesLate() {
    ServerHome home;
    home.writeFile("f", "content");
    Channel channel;
    QByteArray received;
    const auto transfer = Transfer::download(std::move(channel.setup), opened(home, "/f"), 0);
    QSignalSpy wasOpened(transfer.get(), &Transfer::opened);
    QSignalSpy finished(transfer.get(), &Transfer::finished);
    transfer->start();
    QVERIFY(EventLoop::comesToRest());
    QCOMPARE(wasOpened.size(), 0);
    QVERIFY(!transfer->progress().connected);
    {
        const Peer peer([&] { received = receiveAll(Loopback::connectTo(channel.port)); });
        QTRY_COMPARE(finished.size(), 1);
    }
    QCOMPARE(wasOpened.size(), 1);
    QCOMPARE(received, QByteArray("content"));
}

void TransferTest::endsWhenNobodyComes() {
    ServerHome home;
    home.writeFile("f", "content");
    Channel channel;
    channel.setup.openLimit = std::chrono::milliseconds(50);
    const TransferResult result = run(*Transfer::download(std::move(channel.setup), opened(home, "/f"), 0));
    QCOMPARE(result.outcome, Outcome::NoConnection);
    QCOMPARE(result.failure.kind, Failure::Kind::TimedOut);
}

void TransferTest::endsWhenThePeerRefuses() {
    ServerHome home;
    home.writeFile("f", "content");
    quint16 closed = 0;
    { const Descriptor gone = Loopback::listener(&closed); } // nobody listens there any more
    TransferSetup setup;
    setup.opener = std::make_unique<ActiveOpener>(LocalHost, LocalHost, closed, nullptr);
    const TransferResult result = run(*Transfer::download(std::move(setup), opened(home, "/f"), 0));
    QCOMPARE(result.outcome, Outcome::NoConnection);
    QCOMPARE(result.failure.kind, Failure::Kind::CannotConnect);
}

void TransferTest::endsWithoutAnOpener() {
    ServerHome home;
    const TransferResult result = run(*Transfer::upload(TransferSetup(), *home.open(home.request("/f"))));
    QCOMPARE(result.outcome, Outcome::NoConnection);
    QVERIFY(home.hiddenFiles().isEmpty());
}

void TransferTest::endsWhenThePeerResets() {
    ServerHome home;
    home.writeFile("f", content(20'000'000));
    Channel channel;
    const Peer peer([&] {
        Descriptor socket = Loopback::connectTo(channel.port);
        Loopback::receive(socket, 1000);
        Loopback::reset(socket);
    });
    const TransferResult result = run(*Transfer::download(std::move(channel.setup), opened(home, "/f"), 0));
    QCOMPARE(result.outcome, Outcome::Broken);
    QCOMPARE(result.failure.kind, Failure::Kind::Lost);
}

void TransferTest::endsWhenNothingMoves() {
    ServerHome home;
    Channel channel;
    channel.setup.stallLimit = std::chrono::milliseconds(100);
    const Descriptor silent = Loopback::connectTo(channel.port);
    Loopback::sendAll(silent, "0123456789");
    const TransferResult result = run(*Transfer::upload(std::move(channel.setup), *home.open(home.request("/f"))));
    QCOMPARE(result.outcome, Outcome::Broken);
    QCOMPARE(result.failure.kind, Failure::Kind::TimedOut);
    QVERIFY(Loopback::isReset(silent));
    QCOMPARE(home.size("/f"), 9);
}

void TransferTest::keepsWhatCameWhenTheDataWasCut() {
    ServerHome home;
    home.writeFile("f", "former");
    Channel channel;
    const Peer peer([&] {
        Descriptor socket = Loopback::connectTo(channel.port);
        Loopback::sendAll(socket, "0123456789");
        std::this_thread::sleep_for(std::chrono::milliseconds(50)); // so that the bytes come before the reset
        Loopback::reset(socket);
    });
    const TransferResult result = run(*Transfer::upload(std::move(channel.setup), *home.open(home.request("/f"))));
    QCOMPARE(result.outcome, Outcome::Broken);
    QCOMPARE(home.readFile("f"), QByteArray("former"));
    QCOMPARE(home.size("/f"), 9);
}

void TransferTest::doesNotPublishForAKilledClient() {
    ServerHome home;
    home.writeFile("f", "former");
    Channel channel;
    channel.setup.controlAlive = [] { return false; };
    const Peer peer([&] { Loopback::sendAll(Loopback::connectTo(channel.port), "0123456789"); });
    const TransferResult result = run(*Transfer::upload(std::move(channel.setup), *home.open(home.request("/f"))));
    QCOMPARE(result.outcome, Outcome::FileFailed);
    QCOMPARE(result.error.kind, FileError::Kind::ClientGone);
    QCOMPARE(home.readFile("f"), QByteArray("former"));
    QCOMPARE(home.size("/f"), 9);
}

void TransferTest::wantsCloseNotifyUnderTls() {
    const auto server = serverTls();
    const auto client = clientTls();
    for (const bool inOrder : {true, false}) {
        ServerHome home;
        Channel channel(server);
        channel.setup.controlAlive = [] { return false; }; // close_notify is enough
        Descriptor socket = Loopback::connectTo(channel.port);
        ::fcntl(socket.number(), F_SETFL, O_NONBLOCK);
        const int raw = socket.number();
        DataConnection peer(std::move(socket));
        peer.startTls(*client);
        QObject context;
        QObject::connect(&peer, &DataConnection::ready, &context, [&] {
            QCOMPARE(peer.write("0123456789", 10), 10);
            if (inOrder)
                peer.finishWriting();
            else
                QTimer::singleShot(50, &context, [raw] { ::shutdown(raw, SHUT_WR); });
        });
        const TransferResult result = run(*Transfer::upload(std::move(channel.setup), *home.open(home.request("/f"))));
        QCOMPARE(result.outcome, inOrder ? Outcome::Done : Outcome::Broken);
        QCOMPARE(home.readFile("f"), inOrder ? QByteArray("0123456789") : QByteArray("<none>"));
        QCOMPARE(home.size("/f"), inOrder ? 10 : 9);
    }
}

void TransferTest::shakesHandsBeforeTheFileIsNamed() {
    ServerHome home;
    home.writeFile("f", "content");
    Channel channel(serverTls());
    Descriptor socket = Loopback::connectTo(channel.port);
    ::fcntl(socket.number(), F_SETFL, O_NONBLOCK);
    DataConnection peer(std::move(socket));
    QSignalSpy ready(&peer, &DataConnection::ready);
    peer.startTls(*clientTls());
    QTRY_COMPARE(ready.size(), 1); // curl waits for this before it goes on
    QByteArray received;
    QObject::connect(&peer, &DataConnection::readable, &peer, [&] {
        QByteArray part(64, 0);
        for (qint64 got = peer.read(part.data(), part.size()); got > 0; got = peer.read(part.data(), part.size()))
            received += part.first(got);
    });
    peer.setReading(true);
    QCOMPARE(run(*Transfer::download(std::move(channel.setup), opened(home, "/f"), 0)).outcome, Outcome::Done);
    QTRY_COMPARE(received, QByteArray("content"));
}

void TransferTest::isAborted_data() {
    QTest::addColumn<bool>("isUpload");
    QTest::addColumn<int>("when");
    for (const bool isUpload : {false, true}) {
        for (int when = 0; when < 3; ++when)
            QTest::addRow("%s, %d", isUpload ? "upload" : "download", when) << isUpload << when;
    }
}

// Before it is begun in earnest, while it waits for the peer, while it moves.
void TransferTest::isAborted() {
    QFETCH(bool, isUpload);
    QFETCH(int, when);
    ServerHome home;
    home.writeFile("f", content(20'000'000));
    Channel channel;
    const auto transfer = isUpload ? Transfer::upload(std::move(channel.setup), *home.open(home.request("/g")))
                                   : Transfer::download(std::move(channel.setup), opened(home, "/f"), 0);
    QSignalSpy finished(transfer.get(), &Transfer::finished);
    QSignalSpy wasOpened(transfer.get(), &Transfer::opened);
    transfer->start();
    Descriptor socket;
    if (when >= 1)
        QTest::qWait(10);
    if (when == 2) {
        socket = Loopback::connectTo(channel.port);
        Loopback::sendAll(socket, "0123456789");
        QTRY_COMPARE(wasOpened.size(), 1);
        QTRY_VERIFY(transfer->progress().bytes > 0);
    }
    transfer->abort();
    QCOMPARE(finished.size(), 0);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.first().first().value<TransferResult>().outcome, Outcome::Aborted);
    if (when == 2) {
        QVERIFY(Loopback::isReset(socket));
        if (isUpload)
            QCOMPARE(home.size("/g"), 9);
    }
    QVERIFY(EventLoop::comesToRest());
    QCOMPARE(finished.size(), 1);
}

void TransferTest::goesAtAnyTime_data() { isAborted_data(); }

void TransferTest::goesAtAnyTime() {
    QFETCH(bool, isUpload);
    QFETCH(int, when);
    ServerHome home(ServerHome::Quota::None, true);
    home.writeFile("f", content(20'000'000));
    Channel channel;
    auto transfer = isUpload ? Transfer::upload(std::move(channel.setup), *home.open(home.request("/g")))
                             : Transfer::download(std::move(channel.setup), opened(home, "/f"), 0);
    Descriptor socket;
    transfer->start();
    if (when >= 1)
        QTest::qWait(10);
    if (when == 2) {
        socket = Loopback::connectTo(channel.port);
        Loopback::sendAll(socket, "0123456789");
        QTRY_VERIFY(transfer->progress().bytes > 0);
        if (isUpload) { // while it waits for the disk
            socket.reset();
            QCoreApplication::processEvents();
        }
    }
    transfer.reset();
    QTest::qWait(20);
    if (when == 2 && isUpload)
        QVERIFY(home.size("/g") == 9 || home.readFile("g") == "0123456789");
}

void TransferTest::endsWhenItIsTakenOver() {
    ServerHome home;
    Channel channel;
    const Descriptor socket = Loopback::connectTo(channel.port);
    Loopback::sendAll(socket, "0123456789");
    const auto transfer = Transfer::upload(std::move(channel.setup), *home.open(home.request("/f")));
    QSignalSpy finished(transfer.get(), &Transfer::finished);
    transfer->start();
    QTRY_COMPARE(home.size("/f"), 9);
    auto next = home.open(home.request("/f", 9));
    QVERIFY(next.hasValue());
    QTRY_COMPARE(finished.size(), 1);
    const auto result = finished.first().first().value<TransferResult>();
    QCOMPARE(result.outcome, Outcome::FileFailed);
    QCOMPARE(result.error.kind, FileError::Kind::TakenOver);
    QVERIFY(Loopback::isReset(socket));
    QVERIFY((*next)->sink().write("9!", 2));
    QCOMPARE(home.commit(**next).kind, FileError::Kind::None);
    QCOMPARE(home.readFile("f"), QByteArray("0123456789!"));
}

void TransferTest::endsWhenTheFileShrinks() {
    ServerHome home;
    home.writeFile("f", content(10'000'000));
    Channel channel;
    ReadableFile file = opened(home, "/f");
    home.writeFile("f", content(1'000));
    const Peer peer([&] { receiveAll(Loopback::connectTo(channel.port)); });
    const TransferResult result = run(*Transfer::download(std::move(channel.setup), std::move(file), 0));
    QVERIFY(result.outcome == Outcome::FileFailed || result.outcome == Outcome::Broken);
}

void TransferTest::endsAtTheQuota() {
    ServerHome home(ServerHome::Quota::Counted);
    home.counter().setLimit({1'000'000, -1});
    home.writeFile("f", "former");
    Channel channel;
    const Peer peer([&] { Loopback::sendAll(Loopback::connectTo(channel.port), content(3'000'000)); });
    const TransferResult result = run(*Transfer::upload(std::move(channel.setup), *home.open(home.request("/f"))));
    QCOMPARE(result.outcome, Outcome::FileFailed);
    QCOMPARE(result.error.kind, FileError::Kind::QuotaExceeded);
    QCOMPARE(home.readFile("f"), QByteArray("former"));
    QCOMPARE(home.counter().used().bytes, 0);
}

void TransferTest::fillsTheQuotaExactly() {
    ServerHome home(ServerHome::Quota::Counted);
    const QByteArray bytes = content(1'000'000);
    home.counter().setLimit({bytes.size(), -1});
    Channel channel;
    const Peer peer([&] { Loopback::sendAll(Loopback::connectTo(channel.port), bytes); });
    QCOMPARE(run(*Transfer::upload(std::move(channel.setup), *home.open(home.request("/f")))).outcome, Outcome::Done);
    QVERIFY(home.readFile("f") == bytes);
    QCOMPARE(home.counter().bytesLeft(), 0);
}

#include "transfertest.moc"
