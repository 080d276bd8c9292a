#include "program/instancesocket.h"
#include "support/registry.h"

#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

class InstanceSocketTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nobodyIsThere() {
        const QTemporaryDir directory;
        QVERIFY(!InstanceSocket(directory.path()).handOver({QStringLiteral("ftp://a/")}));
    }

    void addressesReachTheFirst() {
        const QTemporaryDir directory;
        InstanceSocket first(directory.path());
        QVERIFY(first.listen());
        QSignalSpy arrived(&first, &InstanceSocket::arrived);
        const QStringList urls{QStringLiteral("ftp://ann:s%20p@example.org/é"), QStringLiteral("ftps://b/")};
        bool taken = false;
        std::thread later([&] { taken = InstanceSocket(directory.path()).handOver(urls); }); // another process's place
        const bool came = arrived.wait();
        later.join();
        QVERIFY(came);
        QVERIFY(taken);
        QCOMPARE(arrived.first().first().toStringList(), urls);
    }

    void eachDirectoryHasItsOwn() {
        const QTemporaryDir directory, other;
        InstanceSocket first(directory.path());
        QVERIFY(first.listen());
        QVERIFY(!InstanceSocket(other.path()).handOver({}));
    }

    void opensOverWhatAKilledOneLeft() {
        const QTemporaryDir directory;
        InstanceSocket first(directory.path());
        QVERIFY(first.listen());
        InstanceSocket next(directory.path());
        QVERIFY(next.listen());
        QSignalSpy arrived(&next, &InstanceSocket::arrived);
        std::thread later([&] { InstanceSocket(directory.path()).handOver({}); });
        const bool came = arrived.wait();
        later.join();
        QVERIFY(came);
    }
};

WHERRY_TEST(InstanceSocketTest)
#include "instancesockettest.moc"
