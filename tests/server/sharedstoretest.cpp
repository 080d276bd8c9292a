// Two servers that share a PostgreSQL database and a home: together they never exceed a quota, what a dead server had
// been granted comes back, what one of them changes holds on the other at once, and both live on without the database.
#include "accounts/accountdirectory.h"
#include "accounts/quotalease.h"
#include "base/log.h"
#include "server/server.h"
#include "support/loopback.h"
#include "support/registry.h"
#include "support/serverbytes.h"
#include "support/serverpostgres.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <sys/socket.h>

#include <thread>

class SharedStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void isNeverExceededByTwoServers();
    void goesWhereItIsNeeded();
    void isCountedAfterAServerDied();
    void sharesTransferQuotas();
    void waitsForNobodyWhenTheDatabaseIsAway();
    void endsSessionsOfAnAccountDisabledElsewhere();
    void takesChangesOfAGroupElsewhere();
    void takesAPasswordChangedElsewhere();
    void bansWhatIsBannedElsewhere();
    void learnsWhatItMissed();
    void livesThroughAStopOfTheDatabase();

private:
    struct Node {
        QTemporaryDir data;
        Log log;
        std::unique_ptr<Server> server;
    };
    std::unique_ptr<Node> start();
    void add(Node &node, const QByteArray &name, qint64 quota);
    static StoreFailure change(Node &node, const QString &name, const QJsonObject &changes);
    StoreFailure run(const QString &statement);
    static QByteArray reply(const Descriptor &control);
    static QByteArray ask(const Descriptor &control, const QByteArray &command);
    static Descriptor logIn(const Node &node, const QByteArray &name, const QByteArray &password = "password");
    bool mayMakeFolders(const Descriptor &control);
    // Empty when the server began to take it: then reply() tells how it ended.
    QByteArray begin(const Descriptor &control, const QByteArray &path, qsizetype size);
    QByteArray upload(const Descriptor &control, const QByteArray &path, qsizetype size);
    qint64 onDisk() const;
    QString home() const { return m_home->filePath(QStringLiteral("ann")); }

    PostgresCluster m_postgres;
    std::unique_ptr<QTemporaryDir> m_home;
    int m_folders = 0;
    std::vector<std::jthread> m_senders;
    std::unique_ptr<Node> m_one;
    std::unique_ptr<Node> m_two;
};
WHERRY_TEST(SharedStoreTest)

namespace {
// In ms. What a database that went away had been asked may be known only when the lease has run out.
constexpr auto longest = static_cast<int>(2 * QuotaLease::Expiry.count());

QByteArray ofQuota(qint64 used) { return QByteArray::number(used) + " of"; }
} // namespace

QByteArray SharedStoreTest::reply(const Descriptor &control) {
    QByteArray text;
    const auto isWhole = [&text] {
        const qsizetype last = text.lastIndexOf('\n', text.size() - 2) + 1;
        return text.endsWith("\r\n") && text.mid(last, 4) == QByteArray(text.left(3) + ' ');
    };
    const bool answered = QTest::qWaitFor(
        [&] {
            char next = 0; // no more than one reply: another may stand behind it
            while (!isWhole() && ::recv(control.number(), &next, 1, MSG_DONTWAIT) == 1)
                text += next;
            return isWhole();
        },
        longest);
    return answered ? text : QByteArray();
}

QByteArray SharedStoreTest::ask(const Descriptor &control, const QByteArray &command) {
    Loopback::sendAll(control, QByteArray(command + "\r\n"));
    return reply(control);
}

Descriptor SharedStoreTest::logIn(const Node &node, const QByteArray &name, const QByteArray &password) {
    Descriptor control = Loopback::connectTo(node.server->listeners().first().port);
    reply(control);
    ask(control, "USER " + name);
    return ask(control, "PASS " + password).contains("230 ") && ask(control, "TYPE I").startsWith("200")
               ? std::move(control)
               : Descriptor();
}

bool SharedStoreTest::mayMakeFolders(const Descriptor &control) {
    return ask(control, "MKD folder" + QByteArray::number(++m_folders)).startsWith("257"); // there is none of that name
}

QByteArray SharedStoreTest::begin(const Descriptor &control, const QByteArray &path, qsizetype size) {
    Descriptor data = Loopback::connectTo(ask(control, "EPSV").split('|').value(3).toUShort());
    const QByteArray begun = ask(control, "STOR " + path);
    if (!begun.startsWith("150"))
        return begun;
    // The servers run on this thread.
    m_senders.emplace_back([data = std::move(data), size] { Loopback::sendAll(data, QByteArray(size, 'x')); });
    return {};
}

QByteArray SharedStoreTest::upload(const Descriptor &control, const QByteArray &path, qsizetype size) {
    const QByteArray refused = begin(control, path, size);
    return refused.isEmpty() ? reply(control) : refused;
}

qint64 SharedStoreTest::onDisk() const {
    qint64 bytes = 0;
    for (QDirIterator files(home(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); files.hasNext();) {
        files.next();
        bytes += files.fileInfo().size();
    }
    return bytes;
}

void SharedStoreTest::initTestCase() {
    QVERIFY2(PostgresCluster::isInstalled(), "scripts/bootstrap test installs PostgreSQL");
    const QString failure = m_postgres.start();
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
}

void SharedStoreTest::init() {
    (void)run(QStringLiteral("DELETE FROM accounts"));
    (void)run(QStringLiteral("DELETE FROM usage"));
    (void)run(QStringLiteral("DELETE FROM bans"));
    m_home = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir().mkpath(home()));
    m_one = start();
    m_two = start();
    QVERIFY(m_one && m_two);
}

void SharedStoreTest::cleanup() {
    m_one.reset(); // cuts what is still being sent
    m_two.reset();
    m_senders.clear();
}

std::unique_ptr<SharedStoreTest::Node> SharedStoreTest::start() {
    auto node = std::make_unique<Node>();
    Configuration configuration;
    configuration.addresses = {{QHostAddress(QHostAddress::LocalHost), true}};
    configuration.port = 0;
    configuration.passivePorts = {0, 0};
    configuration.dataDirectory = node->data.path().toUtf8();
    configuration.database = m_postgres.url();
    configuration.tls = TlsPolicy::Off;
    configuration.guard = false;
    node->server = std::make_unique<Server>(configuration, node->log);
    return node->server->start().hasValue() ? std::move(node) : nullptr;
}

void SharedStoreTest::add(Node &node, const QByteArray &name, qint64 quota) {
    AccountRecord record;
    record.name = QString::fromUtf8(name);
    QVERIFY(!record.settings.apply({{QStringLiteral("quota"), quota}, {QStringLiteral("home"), home()}}));
    std::optional<StoreFailure> failure;
    node.server->accounts()->add(record, "password", this, [&](const StoreFailure &result) { failure = result; });
    QTRY_VERIFY_WITH_TIMEOUT(failure.has_value(), longest);
    QVERIFY2(!*failure, qPrintable(failure->text));
}

StoreFailure SharedStoreTest::change(Node &node, const QString &name, const QJsonObject &changes) {
    QObject context;
    std::optional<StoreFailure> failure;
    node.server->accounts()->change(name, changes, &context, [&](const StoreFailure &result) { failure = result; });
    (void)QTest::qWaitFor([&] { return failure.has_value(); }, longest);
    return failure.value_or(StoreFailure{StoreFailure::Kind::Away, {}});
}

StoreFailure SharedStoreTest::run(const QString &statement) {
    Database database({{}, m_postgres.url()});
    QObject context;
    std::optional<StoreFailure> failure;
    database.run(
        &context, [statement](Connection &connection) { return connection.change(statement); },
        [&](const Stored<int> &done) { failure = done ? StoreFailure() : done.error(); });
    (void)QTest::qWaitFor([&] { return failure.has_value(); }, longest);
    return failure.value_or(StoreFailure{StoreFailure::Kind::Away, {}});
}

void SharedStoreTest::isNeverExceededByTwoServers() {
    const qint64 quota = 4 * MiB;
    add(*m_one, "ann", quota);
    qint64 worst = 0;
    QTimer watch;
    connect(&watch, &QTimer::timeout, this, [&] { worst = std::max(worst, onDisk()); });
    watch.start(1);
    std::vector<Descriptor> controls;
    for (int i = 0; i < 8; ++i) {
        controls.push_back(logIn(i % 2 ? *m_one : *m_two, "ann"));
        QVERIFY(controls.back());
    }
    int whole = 0;
    std::vector<bool> begun;
    for (int i = 0; i < 8; ++i)
        begun.push_back(begin(controls[std::size_t(i)], "f" + QByteArray::number(i), MiB).isEmpty());
    for (std::size_t i = 0; i < 8; ++i) {
        if (!begun[i])
            continue;
        const QByteArray end = reply(controls[i]);
        QVERIFY2(end.startsWith("226") || end.startsWith("552"), end.constData());
        whole += end.startsWith("226");
    }
    QVERIFY(worst <= quota);
    QCOMPARE(worst, std::max(worst, onDisk()));
    QVERIFY2(whole >= 1 && whole <= 4, qPrintable(QString::number(whole)));
    // Both tell the same, and it is what is there.
    for (const Descriptor &control : {std::cref(controls[0]), std::cref(controls[1])})
        QTRY_VERIFY_WITH_TIMEOUT(ask(control, "SITE QUOTA").contains(ofQuota(onDisk())), longest);
}

void SharedStoreTest::goesWhereItIsNeeded() {
    add(*m_one, "ann", 100 * MiB);
    const Descriptor one = logIn(*m_one, "ann");
    const Descriptor two = logIn(*m_two, "ann");
    QCOMPARE(upload(one, "a", 70 * MiB).left(3), QByteArray("226"));
    // What the one was granted and did not use comes back to the other, while it waits.
    QCOMPARE(upload(two, "b", 30 * MiB).left(3), QByteArray("226"));
    QCOMPARE(upload(two, "c", 1).left(3), QByteArray("552"));
    QCOMPARE(upload(one, "c", 1).left(3), QByteArray("552"));
    QVERIFY(ask(two, "DELE a").startsWith("250"));
    QTRY_VERIFY_WITH_TIMEOUT(ask(one, "AVBL").contains(QByteArray::number(70 * MiB)), longest);
    QCOMPARE(upload(one, "c", 70 * MiB).left(3), QByteArray("226"));
    QCOMPARE(onDisk(), 100 * MiB);
}

void SharedStoreTest::isCountedAfterAServerDied() {
    add(*m_one, "ann", 4 * MiB);
    QCOMPARE(upload(logIn(*m_one, "ann"), "a", MiB).left(3), QByteArray("226"));
    // Killed with 3 MiB in its hands, of which it wrote one.
    QFile file(home() + QStringLiteral("/b"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(MiB, 'b')) == MiB);
    file.close();
    QVERIFY(!run(QStringLiteral("UPDATE usage SET bytes = bytes + 3145728, files = files + 1")));
    QVERIFY(!run(QStringLiteral("INSERT INTO quota_leases (account, server, bytes, files, counting, until) VALUES "
                                "('ann', 'dead', 3145728, 1, 0, 1)")));
    const Descriptor two = logIn(*m_two, "ann");
    QTRY_VERIFY_WITH_TIMEOUT(ask(two, "SITE QUOTA").contains(ofQuota(2 * MiB)), longest);
    QCOMPARE(upload(two, "c", 2 * MiB + 1).left(3), QByteArray("552"));
    QCOMPARE(upload(two, "d", 1).left(3), QByteArray("226")); // what came of c was dropped
}

void SharedStoreTest::sharesTransferQuotas() {
    add(*m_one, "ann", 100 * MiB);
    QVERIFY(!change(*m_one, QStringLiteral("ann"), {{QStringLiteral("upload-per-week"), 8 * MiB}}));
    const Descriptor one = logIn(*m_one, "ann");
    const Descriptor two = logIn(*m_two, "ann");
    // What the other one does not use of its grant goes back.
    const auto isMoved = [&](qint64 bytes) {
        return ask(two, "SITE QUOTA").contains(QByteArray("Uploaded this week: " + QByteArray::number(bytes) + ' '));
    };
    QCOMPARE(upload(one, "a", 3 * MiB).left(3), QByteArray("226"));
    QTRY_VERIFY_WITH_TIMEOUT(isMoved(3 * MiB), longest);
    QCOMPARE(upload(two, "b", 4 * MiB).left(3), QByteArray("226"));
    QCOMPARE(upload(one, "c", 2 * MiB).left(3), QByteArray("552"));
    QCOMPARE(upload(two, "d", 2 * MiB).left(3), QByteArray("552"));
    QVERIFY(onDisk() <= 8 * MiB);
}

void SharedStoreTest::waitsForNobodyWhenTheDatabaseIsAway() {
    add(*m_one, "ann", 100 * MiB);
    const Descriptor one = logIn(*m_one, "ann");
    QCOMPARE(upload(one, "a", MiB).left(3), QByteArray("226"));
    m_postgres.suspend();
    QVERIFY(ask(one, "NOOP").startsWith("200")); // the loop goes on
    const QByteArray end = upload(one, "b", 80 * MiB);
    m_postgres.resume();
    QVERIFY2(end.startsWith("226") || end.startsWith("452"), end.constData()); // no word of a quota that is used up
    QTRY_VERIFY_WITH_TIMEOUT(ask(one, "SITE QUOTA").contains(ofQuota(onDisk())), longest);
    // 452 until the server has heard from the database again.
    QTRY_COMPARE_WITH_TIMEOUT(upload(one, "c", MiB).left(3), QByteArray("226"), longest);
}

void SharedStoreTest::endsSessionsOfAnAccountDisabledElsewhere() {
    add(*m_one, "ann", 100 * MiB);
    const Descriptor two = logIn(*m_two, "ann");
    QVERIFY(two);
    QVERIFY(!change(*m_one, QStringLiteral("ann"), {{QStringLiteral("permissions"), QStringLiteral("read-only")}}));
    QTRY_VERIFY_WITH_TIMEOUT(!mayMakeFolders(two), longest);
    QVERIFY(!change(*m_one, QStringLiteral("ann"), {{QStringLiteral("enabled"), false}}));
    QCOMPARE(reply(two).left(3), QByteArray("421"));
}

void SharedStoreTest::takesChangesOfAGroupElsewhere() {
    const auto setGroup = [this](const QString &permissions) {
        GroupRecord group{QStringLiteral("staff"), {}, {}};
        QVERIFY(!group.settings.apply({{QStringLiteral("permissions"), permissions}}));
        std::optional<StoreFailure> failure;
        m_one->server->accounts()->setGroup(group, this, [&](const StoreFailure &result) { failure = result; });
        QTRY_VERIFY_WITH_TIMEOUT(failure.has_value(), longest);
        QVERIFY2(!*failure, qPrintable(failure->text));
    };
    setGroup(QStringLiteral("all"));
    add(*m_one, "ann", 100 * MiB);
    QVERIFY(!change(*m_one, QStringLiteral("ann"), {{QStringLiteral("group"), QStringLiteral("staff")}}));
    const Descriptor two = logIn(*m_two, "ann");
    QVERIFY(mayMakeFolders(two));
    setGroup(QStringLiteral("read-only"));
    QTRY_VERIFY_WITH_TIMEOUT(!mayMakeFolders(two), longest);
}

void SharedStoreTest::takesAPasswordChangedElsewhere() {
    add(*m_one, "ann", 100 * MiB);
    QVERIFY(logIn(*m_two, "ann"));
    std::optional<StoreFailure> failure;
    m_one->server->accounts()->setPassword(QStringLiteral("ann"), "another password", this,
                                           [&](const StoreFailure &result) { failure = result; });
    QTRY_VERIFY_WITH_TIMEOUT(failure.has_value(), longest);
    QVERIFY(!*failure);
    QVERIFY(!logIn(*m_two, "ann")); // although it was remembered as right
    QVERIFY(logIn(*m_two, "ann", "another password"));
}

void SharedStoreTest::bansWhatIsBannedElsewhere() {
    add(*m_one, "ann", 100 * MiB);
    const Descriptor two = logIn(*m_two, "ann");
    QVERIFY(two);
    m_one->server->banAddress(QStringLiteral("127.0.0.1"), std::chrono::hours(1), QStringLiteral("why not"));
    QCOMPARE(reply(two).left(3), QByteArray("421"));
    QTRY_COMPARE_WITH_TIMEOUT(m_two->server->bans().size(), 1, longest);
    QCOMPARE(m_two->server->bans().first().reason, QStringLiteral("why not"));
    QVERIFY(m_two->server->liftBan(QStringLiteral("127.0.0.1")));
    QTRY_VERIFY_WITH_TIMEOUT(m_one->server->bans().isEmpty(), longest);
    QVERIFY(logIn(*m_one, "ann"));
}

// The connection that listens is cut, and the account is changed before it is there again.
void SharedStoreTest::learnsWhatItMissed() {
    add(*m_one, "ann", 100 * MiB);
    const Descriptor two = logIn(*m_two, "ann");
    QVERIFY(two);
    QVERIFY(!run(QStringLiteral("INSERT INTO bans (network, reason, since, until) VALUES ('192.0.2.1', '', 1, 0)")));
    QVERIFY(!run(QStringLiteral("UPDATE accounts SET state = %1").arg(int(AccountRecord::State::Disabled))));
    (void)run(QStringLiteral("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"));
    QCOMPARE(reply(two).left(3), QByteArray("421"));
    QTRY_COMPARE_WITH_TIMEOUT(m_two->server->bans().size(), 1, longest);
}

void SharedStoreTest::livesThroughAStopOfTheDatabase() {
    add(*m_one, "ann", 1000 * MiB);
    const Descriptor one = logIn(*m_one, "ann");
    QCOMPARE(upload(one, "a", 70 * MiB).left(3), QByteArray("226"));
    QCOMPARE(begin(one, "b", 40 * MiB), QByteArray());
    m_postgres.stop();
    const QByteArray end = reply(one);
    QVERIFY2(end.startsWith("226") || end.startsWith("45") || end.startsWith("552"), end.constData());
    const Descriptor stranger = Loopback::connectTo(m_two->server->listeners().first().port);
    reply(stranger);
    ask(stranger, "USER ann");
    const QByteArray refused = ask(stranger, "PASS password");
    QVERIFY2(refused.startsWith("421"), refused.constData());
    QVERIFY2(refused.size() > 30, refused.constData()); // a sentence
    // A ban while nobody can note it.
    m_one->server->banAddress(QStringLiteral("192.0.2.7"), std::chrono::hours(1), {});
    const QString failure = m_postgres.start();
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
    QTRY_VERIFY_WITH_TIMEOUT(logIn(*m_two, "ann"), longest);
    QTRY_COMPARE_WITH_TIMEOUT(upload(one, "c", MiB).left(3), QByteArray("226"), longest);
    QTRY_VERIFY_WITH_TIMEOUT(ask(one, "SITE QUOTA").contains(ofQuota(onDisk())), longest);
    QTRY_COMPARE_WITH_TIMEOUT(m_two->server->bans().size(), 1, longest);
}

#include "sharedstoretest.moc"
