#include "net/linesocket.h"
#include "net/receivepump.h"
#include "net/sendpump.h"
#include "support/eventloop.h"
#include "support/pumps.h"
#include "support/registry.h"
#include "support/tlspair.h"

#include <QTest>

#include <fcntl.h>
#include <sys/socket.h>

#include <atomic>

namespace {
// Both ends of a connection are ours.
struct Both {
    explicit Both(Loopback::Pair pair = Loopback::connectedPair())
        : server(std::move(pair.ours))
        , client(nonBlocking(std::move(pair.theirs))) {}
    static Descriptor nonBlocking(Descriptor socket) {
        ::fcntl(socket.number(), F_SETFL, ::fcntl(socket.number(), F_GETFL) | O_NONBLOCK);
        return socket;
    }
    LineSocket server;
    LineSocket client;
};

struct BothData {
    explicit BothData(Loopback::Pair pair = Loopback::connectedPair())
        : server(std::make_unique<DataConnection>(std::move(pair.ours)))
        , client(std::make_unique<DataConnection>(Both::nonBlocking(std::move(pair.theirs)))) {}
    std::unique_ptr<DataConnection> server;
    std::unique_ptr<DataConnection> client;
};

bool encrypt(Both &both, const TlsPair &pair) {
    both.client.startTls(pair.client, QStringLiteral("localhost"));
    both.server.startTls(pair.server);
    return QTest::qWaitFor([&] { return both.client.isEncrypted() && both.server.isEncrypted(); });
}

struct Closing {
    explicit Closing(LineSocket &socket) {
        QObject::connect(&socket, &LineSocket::closed, &context, [this](const Failure &failure) {
            ++count;
            why = failure;
        });
    }
    int count = 0;
    Failure why;
    QObject context;
};
} // namespace

class TlsSocketTest : public QObject {
    Q_OBJECT

    static void versions() {
        QTest::addColumn<TlsVersion>("version");
        QTest::newRow("1.2") << TlsVersion::Tls12;
        QTest::newRow("1.3") << TlsVersion::Tls13;
    }

private Q_SLOTS:
    void controlConnection_data() { versions(); }
    void controlConnection() {
        QFETCH(TlsVersion, version);
        const TlsPair pair(version);
        Both both;
        QVERIFY(!both.server.isEncrypted());
        both.client.write("AUTH TLS\r\n");
        QTRY_VERIFY(both.server.hasLine());
        both.server.takeLine();
        both.server.write("234 go on\r\n");
        both.server.startTls(pair.server);
        QTRY_VERIFY(both.client.hasLine());
        QCOMPARE(both.client.takeLine().text, QByteArray("234 go on"));
        int encrypted = 0;
        connect(&both.client, &LineSocket::encrypted, this, [&] { ++encrypted; });
        both.client.startTls(pair.client, QStringLiteral("localhost"));
        QTRY_VERIFY(both.client.isEncrypted() && both.server.isEncrypted());
        QCOMPARE(encrypted, 1);
        QCOMPARE(both.server.clearBytesBuffered(), 0);
        QCOMPARE(both.client.tlsInfo().peer, pair.certificate.facts());
        Closing serverEnd(both.server), clientEnd(both.client);
        for (int i = 0; i < 1000; ++i)
            both.client.write("NOOP " + QByteArray::number(i) + "\r\n");
        int next = 0;
        bool inOrder = true;
        const auto take = [&] {
            while (both.server.hasLine())
                inOrder = both.server.takeLine().text == "NOOP " + QByteArray::number(next++) && inOrder;
        };
        connect(&both.server, &LineSocket::linesReady, this, take);
        QTRY_COMPARE(next, 1000);
        QVERIFY(inOrder);
        both.server.write("200 ok\r\n");
        QTRY_VERIFY(both.client.hasLine());
        QVERIFY(both.client.tlsSession());
        both.client.finish();
        QTRY_COMPARE(serverEnd.count, 1);
        COMPARE_KIND(serverEnd.why, Failure::Kind::None);
        QTRY_COMPARE(clientEnd.count, 1);
        COMPARE_KIND(clientEnd.why, Failure::Kind::None);
    }

    // A few lines a turn, a reply to each: what TLS held back while the lines were full comes all the same.
    void aBurstIsAnsweredToItsEnd() {
        const TlsPair pair(TlsVersion::Tls13);
        Both both;
        QVERIFY(encrypt(both, pair));
        int answered = 0, received = 0;
        const auto work = [&](const auto &again) -> void {
            for (int i = 0; i < 64 && both.server.hasLine(); ++i) {
                both.server.takeLine();
                both.server.write("200 ok\r\n");
                ++answered;
            }
            if (both.server.hasLine())
                QMetaObject::invokeMethod(
                    &both.server, [&again] { again(again); }, Qt::QueuedConnection);
        };
        connect(&both.server, &LineSocket::linesReady, this, [&] { work(work); });
        connect(&both.client, &LineSocket::linesReady, this, [&] {
            for (; both.client.hasLine(); ++received)
                both.client.takeLine();
        });
        both.client.write(QByteArray("NOOP\r\n").repeated(20'000));
        QTRY_COMPARE_WITH_TIMEOUT(received, 20'000, 20'000);
        QCOMPARE(answered, 20'000);
    }

    // Who waits for drained() to go on hears it, however much comes in meanwhile.
    void drainedIsSaidWhileThePeerTalks() {
        const TlsPair pair(TlsVersion::Tls13);
        Both both;
        QVERIFY(encrypt(both, pair));
        constexpr int rounds = 4000;
        int written = 0, received = 0;
        const QByteArray reply = "200 " + QByteArray(2000, 'x') + "\r\n";
        const auto answer = [&] {
            while (written < rounds && both.server.unsent() <= 64 * 1024) {
                both.server.write(reply);
                ++written;
            }
        };
        connect(&both.server, &LineSocket::drained, this, answer);
        connect(&both.server, &LineSocket::linesReady, this, [&] {
            while (both.server.hasLine())
                both.server.takeLine();
        });
        connect(&both.client, &LineSocket::linesReady, this, [&] {
            while (both.client.hasLine()) {
                both.client.takeLine();
                ++received;
            }
            both.client.write("NOOP\r\n");
        });
        answer();
        QVERIFY2(written < rounds, "everything went at once: nothing was tried");
        QTRY_COMPARE_WITH_TIMEOUT(received, rounds, 20'000);
    }

    // The owner takes no lines: what TLS has decrypted stays bounded too, and everything arrives when it goes on.
    void backPressureUnderTls() {
        const TlsPair pair;
        Both both;
        QVERIFY(encrypt(both, pair));
        QByteArray all;
        for (int i = 0; i < 100'000; ++i)
            all += "NOOP\r\n";
        both.client.write(all);
        QTRY_VERIFY(both.server.waitingLines() >= 256);
        QVERIFY(EventLoop::comesToRest());
        QVERIFY2(both.server.waitingLines() < 256 + 16384 / 6 + 1,
                 QByteArray::number(both.server.waitingLines()).constData());
        int taken = 0;
        const auto take = [&] {
            while (both.server.hasLine()) {
                both.server.takeLine();
                ++taken;
            }
        };
        connect(&both.server, &LineSocket::linesReady, this, take);
        take();
        QTRY_COMPARE_WITH_TIMEOUT(taken, 100'000, 30000);
    }

    void bytesInClearBehindAuthAreNeverUsed_data() {
        QTest::addColumn<QByteArray>("behind");
        QTest::newRow("a command") << QByteArray("USER anna\r\n");
        QTest::newRow("part of one") << QByteArray("U");
        QTest::newRow("part of a Telnet sequence") << QByteArray("\xff");
    }
    void bytesInClearBehindAuthAreNeverUsed() {
        QFETCH(QByteArray, behind);
        const TlsPair pair;
        auto [ours, theirs] = Loopback::connectedPair();
        LineSocket server(std::move(ours));
        int readied = 0;
        connect(&server, &LineSocket::linesReady, this, [&] {
            if (++readied > 1)
                return;
            server.takeLine();
            server.startTls(pair.server);
        });
        Loopback::sendAll(theirs, "AUTH TLS\r\n" + behind);
        QTRY_COMPARE(readied, 1);
        QVERIFY(server.clearBytesBuffered() > 0);
        QVERIFY(!server.hasLine());
    }

    // Nothing of a command that comes in clear after the switch is ever a line.
    void clearTextInsteadOfAHandshake() {
        const TlsPair pair;
        auto [ours, theirs] = Loopback::connectedPair();
        LineSocket server(std::move(ours));
        Closing end(server);
        int lines = 0;
        connect(&server, &LineSocket::linesReady, this, [&] { ++lines; });
        server.startTls(pair.server);
        Loopback::sendAll(theirs, "USER anna\r\nPASS secret\r\n");
        QTRY_COMPARE(end.count, 1);
        COMPARE_KIND(end.why, Failure::Kind::Untrusted);
        QCOMPARE(lines, 0);
    }

    void aBareFinIsNotTheEnd() {
        const TlsPair pair;
        Loopback::Pair sockets = Loopback::connectedPair();
        const Descriptor same(::dup(sockets.theirs.number()));
        Both both(std::move(sockets));
        QVERIFY(encrypt(both, pair));
        Closing end(both.server);
        ::shutdown(same.number(), SHUT_WR);
        QTRY_COMPARE(end.count, 1);
        COMPARE_KIND(end.why, Failure::Kind::Lost);
        QVERIFY(end.why.text.contains(QStringLiteral("close_notify")));
    }

    void deletedInsideEncrypted() {
        const TlsPair pair;
        Loopback::Pair sockets = Loopback::connectedPair();
        auto server = std::make_unique<LineSocket>(std::move(sockets.ours));
        LineSocket client(Both::nonBlocking(std::move(sockets.theirs)));
        QObject context;
        connect(server.get(), &LineSocket::encrypted, &context, [&] { server.reset(); });
        server->startTls(pair.server);
        client.startTls(pair.client);
        QTRY_VERIFY(!server);
    }

    void movesFiles_data() {
        QTest::addColumn<TlsVersion>("version");
        QTest::addColumn<qint64>("size");
        QTest::addColumn<bool>("upload");
        for (const TlsVersion version : {TlsVersion::Tls12, TlsVersion::Tls13}) {
            for (const qint64 size : QList<qint64>{0, 1, 16384, 300'000, 9 * MiB + 17}) {
                for (const bool upload : {false, true})
                    QTest::addRow("%s %lld %s", version == TlsVersion::Tls12 ? "1.2" : "1.3", size,
                                  upload ? "up" : "down")
                        << version << size << upload;
            }
        }
    }
    void movesFiles() {
        QFETCH(TlsVersion, version);
        QFETCH(qint64, size);
        QFETCH(bool, upload);
        const TlsPair pair(version);
        const QByteArray bytes = pattern(size);
        BothData both;
        both.server->startTls(pair.server);
        both.client->startTls(pair.client, QStringLiteral("localhost"));
        FileSource source(fileWith(bytes));
        FileSink sink(Descriptor(::memfd_create("sink", MFD_CLOEXEC)));
        SendPump sending(upload ? *both.client : *both.server, source);
        ReceivePump receiving(upload ? *both.server : *both.client, sink);
        End sent(sending);
        End received(receiving);
        sending.start();
        receiving.start();
        QVERIFY(received.wait());
        COMPARE_KIND(received.last, Failure::Kind::None);
        QVERIFY(both.client->closeNotifySeen() || upload);
        (upload ? both.server : both.client).reset();
        QVERIFY(sent.wait());
        COMPARE_KIND(sent.last, Failure::Kind::None);
        QVERIFY(contents(sink.file().number()) == bytes);
        QCOMPARE(sending.bytes(), size);
    }

    // What a server promises with its session: the data connection takes it up, again and again.
    void dataConnectionsResumeTheControlSession_data() { versions(); }
    void dataConnectionsResumeTheControlSession() {
        QFETCH(TlsVersion, version);
        const TlsPair pair(version);
        Both control;
        QVERIFY(encrypt(control, pair));
        control.server.write("200 PBSZ ok\r\n");
        QTRY_VERIFY(control.client.hasLine());
        QVERIFY(control.client.tlsSession());
        for (int i = 0; i < 5; ++i) {
            BothData data;
            data.server->startTls(pair.server);
            data.client->startTls(pair.client, QStringLiteral("localhost"), control.client.tlsSession());
            QTRY_VERIFY(data.client->isReady() && data.server->isReady());
            QVERIFY(data.client->tlsInfo().resumed);
            QVERIFY(data.server->tlsInfo().resumed);
            QCOMPARE(data.client->tlsInfo().peer.fingerprint, control.client.tlsInfo().peer.fingerprint);
        }
    }

    // curl closes its upload without having read anything: one unread byte would make that a reset.
    void aServerSaysNothingUnaskedOnADataConnection_data() { versions(); }
    void aServerSaysNothingUnaskedOnADataConnection() {
        QFETCH(TlsVersion, version);
        const TlsPair pair(version);
        Loopback::Pair sockets = Loopback::connectedPair();
        const int theirs = sockets.theirs.number();
        BothData data(std::move(sockets));
        data.server->startTls(pair.server);
        data.client->startTls(pair.client, QStringLiteral("localhost"));
        QTRY_VERIFY(data.client->isReady() && data.server->isReady());
        char byte = 0;
        QVERIFY(EventLoop::comesToRest());
        QCOMPARE(::recv(theirs, &byte, 1, MSG_PEEK | MSG_DONTWAIT), ssize_t(-1));
    }

    void truncatedDataIsLost_data() {
        QTest::addColumn<bool>("reset");
        QTest::addColumn<bool>("required");
        QTest::newRow("FIN") << false << true;
        QTest::newRow("RST") << true << true;
        QTest::newRow("FIN, not required") << false << false;
        QTest::newRow("RST, not required") << true << false;
    }
    void truncatedDataIsLost() {
        QFETCH(bool, reset);
        QFETCH(bool, required);
        const TlsPair pair;
        Loopback::Pair sockets = Loopback::connectedPair();
        Descriptor same(::dup(sockets.theirs.number()));
        BothData both(std::move(sockets));
        both.server->setCloseNotifyRequired(required);
        both.server->startTls(pair.server);
        both.client->startTls(pair.client);
        QTRY_VERIFY(both.client->isReady() && both.server->isReady());
        MemorySink sink(MiB);
        ReceivePump receiving(*both.server, sink);
        End received(receiving);
        receiving.start();
        QCOMPARE(both.client->write("half of it", 10), 10);
        QTRY_COMPARE(sink.bytes(), QByteArray("half of it"));
        if (reset) {
            both.client->abort();
            Loopback::reset(same);
        } else {
            ::shutdown(same.number(), SHUT_WR);
        }
        QVERIFY(received.wait());
        COMPARE_KIND(received.last, reset || required ? Failure::Kind::Lost : Failure::Kind::None);
    }

    void handshakeThatFails_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("reset");
        QTest::addColumn<Failure::Kind>("kind");
        QTest::newRow("nonsense") << QByteArray("hello there, this is not TLS") << false << Failure::Kind::Untrusted;
        QTest::newRow("end at once") << QByteArray() << false << Failure::Kind::Lost;
        QTest::newRow("reset") << QByteArray() << true << Failure::Kind::Lost;
        QTest::newRow("end inside a record") << QByteArray("\x16\x03\x01\x02", 4) << false << Failure::Kind::Lost;
    }
    void handshakeThatFails() {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, reset);
        QFETCH(Failure::Kind, kind);
        const TlsPair pair;
        for (const bool pumping : {false, true}) {
            auto [ours, theirs] = Loopback::connectedPair();
            DataConnection connection(std::move(ours));
            connection.startTls(pair.server);
            Failure failure;
            int failures = 0;
            connect(&connection, &DataConnection::failed, this, [&](const Failure &why) {
                failure = why;
                ++failures;
            });
            MemorySink sink(MiB);
            ReceivePump pump(connection, sink);
            End end(pump);
            if (pumping)
                pump.start();
            Loopback::sendAll(theirs, bytes);
            if (reset)
                Loopback::reset(theirs);
            else
                ::shutdown(theirs.number(), SHUT_WR);
            QTRY_COMPARE(failures, 1);
            COMPARE_KIND(failure, kind);
            if (pumping) {
                QVERIFY(end.wait());
                COMPARE_KIND(end.last, kind);
            }
        }
    }

    void aSilentPeerIsAStall() {
        const TlsPair pair;
        auto [ours, theirs] = Loopback::connectedPair();
        DataConnection connection(std::move(ours));
        connection.startTls(pair.server);
        MemorySource source("x");
        SendPump pump(connection, source);
        pump.setStallTimeout(300);
        End end(pump);
        pump.start();
        QVERIFY(end.wait());
        COMPARE_KIND(end.last, Failure::Kind::TimedOut);
    }

    // 200 downloads that nobody reads cost little: what is queued is bounded under TLS too.
    void sendingToNobodyIsBounded() {
        const TlsPair pair;
        Loopback::Pair sockets = Loopback::connectedPair();
        smallBuffers(sockets.ours);
        BothData both(std::move(sockets));
        both.server->startTls(pair.server);
        both.client->startTls(pair.client);
        PlainSource source(pattern(32 * MiB));
        SendPump pump(*both.server, source);
        pump.start();
        QTRY_VERIFY(both.client->isReady() && both.server->isReady());
        QVERIFY(EventLoop::comesToRest());
        QVERIFY2(source.given < 8 * MiB, QByteArray::number(source.given).constData());
        QVERIFY(source.largestRead <= 256 * 1024);
        both.client->abort();
        End end(pump);
        QVERIFY(end.wait());
        COMPARE_KIND(end.last, Failure::Kind::Lost);
    }

    // Cut at many places on the way: never taken for whole.
    void cutAnywhereIsNeverWhole() {
        const TlsPair pair;
        const QByteArray bytes = pattern(200'000);
        int whole = 0, lost = 0;
        for (int at = 0; at < 200'000; at += 9973) {
            Loopback::Pair outer = Loopback::connectedPair();
            Loopback::Pair inner = Loopback::connectedPair();
            // A relay that ends after so many bytes from the sender.
            std::jthread back([from = inner.ours.number(), to = outer.theirs.number()] {
                char part[4096];
                for (;;) {
                    const ssize_t got = ::read(from, part, sizeof part);
                    if (got < 0 && errno == EAGAIN) {
                        std::this_thread::yield();
                        continue;
                    }
                    if (got <= 0 || ::send(to, part, size_t(got), MSG_NOSIGNAL) < 0)
                        return;
                }
            });
            std::jthread forth([from = outer.theirs.number(), to = inner.ours.number(), left = at]() mutable {
                char part[4096];
                while (left > 0) {
                    const ssize_t got = ::recv(from, part, size_t(qMin<int>(left, sizeof part)), 0);
                    if (got <= 0)
                        break;
                    for (ssize_t done = 0; done < got;) {
                        const ssize_t sent = ::send(to, part + done, size_t(got - done), MSG_NOSIGNAL);
                        if (sent < 0 && errno != EAGAIN)
                            return;
                        done += qMax<ssize_t>(0, sent);
                    }
                    left -= int(got);
                }
                ::shutdown(to, SHUT_WR);
            });
            auto sender = std::make_unique<DataConnection>(std::move(outer.ours));
            DataConnection receiver(Both::nonBlocking(std::move(inner.theirs)));
            sender->startTls(pair.client);
            receiver.startTls(pair.server);
            MemorySource source(bytes);
            MemorySink sink(MiB);
            SendPump sending(*sender, source);
            ReceivePump receiving(receiver, sink);
            End end(receiving);
            sending.start();
            receiving.start();
            QVERIFY(end.wait());
            (end.last ? lost : whole) += 1;
            QVERIFY(bytes.startsWith(sink.bytes()));
            sender.reset();
            receiver.abort();
            ::shutdown(outer.theirs.number(), SHUT_RDWR);
            ::shutdown(inner.ours.number(), SHUT_RDWR);
        }
        QCOMPARE(whole, 0);
        QVERIFY(lost > 15);
    }
};

WHERRY_TEST(TlsSocketTest)
#include "tlssockettest.moc"
