// A server that ends while a client uploads: nothing it refers to is touched afterwards, and what came is kept and
// listed.
#include "base/log.h"
#include "server/server.h"
#include "support/loopback.h"
#include "support/registry.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/socket.h>

class ServerEndTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatCame_data();
    void keepsWhatCame();
};
WHERRY_TEST(ServerEndTest)

namespace {
// The server lives on this thread: its loop runs while an answer is waited for.
QByteArray ask(const Descriptor &control, const QByteArray &command, const QByteArray &code) {
    if (!command.isEmpty())
        Loopback::sendAll(control, QByteArray(command + "\r\n"));
    QByteArray text;
    const bool answered = QTest::qWaitFor([&] {
        char buffer[4096];
        const ssize_t size = ::recv(control.number(), buffer, sizeof buffer, MSG_DONTWAIT);
        text.append(buffer, std::max<ssize_t>(0, size));
        return text.endsWith('\n') &&
               (text.startsWith(QByteArray(code + ' ')) || text.contains(QByteArray('\n' + code + ' ')));
    });
    return answered ? text : QByteArray("no answer, but: " + text);
}
} // namespace

void ServerEndTest::keepsWhatCame_data() {
    QTest::addColumn<bool>("stopsFirst");
    QTest::newRow("destroyed") << false;
    QTest::newRow("stopped, then destroyed") << true;
}

void ServerEndTest::keepsWhatCame() {
    QFETCH(bool, stopsFirst);
    QTemporaryDir home;
    QTemporaryDir data;
    Configuration configuration;
    configuration.addresses = {{QHostAddress(QHostAddress::LocalHost), true}};
    configuration.port = 0;
    configuration.passivePorts = {0, 0};
    configuration.dataDirectory = data.path().toUtf8();
    configuration.tls = TlsPolicy::Off;
    AccountConfiguration account;
    account.name = "ann";
    account.password = "pw";
    account.home = home.path().toUtf8();
    account.quotaBytes = 1'000'000; // a counter goes with the server, too
    configuration.accounts.append(account);
    Log log;
    auto server = std::make_unique<Server>(configuration, log);
    QVERIFY(server->start().hasValue());
    const Descriptor control = Loopback::connectTo(server->listeners().first().port);
    QVERIFY(ask(control, {}, "220").startsWith("220"));
    ask(control, "USER ann", "331");
    QVERIFY(ask(control, "PASS pw", "230").contains("230 "));
    ask(control, "TYPE I", "200");
    const QByteArray passive = ask(control, "EPSV", "229");
    const Descriptor upload = Loopback::connectTo(passive.split('|').value(3).toUShort());
    QVERIFY(ask(control, "STOR f", "150").startsWith("150"));
    QSignalSpy changed(server.get(), &Server::unfinishedUploadsChanged);
    Loopback::sendAll(upload, "0123456789");
    QTRY_COMPARE(server->unfinishedUploads().size(), 1);
    QVERIFY(changed.size() > 0);
    QVERIFY(server->unfinishedUploads().first().running);
    QVERIFY(!server->dropUnfinishedUpload(server->unfinishedUploads().first().id));
    if (stopsFirst) {
        QSignalSpy stopped(server.get(), &Server::stopped);
        server->stop();
        QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, 20'000);
    }
    server.reset();
    QCoreApplication::processEvents();

    server = std::make_unique<Server>(configuration, log);
    QVERIFY(server->start().hasValue());
    const QList<UnfinishedUploadSnapshot> found = server->unfinishedUploads();
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().account, QStringLiteral("ann"));
    QCOMPARE(found.first().name, QStringLiteral("f"));
    QCOMPARE(found.first().held, 10);
    QVERIFY(!found.first().running);
    QVERIFY(server->dropUnfinishedUpload(found.first().id));
    QVERIFY(server->unfinishedUploads().isEmpty());
}

#include "serverendtest.moc"
