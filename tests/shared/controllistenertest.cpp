#include "net/controllistener.h"
#include "base/log.h"
#include "support/eventloop.h"
#include "support/loopback.h"
#include "support/registry.h"

#include <QTest>

#include <sys/resource.h>

#include <cerrno>
#include <vector>

class ControlListenerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void accepts() {
        Log log;
        ControlListener listener(log);
        const Expected<SocketAddress> address = listener.start(QHostAddress::LocalHost, 0);
        QVERIFY(address && address.value().port != 0);
        std::vector<Descriptor> accepted;
        connect(&listener, &ControlListener::accepted, this,
                [&](Descriptor &connection) { accepted.push_back(std::move(connection)); });
        const Descriptor one = Loopback::connectTo(address.value().port);
        const Descriptor two = Loopback::connectTo(address.value().port);
        QTRY_COMPARE(accepted.size(), size_t(2));
        Loopback::sendAll(one, "x");
        QCOMPARE(Loopback::receive(accepted[0]), QByteArray("x"));
        listener.stop();
        QVERIFY(!Loopback::connectTo(address.value().port));
    }

    void saysThatThePortIsTaken() {
        Log log;
        ControlListener first(log), second(log);
        const Expected<SocketAddress> address = first.start(QHostAddress::LocalHost, 0);
        QVERIFY(address);
        const Expected<SocketAddress> taken = second.start(QHostAddress::LocalHost, address.value().port);
        QVERIFY(!taken);
        QCOMPARE(taken.error().code, EADDRINUSE);
        QVERIFY(taken.error().step.contains(QString::number(address.value().port)));
    }

    // Descriptors run out: it pauses, says so once, does not spin, and takes the waiting connections afterwards.
    void recoversFromTooManyDescriptors() {
        Log log;
        int warnings = 0;
        connect(&log, &Log::recorded, this, [&] { ++warnings; });
        ControlListener listener(log);
        const Expected<SocketAddress> address = listener.start(QHostAddress::LocalHost, 0);
        QVERIFY(address);
        std::vector<Descriptor> accepted;
        connect(&listener, &ControlListener::accepted, this,
                [&](Descriptor &connection) { accepted.push_back(std::move(connection)); });
        std::vector<Descriptor> peers;
        peers.push_back(Loopback::connectTo(address.value().port)); // the end of the queue was met before
        QTRY_COMPARE(accepted.size(), size_t(1));
        for (int i = 0; i < 5; ++i)
            peers.push_back(Loopback::connectTo(address.value().port));
        rlimit former{};
        ::getrlimit(RLIMIT_NOFILE, &former);
        const int next = ::dup(0);
        ::close(next);
        rlimit tight = former;
        tight.rlim_cur = rlim_t(next);
        ::setrlimit(RLIMIT_NOFILE, &tight);
        // Twice: after the pause it finds the same, and says nothing new.
        const bool pausedOnce = EventLoop::comesToRest();
        const bool resumed = EventLoop::wakesUp();
        const bool pausedAgain = EventLoop::comesToRest();
        const size_t early = accepted.size();
        ::setrlimit(RLIMIT_NOFILE, &former);
        QVERIFY(pausedOnce && resumed && pausedAgain);
        QCOMPARE(early, size_t(1));
        QCOMPARE(warnings, 1);
        QTRY_COMPARE(accepted.size(), size_t(6));
    }
};

WHERRY_TEST(ControlListenerTest)
#include "controllistenertest.moc"
