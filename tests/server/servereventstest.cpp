// What a server tells its administrator's webhook and command, from outside.
#include "base/log.h"
#include "server/server.h"
#include "support/loopback.h"
#include "support/registry.h"
#include "support/serverhttp.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/socket.h>

class ServerEventsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tellsWhatHappens();
    void tellsWhereUniqueFilesAre();
    void tellsWhereMountedFilesAre();
    void tellsOfTheQuotaOnce();
    void tellsWhatIsWanted();
    void tellsBeforeItStops();
    void stopsWithoutAnAnswer();
    void goesOnInAFlood();

private:
    void start();
    Descriptor logIn(const QByteArray &name, const QByteArray &password = "pw") const;
    static QByteArray ask(const Descriptor &control, const QByteArray &command);
    static Descriptor begin(const Descriptor &control, const QByteArray &path, const QByteArray &verb = "STOR ");
    static QByteArray upload(const Descriptor &control, const QByteArray &path, const QByteArray &content,
                             const QByteArray &verb = "STOR ");
    QStringList told() const; // the kinds, in order

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<ServerHttp> m_http;
    std::unique_ptr<Log> m_log;
    Configuration m_configuration;
    std::unique_ptr<Server> m_server;
    QStringList m_warnings;
};
WHERRY_TEST(ServerEventsTest)

void ServerEventsTest::init() {
    m_server.reset();
    m_directory = std::make_unique<QTemporaryDir>();
    m_http = std::make_unique<ServerHttp>();
    m_log = std::make_unique<Log>();
    m_warnings.clear();
    connect(m_log.get(), &Log::recorded, this, [this](const LogRecord &record) {
        if (record.level >= LogRecord::Level::Warning)
            m_warnings += record.text;
    });
    m_configuration = Configuration();
    m_configuration.addresses = {{QHostAddress(QHostAddress::LocalHost), true}};
    m_configuration.port = 0;
    m_configuration.passivePorts = {0, 0};
    m_configuration.tls = TlsPolicy::Off;
    m_configuration.durable = false;
    m_configuration.eventWebhook = m_http->address();
    QVERIFY(QDir(m_directory->path()).mkdir(QStringLiteral("home")));
    AccountConfiguration account;
    account.name = "ann";
    account.password = "pw";
    account.home = m_directory->filePath(QStringLiteral("home")).toUtf8();
    account.quotaBytes = 1000;
    m_configuration.accounts = {account};
}

void ServerEventsTest::start() {
    m_server = std::make_unique<Server>(m_configuration, *m_log);
    const auto started = m_server->start();
    QVERIFY2(started.hasValue(), started ? "" : qPrintable(started.error().text));
}

// One reply; empty when none came.
QByteArray ServerEventsTest::ask(const Descriptor &control, const QByteArray &command) {
    if (!command.isEmpty())
        Loopback::sendAll(control, QByteArray(command + "\r\n"));
    QByteArray text;
    const auto isWhole = [&text] {
        const qsizetype last = text.lastIndexOf('\n', text.size() - 2) + 1;
        return text.endsWith("\r\n") && text.size() - last > 4 && text.at(last + 3) == ' ' && text.at(last) != ' ';
    };
    const bool answered = QTest::qWaitFor(
        [&] {
            char buffer[4096];
            const ssize_t size = ::recv(control.number(), buffer, sizeof buffer, MSG_DONTWAIT);
            text.append(buffer, std::max<ssize_t>(0, size));
            return isWhole();
        },
        15'000);
    return answered ? text : QByteArray();
}

Descriptor ServerEventsTest::logIn(const QByteArray &name, const QByteArray &password) const {
    Descriptor control = Loopback::connectTo(m_server->listeners().first().port);
    ask(control, {});
    ask(control, "USER " + name);
    const QByteArray reply = ask(control, "PASS " + password);
    ask(control, "TYPE I");
    return reply.contains("230 ") ? std::move(control) : Descriptor();
}

Descriptor ServerEventsTest::begin(const Descriptor &control, const QByteArray &path, const QByteArray &verb) {
    const QByteArray passive = ask(control, "EPSV");
    Descriptor data = Loopback::connectTo(passive.split('|').value(3).toUShort());
    return ask(control, verb + path).startsWith("150") ? std::move(data) : Descriptor();
}

QByteArray ServerEventsTest::upload(const Descriptor &control, const QByteArray &path, const QByteArray &content,
                                    const QByteArray &verb) {
    Descriptor data = begin(control, path, verb);
    if (!data)
        return {};
    Loopback::sendAll(data, content);
    data = Descriptor();
    return ask(control, {});
}

QStringList ServerEventsTest::told() const {
    QStringList kinds;
    for (const ServerHttp::Request &request : m_http->requests())
        kinds += QString::fromLatin1(request.headers.value("x-wherry-event"));
    return kinds;
}

void ServerEventsTest::tellsWhatHappens() {
    start();
    QVERIFY(!logIn("ann", "wrong"));
    const Descriptor control = logIn("ann");
    QVERIFY(ask(control, "MKD sub").startsWith("257"));
    QVERIFY(ask(control, "CWD sub").startsWith("250"));
    QVERIFY(upload(control, "a b", "0123456789").startsWith("226"));
    QVERIFY(ask(control, "REST 4").startsWith("350"));
    QVERIFY(upload(control, "a b", "456").startsWith("226")); // what there is afterwards is told, not what came
    {
        const Descriptor cut = begin(control, "cut");
        QVERIFY(cut);
        QVERIFY(ask(control, "ABOR").startsWith("426"));
    }
    m_server->banAddress(QStringLiteral("192.0.2.7"), std::chrono::seconds(0), QStringLiteral("why not"));
    const QStringList expected = {QStringLiteral("refused-login"), QStringLiteral("login"), QStringLiteral("upload"),
                                  QStringLiteral("upload"), QStringLiteral("ban")};
    QTRY_COMPARE_WITH_TIMEOUT(told(), expected, 15'000);
    QList<QJsonObject> objects;
    for (const ServerHttp::Request &request : m_http->requests())
        objects += QJsonDocument::fromJson(request.body).object();
    const auto field = [&objects](int index, const char *name) {
        return objects.at(index).value(QLatin1String(name)).toVariant().toString();
    };
    QCOMPARE(field(0, "account"), QStringLiteral("ann"));
    QCOMPARE(field(0, "address"), QStringLiteral("127.0.0.1"));
    QCOMPARE(field(0, "detail"), QStringLiteral("wrong name or password"));
    QVERIFY(!objects.at(1).contains(QStringLiteral("detail")));
    QCOMPARE(field(2, "event"), QStringLiteral("upload"));
    QCOMPARE(field(2, "path"), QStringLiteral("/sub/a b"));
    QCOMPARE(field(2, "home"), m_directory->filePath(QStringLiteral("home")));
    QCOMPARE(field(2, "file"), m_directory->filePath(QStringLiteral("home/sub/a b")));
    QCOMPARE(field(2, "bytes"), QStringLiteral("10"));
    QCOMPARE(field(3, "bytes"), QStringLiteral("7"));
    QCOMPARE(field(4, "address"), QStringLiteral("192.0.2.7"));
    QCOMPARE(field(4, "detail"), QStringLiteral("why not"));
    QVERIFY(field(4, "time").endsWith(QLatin1Char('Z')));
}

void ServerEventsTest::tellsWhereUniqueFilesAre() {
    m_configuration.events = {EventKind::Upload};
    start();
    const Descriptor control = logIn("ann");
    QVERIFY(ask(control, "MKD w").startsWith("257"));
    for (const char *argument : {"", " w", " name", " name", " a.txt", " a.txt", " w/b"})
        QVERIFY(upload(control, argument, "x", "STOU").startsWith("226"));
    QTRY_COMPARE(m_http->requests().size(), 7);
    QSet<QString> files;
    for (const ServerHttp::Request &request : m_http->requests()) {
        const QJsonObject object = QJsonDocument::fromJson(request.body).object();
        const QString file = object.value(QStringLiteral("file")).toString();
        QVERIFY2(QFileInfo(file).isFile(), qPrintable(file));
        files += file;
    }
    QCOMPARE(files.size(), 7);
}

// Mounts of the configuration, one within the other.
void ServerEventsTest::tellsWhereMountedFilesAre() {
    m_configuration.events = {EventKind::Upload};
    const QDir root(m_directory->path());
    for (const char *folder : {"outer", "inner", "shown"})
        QVERIFY(root.mkdir(QLatin1String(folder)));
    const auto folder = [this](const char *name) { return m_directory->filePath(QLatin1String(name)).toUtf8(); };
    m_configuration.accounts.first().mounts = {{"/in", folder("outer"), PermissionSet::Everything},
                                               {"/in/deep", folder("inner"), PermissionSet::Everything},
                                               {"/shown", folder("shown")}};
    start();
    const Descriptor control = logIn("ann");
    for (const char *path : {"in2", "in/f", "in/deep/f"})
        QVERIFY(upload(control, path, "x").startsWith("226"));
    QVERIFY(upload(control, "shown/f", "x").isEmpty()); // read-only, as nothing else was said
    QTRY_COMPARE(m_http->requests().size(), 3);
    const QStringList places = {QStringLiteral("home/in2"), QStringLiteral("outer/f"), QStringLiteral("inner/f")};
    for (int i = 0; i < 3; ++i) {
        const QJsonObject object = QJsonDocument::fromJson(m_http->requests().at(i).body).object();
        QCOMPARE(object.value(QStringLiteral("file")).toString(), m_directory->filePath(places.at(i)));
        QVERIFY(QFileInfo(m_directory->filePath(places.at(i))).isFile());
    }
}

void ServerEventsTest::tellsOfTheQuotaOnce() {
    m_configuration.events = {EventKind::Quota};
    start();
    const Descriptor control = logIn("ann");
    QVERIFY(upload(control, "most", QByteArray(800, 'x')).startsWith("226"));
    QVERIFY(upload(control, "more", QByteArray(100, 'x')).startsWith("226")); // 90 %
    QVERIFY(upload(control, "rest", QByteArray(50, 'x')).startsWith("226"));
    QTRY_COMPARE(m_http->requests().size(), 1);
    const QJsonObject object = QJsonDocument::fromJson(m_http->requests().first().body).object();
    QCOMPARE(object.value(QStringLiteral("event")).toString(), QStringLiteral("quota"));
    QCOMPARE(object.value(QStringLiteral("account")).toString(), QStringLiteral("ann"));
    QCOMPARE(object.value(QStringLiteral("bytes")).toInteger(), 900);
    QCOMPARE(object.value(QStringLiteral("limit")).toInteger(), 1000);
    QVERIFY(ask(control, "DELE rest").startsWith("250"));
    QVERIFY(ask(control, "DELE more").startsWith("250"));
    QVERIFY(upload(control, "more", QByteArray(110, 'x')).startsWith("226")); // across again
    QTRY_COMPARE(m_http->requests().size(), 2);

    // What was full when it was first counted is no news.
    m_server = std::make_unique<Server>(m_configuration, *m_log);
    QVERIFY(m_server->start().hasValue());
    const Descriptor again = logIn("ann");
    QVERIFY(upload(again, "last", "x").startsWith("226"));
    m_server->banAddress(QStringLiteral("192.0.2.7"), std::chrono::seconds(0), {}); // not wanted either
    QSignalSpy stopped(m_server.get(), &Server::stopped);
    m_server->stop();
    QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, 20'000);
    QCOMPARE(m_http->requests().size(), 2);
}

void ServerEventsTest::tellsWhatIsWanted() {
    m_configuration.events = {EventKind::Ban};
    start();
    QVERIFY(logIn("ann"));
    m_server->banAddress(QStringLiteral("192.0.2.7"), std::chrono::seconds(0), {});
    QTRY_COMPARE(told(), QStringList(QStringLiteral("ban")));

    Configuration changed = m_configuration;
    changed.events = {EventKind::Login};
    m_server->reload(changed);
    QVERIFY(logIn("ann"));
    m_server->banAddress(QStringLiteral("192.0.2.8"), std::chrono::seconds(0), {});
    QTRY_COMPARE(told().size(), 2);
    QCOMPARE(told().last(), QStringLiteral("login"));
}

void ServerEventsTest::tellsBeforeItStops() {
    start();
    for (int i = 1; i < 20; ++i)
        m_server->banAddress(QStringLiteral("192.0.2.%1").arg(i), std::chrono::seconds(0), {});
    QSignalSpy stopped(m_server.get(), &Server::stopped);
    m_server->stop();
    QVERIFY(stopped.isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, 20'000);
    QCOMPARE(told().size(), 19);
    QVERIFY2(m_warnings.isEmpty(), qPrintable(m_warnings.join(QLatin1Char('\n'))));
    QVERIFY(m_server->start().hasValue()); // and all over again
    QVERIFY(logIn("ann"));
    QTRY_COMPARE(told().size(), 20);
}

void ServerEventsTest::stopsWithoutAnAnswer() {
    m_http->answer({""});
    start();
    m_server->banAddress(QStringLiteral("192.0.2.1"), std::chrono::seconds(0), {});
    m_server->banAddress(QStringLiteral("192.0.2.2"), std::chrono::seconds(0), {});
    QTRY_COMPARE(told().size(), 1);
    QSignalSpy stopped(m_server.get(), &Server::stopped);
    m_server->stop();
    QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, 20'000);
    QCOMPARE(m_warnings, QStringList(QStringLiteral("2 events for the webhook are lost")));
}

void ServerEventsTest::goesOnInAFlood() {
    m_http->answer({""});
    start();
    const Descriptor control = logIn("ann");
    Descriptor data = begin(control, "file");
    QVERIFY(data);
    Loopback::sendAll(data, "first");
    for (int i = 0; i < 10'000; ++i)
        m_server->banAddress(QStringLiteral("10.%1.%2.1").arg(i / 250).arg(i % 250), std::chrono::seconds(0), {});
    Loopback::sendAll(data, "last");
    data = Descriptor();
    QVERIFY(ask(control, {}).startsWith("226"));
    QVERIFY(told().size() <= 1);
    m_server.reset(); // which tells what is lost: one line for all of it, one for those without room
    QCOMPARE(m_warnings.size(), 2);
    QVERIFY2(m_warnings.at(1).startsWith(QLatin1String("100")), qPrintable(m_warnings.at(1)));
}

#include "servereventstest.moc"
