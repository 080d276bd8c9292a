#include "net/linesocket.h"
#include "support/eventloop.h"
#include "support/expect.h"
#include "support/loopback.h"
#include "support/registry.h"

#include <QSignalSpy>
#include <QTest>

#include <sys/socket.h>
#include <sys/types.h>

#include <thread>

namespace {
// What a socket told, in order.
class Story {
public:
    explicit Story(LineSocket &socket) {
        QObject::connect(&socket, &LineSocket::linesReady, &m_context, [this, &socket] {
            ++ready;
            if (!takes)
                return;
            while (socket.hasLine())
                lines.append(socket.takeLine().text);
        });
        QObject::connect(&socket, &LineSocket::connected, &m_context, [this] { ++connected; });
        QObject::connect(&socket, &LineSocket::drained, &m_context, [this] { ++drained; });
        QObject::connect(&socket, &LineSocket::closed, &m_context, [this](const Failure &failure) {
            ++closed;
            end = failure;
            linesBeforeEnd = lines.size();
        });
    }
    bool takes = true;
    int ready = 0, connected = 0, drained = 0, closed = 0;
    QByteArrayList lines;
    qsizetype linesBeforeEnd = -1;
    Failure end;

private:
    QObject m_context;
};

bool hasQueuedBytes(const Descriptor &socket) {
    char next = 0;
    return ::recv(socket.number(), &next, 1, MSG_PEEK | MSG_DONTWAIT) == 1;
}
} // namespace

class LineSocketTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takesLinesAsTheyCome() {
        auto [ours, theirs] = Loopback::connectedPair();
        LineSocket socket(std::move(ours));
        Story story(socket);
        for (const char byte : QByteArray("USER anna\r\nPASS x\nNOOP\r\n"))
            Loopback::sendAll(theirs, QByteArray(1, byte));
        QTRY_COMPARE(story.lines.size(), 3);
        QCOMPARE(story.lines, (QByteArrayList{"USER anna", "PASS x", "NOOP"}));
        QCOMPARE(socket.peerAddress().address, QHostAddress(QHostAddress::LocalHost));
        socket.write("200 ok\r\n");
        QCOMPARE(Loopback::receive(theirs), QByteArray("200 ok\r\n"));
    }

    void linesComeBeforeTheEnd() {
        auto [ours, theirs] = Loopback::connectedPair();
        LineSocket socket(std::move(ours));
        Story story(socket);
        Loopback::sendAll(theirs, "a\r\nb\r\nc without an end");
        theirs.reset();
        QTRY_COMPARE(story.closed, 1);
        COMPARE_KIND(story.end, Failure::Kind::None);
        QCOMPARE(story.lines, (QByteArrayList{"a", "b"}));
        QCOMPARE(story.linesBeforeEnd, 2);
        QVERIFY(socket.peerHasEnded());
        QVERIFY(EventLoop::comesToRest());
        QCOMPARE(story.closed, 1);
    }

    void aResetIsNoOrderlyEnd() {
        auto [ours, theirs] = Loopback::connectedPair();
        LineSocket socket(std::move(ours));
        Story story(socket);
        Loopback::reset(theirs);
        QTRY_COMPARE(story.closed, 1);
        COMPARE_KIND(story.end, Failure::Kind::Lost);
        QVERIFY(!socket.isConnected());
    }

    // The owner does not take lines: reading stops, the kernel pushes back, nothing is lost.
    void boundedWhenNobodyTakesLines() {
        auto [ours, theirs] = Loopback::connectedPair();
        LineSocket socket(std::move(ours));
        Story story(socket);
        story.takes = false;
        const int count = 400'000;
        std::jthread peer([&socket = theirs] {
            QByteArray all;
            for (int i = 0; i < count; ++i)
                all += "NOOP " + QByteArray::number(i) + "\r\n";
            Loopback::sendAll(socket, all);
        });
        QTRY_VERIFY(socket.waitingLines() >= 256);
        QVERIFY(EventLoop::comesToRest());
        // One reading may bring more than fits: 16 KiB of the shortest lines here.
        QVERIFY2(socket.waitingLines() < 256 + 16 * 1024 / 8, QByteArray::number(socket.waitingLines()).constData());
        story.takes = true;
        int next = 0;
        bool inOrder = true;
        const auto takeAll = [&] {
            while (socket.hasLine())
                inOrder = inOrder && socket.takeLine().text == "NOOP " + QByteArray::number(next++);
        };
        story.takes = false;
        connect(&socket, &LineSocket::linesReady, this, takeAll);
        takeAll();
        QTRY_COMPARE_WITH_TIMEOUT(next, count, 60000);
        QVERIFY(inOrder);
        peer.join();
    }

    void aLineWithoutEndIsReportedAndLeavesItInStep() {
        auto [ours, theirs] = Loopback::connectedPair();
        LineSocket socket(std::move(ours));
        std::jthread peer([&other = theirs] { Loopback::sendAll(other, QByteArray(1 << 20, 'A') + "\r\nNOOP\r\n"); });
        QTRY_COMPARE(socket.waitingLines(), 2);
        peer.join();
        QVERIFY(socket.takeLine().tooLong);
        QCOMPARE(socket.takeLine().text, QByteArray("NOOP"));
    }

    void repliesAreBoundedByTheOwnerWhoSeesWhatIsUnsent() {
        auto [ours, theirs] = Loopback::connectedPair();
        LineSocket socket(std::move(ours));
        Story story(socket);
        const QByteArray reply(1 << 20, 'r');
        for (int i = 0; i < 32; ++i)
            socket.write(reply);
        QVERIFY(socket.unsent() > 0);
        QVERIFY(EventLoop::comesToRest());
        QCOMPARE(story.drained, 0);
        qint64 got = 0;
        std::jthread peer([&] {
            while (got < 32 * reply.size()) {
                const qint64 part = Loopback::receive(theirs).size();
                if (part == 0)
                    break;
                got += part;
            }
        });
        QTRY_COMPARE_WITH_TIMEOUT(story.drained, 1, 30000);
        peer.join();
        QCOMPARE(got, 32 * reply.size());
        QCOMPARE(socket.unsent(), 0);
    }

    // What is written soon waits for the loop, and for what else is written meanwhile; the order stays.
    void whatIsWrittenSoonGoesTogether() {
        auto [ours, theirs] = Loopback::connectedPair();
        LineSocket socket(std::move(ours));
        socket.writeSoon("125 here\r\n");
        socket.writeSoon("250 there\r\n");
        QVERIFY(!hasQueuedBytes(theirs));
        QCOMPARE(socket.unsent(), 21);
        socket.write("200 ok\r\n");
        QTRY_COMPARE(socket.unsent(), 0);
        QCOMPARE(Loopback::receive(theirs), QByteArray("125 here\r\n250 there\r\n200 ok\r\n"));
        socket.write("221 bye\r\n"); // at once again
        QVERIFY(hasQueuedBytes(theirs));
    }

    void muchDoesNotWait() {
        auto [ours, theirs] = Loopback::connectedPair();
        LineSocket socket(std::move(ours));
        for (int i = 0; i < 5; ++i)
            socket.writeSoon(QByteArray(4096, 'r'));
        QVERIFY(hasQueuedBytes(theirs));
        QCOMPARE(socket.unsent(), 0);
    }

    void whatIsWrittenSoonGoesBeforeTheEnd() {
        auto [ours, theirs] = Loopback::connectedPair();
        LineSocket socket(std::move(ours));
        Story story(socket);
        socket.writeSoon("221 bye\r\n");
        socket.finish();
        QTRY_COMPARE(socket.unsent(), 0);
        QCOMPARE(Loopback::receive(theirs), QByteArray("221 bye\r\n"));
        QCOMPARE(Loopback::receive(theirs), QByteArray());
        theirs.reset();
        QTRY_COMPARE(story.closed, 1);
        COMPARE_KIND(story.end, Failure::Kind::None);
    }

    void finishSendsEverythingFirst() {
        auto [ours, theirs] = Loopback::connectedPair();
        LineSocket socket(std::move(ours));
        Story story(socket);
        const QByteArray text(3 << 20, 'x');
        socket.write(text);
        socket.finish();
        QByteArray got;
        std::jthread peer([&] {
            for (;;) {
                const QByteArray part = Loopback::receive(theirs);
                if (part.isEmpty())
                    break;
                got += part;
            }
            theirs.reset();
        });
        QTRY_COMPARE(story.closed, 1);
        peer.join();
        COMPARE_KIND(story.end, Failure::Kind::None);
        QVERIFY(got == text);
    }

    void finishDoesNotWaitForEver() {
        auto [ours, theirs] = Loopback::connectedPair();
        LineSocket socket(std::move(ours));
        Story story(socket);
        socket.finish();
        QTRY_COMPARE_WITH_TIMEOUT(story.closed, 1, 10000);
        QCOMPARE(Loopback::receive(theirs), QByteArray());
    }

    void deletedInsideItsSignals_data() {
        QTest::addColumn<QByteArray>("sent");
        QTest::newRow("line") << QByteArray("QUIT\r\n");
        QTest::newRow("end") << QByteArray();
    }
    void deletedInsideItsSignals() {
        QFETCH(QByteArray, sent);
        auto [ours, theirs] = Loopback::connectedPair();
        auto socket = std::make_unique<LineSocket>(std::move(ours));
        bool gone = false;
        QObject context;
        const auto drop = [&] {
            socket.reset();
            gone = true;
        };
        connect(socket.get(), &LineSocket::linesReady, &context, drop);
        connect(socket.get(), &LineSocket::closed, &context, drop);
        Loopback::sendAll(theirs, sent);
        theirs.reset();
        QTRY_VERIFY(gone);
    }

    void halfOpenStillAnswers() {
        auto [ours, theirs] = Loopback::connectedPair();
        LineSocket socket(std::move(ours));
        socket.setHalfOpen(true);
        Story story(socket);
        int inputEnded = 0;
        connect(&socket, &LineSocket::inputEnded, this, [&] { ++inputEnded; });
        Loopback::sendAll(theirs, "SYST\r\nQUIT\r\n");
        ::shutdown(theirs.number(), SHUT_WR);
        QTRY_COMPARE(inputEnded, 1);
        QCOMPARE(story.lines.size(), 2);
        QVERIFY(EventLoop::comesToRest());
        QCOMPARE(inputEnded, 1);
        QCOMPARE(story.closed, 0);
        QVERIFY(socket.peerHasEnded());
        socket.write("221 bye\r\n");
        socket.finish();
        QTRY_COMPARE(story.closed, 1);
        COMPARE_KIND(story.end, Failure::Kind::None);
        QCOMPARE(Loopback::receive(theirs), QByteArray("221 bye\r\n"));
        QCOMPARE(Loopback::receive(theirs), QByteArray());
    }

    void halfOpenNoticesAPeerThatIsGone() {
        auto [ours, theirs] = Loopback::connectedPair();
        LineSocket socket(std::move(ours));
        socket.setHalfOpen(true);
        Story story(socket);
        int inputEnded = 0;
        connect(&socket, &LineSocket::inputEnded, this, [&] { ++inputEnded; });
        theirs.reset();
        QTRY_COMPARE(inputEnded, 1);
        for (int i = 0; i < 100 && story.closed == 0; ++i) {
            socket.write("200 still there?\r\n");
            QTest::qWait(10);
        }
        QCOMPARE(story.closed, 1);
        COMPARE_KIND(story.end, Failure::Kind::Lost);
    }

    void abortIsSilent() {
        auto [ours, theirs] = Loopback::connectedPair();
        LineSocket socket(std::move(ours));
        Story story(socket);
        connect(&socket, &LineSocket::linesReady, &socket, &LineSocket::abort);
        Loopback::sendAll(theirs, "a\r\n");
        theirs.reset(); // the end is known already when the line is announced
        QTRY_COMPARE(story.ready, 1);
        QVERIFY(EventLoop::comesToRest());
        QCOMPARE(story.closed, 0);
        QVERIFY(!socket.isConnected());
    }

    // RFC 959 4.1.3: IP, then DM as urgent data, then ABOR. The urgent byte stays in line.
    void telnetSynch() {
        auto [ours, theirs] = Loopback::connectedPair();
        LineSocket socket(std::move(ours));
        Loopback::sendAll(theirs, "SIZE a\r\n\xff\xf4");
        ::send(theirs.number(), "\xff\xf2", 2, MSG_OOB);
        Loopback::sendAll(theirs, "ABOR\r\nNOOP\r\n");
        QTRY_COMPARE(socket.waitingLines(), 3);
        const std::optional<TelnetLine> urgent = socket.takeSynchLine();
        QVERIFY(urgent);
        QCOMPARE(urgent->text, QByteArray("ABOR"));
        QVERIFY(!socket.takeSynchLine());
        QCOMPARE(socket.takeLine().text, QByteArray("SIZE a"));
        QCOMPARE(socket.takeLine().text, QByteArray("NOOP"));
    }

    // The same behind more commands than the socket reads ahead.
    void telnetSynchJumpsTheQueueInTheKernel() {
        auto [ours, theirs] = Loopback::connectedPair();
        LineSocket socket(std::move(ours));
        QByteArray many;
        for (int i = 0; i < 10'000; ++i)
            many += "NOOP\r\n";
        Loopback::sendAll(theirs, many);
        QTRY_VERIFY(socket.waitingLines() >= 256);
        QVERIFY(EventLoop::comesToRest());
        ::send(theirs.number(), "\xff\xf4\xff\xf2", 4, MSG_OOB);
        Loopback::sendAll(theirs, "ABOR\r\n");
        std::optional<TelnetLine> urgent;
        QTRY_VERIFY(urgent || (urgent = socket.takeSynchLine()));
        QCOMPARE(urgent->text, QByteArray("ABOR"));
        int rest = 0;
        const auto takeAll = [&] {
            while (socket.hasLine()) {
                socket.takeLine();
                ++rest;
            }
        };
        connect(&socket, &LineSocket::linesReady, this, takeAll);
        takeAll();
        QTRY_COMPARE(rest, 10'000);
    }

    void bytesAreBytesWithoutTelnet() {
        auto [ours, theirs] = Loopback::connectedPair();
        LineSocket socket(std::move(ours));
        socket.setTelnet(false);
        Loopback::sendAll(theirs, "257 \"/\xff\xf4y\xff\"\r\n");
        QTRY_VERIFY(socket.hasLine());
        QCOMPARE(socket.takeLine().text, QByteArray("257 \"/\xff\xf4y\xff\""));
    }

    void seesThePeersEndBehindWaitingBytes() {
        auto [ours, theirs] = Loopback::connectedPair();
        LineSocket socket(std::move(ours));
        QVERIFY(!socket.peerHasEnded());
        Loopback::sendAll(theirs, "NOOP\r\n");
        QTRY_COMPARE(socket.waitingLines(), 1);
        QVERIFY(!socket.peerHasEnded());
        Loopback::sendAll(theirs, "MORE\r\n");
        theirs.reset();
        // Without a turn of the loop: FIN is in the kernel behind bytes that nobody has read.
        QElapsedTimer time;
        time.start();
        while (!socket.peerHasEnded() && time.elapsed() < 5000) {
        }
        QVERIFY(socket.peerHasEnded());
    }

    void connects() {
        quint16 port = 0;
        const Descriptor listener = Loopback::listener(&port);
        LineSocket socket;
        Story story(socket);
        socket.connectToHost(QStringLiteral("localhost"), port);
        QTRY_COMPARE(story.connected, 1);
        Descriptor theirs(::accept(listener.number(), nullptr, nullptr));
        Loopback::sendAll(theirs, "220 hello\r\n");
        QTRY_COMPARE(story.lines.size(), 1);
        QCOMPARE(socket.peerAddress().port, port);
    }

    void cannotConnect_data() {
        QTest::addColumn<QString>("host");
        QTest::newRow("refused") << QStringLiteral("127.0.0.1");
        QTest::newRow("no such name") << QStringLiteral("no-such-host.invalid");
        QTest::newRow("empty") << QString();
    }
    void cannotConnect() {
        QFETCH(QString, host);
        quint16 port = 0;
        Loopback::listener(&port).reset();
        LineSocket socket;
        Story story(socket);
        socket.connectToHost(host, port, 15000);
        QTRY_COMPARE_WITH_TIMEOUT(story.closed, 1, 20000);
        QVERIFY(story.end.kind == Failure::Kind::CannotConnect || story.end.kind == Failure::Kind::TimedOut);
        QVERIFY(!story.end.text.isEmpty());
        QCOMPARE(story.connected, 0);
    }

    void destroyedWhileConnecting() {
        quint16 port = 0;
        const Descriptor listener = Loopback::listener(&port);
        for (const char *host : {"127.0.0.1", "localhost"}) {
            auto socket = std::make_unique<LineSocket>();
            socket->connectToHost(QString::fromLatin1(host), port);
            socket.reset();
            QTest::qWait(20);
        }
    }

    void keepsNothingUnreadWhileIdle() {
        auto [ours, theirs] = Loopback::connectedPair();
        LineSocket socket(std::move(ours));
        Story story(socket);
        Loopback::sendAll(theirs, "NOOP\r\n");
        QTRY_COMPARE(story.lines.size(), 1);
        QVERIFY(!hasQueuedBytes(theirs));
        QVERIFY(socket.idleMilliseconds() >= 0);
    }
};

WHERRY_TEST(LineSocketTest)
#include "linesockettest.moc"
