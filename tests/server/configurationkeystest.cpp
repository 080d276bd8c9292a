#include "config/configurationkeys.h"

#include "support/registry.h"

#include <QFile>
#include <QSet>
#include <QTest>

class ConfigurationKeysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKeyTakesWhatItShows();
    void refusesNonsense_data();
    void refusesNonsense();
    void namesTheNearest();
    void showsNoSecrets();
    void isDocumented();
};

// Of defaults and of one value each that is no default: what is shown is taken again, and shown the same.
void ConfigurationKeysTest::everyKeyTakesWhatItShows() {
    QSet<QString> names;
    for (const ConfigurationKey &key : ConfigurationKeys::all()) {
        QVERIFY2(!names.contains(QLatin1String(key.name)), key.name);
        names += QLatin1String(key.name);
        QVERIFY2(*key.topic && *key.help && !key.takes.isEmpty(), key.name);
        Configuration configuration;
        const QStringList shown = key.show(configuration);
        if (shown.isEmpty() || shown.first().isEmpty())
            continue;
        QVERIFY2(key.take(configuration, shown), key.name);
        QCOMPARE(key.show(configuration), shown);
    }
    const QList<std::pair<const char *, QStringList>> others = {
        {"listen", {QStringLiteral("192.0.2.1"), QStringLiteral("::")}},
        {"port", {QStringLiteral("0")}},
        {"passive-ports", {QStringLiteral("6000-6010")}},
        {"external-address", {QStringLiteral("192.0.2.9")}},
        {"implicit-tls-port", {QStringLiteral("990")}},
        {"tls", {QStringLiteral("required")}},
        {"idle-timeout", {QStringLiteral("7")}},
        {"upload-rate", {QStringLiteral("65536")}},
        {"guard", {QStringLiteral("off")}},
        {"deny", {QStringLiteral("192.0.2.0/24"), QStringLiteral("2001:db8::/32"), QStringLiteral("198.51.100.7")}},
        {"host-name", {QStringLiteral("ftp.example.org")}},
        {"event-command", {QStringLiteral("/usr/bin/true")}},
        {"event-webhook", {QStringLiteral("https://example.org:8443/hook?a=b")}},
        {"event-webhook-secret", {QStringLiteral("s e c r e t")}},
        {"events", {QStringLiteral("upload"), QStringLiteral("refused-login")}},
        {"log-level", {QStringLiteral("warning")}},
        {"log-file", {QStringLiteral("/var/log/a b")}},
        {"data-dir", {QStringLiteral("/srv/ü")}},
    };
    for (const auto &[name, texts] : others) {
        const ConfigurationKey *const key = ConfigurationKeys::find(QLatin1String(name));
        QVERIFY2(key, name);
        Configuration configuration;
        QVERIFY2(key->take(configuration, texts), name);
        QCOMPARE(key->show(configuration), texts);
    }
}

void ConfigurationKeysTest::refusesNonsense_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    for (const ConfigurationKey &key : ConfigurationKeys::all()) {
        const QString name = QLatin1String(key.name);
        using KeyKind = ConfigurationKey::Kind;
        QStringList wrong;
        if (key.kind == KeyKind::Number)
            wrong = {QStringLiteral("-1"), QStringLiteral("x"), QStringLiteral("1.5"), QStringLiteral("+1"),
                     QStringLiteral("99999999999999999999")};
        else if (key.kind == KeyKind::Duration)
            wrong = {QStringLiteral("0"), QStringLiteral("-5"), QStringLiteral("soon")};
        else if (key.kind == KeyKind::Size)
            wrong = {QStringLiteral("-1"), QStringLiteral("big"), QStringLiteral("9999999999G")};
        else if (key.kind == KeyKind::Switch)
            wrong = {QStringLiteral("true"), QStringLiteral("ON")};
        else if (key.kind == KeyKind::Path)
            wrong = {QStringLiteral("relative")};
        else if (key.kind == KeyKind::List && name != QLatin1String("host-name"))
            wrong = {QStringLiteral("example.org"), QStringLiteral("192.0.2.0/99"), QStringLiteral("192.0")};
        for (const QString &text : wrong)
            QTest::addRow("%s %s", key.name, qPrintable(text)) << name << text;
    }
    QTest::newRow("range reversed") << QStringLiteral("passive-ports") << QStringLiteral("9-8");
    QTest::newRow("range open") << QStringLiteral("passive-ports") << QStringLiteral("9-");
    QTest::newRow("IPv6 in PASV") << QStringLiteral("external-address") << QStringLiteral("::1");
    for (const char *url : {"example.org/hook", "ftp://example.org/", "https:///hook", "https://a b/"})
        QTest::addRow("webhook %s", url) << QStringLiteral("event-webhook") << QString(QLatin1String(url));
    QTest::newRow("unknown word") << QStringLiteral("tls") << QStringLiteral("yes");
}

void ConfigurationKeysTest::refusesNonsense() {
    QFETCH(QString, name);
    QFETCH(QString, text);
    const ConfigurationKey *const key = ConfigurationKeys::find(name);
    Configuration configuration;
    const QStringList before = key->show(configuration);
    QVERIFY(!key->take(configuration, {text}));
    QCOMPARE(key->show(configuration), before);
    const bool mayBeSecret = key->kind == ConfigurationKey::Kind::Url;
    QCOMPARE(ConfigurationKeys::refusal(*key, name, {text}).contains(QLatin1Char('"') + text + QLatin1Char('"')),
             !mayBeSecret);
}

void ConfigurationKeysTest::namesTheNearest() {
    QCOMPARE(ConfigurationKeys::nearest(QStringLiteral("prot")), QStringLiteral("port"));
    QCOMPARE(ConfigurationKeys::nearest(QStringLiteral("max-session")), QStringLiteral("max-sessions"));
    QCOMPARE(ConfigurationKeys::nearest(QStringLiteral("something-else")), QString());
}

void ConfigurationKeysTest::showsNoSecrets() {
    const auto masked = [](const char *name, const char *text) {
        return ConfigurationKeys::masked(*ConfigurationKeys::find(QLatin1String(name)), {QLatin1String(text)}).value(0);
    };
    QCOMPARE(masked("event-webhook-secret", "secret"), QStringLiteral("****"));
    QCOMPARE(masked("event-webhook-secret", ""), QString());
    QCOMPARE(masked("event-webhook", "https://me:secret@example.org:8443/secret?token=secret"),
             QStringLiteral("https://****@example.org:8443/****"));
    QCOMPARE(masked("event-webhook", "https://secret@example.org?secret"),
             QStringLiteral("https://****@example.org?****"));
    QCOMPARE(masked("event-webhook", "https://example.org/"), QStringLiteral("https://example.org/"));
    QCOMPARE(masked("event-webhook", "HTTPS://example.org/secret"), QStringLiteral("HTTPS://example.org/****"));
    QCOMPARE(masked("event-webhook", "https://example.org/secret@secret"), QStringLiteral("https://****"));
    QCOMPARE(masked("event-webhook", "me:secret@example.org"), QStringLiteral("****")); // no URL at all
    QCOMPARE(masked("database", "postgresql://me:secret@host:5432/db"),
             QStringLiteral("postgresql://me:****@host:5432/db"));
    QCOMPARE(masked("database", "postgresql://me:sec/r@et@host/db"), QStringLiteral("postgresql://me:****@host/db"));
    QCOMPARE(masked("database", "postgresql://me:sec?ret@host/db"), QStringLiteral("postgresql://me:****@host/db"));
    QCOMPARE(masked("database", "postgresql://me@host:5432/db"), QStringLiteral("postgresql://me@host:5432/db"));
    QCOMPARE(masked("database", "postgresql:///db?host=/run/pg&user=me&password=secret&sslkey=secret&"),
             QStringLiteral("postgresql:///db?host=/run/pg&user=me&password=****&sslkey=****&"));
    QCOMPARE(masked("database", ""), QString());
    QCOMPARE(masked("server-name", "secret"), QStringLiteral("secret"));
}

// docs/configuration.md has one row for each key.
void ConfigurationKeysTest::isDocumented() {
    QFile file(QStringLiteral(TEST_DATA "/../docs/configuration.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    for (const ConfigurationKey &key : ConfigurationKeys::all()) {
        const QString row = QStringLiteral("| `%1` | %2 | %3 | %4 |\n")
                                .arg(QLatin1String(key.name),
                                     QString(QLatin1String(key.value)).replace(QLatin1Char('|'), QStringLiteral("\\|")),
                                     QLatin1String(key.help),
                                     key.reload == ConfigurationKey::Reload::TakesOver ? QStringLiteral("reload")
                                                                                       : QStringLiteral("start"));
        QVERIFY2(text.contains(row), qPrintable(row));
    }
}

WHERRY_TEST(ConfigurationKeysTest)
#include "configurationkeystest.moc"
