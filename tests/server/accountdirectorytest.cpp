// The accounts in the store, the same on SQLite and PostgreSQL.
#include "accounts/accountdirectory.h"

#include "accounts/storeauthenticator.h"
#include "support/registry.h"
#include "support/serverpostgres.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <sodium.h>

class AccountDirectoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void keepsAccounts_data() { backends(); }
    void keepsAccounts();
    void inheritsFromGroups_data() { backends(); }
    void inheritsFromGroups();
    void refusesWhatCannotBe_data();
    void refusesWhatCannotBe();
    void looksUpManyTogether_data() { backends(); }
    void looksUpManyTogether();
    void logsIn_data() { backends(); }
    void logsIn();
    void hashesNoGuessAtAKnownPassword();
    void takesOldHashes_data();
    void takesOldHashes();
    void saysAwayWhileStopped();
    void saysAwayWhileItHangs();

private:
    void backends();
    QTemporaryDir m_directory;
    PostgresCluster m_postgres;
};
WHERRY_TEST(AccountDirectoryTest)

namespace {
// A directory with its database, for one test.
struct AccountsStore {
    AccountsStore(const QString &url, const QString &file, std::chrono::milliseconds patience = Database::Patience)
        : database({file, url}, patience) {}

    template<class Value>
    Stored<Value> wait(std::function<void(AccountDirectory::Answer<Value>)> ask) {
        std::optional<Stored<Value>> result;
        ask([&result](Stored<Value> answer) { result.emplace(std::move(answer)); });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 20'000))
            return StoreFailure{StoreFailure::Kind::Failed, QStringLiteral("no answer")};
        return *std::move(result);
    }
    StoreFailure done(const std::function<void(AccountDirectory::Done)> &ask) {
        std::optional<StoreFailure> result;
        ask([&result](const StoreFailure &failure) { result = failure; });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 20'000))
            return {StoreFailure::Kind::Failed, QStringLiteral("no answer")};
        return *result;
    }
    StoreFailure add(const AccountRecord &record, const QByteArray &password) {
        return done([&](const auto &answer) { accounts.add(record, password, &context, answer); });
    }
    Stored<FoundAccount> find(const QString &name) {
        return wait<FoundAccount>([&](const auto &answer) { accounts.find(name, &context, answer); });
    }
    LoginOutcome logIn(const QByteArray &name, const QByteArray &password,
                       const QHostAddress &from = QHostAddress(QHostAddress::LocalHost), bool encrypted = false) {
        std::optional<LoginOutcome> result;
        authenticator.authenticate({name, password, from, encrypted}, &context,
                                   [&result](const LoginOutcome &outcome) { result = outcome; });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 20'000))
            return {LoginOutcome::Kind::TryLater, nullptr, "no answer"};
        return *result;
    }

    Database database;
    BlockingExecutor hashing{2};
    AccountDirectory accounts{database, hashing, "/srv/data"};
    PasswordQueue passwords;
    StoreAuthenticator authenticator{accounts, passwords};
    QObject context;
};

AccountRecord named(const QString &name) {
    AccountRecord record;
    record.name = name;
    return record;
}

#define COMPARE_STORE(failure, expected) QVERIFY2((failure).kind == (expected), qPrintable((failure).text))
} // namespace

void AccountDirectoryTest::initTestCase() {
    QVERIFY(sodium_init() >= 0);
    QVERIFY2(PostgresCluster::isInstalled(), "scripts/bootstrap test installs PostgreSQL");
    const QString failure = m_postgres.start();
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
}

void AccountDirectoryTest::backends() {
    QTest::addColumn<QString>("url");
    QTest::newRow("SQLite") << QString();
    QTest::newRow("PostgreSQL") << m_postgres.url();
}

void AccountDirectoryTest::keepsAccounts() {
    QFETCH(QString, url);
    const QString file = m_directory.filePath(QStringLiteral("keeps.db"));
    {
        AccountsStore store(url, file);
        QSignalSpy changed(&store.accounts, &AccountDirectory::changed);
        AccountRecord ann = named(QStringLiteral("ann'); DROP TABLE accounts; --").remove(QLatin1Char(' ')));
        ann.note = QStringLiteral("%1 ? \" '");
        COMPARE_STORE(ann.settings.apply({{QStringLiteral("quota"), 1000}, {QStringLiteral("sessions"), 3}}),
                      StoreFailure::Kind::None);
        COMPARE_STORE(store.add(ann, "password 1"), StoreFailure::Kind::None);
        COMPARE_STORE(store.add(ann, "password 1"), StoreFailure::Kind::Exists);
        COMPARE_STORE(store.add(named(QStringLiteral("李")), "password 2"), StoreFailure::Kind::None);
        QCOMPARE(changed.size(), 2);
    }
    AccountsStore store(url, file); // the next run
    const QString name = QStringLiteral("ann');DROPTABLEaccounts;--");
    auto found = store.find(name);
    QVERIFY2(found.hasValue(), found ? "" : qPrintable(found.error().text));
    QCOMPARE(found->record.note, QStringLiteral("%1 ? \" '"));
    QCOMPARE(found->account.quotaBytes, 1000);
    QCOMPARE(found->account.maxSessions, 3);
    QCOMPARE(found->account.home, QByteArray("/srv/data/homes/" + name.toUtf8()));
    COMPARE_STORE(store.done([&](const auto &answer) {
        store.accounts.change(name,
                              {{QStringLiteral("quota"), QJsonValue()},
                               {QStringLiteral("enabled"), false},
                               {QStringLiteral("permissions"), QStringLiteral("list,download")}},
                              &store.context, answer);
    }),
                  StoreFailure::Kind::None);
    found = store.find(name);
    QCOMPARE(found->account.quotaBytes, -1);
    QCOMPARE(found->account.permissions, PermissionSet::ReadOnly);
    QCOMPARE(found->record.state, AccountRecord::State::Disabled);
    const auto list = [&](const QString &after) {
        return *store.wait<QList<FoundAccount>>(
            [&](const auto &answer) { store.accounts.list(after, 10, &store.context, answer); });
    };
    QCOMPARE(list({}).size(), 2);
    QCOMPARE(list(name).size(), 1);
    QCOMPARE(list(name).first().record.name, QStringLiteral("李"));
    for (const QString &one : {name, QStringLiteral("李")})
        COMPARE_STORE(store.done([&](const auto &answer) { store.accounts.remove(one, &store.context, answer); }),
                      StoreFailure::Kind::None);
    COMPARE_STORE(store.done([&](const auto &answer) { store.accounts.remove(name, &store.context, answer); }),
                  StoreFailure::Kind::NotFound);
    COMPARE_STORE(store.find(name).error(), StoreFailure::Kind::NotFound);
}

void AccountDirectoryTest::inheritsFromGroups() {
    QFETCH(QString, url);
    AccountsStore store(url, m_directory.filePath(QStringLiteral("groups.db")));
    AccountRecord ann = named(QStringLiteral("ann-of-staff"));
    ann.group = QStringLiteral("staff");
    COMPARE_STORE(store.add(ann, "password"), StoreFailure::Kind::Invalid); // no such group yet
    GroupRecord staff{QStringLiteral("staff"), {}, {}};
    COMPARE_STORE(staff.settings.apply({{QStringLiteral("home"), QStringLiteral("{data}/{group}/{name}")},
                                        {QStringLiteral("quota"), 500},
                                        {QStringLiteral("require-tls"), true}}),
                  StoreFailure::Kind::None);
    const auto setGroup = [&] {
        return store.done([&](const auto &answer) { store.accounts.setGroup(staff, &store.context, answer); });
    };
    COMPARE_STORE(setGroup(), StoreFailure::Kind::None);
    COMPARE_STORE(ann.settings.apply({{QStringLiteral("quota"), 700}}), StoreFailure::Kind::None);
    COMPARE_STORE(store.add(ann, "password"), StoreFailure::Kind::None);
    auto found = store.find(ann.name);
    QCOMPARE(found->account.home, QByteArray("/srv/data/staff/ann-of-staff"));
    QVERIFY(found->account.makesHome);
    QCOMPARE(found->account.quotaBytes, 700); // its own
    QVERIFY(found->account.requiresTls);
    staff.settings.requireTls = false;
    COMPARE_STORE(setGroup(), StoreFailure::Kind::None);
    QVERIFY(!store.find(ann.name)->account.requiresTls);
    const auto removeGroup = [&] {
        return store.done([&](const auto &answer) { store.accounts.removeGroup(staff.name, &store.context, answer); });
    };
    COMPARE_STORE(removeGroup(), StoreFailure::Kind::Invalid); // ann is in it
    COMPARE_STORE(store.done([&](const auto &answer) { store.accounts.remove(ann.name, &store.context, answer); }),
                  StoreFailure::Kind::None);
    COMPARE_STORE(removeGroup(), StoreFailure::Kind::None);
}

void AccountDirectoryTest::refusesWhatCannotBe_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("password");
    QTest::newRow("no name") << QString() << QByteArray("password");
    QTest::newRow("dots") << QStringLiteral("..") << QByteArray("password");
    QTest::newRow("slash") << QStringLiteral("a/b") << QByteArray("password");
    QTest::newRow("space") << QStringLiteral("a b") << QByteArray("password");
    QTest::newRow("line") << QStringLiteral("a\nb") << QByteArray("password");
    QTest::newRow("long") << QString(65, QLatin1Char('a')) << QByteArray("password");
    QTest::newRow("short password") << QStringLiteral("ann") << QByteArray("1234567");
}

void AccountDirectoryTest::refusesWhatCannotBe() {
    QFETCH(QString, name);
    QFETCH(QByteArray, password);
    AccountsStore store({}, m_directory.filePath(QStringLiteral("refuses.db")));
    COMPARE_STORE(store.add(named(name), password), StoreFailure::Kind::Invalid);
}

void AccountDirectoryTest::looksUpManyTogether() {
    QFETCH(QString, url);
    AccountsStore store(url, m_directory.filePath(QStringLiteral("many.db")));
    const QStringList there = {QStringLiteral("many-1"), QStringLiteral("many-450"), QStringLiteral("many-999")};
    for (const QString &name : there)
        COMPARE_STORE(store.add(named(name), "password"), StoreFailure::Kind::None);
    QStringList found;
    int missing = 0;
    auto gone = std::make_unique<QObject>();
    for (int i = 0; i < 1000; ++i) {
        const QString name = QStringLiteral("many-%1").arg(i);
        store.accounts.find(name, i % 3 == 1 ? gone.get() : &store.context, [&, name](const auto &account) {
            if (account && account->record.name == name)
                found += name;
            missing += !account && account.error().kind == StoreFailure::Kind::NotFound;
        });
    }
    gone.reset();
    QTRY_COMPARE_WITH_TIMEOUT(found.size() + missing, 667, 20'000);
    QCOMPARE(found, there.mid(1)); // who asked for the first has gone
}

void AccountDirectoryTest::logsIn() {
    QFETCH(QString, url);
    using LoginKind = LoginOutcome::Kind;
    AccountsStore store(url, m_directory.filePath(QStringLiteral("logins.db")));
    COMPARE_STORE(store.add(named(QStringLiteral("bob")), "the password"), StoreFailure::Kind::None);
    QCOMPARE(store.logIn("bob", "the password").kind, LoginKind::Accepted);
    const AccountPtr first = store.logIn("bob", "the password").account;
    QCOMPARE(store.logIn("bob", "the password").account, first); // shared while it is held
    QCOMPARE(store.logIn("bob", "the passwor").kind, LoginKind::Refused);
    QCOMPARE(store.logIn("bob", "").kind, LoginKind::Refused);
    QCOMPARE(store.logIn("rob", "the password").kind, LoginKind::Refused);
    QCOMPARE(store.logIn("b\xff", "the password").kind, LoginKind::Refused);
    QTRY_VERIFY(store.find(QStringLiteral("bob"))->record.lastLogin > 0);
    const auto change = [&](const QJsonObject &changes) {
        return store.done(
            [&](const auto &answer) { store.accounts.change(QStringLiteral("bob"), changes, &store.context, answer); });
    };
    struct Case {
        QJsonObject changes;
        LoginKind expected;
        bool encrypted = false;
        const char *from = "127.0.0.1";
    };
    const QJsonObject all = {{QStringLiteral("enabled"), true},
                             {QStringLiteral("expires"), QJsonValue()},
                             {QStringLiteral("require-tls"), QJsonValue()},
                             {QStringLiteral("networks"), QJsonValue()},
                             {QStringLiteral("hours"), QJsonValue()}};
    const QJsonObject home = {
        {QStringLiteral("networks"), QJsonArray{QStringLiteral("192.0.2.0/24"), QStringLiteral("2001:db8::/32")}}};
    const QString hours = QDateTime::currentDateTime().addSecs(3 * 3600).toString(QStringLiteral("HH:00"));
    const QString later = QDateTime::currentDateTime().addSecs(4 * 3600).toString(QStringLiteral("HH:00"));
    const Case cases[] = {
        {{{QStringLiteral("enabled"), false}}, LoginKind::NotAllowed},
        {{{QStringLiteral("expires"), QStringLiteral("2020-01-01T00:00:00Z")}}, LoginKind::NotAllowed},
        {{{QStringLiteral("expires"), QStringLiteral("2120-01-01T00:00:00Z")}}, LoginKind::Accepted},
        {{{QStringLiteral("require-tls"), true}}, LoginKind::NotAllowed},
        {{{QStringLiteral("require-tls"), true}}, LoginKind::Accepted, true},
        {home, LoginKind::NotAllowed},
        {home, LoginKind::Accepted, false, "192.0.2.77"},
        {home, LoginKind::Accepted, false, "::ffff:192.0.2.77"},
        {home, LoginKind::Accepted, false, "2001:db8:5::1"},
        {{{QStringLiteral("hours"), QString(hours + QLatin1Char('-') + later)}}, LoginKind::NotAllowed},
        {all, LoginKind::Accepted},
    };
    for (const Case &one : cases) {
        COMPARE_STORE(change(all), StoreFailure::Kind::None);
        COMPARE_STORE(change(one.changes), StoreFailure::Kind::None);
        const LoginOutcome outcome =
            store.logIn("bob", "the password", QHostAddress(QLatin1String(one.from)), one.encrypted);
        QVERIFY2(outcome.kind == one.expected, QJsonDocument(one.changes).toJson().constData());
        QCOMPARE(outcome.reason.empty(), one.expected == LoginKind::Accepted);
        QCOMPARE(store.logIn("bob", "wrong", QHostAddress(QLatin1String(one.from)), one.encrypted).kind,
                 LoginKind::Refused); // who has no password hears nothing of the reasons
    }
    COMPARE_STORE(store.done([&](const auto &answer) {
        store.accounts.setPassword(QStringLiteral("bob"), "another one", &store.context, answer);
    }),
                  StoreFailure::Kind::None);
    QCOMPARE(store.logIn("bob", "the password").kind, LoginKind::Refused); // also not as one that was right before
    QCOMPARE(store.logIn("bob", "another one").kind, LoginKind::Accepted);
}

// They ride along; and a new password is not mistaken for a guess.
void AccountDirectoryTest::hashesNoGuessAtAKnownPassword() {
    AccountsStore store({}, m_directory.filePath(QStringLiteral("guesses.db")));
    COMPARE_STORE(store.add(named(QStringLiteral("kim")), "the password"), StoreFailure::Kind::None);
    QCOMPARE(store.logIn("kim", "the password").kind, LoginOutcome::Kind::Accepted);
    int refused = 0;
    const int before = store.passwords.hashings();
    for (int i = 0; i < 100; ++i)
        store.authenticator.authenticate(
            {i % 2 ? "kim" : "nobody", "a guess", QHostAddress(QHostAddress::LocalHost)}, &store.context,
            [&](const LoginOutcome &outcome) { refused += outcome.kind == LoginOutcome::Kind::Refused; });
    QTRY_COMPARE_WITH_TIMEOUT(refused, 100, 20'000);
    QVERIFY(store.passwords.hashings() - before <= 4);
    QCOMPARE(store.logIn("kim", "the password").kind, LoginOutcome::Kind::Accepted);
    COMPARE_STORE(store.done([&](const auto &answer) {
        store.accounts.setPassword(QStringLiteral("kim"), "another one", &store.context, answer);
    }),
                  StoreFailure::Kind::None);
    QCOMPARE(store.logIn("kim", "the password").kind, LoginOutcome::Kind::Refused);
    QCOMPARE(store.logIn("kim", "another one").kind, LoginOutcome::Kind::Accepted);
}

void AccountDirectoryTest::takesOldHashes_data() {
    QTest::addColumn<QByteArray>("hash");
    // openssl passwd -6 -salt abcdefgh 'old password'; python3 crypt with blowfish, cost 4
    QTest::newRow("SHA-512-crypt") << QByteArray(
        "$6$abcdefgh$NEpZg7k0Wz8F4Xqr.3rVnoWnAh0baZvXzfynooFW932dTShjXx1D4KBHPJIklbKKjLEsGCI24hmLMc9jXTI9l.");
    QTest::newRow("bcrypt") << QByteArray("$2b$04$abcdefghijklmnopqrstuuFkqCYl1sZhFcdBXBznR1I2LdekaY3XO");
}

void AccountDirectoryTest::takesOldHashes() {
    QFETCH(QByteArray, hash);
    AccountsStore store({}, m_directory.filePath(QStringLiteral("old.db")));
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    COMPARE_STORE(store.add(named(name), "password"), StoreFailure::Kind::None);
    COMPARE_STORE(
        store.done([&](const auto &answer) { store.accounts.setPasswordHash(name, hash, &store.context, answer); }),
        StoreFailure::Kind::None);
    QCOMPARE(store.logIn(name.toUtf8(), "new password").kind, LoginOutcome::Kind::Refused);
    QCOMPARE(store.find(name)->record.passwordHash, hash);
    QCOMPARE(store.logIn(name.toUtf8(), "old password").kind, LoginOutcome::Kind::Accepted);
    QTRY_VERIFY(store.find(name)->record.passwordHash.startsWith("$argon2id$"));
    QCOMPARE(store.logIn(name.toUtf8(), "old password").kind, LoginOutcome::Kind::Accepted);
}

void AccountDirectoryTest::saysAwayWhileStopped() {
    AccountsStore store(m_postgres.url(), {});
    COMPARE_STORE(store.add(named(QStringLiteral("eve")), "password"), StoreFailure::Kind::None);
    m_postgres.stop();
    QCOMPARE(store.logIn("eve", "password").kind, LoginOutcome::Kind::Away);
    const QString failure = m_postgres.start();
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
    QTRY_COMPARE_WITH_TIMEOUT(store.logIn("eve", "password").kind, LoginOutcome::Kind::Accepted, 20'000);
}

void AccountDirectoryTest::saysAwayWhileItHangs() {
    AccountsStore store(m_postgres.url(), {}, std::chrono::milliseconds(300));
    QVERIFY(store.find(QStringLiteral("nobody")).error().kind == StoreFailure::Kind::NotFound);
    m_postgres.suspend();
    int turns = 0;
    QTimer heart;
    connect(&heart, &QTimer::timeout, this, [&turns] { ++turns; });
    heart.start(1);
    QCOMPARE(store.logIn("eve", "password").kind, LoginOutcome::Kind::Away);
    QVERIFY2(turns > 2, "the loop went on");
    m_postgres.resume();
    QTRY_COMPARE_WITH_TIMEOUT(store.find(QStringLiteral("nobody")).error().kind, StoreFailure::Kind::NotFound, 20'000);
}

#include "accountdirectorytest.moc"
