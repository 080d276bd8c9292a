#include "config/configurationfile.h"

#include "support/registry.h"

#include <QTest>

class ConfigurationFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsValuesAndAccounts();
    void saysWhatIsWrongAndWhere_data();
    void saysWhatIsWrongAndWhere();
    void saysAllAtOnce();
    void theCommandLineWins();
    void aMissingFileIsAnError();
};

void ConfigurationFileTest::readsValuesAndAccounts() {
    const auto file = ConfigurationFile::parse("port = 2100\n"
                                               "listen = [\"127.0.0.1\", \"::1\"]\n"
                                               "guard = false\n"
                                               "idle-timeout = \"15m\"\n"
                                               "upload-rate = 1000\n"
                                               "[[account]]\n"
                                               "name = \"änn\"\npassword = \"p\"\nhome = \"/srv\"\n"
                                               "permissions = \"drop-box\"\nquota = \"1G\"\nfiles = 10\n"
                                               "sessions = 2\nupload-rate = \"1M\"\ndownload-rate = 5\n"
                                               "mounts = [{ path = \"/mü/\", folder = \"/srv/m\" },\n"
                                               "{ path = \"/a/b\", folder = \"/b\", permissions = \"all\" }]\n",
                                               QStringLiteral("s.toml"));
    QVERIFY2(file.hasValue(), file.hasValue() ? "" : qPrintable(file.error().join(QLatin1Char('\n'))));
    ConfigurationLayers layers;
    layers.file = file->values;
    layers.fileAccounts = file->accounts;
    const Configuration configuration = layers.configuration();
    QCOMPARE(int(configuration.port), 2100);
    QCOMPARE(configuration.addresses.size(), 2);
    QVERIFY(!configuration.guard);
    QCOMPARE(configuration.idleTimeout.count(), 900);
    QCOMPARE(configuration.uploadRate, 1000);
    QCOMPARE(configuration.accounts.size(), 1);
    const AccountConfiguration account = configuration.accounts.first();
    QCOMPARE(account.name, QByteArray("änn"));
    QCOMPARE(account.password, QByteArray("p"));
    QCOMPARE(account.home, QByteArray("/srv"));
    QCOMPARE(account.permissions, PermissionSet::UploadOnly);
    QCOMPARE(account.quotaBytes, qint64(1) << 30);
    QCOMPARE(account.quotaFiles, 10);
    QCOMPARE(account.maxSessions, 2);
    QCOMPARE(account.uploadRate, 1 << 20);
    QCOMPARE(account.downloadRate, 5);
    QCOMPARE(account.mounts,
             (QList<Mount>{{"/mü", "/srv/m", PermissionSet::ReadOnly}, {"/a/b", "/b", PermissionSet::Everything}}));
}

void ConfigurationFileTest::saysWhatIsWrongAndWhere_data() {
    QTest::addColumn<QByteArray>("toml");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("what");
    const auto row = [](const char *name, const char *toml, const char *where, const char *what) {
        QTest::newRow(name) << QByteArray(toml) << QLatin1String(where) + QString() << QLatin1String(what) + QString();
    };
    row("no TOML", "port = \n", ":1:", "");
    row("typo", "\nprot = 1\n", ":2:1: ", "is it port?");
    row("unknown", "colour = 1\n", ":1:1: ", "config show");
    row("text for a number", "port = \"21\"\n", ":1:8: ", "an integer");
    row("out of range", "port = 70000\n", ":1:8: ", "0 to 65535");
    row("number for a text", "tls = 1\n", ":1:7: ", "a string");
    row("word for a switch", "guard = \"off\"\n", ":1:9: ", "true or false");
    row("text for a list", "listen = \"::\"\n", ":1:10: ", "an array of strings");
    row("numbers in a list", "listen = [1]\n", ":1:10: ", "an array of strings");
    row("relative path", "log-file = \"a\"\n", ":1:12: ", "an absolute path");
    row("time", "idle-timeout = \"soon\"\n", ":1:16: ", "15m or 2h");
    row("key alone", "key = \"/k\"\n", ":1:", "give both");
    row("account no table", "account = 1\n", ":1:11: ", "[[account]]");
    row("account without home", "[[account]]\nname = \"a\"\npassword = \"b\"\n", ":1:1: ", "name, password and home");
    row("account's typo", "[[account]]\nname = \"a\"\npassword = \"b\"\nhome = \"/\"\nqota = 1\n",
        ":5:1: ", "permissions, quota");
    row("account's home", "[[account]]\nname = \"a\"\npassword = \"b\"\nhome = \"x\"\n", ":4:8: ", "an absolute path");
    row("account's permissions",
        "[[account]]\nname = \"a\"\npassword = \"b\"\nhome = \"/\"\npermissions = \"everything\"\n",
        ":5:15: ", "read-only");
    const auto mounts = [&](const char *name, const QByteArray &value, const char *place, const char *hint) {
        const QByteArray toml = "[[account]]\nname = \"a\"\npassword = \"b\"\nhome = \"/\"\nmounts = " + value + '\n';
        row(name, toml.constData(), place, hint);
    };
    mounts("mounts no array", "1", ":5:10: ", "an array");
    mounts("mount no table", "[\"/a=/b\"]", ":5:11: ", "a mount wants path");
    mounts("mount of nothing", "[{ path = \"/a\" }]", ":5:11: ", "folder");
    mounts("mount of a relative folder", "[{ path = \"/a\", folder = \"b\" }]", ":5:11: ", "absolute");
    mounts("mount at the home itself", "[{ path = \"/\", folder = \"/b\" }]", ":5:11: ", "/music");
    mounts("mount outside", "[{ path = \"/a/../..\", folder = \"/b\" }]", ":5:11: ", "/music");
    mounts("mount's permissions", "[{ path = \"/a\", folder = \"/b\", permissions = \"some\" }]",
           ":5:11: ", "read-only");
    mounts("mount's typo", "[{ path = \"/a\", folder = \"/b\", permission = \"all\" }]", ":5:11: ", "permissions");
    mounts("mounted twice", "[{ path = \"/a\", folder = \"/b\" }, { path = \"/a/\", folder = \"/c\" }]",
           ":5:43: ", "twice");
    row("account twice",
        "[[account]]\nname = \"a\"\npassword = \"b\"\nhome = \"/\"\n[[account]]\nname = \"a\"\npassword = \"b\"\nhome "
        "= "
        "\"/\"\n",
        ":5:1: ", "twice");
}

void ConfigurationFileTest::saysWhatIsWrongAndWhere() {
    QFETCH(QByteArray, toml);
    QFETCH(QString, where);
    QFETCH(QString, what);
    const auto file = ConfigurationFile::parse(toml, QStringLiteral("s.toml"));
    QVERIFY(!file.hasValue());
    QCOMPARE(file.error().size(), 1);
    QVERIFY2(file.error().first().startsWith(QStringLiteral("s.toml") + where), qPrintable(file.error().first()));
    QVERIFY2(file.error().first().contains(what), qPrintable(file.error().first()));
}

void ConfigurationFileTest::saysAllAtOnce() {
    const auto file = ConfigurationFile::parse("prot = 1\nguard = 2\ntls = \"x\"\n", QStringLiteral("s.toml"));
    QVERIFY(!file.hasValue());
    QCOMPARE(file.error().size(), 3);
    QVERIFY(file.error().first().startsWith(QStringLiteral("s.toml:1:")));
    QVERIFY(file.error().last().startsWith(QStringLiteral("s.toml:3:")));
}

void ConfigurationFileTest::theCommandLineWins() {
    using Source = ConfigurationLayers::Source;
    ConfigurationLayers layers;
    layers.file = {{QStringLiteral("port"), {QStringLiteral("1")}}, {QStringLiteral("guard"), {QStringLiteral("off")}}};
    layers.commandLine = {{QStringLiteral("port"), {QStringLiteral("2")}}};
    AccountConfiguration ofFile;
    ofFile.name = "ann";
    ofFile.home = "/file";
    AccountConfiguration ofLine = ofFile;
    ofLine.home = "/line";
    layers.fileAccounts = {ofFile};
    layers.commandLineAccounts = {ofLine};
    const Configuration configuration = layers.configuration();
    QCOMPARE(int(configuration.port), 2);
    QVERIFY(!configuration.guard);
    QCOMPARE(configuration.accounts.size(), 1);
    QCOMPARE(configuration.accounts.first().home, QByteArray("/line"));
    QCOMPARE(layers.sourceOf(QStringLiteral("port")), Source::CommandLine);
    QCOMPARE(layers.sourceOf(QStringLiteral("guard")), Source::File);
    QCOMPARE(layers.sourceOf(QStringLiteral("tls")), Source::Default);
}

void ConfigurationFileTest::aMissingFileIsAnError() {
    const auto file = ConfigurationFile::read(QStringLiteral("/nowhere/server.toml"));
    QVERIFY(!file.hasValue());
    QVERIFY(file.error().first().contains(QStringLiteral("/nowhere/server.toml")));
}

WHERRY_TEST(ConfigurationFileTest)
#include "configurationfiletest.moc"
