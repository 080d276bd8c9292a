#include "server/server.h"

#include "base/log.h"
#include "support/registry.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <sys/socket.h>

#include <memory>

namespace {
// A client that speaks lines and lets the loop run while it waits.
class Client {
public:
    explicit Client(quint16 port, const QHostAddress &address = QHostAddress(QHostAddress::LocalHost)) {
        m_socket.connectToHost(address, port);
    }
    QByteArray reply() {
        QByteArray whole;
        for (;;) {
            if (!QTest::qWaitFor([this] { return m_socket.canReadLine() || isGone(); }, 20'000) ||
                !m_socket.canReadLine())
                return whole + "<gone>";
            const QByteArray line = m_socket.readLine();
            whole += line;
            if (line.size() > 3 && line.at(3) == ' ' && line.first(3) == whole.first(3))
                return whole.trimmed();
        }
    }
    QByteArray ask(const QByteArray &line) {
        m_socket.write(line + "\r\n");
        return reply();
    }
    int code(const QByteArray &line) { return ask(line).first(3).toInt(); }
    void logIn() {
        reply();
        ask("USER ann");
        QCOMPARE(code("PASS right"), 230);
    }
    // Connected to the port of EPSV.
    std::unique_ptr<QTcpSocket> passive() {
        const QByteArray answer = ask("EPSV");
        const QByteArray port = answer.mid(answer.indexOf("|||") + 3);
        auto data = std::make_unique<QTcpSocket>();
        data->connectToHost(QHostAddress::LocalHost, port.first(port.indexOf('|')).toUShort());
        return data;
    }
    bool isGone() const { return m_socket.state() == QAbstractSocket::UnconnectedState; }
    QTcpSocket &socket() { return m_socket; }

private:
    QTcpSocket m_socket;
};
} // namespace

class ServerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void oneFreePortOnAllAddresses();
    void aBusyPortIsAFailure();
    void theDataDirectoryIsLocked();
    void aMissingHomeIsAFailure();
    void tellsWhatRuns();
    void tellsEachFileOfABatch();
    void showsABatchAsOneWithItsSum();
    void stopTellsClients();
    void stopTellsRunningTransfers();
    void dismissedClientsAreTold();
    void messagesComeWithTheNextReply();
    void ourClientIsToldTheDigestOfEachWholeFile();
    void loginDeadlineIsTotal();
    void idleSessionsEndButNotTransfers();
    void mostSessions();
    void bannedAddressesAreTurnedAway();
    void reloadDropsAccounts();
    void rightsOfTheAccount();
    void identityBitsAreRefused();
    void halfClosedClientsAreAnswered();
    void aClientThatLeavesEndsItsTransfer();

private:
    std::unique_ptr<Server> start();
    quint16 port(const Server &server) const { return server.listeners().first().port; }

    std::unique_ptr<QTemporaryDir> m_home;
    Configuration m_config;
    Log m_log;
};

void ServerTest::init() {
    m_home = std::make_unique<QTemporaryDir>();
    m_config = {};
    m_config.addresses = {{QHostAddress(QHostAddress::LocalHost), true}};
    m_config.port = 0;
    m_config.passivePorts = {0, 0};
    m_config.tls = TlsPolicy::Off;
    m_config.durable = false;
    AccountConfiguration ann;
    ann.name = "ann";
    ann.password = "right";
    ann.home = QFile::encodeName(m_home->path());
    m_config.accounts = {ann};
}

std::unique_ptr<Server> ServerTest::start() {
    auto server = std::make_unique<Server>(m_config, m_log);
    const auto started = server->start();
    if (!started)
        qFatal("%s", qPrintable(started.error().text));
    return server;
}

void ServerTest::oneFreePortOnAllAddresses() {
    m_config.addresses = {{QHostAddress(QStringLiteral("127.0.0.1")), true},
                          {QHostAddress(QStringLiteral("127.0.0.2")), true}};
    const auto server = start();
    QCOMPARE(server->listeners().size(), 2);
    QVERIFY(port(*server) > 0);
    QCOMPARE(server->listeners().at(1).port, port(*server));
    QCOMPARE(server->listeners().at(1).text(), QStringLiteral("127.0.0.2:%1").arg(port(*server)));
    Client second(port(*server), QHostAddress(QStringLiteral("127.0.0.2")));
    QVERIFY(second.reply().startsWith("220 "));
}

void ServerTest::aBusyPortIsAFailure() {
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    m_config.port = other.serverPort();
    Server server(m_config, m_log);
    const auto started = server.start();
    QVERIFY(!started);
    QCOMPARE(started.error().kind, Failure::Kind::CannotConnect);
    QVERIFY2(started.error().text.contains(QString::number(other.serverPort())), qPrintable(started.error().text));
    QVERIFY(!server.isRunning());
}

void ServerTest::theDataDirectoryIsLocked() {
    QTemporaryDir data;
    m_config.dataDirectory = QFile::encodeName(data.path());
    auto first = start();
    Server second(m_config, m_log);
    const auto started = second.start();
    QVERIFY(!started);
    QCOMPARE(started.error().code, EWOULDBLOCK);
    QVERIFY2(started.error().text.contains(QString::number(QCoreApplication::applicationPid())),
             qPrintable(started.error().text));
    QSignalSpy stopped(first.get(), &Server::stopped);
    first->stop();
    QCOMPARE(stopped.count(), 1);
    QVERIFY(second.start().hasValue());
}

void ServerTest::aMissingHomeIsAFailure() {
    m_config.accounts.first().home = "/nowhere/at/all";
    Server server(m_config, m_log);
    const auto started = server.start();
    QVERIFY(!started);
    QVERIFY(started.error().text.contains(QStringLiteral("/nowhere/at/all")));
}

void ServerTest::tellsWhatRuns() {
    const auto server = start();
    Client client(port(*server));
    client.logIn();
    client.ask("CLNT Test 1");
    client.ask("MKD sub");
    client.ask("CWD sub");
    client.ask("TYPE I");
    QCOMPARE(server->clients().size(), 1);
    ClientSnapshot one = server->clients().first();
    QCOMPARE(one.account, QStringLiteral("ann"));
    QCOMPARE(one.client, QStringLiteral("Test 1"));
    QCOMPARE(one.directory, QStringLiteral("/sub"));
    QCOMPARE(one.address, QStringLiteral("127.0.0.1"));
    QVERIFY(one.doing.isEmpty() && one.encryption.isEmpty());
    QVERIFY(server->transfers().isEmpty());

    auto data = client.passive();
    client.ask("ALLO 5000");
    QVERIFY(client.ask("STOR film").startsWith("150"));
    data->write(QByteArray(3000, 'x'));
    QTRY_COMPARE(server->transfers().value(0).bytes, 3000);
    const TransferSnapshot transfer = server->transfers().first();
    QCOMPARE(transfer.path, QStringLiteral("/sub/film"));
    QCOMPARE(transfer.direction, TransferSnapshot::Direction::Upload);
    QCOMPARE(transfer.size, 5000);
    QCOMPARE(server->clients().first().doing, QStringLiteral("STOR film"));
    data->disconnectFromHost();
    QVERIFY(client.reply().startsWith("226"));
    QVERIFY(server->transfers().isEmpty());
    QCOMPARE(server->totals().bytesReceived, 3000);
    QCOMPARE(server->totals().uploadsDone, 1);
}

// MODE B, sent ahead: each file is told with its path, once, and the sums never go back.
void ServerTest::tellsEachFileOfABatch() {
    m_config.durable = true;
    const auto server = start();
    QList<TransferEnd> ends;
    connect(server.get(), &Server::transferEnded, this, [&ends](const TransferEnd &end) { ends += end; });
    qint64 received = 0;
    connect(server.get(), &Server::transferEnded, this, [&] {
        QVERIFY(server->totals().bytesReceived >= received);
        received = server->totals().bytesReceived;
    });
    Client client(port(*server));
    client.logIn();
    client.ask("CLNT Wherry/test");
    client.ask("TYPE I");
    QVERIFY(client.ask("MODE B").startsWith("200"));
    auto data = client.passive();
    QByteArray lines;
    QByteArray bytes;
    for (int i = 0; i < 100; ++i) {
        lines += "STOR " + QByteArray(i == 50 ? "missing/" : "") + QByteArray::number(i) + "\r\n";
        bytes += QByteArray("\x40\x00\x0a", 3) + QByteArray(10, 'x');
    }
    client.socket().write(lines);
    data->write(bytes);
    for (int i = 0; i < 100; ++i) {
        QVERIFY(client.reply().startsWith(i == 0 ? "150" : "125"));
        QCOMPARE(client.reply().first(3), i == 50 ? "550" : "250");
    }
    QCOMPARE(ends.size(), 100);
    QSet<QString> paths;
    QSet<quint64> ids;
    for (const TransferEnd &end : std::as_const(ends)) {
        ids += end.transfer.id;
        if (end.whole)
            paths += end.transfer.path;
        QCOMPARE(end.transfer.bytes, end.whole ? 10 : 0);
        QCOMPARE(end.transfer.direction, TransferSnapshot::Direction::Upload);
    }
    QCOMPARE(ids.size(), 100);
    QCOMPARE(paths.size(), 99);
    QVERIFY(paths.contains(QStringLiteral("/99")));
    QVERIFY(server->transfers().isEmpty());
    QCOMPARE(server->totals().bytesReceived, 990);
    QCOMPARE(server->totals().uploadsDone, 99);
}

// The files of a batch pass under one id, with the sum of those before; another data connection begins anew.
void ServerTest::showsABatchAsOneWithItsSum() {
    const auto server = start();
    Client client(port(*server));
    client.logIn();
    client.ask("TYPE I");
    QVERIFY(client.ask("MODE B").startsWith("200"));
    const auto pass = [&client](QTcpSocket &data, const QByteArray &name, int opening) {
        QCOMPARE(client.code("STOR " + name), opening);
        data.write(QByteArray("\x40\x00\x0a", 3) + QByteArray(10, 'x'));
        QCOMPARE(client.reply().first(3), "250");
    };
    const auto beginOne = [&client](QTcpSocket &data, const QByteArray &name, int opening) {
        QCOMPARE(client.code("STOR " + name), opening);
        data.write(QByteArray("\x40\x00\x0a", 3) + QByteArray(4, 'x'));
    };
    auto data = client.passive();
    beginOne(*data, "a", 150);
    QTRY_COMPARE(server->transfers().value(0).bytes, 4);
    const TransferSnapshot first = server->transfers().first();
    QCOMPARE(first.path, QStringLiteral("/a"));
    QCOMPARE(first.batchFiles, 0);
    QCOMPARE(first.moved(), 4);
    data->write(QByteArray(6, 'x'));
    QCOMPARE(client.reply().first(3), "250");
    QVERIFY(server->transfers().isEmpty());
    pass(*data, "b", 125);
    pass(*data, "c", 125);
    beginOne(*data, "d", 125);
    QTRY_COMPARE(server->transfers().value(0).bytes, 4);
    QCOMPARE(server->transfers().size(), 1);
    const TransferSnapshot fourth = server->transfers().first();
    QCOMPARE(fourth.id, first.id);
    QCOMPARE(fourth.startedAt, first.startedAt);
    QCOMPARE(fourth.path, QStringLiteral("/d"));
    QCOMPARE(fourth.batchFiles, 3);
    QCOMPARE(fourth.moved(), 34);
    QCOMPARE(server->clientDetails(fourth.session)->transfers.first().batchFiles, 3);
    data->write(QByteArray(6, 'x'));
    QCOMPARE(client.reply().first(3), "250");

    data = client.passive();
    beginOne(*data, "e", 150);
    QTRY_COMPARE(server->transfers().value(0).bytes, 4);
    QVERIFY(server->transfers().first().id != first.id);
    QCOMPARE(server->transfers().first().moved(), 4);
}

void ServerTest::stopTellsClients() {
    const auto server = start();
    Client client(port(*server));
    client.logIn();
    QSignalSpy stopped(server.get(), &Server::stopped);
    server->stop();
    QVERIFY(client.reply().startsWith("421 "));
    QTRY_COMPARE(stopped.count(), 1);
    QVERIFY(client.isGone());
    QVERIFY(!server->isRunning());
}

void ServerTest::stopTellsRunningTransfers() {
    const auto server = start();
    Client client(port(*server));
    client.logIn();
    auto data = client.passive();
    QVERIFY(client.ask("STOR a").startsWith("150"));
    server->stop();
    QVERIFY(client.reply().startsWith("426 "));
    QVERIFY(client.reply().startsWith("421 "));
    QTRY_VERIFY(!server->isRunning());
}

void ServerTest::dismissedClientsAreTold() {
    const auto server = start();
    Client client(port(*server));
    client.logIn();
    server->disconnectClient(12345);
    server->disconnectClient(server->clients().first().session);
    QVERIFY(client.reply().startsWith("421 "));
    QTRY_VERIFY(server->clients().isEmpty());
}

void ServerTest::messagesComeWithTheNextReply() {
    const auto server = start();
    Client client(port(*server));
    client.logIn();
    const quint64 id = server->clients().first().session;
    server->sendMessage(id, QStringLiteral("Going home\nat five"));
    QCOMPARE(client.ask("PWD"), QByteArray("257 \"/\" is the working directory."));
    const QByteArray told = client.ask("NOOP");
    QVERIFY2(told.startsWith("200-") && told.contains("Going home") && !told.contains("\nat"), told.constData());
    QCOMPARE(client.ask("NOOP").count('\n'), 0);
    client.ask("CLNT Wherry/1.0");
    server->sendMessage(id, QStringLiteral("To you"));
    QVERIFY(client.ask("NOOP").contains("\r\n X-WHERRY-MESSAGE To%20you\r\n"));
}

void ServerTest::ourClientIsToldTheDigestOfEachWholeFile() {
    QFile file(m_home->filePath(QStringLiteral("a")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray bytes(300'000, 'a');
    QCOMPARE(file.write(bytes), bytes.size());
    file.close();
    const QByteArray told = " [SHA-256 " + QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex() + ']';
    const auto server = start();
    Client client(port(*server));
    client.logIn();
    QCOMPARE(client.code("TYPE I"), 200);
    const auto wordOn = [&client, &bytes](const QByteArray &command, qint64 from = 0) {
        auto data = client.passive();
        if (from > 0)
            client.ask("REST " + QByteArray::number(from));
        client.ask(command);
        if (command.startsWith("STOR")) {
            data->write(bytes);
            data->disconnectFromHost();
        }
        QByteArray came;
        connect(data.get(), &QTcpSocket::readyRead, data.get(), [&] { came += data->readAll(); });
        const QByteArray word = client.reply();
        return word.startsWith("226") ? word : QByteArray();
    };
    QVERIFY(wordOn("RETR a").endsWith("are there.")); // a stranger is not
    QCOMPARE(client.code("CLNT Wherry/1.0"), 200);
    QVERIFY(wordOn("RETR a").endsWith(told));
    QVERIFY(wordOn("STOR b").endsWith(told));
    QVERIFY(wordOn("RETR a", 1).endsWith("are there.")); // not all of it passed
}

void ServerTest::loginDeadlineIsTotal() {
    m_config.loginTimeout = std::chrono::seconds(1);
    const auto server = start();
    Client client(port(*server));
    QVERIFY(client.reply().startsWith("220"));
    // Dripping does not help.
    QTimer drip;
    connect(&drip, &QTimer::timeout, &client.socket(), [&client] { client.socket().write("x"); });
    drip.start(100);
    QVERIFY(client.reply().startsWith("421 "));
    QTRY_VERIFY(server->clients().isEmpty());
}

void ServerTest::idleSessionsEndButNotTransfers() {
    m_config.idleTimeout = std::chrono::seconds(1);
    const auto server = start();
    Client busy(port(*server));
    busy.logIn();
    auto data = busy.passive();
    QVERIFY(busy.ask("STOR a").startsWith("150"));
    Client idle(port(*server));
    idle.logIn();
    QVERIFY(idle.reply().startsWith("421 "));
    QCOMPARE(busy.code("NOOP"), 200);
    data->disconnectFromHost();
    QVERIFY(busy.reply().startsWith("226"));
}

void ServerTest::mostSessions() {
    m_config.maxSessions = 1;
    const auto server = start();
    Client first(port(*server));
    first.logIn();
    Client second(port(*server));
    QVERIFY(second.reply().startsWith("421 "));
    first.ask("QUIT");
    QTRY_VERIFY(server->clients().isEmpty());
    Client third(port(*server));
    QVERIFY(third.reply().startsWith("220"));
}

void ServerTest::bannedAddressesAreTurnedAway() {
    const auto server = start();
    Client client(port(*server));
    client.logIn();
    server->banAddress(QStringLiteral("127.0.0.1"), std::chrono::seconds(0), QStringLiteral("test"));
    QVERIFY(client.reply().startsWith("421 "));
    Client again(port(*server));
    QVERIFY(again.reply().startsWith("421 "));
    QCOMPARE(server->bans().size(), 1);
    QVERIFY(server->liftBan(server->bans().first().network));
    Client third(port(*server));
    QVERIFY(third.reply().startsWith("220"));
}

void ServerTest::reloadDropsAccounts() {
    const auto server = start();
    Client client(port(*server));
    client.logIn();
    Configuration without = m_config;
    without.accounts.first().name = "bob";
    server->reload(without);
    QVERIFY(client.reply().startsWith("421 "));
    Client bob(port(*server));
    bob.reply();
    bob.ask("USER bob");
    QCOMPARE(bob.code("PASS right"), 230);
}

void ServerTest::rightsOfTheAccount() {
    m_config.accounts.first().permissions = PermissionSet::ReadOnly;
    const auto server = start();
    Client client(port(*server));
    client.logIn();
    QCOMPARE(client.code("MKD a"), 550);
    QCOMPARE(client.code("SITE CHMOD 600 a"), 550);
    auto data = client.passive();
    QCOMPARE(client.code("STOR a"), 550);
    QVERIFY(QDir(m_home->path()).isEmpty());
}

void ServerTest::identityBitsAreRefused() {
    const auto server = start();
    Client client(port(*server));
    client.logIn();
    QCOMPARE(client.code("MKD a"), 257);
    QCOMPARE(client.code("SITE CHMOD 700 a"), 200);
    const QByteArray answer = client.ask("SITE CHMOD 2775 a");
    QVERIFY2(answer.startsWith("504 ") && answer.contains("set-group-ID"), answer.constData());
    QCOMPARE(client.code("MFF modify=20200101000000;UNIX.mode=4755; a"), 504);
    const QByteArray facts = client.ask("MLST a").toLower();
    QVERIFY2(facts.contains("unix.mode=0700;") && !facts.contains("modify=20200101"), facts.constData());
}

void ServerTest::halfClosedClientsAreAnswered() {
    const auto server = start();
    Client client(port(*server));
    client.reply();
    client.socket().write("USER ann\r\nPASS right\r\nPWD\r\n");
    QVERIFY(QTest::qWaitFor([&] { return client.socket().bytesToWrite() == 0; }, 20'000));
    ::shutdown(int(client.socket().socketDescriptor()), 1);
    QVERIFY(client.reply().startsWith("331"));
    QVERIFY(client.reply().startsWith("230"));
    QVERIFY(client.reply().startsWith("257"));
    QTRY_VERIFY(server->clients().isEmpty());
}

void ServerTest::aClientThatLeavesEndsItsTransfer() {
    const auto server = start();
    auto client = std::make_unique<Client>(port(*server));
    client->logIn();
    auto data = client->passive();
    QVERIFY(client->ask("STOR a").startsWith("150"));
    data->write("half");
    QTRY_COMPARE(server->transfers().value(0).bytes, 4);
    client.reset();
    QTRY_VERIFY(server->clients().isEmpty());
    QVERIFY(server->transfers().isEmpty());
    QVERIFY(!QFile::exists(m_home->filePath(QStringLiteral("a"))));
}

WHERRY_TEST(ServerTest)
#include "servertest.moc"
