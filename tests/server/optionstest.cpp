#include "headless/options.h"

#include "support/registry.h"

#include <QDir>
#include <QFile>
#include <QTest>

class OptionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pairsHomesWithUsers();
    void takesEverything();
    void readsThePasswordOfTheEnvironment();
    void saysWhatToWriteInstead_data();
    void saysWhatToWriteInstead();
    void hidesPasswordsInPlace();
    void helpNamesEveryOption();
};

void OptionsTest::pairsHomesWithUsers() {
    const auto options = parseOptions({"--user", "ann:a:b", "--home", "/", "--home=/tmp", "--user=bob:"}, {});
    QVERIFY(options.hasValue());
    const QList<AccountConfiguration> accounts = options->configuration.accounts;
    QCOMPARE(accounts.size(), 2);
    QCOMPARE(accounts.at(0).name, QByteArray("ann"));
    QCOMPARE(accounts.at(0).password, QByteArray("a:b"));
    QCOMPARE(accounts.at(0).home, QByteArray("/"));
    QCOMPARE(accounts.at(1).password, QByteArray(""));
    QCOMPARE(accounts.at(1).home, QByteArray("/tmp"));
    QCOMPARE(options->configuration.addresses.size(), 2);
    QVERIFY(!options->configuration.addresses.at(1).asked);
    QCOMPARE(int(options->configuration.port), 2121);
}

void OptionsTest::takesEverything() {
    const auto options =
        parseOptions({"--headless", "--home",         "/",        "--user",         "ann:x",   "--listen",
                      "127.0.0.2",  "--listen",       "[::1]",    "--port",         "0",       "--passive-ports",
                      "6000-6010",  "--data-dir",     "relative", "--idle-timeout", "7",       "--login-timeout",
                      "8",          "--max-sessions", "9",        "--log-level",    "warning", "--log-file",
                      "/tmp/l",     "--tls",          "required", "--durable",      "off",     "--guard",
                      "off"},
                     {});
    QVERIFY(options.hasValue());
    const Configuration &config = options->configuration;
    QCOMPARE(config.addresses.size(), 2);
    QVERIFY(config.addresses.at(0).asked);
    QCOMPARE(config.addresses.at(1).address, QHostAddress(QHostAddress::LocalHostIPv6));
    QCOMPARE(int(config.port), 0);
    QCOMPARE(int(config.passivePorts.last), 6010);
    QVERIFY(config.dataDirectory.startsWith('/') && config.dataDirectory.endsWith("/relative"));
    QCOMPARE(config.idleTimeout.count(), 7);
    QCOMPARE(config.loginTimeout.count(), 8);
    QCOMPARE(config.maxSessions, 9);
    QCOMPARE(config.logLevel, LogLevel::Warning);
    QCOMPARE(config.tls, TlsPolicy::Required);
    QVERIFY(!config.durable && !config.guard);
}

void OptionsTest::readsThePasswordOfTheEnvironment() {
    const auto options = parseOptions({"--home", "/", "--user", "ann"}, "secret");
    QVERIFY(options.hasValue());
    QCOMPARE(options->configuration.accounts.first().password, QByteArray("secret"));
}

void OptionsTest::saysWhatToWriteInstead_data() {
    QTest::addColumn<QList<QByteArray>>("arguments");
    QTest::addColumn<QString>("hint");
    using L = QList<QByteArray>;
    QTest::newRow("nothing") << L{} << QStringLiteral("--home DIRECTORY --user NAME:PASSWORD");
    QTest::newRow("no home") << L{"--user", "a:b"} << QStringLiteral("one --home for each --user");
    QTest::newRow("home missing") << L{"--home", "/nowhere/at/all", "--user", "a:b"}
                                  << QStringLiteral("one that exists");
    QTest::newRow("home is a file") << L{"--home", "/etc/passwd", "--user", "a:b"} << QStringLiteral("not a directory");
    QTest::newRow("no password") << L{"--home", "/", "--user", "a"} << QStringLiteral("WHERRY_SERVER_PASSWORD");
    QTest::newRow("no name") << L{"--home", "/", "--user", ":b"} << QStringLiteral("--user NAME:PASSWORD");
    QTest::newRow("twice") << L{"--home", "/", "--home", "/", "--user", "a:b", "--user", "a:c"}
                           << QStringLiteral("twice");
    QTest::newRow("unknown") << L{"--prot", "1"} << QStringLiteral("--help");
    QTest::newRow("no value") << L{"--port"} << QStringLiteral("needs a value");
    QTest::newRow("empty value") << L{"--port="} << QStringLiteral("needs a value");
    QTest::newRow("port") << L{"--port", "70000"} << QStringLiteral("0 to 65535");
    QTest::newRow("port sign") << L{"--port", "+1"} << QStringLiteral("0 to 65535");
    QTest::newRow("range") << L{"--passive-ports", "9-8"} << QStringLiteral("50000-50100");
    QTest::newRow("listen") << L{"--listen", "example.org"} << QStringLiteral("127.0.0.1 or ::1");
    QTest::newRow("time") << L{"--idle-timeout", "0"} << QStringLiteral("from 1 up");
    QTest::newRow("level") << L{"--log-level", "loud"} << QStringLiteral("debug, info, warning or error");
    QTest::newRow("tls") << L{"--tls", "yes"} << QStringLiteral("off, optional or required");
    QTest::newRow("key alone") << L{"--home", "/", "--user", "a:b", "--key", "/k"} << QStringLiteral("--certificate");
}

void OptionsTest::saysWhatToWriteInstead() {
    QFETCH(QList<QByteArray>, arguments);
    QFETCH(QString, hint);
    const auto options = parseOptions(arguments, {});
    QVERIFY(!options.hasValue());
    QVERIFY2(options.error().contains(hint), qPrintable(options.error()));
}

void OptionsTest::hidesPasswordsInPlace() {
    QByteArray program("serverd"), user("--user"), pair("ann:secret:more"), joined("--user=bob:geheim"), home("--home");
    QByteArray secret("--event-webhook-secret=a:b"), apart("--event-webhook-secret"), value("abc");
    char *argv[] = {program.data(), user.data(),   pair.data(),  joined.data(),
                    home.data(),    secret.data(), apart.data(), value.data()};
    hidePasswords(8, argv);
    QCOMPARE(QByteArray(argv[5]), "--event-webhook-secret=" + QByteArray(3, 'x'));
    QCOMPARE(QByteArray(argv[7]), QByteArray(3, 'x'));
    QCOMPARE(QByteArray(argv[2]), QByteArray("ann:xxxxxxxxxxx"));
    QCOMPARE(QByteArray(argv[3]), QByteArray("--user=bob:xxxxxx"));
    QCOMPARE(QByteArray(argv[4]), QByteArray("--home"));

    QByteArray database("--database"), url("postgresql://ann:pw@db/x?host=h&password=pw"), port("--port"), n("2121");
    QByteArray webhook("--event-webhook=https://me@hooks.example.org/T0/B0?key=k");
    char *urls[] = {program.data(), database.data(), url.data(), webhook.data(), port.data(), n.data()};
    hidePasswords(6, urls);
    QCOMPARE(QByteArray(urls[2]), QByteArray("postgresql://ann:xx@db/x?host=h&password=xx"));
    QCOMPARE(QByteArray(urls[3]), QByteArray("--event-webhook=https://xx@hooks.example.org/xxxxxxxxxxx"));
    QCOMPARE(QByteArray(urls[5]), QByteArray("2121"));
    char *cut[] = {program.data(), database.data()};
    hidePasswords(2, cut);
}

void OptionsTest::helpNamesEveryOption() {
    const QString help = optionsHelp();
    for (const char *option : {"--home", "--user", "--listen", "--port", "--passive-ports", "--data-dir",
                               "--idle-timeout", "--login-timeout", "--max-sessions", "--log-level", "--log-file",
                               "--tls", "--certificate", "--key", "--durable", "--guard"})
        QVERIFY2(help.contains(QLatin1String(option)), option);
    for (const char *heading : {"\nWhere to listen:\n", "\nEncryption:\n", "\nState and log:\n"})
        QVERIFY2(help.count(QLatin1String(heading)) == 1, heading);
    QCOMPARE(parseOptions({"--help"}, {})->wish, Options::Wish::Help);
    QCOMPARE(parseOptions({"--version"}, {})->wish, Options::Wish::Version);
}

WHERRY_TEST(OptionsTest)
#include "optionstest.moc"
