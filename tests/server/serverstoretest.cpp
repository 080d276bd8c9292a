// A server with its store, from outside: accounts that log in, register, change and are disabled; quotas, history and
// bans that the next run still knows.
#include "accounts/accountdirectory.h"
#include "base/log.h"
#include "history/history.h"
#include "server/server.h"
#include "support/loopback.h"
#include "support/registry.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <sys/socket.h>

class ServerStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void logsInAndRefuses();
    void disablingEndsSessions();
    void changesHoldForOpenSessions();
    void registers();
    void doesNotRegisterUnasked();
    void changesPasswords();
    void keepsWhatIsUsed();
    void walksAfterAKill();
    void givesRulesTheirPaths();
    void mountsFolders();
    void limitsWhatIsMoved();
    void countsNothingThatIsDropped();
    void letsTheAnonymousRead();
    void writesHistory();
    void keepsDigests();
    void keepsBans();
    void setsADamagedFileAside();
    void livesThroughAFullDisk();

private:
    void start();
    void stop();
    void add(const QByteArray &name, const QJsonObject &settings = {});
    StoreFailure change(const QByteArray &name, const QJsonObject &changes);
    Descriptor logIn(const QByteArray &name, const QByteArray &password = "password");
    QByteArray upload(const Descriptor &control, const QByteArray &path, const QByteArray &content);
    QByteArray download(const Descriptor &control, const QByteArray &path);
    static QByteArray ask(const Descriptor &control, const QByteArray &command);

    std::unique_ptr<QTemporaryDir> m_data;
    Configuration m_configuration;
    std::unique_ptr<Log> m_log;
    std::unique_ptr<Server> m_server;
    QStringList m_warnings;
};
WHERRY_TEST(ServerStoreTest)

// The whole reply, which may be of many lines; empty when none came.
QByteArray ServerStoreTest::ask(const Descriptor &control, const QByteArray &command) {
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

void ServerStoreTest::init() {
    m_server.reset();
    m_data = std::make_unique<QTemporaryDir>();
    m_configuration = Configuration();
    m_configuration.addresses = {{QHostAddress(QHostAddress::LocalHost), true}};
    m_configuration.port = 0;
    m_configuration.passivePorts = {0, 0};
    m_configuration.dataDirectory = m_data->path().toUtf8();
    m_configuration.tls = TlsPolicy::Off;
    m_configuration.guard = false;
    m_configuration.registration = Registration::Always;
    m_warnings.clear();
}

void ServerStoreTest::start() {
    m_log = std::make_unique<Log>();
    m_log->setLevel(LogRecord::Level::Debug);
    connect(m_log.get(), &Log::recorded, this, [this](const LogRecord &record) { m_warnings += record.text; });
    m_server = std::make_unique<Server>(m_configuration, *m_log);
    const auto started = m_server->start();
    QVERIFY2(started.hasValue(), started ? "" : qPrintable(started.error().text));
}

void ServerStoreTest::stop() {
    QSignalSpy stopped(m_server.get(), &Server::stopped);
    m_server->stop();
    QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, 20'000);
    m_server.reset();
}

void ServerStoreTest::add(const QByteArray &name, const QJsonObject &settings) {
    AccountRecord record;
    record.name = QString::fromUtf8(name);
    QVERIFY(!record.settings.apply(settings));
    std::optional<StoreFailure> failure;
    m_server->accounts()->add(record, "password", this, [&](const StoreFailure &result) { failure = result; });
    QTRY_VERIFY_WITH_TIMEOUT(failure.has_value(), 15'000);
    QVERIFY2(!*failure, qPrintable(failure->text));
}

StoreFailure ServerStoreTest::change(const QByteArray &name, const QJsonObject &changes) {
    std::optional<StoreFailure> failure;
    m_server->accounts()->change(QString::fromUtf8(name), changes, this,
                                 [&](const StoreFailure &result) { failure = result; });
    return QTest::qWaitFor([&] { return failure.has_value(); }, 15'000)
               ? *failure
               : StoreFailure{StoreFailure::Kind::Away, QStringLiteral("no answer")};
}

Descriptor ServerStoreTest::logIn(const QByteArray &name, const QByteArray &password) {
    Descriptor control = Loopback::connectTo(m_server->listeners().first().port);
    ask(control, {});
    ask(control, "USER " + name);
    const QByteArray reply = ask(control, "PASS " + password);
    return reply.contains("230 ") ? std::move(control) : Descriptor();
}

QByteArray ServerStoreTest::upload(const Descriptor &control, const QByteArray &path, const QByteArray &content) {
    ask(control, "TYPE I");
    const QByteArray passive = ask(control, "EPSV");
    Descriptor data = Loopback::connectTo(passive.split('|').value(3).toUShort());
    const QByteArray begun = ask(control, "STOR " + path);
    if (!begun.startsWith("150"))
        return begun;
    Loopback::sendAll(data, content);
    data = Descriptor();
    return ask(control, {});
}

QByteArray ServerStoreTest::download(const Descriptor &control, const QByteArray &path) {
    ask(control, "TYPE I");
    const QByteArray passive = ask(control, "EPSV");
    const Descriptor data = Loopback::connectTo(passive.split('|').value(3).toUShort());
    const QByteArray begun = ask(control, "RETR " + path);
    const qsizetype end = begun.indexOf("\r\n") + 2; // of the first line; the second may have come with it
    return !begun.startsWith("150") ? begun : end < begun.size() ? begun.sliced(end) : ask(control, {});
}

void ServerStoreTest::logsInAndRefuses() {
    start();
    add("ann");
    QVERIFY(logIn("ann"));
    QVERIFY(!logIn("ann", "passwort"));
    QVERIFY(!logIn("bob"));
    QVERIFY(QDir(m_data->path() + QStringLiteral("/homes/ann")).exists());
    stop();
    start(); // the next run
    QVERIFY(logIn("ann"));
}

void ServerStoreTest::disablingEndsSessions() {
    start();
    add("ann");
    Descriptor ann = logIn("ann");
    QVERIFY(ann);
    QVERIFY(!change("ann", {{QStringLiteral("note"), QStringLiteral("of sales")}}));
    QVERIFY(ask(ann, "NOOP").startsWith("200"));
    QVERIFY(!change("ann", {{QStringLiteral("enabled"), false}}));
    QVERIFY(ask(ann, {}).startsWith("421 "));
    ann = Descriptor();
    QTRY_COMPARE(m_server->clients().size(), 0);
    QVERIFY(!logIn("ann"));
}

void ServerStoreTest::changesHoldForOpenSessions() {
    start();
    add("ann");
    const Descriptor ann = logIn("ann");
    QVERIFY(ask(ann, "MKD a").startsWith("257"));
    QVERIFY(!change("ann", {{QStringLiteral("permissions"), QStringLiteral("read-only")}}));
    QTRY_VERIFY(ask(ann, "MKD b" + QByteArray::number(QRandomGenerator::global()->generate())).startsWith("55"));
    QVERIFY(!change("ann", {{QStringLiteral("permissions"), QStringLiteral("all")}, {QStringLiteral("quota"), 5}}));
    QTRY_VERIFY(ask(ann, "SITE QUOTA").contains(" 5 "));
    QVERIFY(upload(ann, "five", "12345").startsWith("226"));
    QVERIFY(upload(ann, "six", "1").startsWith("552"));
}

void ServerStoreTest::registers() {
    start();
    Descriptor control = Loopback::connectTo(m_server->listeners().first().port);
    ask(control, {});
    QVERIFY(ask(control, "FEAT").contains("REGISTER"));
    QVERIFY(ask(control, "SITE REGISTER ann").startsWith("501"));
    QVERIFY(ask(control, "SITE REGISTER ann short").startsWith("501"));
    QVERIFY(ask(control, "SITE REGISTER ../x password").startsWith("501"));
    QVERIFY(ask(control, "SITE REGISTER ann secret of  words ").startsWith("230"));
    QVERIFY(ask(control, "SITE REGISTER ann another password").startsWith("550"));
    // Five attempts an hour and address are enough.
    QVERIFY(ask(control, "SITE REGISTER bob another password").startsWith("230"));
    QVERIFY(ask(control, "SITE REGISTER cat another password").startsWith("450"));
    QVERIFY(!logIn("ann", "secret of  words"));
    const Descriptor ann = logIn("ann", "secret of  words ");
    QVERIFY(ann);
    QVERIFY(ask(ann, "SITE QUOTA").contains("1073741824"));
    QVERIFY(ask(ann, "SITE REGISTER dan some password").startsWith("503"));
    QVERIFY(QDir(m_data->path() + QStringLiteral("/homes/ann")).exists());
    QVERIFY(m_warnings.filter(QStringLiteral("secret of")).isEmpty());
    QVERIFY(m_warnings.filter(QStringLiteral("another password")).isEmpty());
}

void ServerStoreTest::doesNotRegisterUnasked() {
    m_configuration.registration = Registration::Encrypted;
    start();
    Descriptor control = Loopback::connectTo(m_server->listeners().first().port);
    ask(control, {});
    QVERIFY(!ask(control, "FEAT").contains("REGISTER"));
    QVERIFY(ask(control, "SITE REGISTER ann password").startsWith("50"));
    m_configuration.registration = Registration::Always;
    m_configuration.registrationApproval = true;
    m_server->reload(m_configuration);
    QVERIFY(ask(control, "SITE REGISTER ann password").contains("approval"));
    QVERIFY(!logIn("ann"));
    QVERIFY(!change("ann", {{QStringLiteral("enabled"), true}}));
    QVERIFY(logIn("ann"));
}

void ServerStoreTest::changesPasswords() {
    start();
    add("ann");
    const Descriptor ann = logIn("ann");
    QVERIFY(ask(ann, "SITE PSWD password").startsWith("501"));
    QVERIFY(ask(ann, "SITE PSWD passwort another secret").startsWith("530"));
    QVERIFY(ask(ann, "SITE PSWD password short").startsWith("501"));
    QVERIFY(ask(ann, "SITE PSWD password another secret").startsWith("200"));
    QVERIFY(!logIn("ann"));
    QVERIFY(logIn("ann", "another secret"));
    QVERIFY(m_warnings.filter(QStringLiteral("another secret")).isEmpty());
}

void ServerStoreTest::keepsWhatIsUsed() {
    start();
    add("ann", {{QStringLiteral("quota"), 1000}});
    QVERIFY(upload(logIn("ann"), "a", QByteArray(600, 'a')).startsWith("226"));
    QVERIFY(ask(logIn("ann"), "SITE QUOTA").contains("600"));
    stop();
    // Past the server: figures that it settled are taken as they are, nothing is walked.
    QFile more(m_data->path() + QStringLiteral("/homes/ann/b"));
    QVERIFY(more.open(QIODevice::WriteOnly) && more.write(QByteArray(300, 'b')) == 300);
    more.close();
    start();
    const Descriptor ann = logIn("ann");
    QVERIFY(ask(ann, "SITE QUOTA").contains("600"));
    QVERIFY(upload(ann, "c", QByteArray(401, 'c')).startsWith("552"));
    qint64 counted = -1;
    QVERIFY(m_server->recount(QStringLiteral("ann"), this, [&](qint64 bytes, qint64) { counted = bytes; }));
    QTRY_COMPARE(counted, 900);
    QVERIFY(ask(ann, "SITE QUOTA").contains("900"));
}

void ServerStoreTest::walksAfterAKill() {
    start();
    add("ann", {{QStringLiteral("quota"), 1000}});
    QVERIFY(upload(logIn("ann"), "a", QByteArray(600, 'a')).startsWith("226"));
    stop();
    start();
    QVERIFY(upload(logIn("ann"), "b", QByteArray(100, 'b')).startsWith("226"));
    // What a killed server leaves: its database as it is in this moment.
    const QString copy = m_data->path() + QStringLiteral("/copy");
    QVERIFY(QDir().mkpath(copy));
    for (const QString &name : {QStringLiteral("wherry.db"), QStringLiteral("wherry.db-wal")})
        QVERIFY(QFile::copy(m_data->filePath(name), copy + QLatin1Char('/') + name));
    QVERIFY(QFile::rename(m_data->path() + QStringLiteral("/homes"), copy + QStringLiteral("/homes")));
    m_server.reset();
    m_configuration.dataDirectory = copy.toUtf8();
    start();
    QVERIFY(ask(logIn("ann"), "SITE QUOTA").contains("700"));
}

void ServerStoreTest::givesRulesTheirPaths() {
    start();
    const auto rule = [](const char *path, const char *permissions) {
        return QJsonObject{{QStringLiteral("path"), QLatin1String(path)},
                           {QStringLiteral("permissions"), QLatin1String(permissions)}};
    };
    add("ann", {{QStringLiteral("permissions"), QStringLiteral("read-only")},
                {QStringLiteral("rules"), QJsonArray{rule("/in", "all"), rule("/in/hidden", "none")}}});
    QVERIFY(QDir().mkpath(m_data->path() + QStringLiteral("/homes/ann/in/hidden")));
    QVERIFY(QDir().mkpath(m_data->path() + QStringLiteral("/homes/ann/inn")));
    const Descriptor ann = logIn("ann");
    QVERIFY(upload(ann, "/f", "1").startsWith("55"));
    QVERIFY(upload(ann, "/inn/f", "1").startsWith("55"));
    QVERIFY(upload(ann, "/in/f", "1").startsWith("226"));
    QVERIFY(upload(ann, "/in/hidden/f", "1").startsWith("55"));
    QVERIFY(ask(ann, "MKD /in/sub").startsWith("257"));
    QVERIFY(ask(ann, "MKD /sub").startsWith("55"));
    QVERIFY(ask(ann, "RNFR /in/f").startsWith("350"));
    QVERIFY(ask(ann, "RNTO /f").startsWith("55")); // no right to rename there
    QVERIFY(ask(ann, "RNFR /in/sub").startsWith("350"));
    QVERIFY(ask(ann, "RNTO /in/other").startsWith("250"));
    QVERIFY(ask(ann, "RNFR /in/hidden").startsWith("55")); // would escape from its rule
    QVERIFY(ask(ann, "MLST /in").contains("perm=cdeflmp;"));
    QVERIFY(!ask(ann, "MLST /inn").contains("perm=c"));
    QVERIFY(ask(ann, "DELE /in/f").startsWith("250"));
}

void ServerStoreTest::mountsFolders() {
    start();
    const QString folder = m_data->path() + QStringLiteral("/public");
    QVERIFY(QDir().mkpath(folder + QStringLiteral("/sub")));
    const auto mount = [](const char *path, const QString &where, const char *permissions) {
        return QJsonObject{{QStringLiteral("path"), QLatin1String(path)},
                           {QStringLiteral("folder"), where},
                           {QStringLiteral("permissions"), QLatin1String(permissions)}};
    };
    add("ann",
        {{QStringLiteral("mounts"), QJsonArray{mount("/public", folder, "read-only"),
                                               mount("/own/of ann", folder + QStringLiteral("/sub"), "all"),
                                               mount("/gone", m_data->path() + QStringLiteral("/{name}"), "all")}}});
    const Descriptor ann = logIn("ann");
    QVERIFY(ask(ann, "CWD /own/of ann").startsWith("250"));
    QVERIFY(ask(ann, "PWD").contains("\"/own/of ann\""));
    QVERIFY(upload(ann, "f", "12345").startsWith("226"));
    QCOMPARE(QFile(folder + QStringLiteral("/sub/f")).size(), 5);
    QVERIFY(ask(ann, "CWD /public/sub").startsWith("250"));
    QVERIFY(ask(ann, "SIZE f").startsWith("213 5"));
    QVERIFY(upload(ann, "g", "1").startsWith("550"));
    QVERIFY(ask(ann, "MLST /public").contains("perm=el;"));
    QVERIFY(ask(ann, "MLST /own/of ann").contains("perm=celmp;"));
    QVERIFY(ask(ann, "MLST /own").contains("perm=el;"));
    const QByteArray root = ask(ann, "STAT /");
    QVERIFY(root.contains(" public\r\n") && root.contains(" own\r\n") && !root.contains(" gone\r\n"));
    QVERIFY(ask(ann, "CWD /gone").contains("missing"));
    QCOMPARE(m_warnings.filter(QStringLiteral("/gone of ann is not there")).size(), 1);
    QVERIFY(QDir().mkpath(m_data->path() + QStringLiteral("/ann")));
    QVERIFY(ask(ann, "CWD /gone").startsWith("250"));
    QVERIFY(ask(ann, "RMD /own/of ann").contains("mounted a folder"));
    QVERIFY(ask(ann, "RNFR /own/of ann/f").startsWith("350"));
    QVERIFY(ask(ann, "RNTO /f").contains("another mounted folder"));
    // Taken away while she is there.
    QVERIFY(!change("ann", {{QStringLiteral("mounts"), QJsonValue()}}));
    QTRY_VERIFY(ask(ann, "CWD /public").startsWith("550"));
    const QJsonArray twice{mount("/a", folder, "all"), mount("/a/", folder, "all")};
    for (const QJsonArray &wrong :
         {twice, QJsonArray{mount("/", folder, "all")}, QJsonArray{mount("/a/..", folder, "all")},
          QJsonArray{mount("/a", QStringLiteral("srv"), "all")}, QJsonArray{mount("/a", folder, "sometimes")}})
        QCOMPARE(change("ann", {{QStringLiteral("mounts"), wrong}}).kind, StoreFailure::Kind::Invalid);
}

void ServerStoreTest::limitsWhatIsMoved() {
    start();
    add("ann", {{QStringLiteral("upload-per-day"), 1000}, {QStringLiteral("download-per-month"), 700}});
    {
        const Descriptor ann = logIn("ann");
        QVERIFY(upload(ann, "a", QByteArray(600, 'a')).startsWith("226"));
        const QByteArray figures = ask(ann, "SITE QUOTA");
        QVERIFY2(figures.contains("Uploaded today: 600 of 1000"), figures.constData());
        QVERIFY2(figures.contains("Downloaded this month: 0 of 700"), figures.constData());
        // The size is not known before: it ends in the middle, and what came is kept.
        const QByteArray refused = upload(ann, "b", QByteArray(600, 'b'));
        QVERIFY2(refused.startsWith("552") && refused.contains("nothing more before "), refused.constData());
        QVERIFY(ask(ann, "SIZE b").startsWith("213 399"));
        QVERIFY(ask(ann, "SITE QUOTA").contains("Uploaded today: 1000 of 1000"));
        ask(ann, "ALLO 10");
        QVERIFY(upload(ann, "c", QByteArray(10, 'c')).contains("only 0 B (0) bytes before "));
        QVERIFY(download(ann, "a").startsWith("226"));
        QVERIFY(download(ann, "a").contains("download only 100 B (100) bytes before ")); // known to be too much
        QVERIFY(!change("ann", {{QStringLiteral("download-per-month"), QJsonValue()}}));
        QTRY_VERIFY(download(ann, "a").startsWith("226"));
    }
    stop();
    start(); // and the next run knows
    QVERIFY(ask(logIn("ann"), "SITE QUOTA").contains("Uploaded today: 1000 of 1000"));
    QVERIFY(upload(logIn("ann"), "d", "1").startsWith("552"));
}

// MODE B, sent ahead: a refused file passes by, and the next one has all of the quota.
void ServerStoreTest::countsNothingThatIsDropped() {
    start();
    add("ann", {{QStringLiteral("upload-per-day"), 100}});
    const Descriptor ann = logIn("ann");
    ask(ann, "CLNT Wherry/test");
    ask(ann, "TYPE I");
    QVERIFY(ask(ann, "MODE B").startsWith("200"));
    const Descriptor data = Loopback::connectTo(ask(ann, "EPSV").split('|').value(3).toUShort());
    const QByteArray file = QByteArray("\x40\x00\x50", 3) + QByteArray(80, 'x');
    Loopback::sendAll(data, file.repeated(2));
    Loopback::sendAll(ann, "STOR missing/a\r\nSTOR b\r\n");
    QByteArray replies;
    while (!replies.contains("\r\n250 ")) {
        const QByteArray more = ask(ann, {});
        QVERIFY2(!more.isEmpty(), replies.constData());
        replies += more;
    }
    QList<QByteArray> codes;
    for (const QByteArray &line : replies.split('\n'))
        codes += line.first(std::min<qsizetype>(3, line.size()));
    QVERIFY2(codes == (QList<QByteArray>{"150", "550", "125", "250", ""}), replies.constData());
    QVERIFY(ask(ann, "SITE QUOTA").contains("Uploaded today: 80 of 100"));
}

void ServerStoreTest::letsTheAnonymousRead() {
    m_configuration.guard = true;
    start();
    QVERIFY(!logIn("anonymous", "me@example.org"));
    QVERIFY(m_server->bans().isEmpty());
    stop();
    m_configuration.anonymous = true;
    m_log = std::make_unique<Log>();
    m_server = std::make_unique<Server>(m_configuration, *m_log);
    QVERIFY(!m_server->start()); // without a home
    m_configuration.anonymousHome = m_data->path().toUtf8() + "/public";
    m_configuration.anonymousSessions = 2;
    QVERIFY(QDir().mkpath(m_data->path() + QStringLiteral("/public/sub")));
    start();
    const Descriptor first = logIn("anonymous", "me@example.org");
    QVERIFY(first);
    const Descriptor second = logIn("FTP", "");
    QVERIFY(second);
    QCOMPARE(m_server->clients().first().account, QStringLiteral("anonymous"));
    QCOMPARE(m_server->clients().last().account, QStringLiteral("anonymous"));
    QVERIFY(!logIn("ftp", "x")); // there are two
    QVERIFY(ask(first, "CWD sub").startsWith("250"));
    QVERIFY(upload(first, "f", "1").startsWith("550"));
    QVERIFY(ask(first, "MKD d").startsWith("550"));
    QVERIFY(ask(first, "RMD /sub").startsWith("550"));
    QVERIFY(ask(first, "SITE PSWD a password").startsWith("5"));
    m_configuration.anonymous = false;
    m_server->reload(m_configuration);
    QTRY_VERIFY_WITH_TIMEOUT(m_server->clients().isEmpty(), 30000); // it waits a moment for their goodbye
}

void ServerStoreTest::writesHistory() {
    start();
    add("ann");
    QVERIFY(!logIn("ann", "wrong password"));
    QVERIFY(upload(logIn("ann"), "a, \"b\"", "12345").startsWith("226"));
    std::optional<Stored<QList<HistoryEntry>>> answer;
    m_server->history()->ask({}, this, [&](const auto &entries) { answer = entries; });
    QTRY_VERIFY(answer.has_value() && *answer);
    const QList<HistoryEntry> entries = **answer;
    QCOMPARE(entries.size(), 3);
    QCOMPARE(entries.at(2).kindName(), QStringLiteral("refused"));
    QCOMPARE(entries.at(1).kindName(), QStringLiteral("login"));
    QCOMPARE(entries.at(0).kindName(), QStringLiteral("upload"));
    QCOMPARE(entries.at(0).bytes, 5);
    QVERIFY(entries.at(0).whole);
    QVERIFY(HistoryExport::csv(entries).contains(",upload,ann,127.0.0.1,\"/a, \"\"b\"\"\",5,"));
    HistoryEntry stranger;
    stranger.kind = HistoryEntry::Kind::Refused;
    stranger.account = QStringLiteral("=1+2");
    QVERIFY(HistoryExport::csv(QList<HistoryEntry>{stranger}).contains(",refused,'=1+2,"));
    QVERIFY(!HistoryExport::json(entries).contains("wrong password"));
    std::optional<Stored<QList<DayTotal>>> totals;
    m_server->history()->totals(0, QStringLiteral(""), this, [&](const auto &all) { totals = all; });
    QTRY_VERIFY(totals.has_value() && *totals);
    QCOMPARE((*totals)->size(), 1);
    QCOMPARE((*totals)->first().uploads, 1);
    QCOMPARE((*totals)->first().bytesReceived, 5);
    const DayTotal again = DayTotal::fromJson((*totals)->first().toJson());
    QCOMPARE(HistoryExport::csv(QList<DayTotal>{again}),
             "day,account,uploads,downloads,bytes_received,bytes_sent\r\n" + again.day.toLatin1() + ",ann,1,0,5,0\r\n");
    for (const char *account : {"ann", "bob"}) {
        totals.reset();
        m_server->history()->totals(0, QLatin1String(account), this, [&](const auto &all) { totals = all; });
        QTRY_VERIFY(totals.has_value() && *totals);
        QCOMPARE((*totals)->size(), *account == 'a' ? 1 : 0);
    }
}

void ServerStoreTest::keepsDigests() {
    m_configuration.historyDigest = true;
    start();
    add("ann");
    const Descriptor ann = logIn("ann");
    const QByteArray content(200'000, 'x'); // more than is copied anyway
    QVERIFY(upload(ann, "f", content).startsWith("226"));
    const auto download = [&ann](const QByteArray &path) {
        const QByteArray passive = ask(ann, "EPSV");
        const Descriptor data = Loopback::connectTo(passive.split('|').value(3).toUShort());
        QByteArray replies = ask(ann, "RETR " + path);
        QByteArray bytes;
        const auto read = [&] {
            char buffer[65536];
            ssize_t size = 0;
            while ((size = ::recv(data.number(), buffer, sizeof buffer, MSG_DONTWAIT)) > 0)
                bytes.append(buffer, size);
            return size == 0;
        };
        const bool isRead = QTest::qWaitFor(read, 15'000);
        if (!replies.contains("226 "))
            replies += ask(ann, {});
        return isRead && replies.contains("226 ") ? bytes : replies;
    };
    QCOMPARE(download("f"), content);
    ask(ann, "REST 5");
    QCOMPARE(download("f"), content.mid(5)); // not the whole file
    ask(ann, "REST 5");
    QVERIFY(upload(ann, "f", "y").startsWith("226"));
    Configuration changed = m_configuration;
    changed.historyDigest = false;
    m_server->reload(changed);
    QVERIFY(upload(ann, "f", content).startsWith("226"));
    std::optional<Stored<QList<HistoryEntry>>> answer;
    m_server->history()->ask({}, this, [&](const auto &entries) { answer = entries; });
    QTRY_VERIFY(answer.has_value() && *answer);
    QList<HistoryEntry> entries = **answer;
    QCOMPARE(entries.size(), 6); // newest first, the login last
    std::ranges::reverse(entries);
    const QString whole = QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
    for (int i = 1; i < 6; ++i)
        QCOMPARE(entries.at(i).sha256, i < 3 ? whole : QString());
    QVERIFY(HistoryExport::csv(entries).contains(QByteArray("yes,," + whole.toLatin1() + "\r\n")));
    QCOMPARE(HistoryEntry::fromJson(entries.at(1).toJson()).sha256, whole);
}

void ServerStoreTest::keepsBans() {
    start();
    m_server->banAddress(QStringLiteral("192.0.2.5"), std::chrono::hours(1), QStringLiteral("too loud"));
    m_server->banAddress(QStringLiteral("2001:db8::7/60"), std::chrono::seconds(0), QStringLiteral("for ever"),
                         QStringLiteral("window"));
    QVERIFY(!m_server->banAddress(QStringLiteral("nobody"), std::chrono::hours(1), {}));
    m_server->banAddress(QStringLiteral("192.0.2.6"), std::chrono::hours(1), {});
    QVERIFY(m_server->liftBan(QStringLiteral("192.0.2.6")));
    stop();
    start();
    QTRY_COMPARE(m_server->bans().size(), 2);
    for (const BanSnapshot &ban : m_server->bans()) {
        const bool isFour = ban.network == QStringLiteral("192.0.2.5");
        QCOMPARE(ban.network, isFour ? QStringLiteral("192.0.2.5") : QStringLiteral("2001:db8::/60"));
        QCOMPARE(ban.madeBy, isFour ? QString() : QStringLiteral("window"));
        QCOMPARE(ban.reason, isFour ? QStringLiteral("too loud") : QStringLiteral("for ever"));
        QCOMPARE(ban.until > 0, isFour);
    }
}

void ServerStoreTest::setsADamagedFileAside() {
    start();
    add("ann");
    stop();
    QFile file(m_data->filePath(QStringLiteral("wherry.db")));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.write(QByteArray(8192, 'x')) == 8192);
    file.close();
    start();
    QTRY_VERIFY(!m_warnings.filter(QStringLiteral("is damaged")).isEmpty());
    QCOMPARE(QDir(m_data->path()).entryList({QStringLiteral("wherry.db.damaged-*")}).size(), 1);
    QVERIFY(!logIn("ann"));
    add("ann");
    QVERIFY(logIn("ann"));
}

// No file may grow: what SQLite meets on a disk without room.
void ServerStoreTest::livesThroughAFullDisk() {
    start();
    add("ann");
    const Descriptor session = logIn("ann");
    QVERIFY(session);
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto ignored = ::signal(SIGXFSZ, SIG_IGN);
    const rlimit none{1, before.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &none), 0);
    const StoreFailure changed = change("ann", {{QStringLiteral("note"), QStringLiteral("unwritten")}});
    Descriptor stranger = Loopback::connectTo(m_server->listeners().first().port);
    ask(stranger, {});
    const QByteArray registered = ask(stranger, "SITE REGISTER bob password");
    const QByteArray noop = ask(session, "NOOP");
    ::setrlimit(RLIMIT_FSIZE, &before);
    ::signal(SIGXFSZ, ignored);
    QCOMPARE(changed.kind, StoreFailure::Kind::Away);
    QVERIFY2(registered.startsWith("450 "), registered.constData());
    QCOMPARE(noop.left(3), QByteArray("200"));
    QVERIFY(ask(stranger, "SITE REGISTER bob password").startsWith("230"));
    QVERIFY(logIn("bob"));
    QVERIFY(!change("ann", {{QStringLiteral("note"), QStringLiteral("written")}}));
}

#include "serverstoretest.moc"
