#include "cli/arguments.h"
#include "support/registry.h"

#include <QTest>

using Command = TerminalArguments::Command;

namespace {
QStringList commandLine(const char *line) {
    return QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}
} // namespace

class ArgumentsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads() {
        const auto get = TerminalArguments::parse(
            commandLine("get --parallel 8 --segments 4 --quiet ftp://a@h/x --limit-rate=2M /tmp/y"));
        QVERIFY(get.hasValue());
        QCOMPARE(get->command, Command::Get);
        QCOMPARE(get->parallel, 8);
        QCOMPARE(get->segments, 4);
        QVERIFY(get->quiet);
        QCOMPARE(get->limitRate, qint64(2) << 20);
        QCOMPARE(get->urls, commandLine("ftp://a@h/x"));
        QCOMPARE(get->locals, commandLine("/tmp/y"));
        QVERIFY(!get->exists);
    }

    void sortsUploads() {
        const auto put =
            TerminalArguments::parse(commandLine("put a b c ftps://h/d/ --overwrite newer --tls implicit"));
        QVERIFY(put.hasValue());
        QCOMPARE(put->locals, commandLine("a b c"));
        QCOMPARE(put->urls, commandLine("ftps://h/d/"));
        QCOMPARE(*put->exists, ExistsRule::OverwriteIfNewer);
        QCOMPARE(*put->tls, TlsMode::Implicit);
        // A file may be called like an option, behind "--".
        const auto odd = TerminalArguments::parse(commandLine("put -- --quiet ftp://h/"));
        QVERIFY(odd.hasValue());
        QCOMPARE(odd->locals, commandLine("--quiet"));
        QVERIFY(!odd->quiet);
    }

    void mirrorsBothWays() {
        QVERIFY(!TerminalArguments::parse(commandLine("mirror ftp://h/d /tmp/d"))->isUpload);
        QVERIFY(TerminalArguments::parse(commandLine("mirror /tmp/d ftp://h/d"))->isUpload);
        QVERIFY(!TerminalArguments::parse(commandLine("mirror /tmp/d /tmp/e")).hasValue());
        QVERIFY(!TerminalArguments::parse(commandLine("mirror ftp://h/d ftp://h/e")).hasValue());
    }

    void readsLimitsByTheHour() {
        const auto get = TerminalArguments::parse(
            commandLine("get ftp://h/x --limit-at mon-fri/08:00-18:00=500K --limit-at daily/0:00-6:00=none"));
        QVERIFY(get.hasValue());
        QCOMPARE(get->limitRules.size(), 2);
        QCOMPARE(get->limitRules[0].rate, 500 * 1024);
        QVERIFY(TerminalArguments::parse(commandLine("get ftp://h/x --limit-at noon"))
                    .error()
                    .contains(QLatin1String("noon")));
    }

    void readsClientCertificates() {
        const auto both =
            TerminalArguments::parse(commandLine("ls ftp://h/ --cert /etc/c.pem --key /etc/k.pem --tls implicit"));
        QVERIFY(both.hasValue());
        Site site;
        both->applyTo(site);
        QCOMPARE(site.clientCertificate, QStringLiteral("/etc/c.pem"));
        QCOMPARE(site.clientKey, QStringLiteral("/etc/k.pem"));
        QCOMPARE(site.port, 990);
        // Nothing that a saved site has is lost when the options say nothing.
        TerminalArguments::parse(commandLine("ls ftp://h/"))->applyTo(site);
        QCOMPARE(site.clientCertificate, QStringLiteral("/etc/c.pem"));
        QVERIFY(!TerminalArguments::parse(commandLine("ls ftp://h/ --key /etc/k.pem")).hasValue());
    }

    void readsFingerprints() {
        const QByteArray raw = QByteArray::fromHex(QByteArray("0123456789abcdef").repeated(4));
        const QString colons = QString::fromLatin1(raw.toHex(':').toUpper());
        const auto parsed = TerminalArguments::parse(
            {QStringLiteral("ls"), QStringLiteral("ftp://h/"), QStringLiteral("--trust"), colons});
        QVERIFY(parsed.hasValue());
        QCOMPARE(parsed->trust, raw);
    }

    void completes_data() {
        QTest::addColumn<QString>("line"); // "_" is the word not begun yet
        QTest::addColumn<QString>("candidates");
        QTest::newRow("commands") << QStringLiteral("m") << QStringLiteral("mirror mkdir mv");
        QTest::newRow("help of") << QStringLiteral("help ve") << QStringLiteral("verify");
        QTest::newRow("options") << QStringLiteral("get --re")
                                 << QStringLiteral("--resume --retries --retry-delay --recursive");
        QTest::newRow("value") << QStringLiteral("get --tls o") << QStringLiteral("off optional");
        QTest::newRow("no value known") << QStringLiteral("get --timeout _") << QString();
        QTest::newRow("sites") << QStringLiteral("sites _") << QStringLiteral("list add remove import export");
        QTest::newRow("a place") << QStringLiteral("get _") << QString();
    }

    void completes() {
        QFETCH(QString, line);
        QFETCH(QString, candidates);
        line.replace(QLatin1Char('_'), QString());
        QCOMPARE(TerminalArguments::completions(line.split(QLatin1Char(' '))).join(QLatin1Char(' ')), candidates);
    }

    // Each mistake: a sentence that says what to write.
    void refuses_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *line, const char *says) {
            QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(says);
        };
        row("gett ftp://h/x", "did you mean get");
        row("frobnicate", "wherry help");
        row("get", "wherry get URL [LOCAL]");
        row("get /tmp/x", "ftp://user@host/path");
        row("get ftp://h/x ftp://h/y", "second word");
        row("get ftp://h/x a b", "wherry get URL [LOCAL]");
        row("put a", "wherry put LOCAL... URL");
        row("put a b", "not a URL");
        row("put ftp://h/a ftp://h/b", "only the last word");
        row("ls", "wherry ls URL");
        row("ls ftp://h/ --paralel 3", "did you mean --parallel");
        row("ls ftp://h/ --wibblewobble", "wherry help");
        row("get ftp://h/x --parallel 11", "from 1 to 10");
        row("get ftp://h/x --parallel 0", "from 1 to 10");
        row("get ftp://h/x --parallel three", "from 1 to 10");
        row("get ftp://h/x --segments 9", "from 1 to 8");
        row("get ftp://h/x --parallel", "--parallel N");
        row("get ftp://h/x --quiet=yes", "takes no value");
        row("get ftp://h/x --overwrite sometimes", "always, newer");
        row("get ftp://h/x --tls maybe", "off, optional");
        row("get ftp://h/x --trust 12:34", "64 hexadecimal");
        row("get ftp://h/x --limit-rate fast", "500K");
        row("get ftp://h/x --timeout 0", "1 to 86400");
        row("get ftp://h/x --retries -1", "0 to 100");
        row("verify ftp://h/x", "wherry verify URL LOCAL");
        row("mv ftp://h/x", "wherry mv URL NEWPATH");
        row("rm x", "not a URL");
    }
    void refuses() {
        QFETCH(QString, line);
        QFETCH(QString, says);
        const auto parsed = TerminalArguments::parse(line.split(QLatin1Char(' ')));
        QVERIFY(!parsed.hasValue());
        QVERIFY2(parsed.error().contains(says), qPrintable(parsed.error()));
    }

    void helps() {
        for (const char *line : {"", "help", "--help", "-h"})
            QCOMPARE(TerminalArguments::parse(commandLine(line))->command, Command::Help);
        QCOMPARE(TerminalArguments::parse(commandLine("get --help"))->helpOf, Command::Get);
        QCOMPARE(TerminalArguments::parse(commandLine("help put"))->helpOf, Command::Put);
        QCOMPARE(TerminalArguments::parse(commandLine("--version"))->command, Command::Version);
        const QString all = TerminalArguments::help(Command::Help);
        for (const char *word : {"wherry get", "wherry verify", "--limit-rate RATE", "Exit codes"})
            QVERIFY2(all.contains(QLatin1String(word)), word);
    }
};

WHERRY_TEST(ArgumentsTest)
#include "argumentstest.moc"
