#include "net/dialer.h"
#include "support/expect.h"
#include "support/loopback.h"
#include "support/registry.h"

#include <QHostInfo>
#include <QTest>

#include <sys/socket.h>

#include <vector>

class DialerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void connectsFromTheAddressAsked() {
        quint16 port = 0;
        const Descriptor listener = Loopback::listener(&port);
        Dialer dialer;
        dialer.setLocalAddress({QHostAddress(QStringLiteral("127.0.0.9")), 0});
        Descriptor ours;
        connect(&dialer, &Dialer::connected, this, [&](Descriptor &connection) { ours = std::move(connection); });
        dialer.connectTo({QHostAddress(QHostAddress::LocalHost), port});
        QVERIFY(!ours);
        QTRY_VERIFY(ours);
        const Descriptor theirs(::accept(listener.number(), nullptr, nullptr));
        QCOMPARE(SocketAddress::peer(theirs.number()).address, QHostAddress(QStringLiteral("127.0.0.9")));
    }

    void refused() {
        quint16 port = 0;
        Loopback::listener(&port).reset();
        Dialer dialer;
        Failure failure;
        int connections = 0;
        connect(&dialer, &Dialer::failed, this, [&](const Failure &why) { failure = why; });
        connect(&dialer, &Dialer::connected, this, [&] { ++connections; });
        dialer.connectTo({QHostAddress(QHostAddress::LocalHost), port});
        QVERIFY(!failure);
        QTRY_VERIFY(failure);
        COMPARE_KIND(failure, Failure::Kind::CannotConnect);
        QVERIFY(failure.step.contains(QString::number(port)));
        QCOMPARE(connections, 0);
    }

    // A listener whose queue is full answers nothing at all.
    void timesOut() {
        quint16 port = 0;
        const Descriptor listener = Loopback::listener(&port);
        ::listen(listener.number(), 0);
        std::vector<Descriptor> fillers;
        std::vector<std::unique_ptr<Dialer>> dialers;
        int connected = 0, timedOut = 0;
        for (int i = 0; i < 8; ++i) {
            dialers.push_back(std::make_unique<Dialer>());
            dialers.back()->setTimeout(600);
            connect(dialers.back().get(), &Dialer::connected, this, [&](Descriptor &connection) {
                fillers.push_back(std::move(connection));
                ++connected;
            });
            connect(dialers.back().get(), &Dialer::failed, this,
                    [&](const Failure &failure) { timedOut += failure.kind == Failure::Kind::TimedOut ? 1 : 0; });
            dialers.back()->connectTo({QHostAddress(QHostAddress::LocalHost), port});
        }
        QTRY_COMPARE(connected + timedOut, 8);
        QVERIFY(timedOut >= 1);
    }

    void abortIsSilent() {
        quint16 port = 0;
        const Descriptor listener = Loopback::listener(&port);
        Dialer dialer;
        int signalled = 0;
        connect(&dialer, &Dialer::connected, this, [&] { ++signalled; });
        connect(&dialer, &Dialer::failed, this, [&] { ++signalled; });
        dialer.connectTo({QHostAddress(QHostAddress::LocalHost), port});
        dialer.abort();
        dialer.connectToHost(QStringLiteral("localhost"), port);
        dialer.abort();
        // A question about the same name is answered behind the one that was dropped.
        bool isResolved = false;
        QHostInfo::lookupHost(QStringLiteral("localhost"), this, [&](const QHostInfo &) { isResolved = true; });
        QTRY_VERIFY(isResolved);
        QCOMPARE(signalled, 0);
        dialer.connectToHost(QStringLiteral("localhost"), port);
        QTRY_COMPARE(signalled, 1);
    }

    void destroyedInsideItsSignal() {
        quint16 port = 0;
        const Descriptor listener = Loopback::listener(&port);
        auto dialer = std::make_unique<Dialer>();
        QObject context;
        connect(dialer.get(), &Dialer::connected, &context, [&] { dialer.reset(); });
        dialer->connectTo({QHostAddress(QHostAddress::LocalHost), port});
        QTRY_VERIFY(!dialer);
    }
};

WHERRY_TEST(DialerTest)
#include "dialertest.moc"
