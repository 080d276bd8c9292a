#include "models/servercontrol.h"
#include "base/log.h"
#include "support/registry.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

namespace {
Configuration configuration(const QTemporaryDir &home) {
    Configuration wanted;
    wanted.addresses = {{QHostAddress(QHostAddress::LocalHost), true}};
    wanted.port = 0;
    wanted.durable = false;
    if (home.isValid()) {
        AccountConfiguration account;
        account.name = "marta";
        account.password = "secret";
        account.home = home.path().toUtf8();
        wanted.accounts = {account};
    }
    return wanted;
}
} // namespace

class ServerControlTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void startsStopsAndStartsAgain() {
        QTemporaryDir home;
        Log log;
        ServerControl control(configuration(home), log);
        QVERIFY(control.listeners().isEmpty());
        QSignalSpy changed(&control, &ServerControl::stateChanged);
        for (int round = 0; round < 2; ++round) {
            QVERIFY(control.start());
            QVERIFY(control.state() == ServerControl::State::Running);
            QCOMPARE(control.listeners().size(), 1);
            QVERIFY(control.startedAt() > 0);
            QCOMPARE(control.addresses().size(), 1);
            QVERIFY(control.addresses().first().url().contains(QStringLiteral("127.0.0.1:")));
            control.stop();
            QTRY_VERIFY(control.state() == ServerControl::State::Stopped);
        }
        QCOMPARE(changed.size() % 2, 0);
    }

    void seesAClientAndEndsIt() {
        QTemporaryDir home;
        Log log;
        ServerControl control(configuration(home), log);
        QVERIFY(control.start());
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), control.listeners().first().port);
        QTRY_VERIFY(socket.canReadLine());
        socket.write("USER marta\r\nPASS secret\r\n");
        QTRY_VERIFY(!control.clients().isEmpty() && control.clients().first().account == QLatin1String("marta"));
        control.disconnectClients({control.clients().first().session});
        QTRY_VERIFY(control.clients().isEmpty());
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    }

    void saysWhyItCannotStart() {
        QTemporaryDir home;
        Log log;
        ServerControl first(configuration(home), log);
        QVERIFY(first.start());
        Configuration same = configuration(home);
        same.port = first.listeners().first().port;
        ServerControl second(same, log);
        QVERIFY(!second.start());
        QVERIFY(second.failure());
        QVERIFY(!second.failure().text.isEmpty());
        QVERIFY(second.state() == ServerControl::State::Stopped);
    }

    void sharingStartsTheServerAndEndsInTime() {
        QTemporaryDir home;
        Log log;
        Configuration empty = configuration(home);
        const AccountConfiguration account = empty.accounts.takeFirst();
        ServerControl control(empty, log);
        QVERIFY(!control.hasAccounts());
        QVERIFY(control.share(account, {}, 1)); // has ended long ago
        QVERIFY(control.state() == ServerControl::State::Running);
        QTRY_VERIFY(!control.hasAccounts());
        QVERIFY(control.state() == ServerControl::State::Running);
    }

    void accountsOfTheStoreAllowAStart() {
        QTemporaryDir home, data;
        Log log;
        Configuration wanted = configuration(home);
        wanted.accounts.clear();
        wanted.dataDirectory = data.path().toUtf8();
        ServerControl control(wanted, log);
        QSignalSpy known(&control, &ServerControl::accountsKnown);
        control.lookForAccounts();
        QTRY_COMPARE(known.size(), 1);
        QVERIFY(!control.hasAccounts());
        QVERIFY(control.start());
        bool isMade = false;
        control.ask({{QStringLiteral("request"), QStringLiteral("account-add")},
                     {QStringLiteral("name"), QStringLiteral("lena")},
                     {QStringLiteral("password"), QStringLiteral("a long one")}},
                    &control, [&](const QJsonObject &answer) { isMade = answer[QStringLiteral("ok")].toBool(); });
        QTRY_VERIFY(isMade);
        control.stop();
        QTRY_VERIFY(control.hasAccounts());

        ServerControl next(wanted, log);
        QSignalSpy nextKnown(&next, &ServerControl::accountsKnown);
        QTRY_COMPARE(known.size(), 2); // the first has let go of the directory
        next.lookForAccounts();
        QTRY_COMPARE(nextKnown.size(), 1);
        QVERIFY(next.hasAccounts());
        QVERIFY(next.start());
    }

    void urlsBracketAddressesAndHideTheUsualPort() {
        using Address = ServerControl::Address;
        const Address six = {Address::Reach::LocalNetwork, QStringLiteral("2001:db8::1"), 2121, true};
        QCOMPARE(six.url(QStringLiteral("marta")), QStringLiteral("ftpes://marta@[2001:db8::1]:2121"));
        const Address usual = {Address::Reach::Internet, QStringLiteral("files.example"), 21, false};
        QCOMPARE(usual.url(), QStringLiteral("ftp://files.example"));
    }
};

WHERRY_TEST(ServerControlTest)
#include "servercontroltest.moc"
