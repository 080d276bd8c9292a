#include "net/datalistener.h"
#include "support/eventloop.h"
#include "support/loopback.h"
#include "support/registry.h"

#include <QSet>
#include <QTest>

#include <fcntl.h>
#include <sys/resource.h>

#include <cerrno>
#include <vector>

class DataListenerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void acceptsOnce() {
        DataListener listener;
        const Expected<quint16> port = listener.listen(QHostAddress::LocalHost, QHostAddress(QHostAddress::LocalHost));
        QVERIFY(port && *port != 0);
        QCOMPARE(listener.port(), *port);
        Descriptor accepted;
        int count = 0;
        connect(&listener, &DataListener::accepted, this, [&](Descriptor &connection) {
            accepted = std::move(connection);
            ++count;
        });
        const Descriptor theirs = Loopback::connectTo(*port);
        QVERIFY(theirs);
        QTRY_COMPARE(count, 1);
        QVERIFY(!listener.isListening());
        QVERIFY(!Loopback::connectTo(*port));
        QVERIFY(::fcntl(accepted.number(), F_GETFL) & O_NONBLOCK);
        Loopback::sendAll(theirs, "x");
        QCOMPARE(Loopback::receive(accepted), QByteArray("x"));
    }

    // Whoever comes first from elsewhere is dropped, and the rightful client is still served.
    void dropsStrangersAndGoesOn() {
        DataListener listener;
        const Expected<quint16> port =
            listener.listen(QHostAddress::LocalHost, QHostAddress(QStringLiteral("127.0.0.2")));
        QVERIFY(port);
        SocketAddress peer;
        connect(&listener, &DataListener::accepted, this,
                [&](Descriptor &connection) { peer = SocketAddress::peer(connection.number()); });
        std::vector<Descriptor> strangers;
        for (int i = 0; i < 10; ++i)
            strangers.push_back(Loopback::connectTo(*port, "127.0.0.3"));
        const Descriptor rightful = Loopback::connectTo(*port, "127.0.0.2");
        QTRY_VERIFY(!peer.isNull());
        QCOMPARE(peer.address, QHostAddress(QStringLiteral("127.0.0.2")));
        QCOMPARE(listener.strangersDropped(), 10);
        for (const Descriptor &stranger : strangers)
            QVERIFY(Loopback::isReset(stranger));
    }

    void takesAPortOfTheRangeAndSaysWhenNoneIsLeft() {
        // A free stretch is searched, so that nothing fixed is needed.
        quint16 first = 0;
        for (int attempt = 0; attempt < 50 && first == 0; ++attempt) {
            DataListener probe[4];
            const Expected<quint16> start = probe[0].listen(QHostAddress::LocalHost, {});
            QVERIFY(start);
            bool free = *start < 65000;
            for (int i = 1; i < 4 && free; ++i)
                free = bool(probe[i].listen(QHostAddress::LocalHost, {}, quint16(*start + i), quint16(*start + i)));
            if (free)
                first = *start;
        }
        QVERIFY(first != 0);
        DataListener listeners[4];
        QSet<int> ports;
        for (DataListener &listener : listeners) {
            const Expected<quint16> port = listener.listen(QHostAddress::LocalHost, {}, first, quint16(first + 3));
            QVERIFY(port);
            QVERIFY(*port >= first && *port <= first + 3);
            ports.insert(*port);
        }
        QCOMPARE(ports.size(), 4);
        DataListener late;
        const Expected<quint16> none = late.listen(QHostAddress::LocalHost, {}, first, quint16(first + 3));
        QVERIFY(!none);
        QCOMPARE(none.error().code, EADDRINUSE);
        QCOMPARE(none.error().kind, Failure::Kind::CannotConnect);
        listeners[2].close();
        QVERIFY(late.listen(QHostAddress::LocalHost, {}, first, quint16(first + 3)));
    }

    void listensOnIpv6() {
        DataListener listener;
        const Expected<quint16> port =
            listener.listen(QHostAddress::LocalHostIPv6, QHostAddress(QHostAddress::LocalHostIPv6));
        if (!port && (port.error().code == EADDRNOTAVAIL || port.error().code == EAFNOSUPPORT))
            QSKIP("no IPv6 here");
        QVERIFY(port);
    }

    void pausesWithoutDescriptorsAndRecovers() {
        DataListener listener;
        const Expected<quint16> port = listener.listen(QHostAddress::LocalHost, {});
        QVERIFY(port);
        bool accepted = false;
        connect(&listener, &DataListener::accepted, this, [&] { accepted = true; });
        rlimit former{};
        ::getrlimit(RLIMIT_NOFILE, &former);
        const Descriptor theirs = Loopback::connectTo(*port);
        const int next = ::dup(0);
        ::close(next);
        rlimit tight = former;
        tight.rlim_cur = rlim_t(next);
        ::setrlimit(RLIMIT_NOFILE, &tight);
        const bool pausedOnce = EventLoop::comesToRest();
        const bool resumed = EventLoop::wakesUp();
        const bool pausedAgain = EventLoop::comesToRest();
        const bool early = accepted;
        ::setrlimit(RLIMIT_NOFILE, &former);
        QVERIFY(pausedOnce && resumed && pausedAgain && !early);
        QTRY_VERIFY(accepted);
    }

    void destroyedInsideItsSignal() {
        auto listener = std::make_unique<DataListener>();
        const Expected<quint16> port = listener->listen(QHostAddress::LocalHost, {});
        QVERIFY(port);
        QObject context;
        connect(listener.get(), &DataListener::accepted, &context, [&] { listener.reset(); });
        const Descriptor theirs = Loopback::connectTo(*port);
        QTRY_VERIFY(!listener);
        QCOMPARE(Loopback::receive(theirs), QByteArray()); // nobody moved the connection out: it was closed
    }
};

WHERRY_TEST(DataListenerTest)
#include "datalistenertest.moc"
