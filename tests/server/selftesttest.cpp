// The self-test against a real server, and its probe against peers that misbehave.
#include "selftest/selftest.h"

#include "base/log.h"
#include "control/controlsocket.h"
#include "control/serverrequests.h"
#include "history/history.h"
#include "selftest/selftestwords.h"
#include "server/server.h"
#include "support/registry.h"
#include "support/serverhttp.h"

#include <QDir>
#include <QJsonArray>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using Step = SelfTestFinding::Step;
using Cause = SelfTestFinding::Cause;
using Mark = SelfTestFinding::Mark;

class SelfTestTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void choosesItsTargets();
    void findsThatAllWorks_data();
    void findsThatAllWorks();
    void leavesNothingBehind();
    void isOneAtATime();
    void saysWhoIsKeptOut();
    void saysWhatDoesNotWork_data();
    void saysWhatDoesNotWork();
    void takesNoPasvFromOutside();
    void endsInTime();
    void saysWhereTheTimeWasOver();
    void hasWordsForAll();

private:
    void start();
    QList<SelfTestFinding> run();
    QStringList homes() const {
        return QDir(m_data->filePath(QStringLiteral("selftest"))).entryList(QDir::NoDotAndDotDot | QDir::AllEntries);
    }

    std::unique_ptr<QTemporaryDir> m_data;
    std::unique_ptr<Log> m_log;
    Configuration m_configuration;
    std::unique_ptr<Server> m_server;
};
WHERRY_TEST(SelfTestTest)

namespace {
// Answers each verb with what the test wrote down, once for each of its lines; "" = never.
class FakeServer : public QTcpServer {
public:
    explicit FakeServer(const QMap<QByteArray, QByteArray> &script)
        : m_script(script) {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection()) {
                answer(*socket, "greeting", "220 Hello");
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                    while (socket->canReadLine())
                        answer(*socket, socket->readLine().trimmed().split(' ').first(), "500 What?");
                });
            }
        });
    }
    // The port of a data connection that sends these bytes and ends.
    quint16 openData(const QByteArray &bytes) {
        m_data.listen(QHostAddress::LocalHost);
        connect(&m_data, &QTcpServer::newConnection, this, [this, bytes] {
            while (QTcpSocket *socket = m_data.nextPendingConnection()) {
                socket->write(bytes);
                m_sockets += socket;
            }
        });
        return m_data.serverPort();
    }
    void set(const QByteArray &verb, const QByteArray &reply) { m_script[verb] = reply; }

private:
    void answer(QTcpSocket &socket, const QByteArray &verb, const QByteArray &otherwise) {
        static const QMap<QByteArray, QByteArray> usual = {{"USER", "331 Go on"},
                                                           {"PASS", "230 In"},
                                                           {"TYPE", "200 Yes"},
                                                           {"STOR", "150 Go\r\n226 Done"},
                                                           {"RETR", "150 Go\r\n226 Done"}};
        const QByteArray reply = m_script.value(verb, usual.value(verb, otherwise));
        if (reply == "close")
            return socket.disconnectFromHost();
        if (!reply.isEmpty())
            socket.write(reply + "\r\n");
        if (verb == "RETR")
            for (QTcpSocket *data : std::as_const(m_sockets))
                data->disconnectFromHost();
    }

    QMap<QByteArray, QByteArray> m_script;
    QTcpServer m_data;
    QList<QTcpSocket *> m_sockets;
};

QList<SelfTestFinding> probe(const SocketAddress &address, bool isExternal = false,
                             std::chrono::milliseconds limit = std::chrono::seconds(20)) {
    QList<SelfTestFinding> findings;
    Probe probe({address, false, isExternal}, {"ann", "pw", {}, QHostAddress(QStringLiteral("198.51.100.7"))}, limit);
    QObject::connect(&probe, &Probe::found, &probe, [&](const SelfTestFinding &finding) { findings += finding; });
    QSignalSpy finished(&probe, &Probe::finished);
    probe.start();
    (void)QTest::qWaitFor([&] { return !finished.isEmpty(); }, 30'000);
    return findings;
}
} // namespace

void SelfTestTest::init() {
    m_server.reset();
    m_data = std::make_unique<QTemporaryDir>();
    m_log = std::make_unique<Log>();
    m_configuration = Configuration();
    m_configuration.addresses = {{QHostAddress(QHostAddress::LocalHost), true}};
    m_configuration.port = 0;
    m_configuration.passivePorts = {0, 0};
    m_configuration.dataDirectory = m_data->path().toUtf8();
    m_configuration.durable = false;
}

void SelfTestTest::start() {
    m_server = std::make_unique<Server>(m_configuration, *m_log);
    const auto started = m_server->start();
    QVERIFY2(started.hasValue(), started ? "" : qPrintable(started.error().text));
}

QList<SelfTestFinding> SelfTestTest::run() {
    SelfTest test(*m_server);
    QSignalSpy finished(&test, &SelfTest::finished);
    if (!test.start() || !QTest::qWaitFor([&] { return !finished.isEmpty(); }, 60'000))
        return {};
    return test.findings();
}

void SelfTestTest::choosesItsTargets() {
    const QHostAddress four(QStringLiteral("192.0.2.5"));
    const QHostAddress six(QStringLiteral("2001:db8::5"));
    const QList<QHostAddress> machine = {QHostAddress(QHostAddress::LocalHost), four, six,
                                         QHostAddress(QStringLiteral("fe80::1"))};
    Configuration configuration;
    const auto texts = [&](const QList<ListenerInfo> &listeners) {
        QStringList all;
        for (const ProbeTarget &one : SelfTest::targets(listeners, configuration, machine))
            all += one.address.toString() + (one.implicitTls ? QStringLiteral(" tls") : QString()) +
                   (one.isExternal ? QStringLiteral(" external") : QString());
        return all.join(QStringLiteral(", "));
    };
    const ListenerInfo local{QHostAddress(QHostAddress::LocalHost), 2121, false};
    const ListenerInfo all{QHostAddress(QHostAddress::AnyIPv4), 21, false};
    const ListenerInfo allSix{QHostAddress(QHostAddress::AnyIPv6), 990, true};
    QCOMPARE(texts({local}), QStringLiteral("127.0.0.1:2121"));
    QCOMPARE(texts({all, allSix}), QStringLiteral("127.0.0.1:21, 192.0.2.5:21, [::1]:990 tls, [2001:db8::5]:990 tls"));
    const ListenerInfo both{QHostAddress(QHostAddress::Any), 21, false};
    QCOMPARE(texts({both}), QStringLiteral("127.0.0.1:21, 192.0.2.5:21, [::1]:21, [2001:db8::5]:21"));
    configuration.externalAddress = QHostAddress(QStringLiteral("198.51.100.1"));
    QCOMPARE(texts({local}), QStringLiteral("127.0.0.1:2121")); // not from elsewhere
    QCOMPARE(texts({all}), QStringLiteral("127.0.0.1:21, 192.0.2.5:21, 198.51.100.1:21 external"));
    configuration.externalAddress = four; // no router between
    QCOMPARE(texts({all}), QStringLiteral("127.0.0.1:21, 192.0.2.5:21"));
}

void SelfTestTest::findsThatAllWorks_data() {
    QTest::addColumn<TlsPolicy>("tls");
    QTest::addColumn<bool>("implicitTls");
    QTest::newRow("offered") << TlsPolicy::Optional << false;
    QTest::newRow("required, and from the first byte too") << TlsPolicy::Required << true;
    QTest::newRow("off") << TlsPolicy::Off << false;
}

void SelfTestTest::findsThatAllWorks() {
    QFETCH(TlsPolicy, tls);
    QFETCH(bool, implicitTls);
    m_configuration.tls = tls;
    m_configuration.implicitTls = implicitTls;
    m_configuration.implicitTlsPort = 0;
    start();
    const QList<SelfTestFinding> findings = run();
    const qsizetype steps = 7;
    QCOMPARE(findings.size(), implicitTls ? 2 * steps : steps);
    for (const SelfTestFinding &finding : findings) {
        const bool isClear = tls == TlsPolicy::Off && finding.step == Step::Encrypt;
        QVERIFY2(finding.cause == (isClear ? Cause::NoEncryption : Cause::None),
                 qPrintable(SelfTestWords::sentence(finding)));
        QCOMPARE(finding.mark(), isClear ? Mark::Warning : Mark::Works);
        QVERIFY(finding.target.startsWith(QLatin1String("127.0.0.1:")));
    }
    QCOMPARE(findings.last().step, Step::Delete);
}

void SelfTestTest::leavesNothingBehind() {
    ServerHttp http;
    m_configuration.eventWebhook = http.address();
    // What a killed server left goes at the next start.
    QVERIFY(QDir(m_data->path()).mkpath(QStringLiteral("selftest/old/sub")));
    start();
    QVERIFY(homes().isEmpty());
    QSignalSpy ended(m_server.get(), &Server::transferEnded);
    QVERIFY(!run().isEmpty());
    QVERIFY(homes().isEmpty());
    QTRY_VERIFY(m_server->clients().isEmpty());
    QVERIFY(ended.isEmpty());
    std::optional<Stored<QList<HistoryEntry>>> answer;
    m_server->history()->ask({}, this, [&](const auto &entries) { answer = entries; });
    QTRY_VERIFY(answer.has_value() && *answer);
    QVERIFY((*answer)->isEmpty());

    // Nor does one that is ended in the middle.
    auto test = std::make_unique<SelfTest>(*m_server);
    bool isIn = false;
    connect(test.get(), &SelfTest::found, this,
            [&](const SelfTestFinding &finding) { isIn = isIn || finding.step == Step::LogIn; });
    QVERIFY(test->start());
    QCOMPARE(homes().size(), 1);
    QTRY_VERIFY(isIn);
    test.reset();
    QVERIFY(homes().isEmpty());
    QTRY_VERIFY(m_server->clients().isEmpty());

    // A reload in the middle leaves the account, a stop of the server ends the test.
    SelfTest last(*m_server);
    QSignalSpy finished(&last, &SelfTest::finished);
    QVERIFY(last.start());
    m_server->reload(m_configuration);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(last.findings().last().cause, Cause::None);
    SelfTest stopped(*m_server);
    QSignalSpy stoppedFinished(&stopped, &SelfTest::finished);
    QVERIFY(stopped.start());
    m_server->stop();
    QTRY_COMPARE_WITH_TIMEOUT(stoppedFinished.size(), 1, 20'000);
    QVERIFY(homes().isEmpty());
    QVERIFY(http.requests().isEmpty());
}

void SelfTestTest::isOneAtATime() {
    start();
    const auto door = openControlSocket(*m_server, *m_log);
    QList<QJsonObject> answers;
    const QJsonObject request{{QStringLiteral("request"), QStringLiteral("selftest")}};
    door->ask(request, [&](const QJsonObject &answer) { answers += answer; });
    door->ask(request, [&](const QJsonObject &answer) { answers += answer; });
    QCOMPARE(answers.size(), 1);
    QVERIFY(!answers.first().value(QStringLiteral("ok")).toBool());
    QTRY_COMPARE_WITH_TIMEOUT(answers.size(), 2, 60'000);
    QVERIFY(answers.last().value(QStringLiteral("ok")).toBool());
    const QJsonArray findings = answers.last().value(QStringLiteral("findings")).toArray();
    QCOMPARE(findings.size(), 7);
    const SelfTestFinding last = SelfTestFinding::fromJson(findings.last().toObject());
    QCOMPARE(last.step, Step::Delete);
    QCOMPARE(last.toJson(), findings.last().toObject());
}

void SelfTestTest::saysWhoIsKeptOut() {
    m_configuration.deniedNetworks = {*Subnet::parse(QStringLiteral("127.0.0.1"))};
    start();
    const QList<SelfTestFinding> findings = run();
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.first().cause, Cause::TurnedAway);
    QCOMPARE(findings.first().mark(), Mark::Fails);
}

void SelfTestTest::saysWhatDoesNotWork_data() {
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<Step>("step");
    QTest::addColumn<Cause>("cause");
    const auto row = [](const char *name, const char *verb, const char *reply, Step step, Cause cause) {
        QTest::newRow(name) << QByteArray(verb) << QByteArray(reply) << step << cause;
    };
    row("turned away", "greeting", "421 Too many", Step::Connect, Cause::TurnedAway);
    row("another service", "greeting", "554 No SMTP here", Step::Connect, Cause::TurnedAway);
    row("closed at once", "greeting", "close", Step::Connect, Cause::Lost);
    row("no login", "PASS", "530 No", Step::LogIn, Cause::Refused);
    row("cut at the login", "PASS", "close", Step::LogIn, Cause::Lost);
    row("no EPSV", "EPSV", "500 What?", Step::Passive, Cause::Refused);
    row("a port that nobody listens on", "EPSV", "229 (|||1|)", Step::Passive, Cause::PortNotReached);
    row("nonsense", "EPSV", "229 somewhere", Step::Passive, Cause::Refused);
    row("another address", "PASV", "227 (10,0,0,5,200,1)", Step::Passive, Cause::WrongAddress);
    row("no upload", "STOR", "553 No", Step::Upload, Cause::Refused);
    row("cut upload", "STOR", "150 Go\r\n426 Cut", Step::Upload, Cause::Refused);
    row("changed on the way", "", "", Step::Download, Cause::Damaged);
    row("no download", "RETR", "550 No", Step::Download, Cause::Refused);
}

void SelfTestTest::saysWhatDoesNotWork() {
    QFETCH(QByteArray, verb);
    QFETCH(QByteArray, reply);
    QFETCH(Step, step);
    QFETCH(Cause, cause);
    FakeServer server({});
    const QByteArray port = QByteArray::number(server.openData("not what was sent"));
    server.set("EPSV", "229 (|||" + port + "|)");
    server.set("PASV", "227 (127,0,0,1," + QByteArray::number(port.toInt() / 256) + ',' +
                           QByteArray::number(port.toInt() % 256) + ')');
    server.set(verb, reply);
    const QList<SelfTestFinding> findings = probe({QHostAddress(QHostAddress::LocalHost), server.serverPort()});
    QVERIFY(!findings.isEmpty());
    QVERIFY2(findings.last().step == step && findings.last().cause == cause,
             qPrintable(SelfTestWords::sentence(findings.last())));
    QCOMPARE(findings.last().mark(), Mark::Fails);
    for (const SelfTestFinding &finding : findings)
        QVERIFY(finding.cause == cause || finding.mark() != Mark::Fails);
}

// Through a router and back the server sees a client of its own network.
void SelfTestTest::takesNoPasvFromOutside() {
    FakeServer server({{"PASV", "227 (10,0,0,5,200,1)"}, {"RETR", "550 No"}});
    const quint16 port = server.openData({});
    server.set("EPSV", "229 (|||" + QByteArray::number(port) + "|)");
    const SocketAddress address{QHostAddress(QHostAddress::LocalHost), server.serverPort()};
    const QList<SelfTestFinding> outside = probe(address, true);
    QCOMPARE(outside.last().step, Step::Download);
    QCOMPARE(probe(address, false).last().cause, Cause::WrongAddress);
    server.set("PASV",
               "227 (198,51,100,7," + QByteArray::number(port / 256) + ',' + QByteArray::number(port % 256) + ')');
    QCOMPARE(probe(address, false).last().step, Step::Download); // as configured
}

void SelfTestTest::endsInTime() {
    FakeServer silent({{"greeting", ""}});
    const SocketAddress address{QHostAddress(QHostAddress::LocalHost), silent.serverPort()};
    QList<SelfTestFinding> findings = probe(address, false, std::chrono::milliseconds(50));
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.first().cause, Cause::TimedOut);
    QCOMPARE(findings.first().mark(), Mark::Fails);
    findings = probe(address, true, std::chrono::milliseconds(50)); // that proves little
    QCOMPARE(findings.first().mark(), Mark::Warning);
    silent.close();
    findings = probe(address);
    QCOMPARE(findings.first().cause, Cause::NotReached);
}

void SelfTestTest::saysWhereTheTimeWasOver() {
    m_configuration.addresses = {{QHostAddress(QHostAddress::LocalHost), true},
                                 {QHostAddress(QStringLiteral("127.0.0.2")), true}};
    start();
    const QString first = m_server->listeners().first().text();
    SelfTest test(*m_server, {.step = std::chrono::seconds(20), .all = std::chrono::milliseconds(1)});
    QSignalSpy finished(&test, &SelfTest::finished);
    QVERIFY(test.start());
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(test.findings().last().cause, Cause::TimedOut);
    for (const SelfTestFinding &finding : test.findings())
        QCOMPARE(finding.target, first); // not the one that would have come next
    QVERIFY(homes().isEmpty());
}

void SelfTestTest::hasWordsForAll() {
    for (int step = int(Step::Connect); step <= int(Step::Delete); ++step) {
        for (int cause = int(Cause::None); cause <= int(Cause::Lost); ++cause) {
            for (const bool isExternal : {false, true}) {
                const SelfTestFinding finding{static_cast<Step>(step), static_cast<Cause>(cause),
                                              QStringLiteral("192.0.2.1:2121"), isExternal, QStringLiteral("7")};
                QVERIFY(!SelfTestWords::sentence(finding).isEmpty());
                QCOMPARE(SelfTestWords::advice(finding, {}).isEmpty(), finding.cause == Cause::None);
                QCOMPARE(SelfTestFinding::fromJson(finding.toJson()).toJson(), finding.toJson());
            }
        }
    }
    const SelfTestFinding port{Step::Passive, Cause::PortNotReached, QStringLiteral("192.0.2.1:2121"), true, {}};
    QVERIFY(SelfTestWords::advice(port, {50000, 50100}).contains(QLatin1String("50000 to 50100")));
    const SelfTestFinding reached{Step::Connect, Cause::NotReached, QStringLiteral("[2001:db8::1]:990"), false, {}};
    QVERIFY(SelfTestWords::advice(reached, {}).contains(QLatin1String("port 990 ")));
}

#include "selftesttest.moc"
