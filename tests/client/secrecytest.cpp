// After sessions with a saved site, by search: no file under the person's directories, no list of arguments, no
// environment that others can read, and nothing that was printed holds a password in clear or in a form that anybody
// can turn back.
#include "support/clientscriptedserver.h"
#include "support/registry.h"
#include "support/scriptedproxy.h"

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

namespace {
// Each with characters that a URL has to encode.
const QByteArray sitePassword = "Geheim@nis-4711", proxyPassword = "Proxy/wort-0815",
                 masterPassword = "Meister:wort-23";

QList<QByteArray> readableForms(const QByteArray &secret) {
    const QString text = QString::fromUtf8(secret);
    const QByteArray wide(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
    QByteArray backwards = secret;
    std::reverse(backwards.begin(), backwards.end());
    return {secret, secret.toBase64(), secret.toPercentEncoding(), secret.toHex(), backwards, wide};
}

// What is found of the secrets in the bytes; empty: nothing.
QByteArray foundIn(const QByteArray &bytes) {
    for (const QByteArray &secret : {sitePassword, proxyPassword, masterPassword}) {
        for (const QByteArray &form : readableForms(secret))
            if (bytes.contains(form) || bytes.toLower().contains(form.toLower()))
                return form;
    }
    return {};
}

QByteArray contentOf(const QString &path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
} // namespace

class SecrecyTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_home;
    ScriptedServer m_server;
    ScriptedProxy m_proxy{ScriptedProxy::Kind::Socks5};
    QProcess *m_running = nullptr;
    QByteArray m_seen; // of the process list, while the server was spoken to
    int m_looks = 0;

    // Its exit code; what it printed is searched.
    int run(const QStringList &words, bool withMaster, bool withPassword = false) {
        QProcess program;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"})
            environment.insert(QLatin1String(name), m_home.path());
        environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("disabled:"));
        if (withMaster)
            environment.insert(QStringLiteral("WHERRY_MASTER_PASSWORD"), QString::fromUtf8(masterPassword));
        if (withPassword)
            environment.insert(QStringLiteral("WHERRY_PASSWORD"), QString::fromUtf8(sitePassword));
        program.setProcessEnvironment(environment);
        program.setProcessChannelMode(QProcess::MergedChannels);
        m_running = &program;
        program.start(QStringLiteral(PROGRAMS "/wherry-cli"), words);
        const bool ended = QTest::qWaitFor([&] { return program.state() == QProcess::NotRunning; }, 60'000);
        m_running = nullptr;
        const QByteArray printed = program.readAll();
        if (!ended || program.exitStatus() != QProcess::NormalExit)
            return -1;
        if (const QByteArray found = foundIn(printed); !found.isEmpty()) {
            qWarning("printed: %s", found.constData());
            return -2;
        }
        if (program.exitCode() != 0)
            qWarning("%s", printed.constData());
        return program.exitCode();
    }

private Q_SLOTS:
    void initTestCase() {
        m_server.user = "anna";
        m_server.password = sitePassword;
        m_server.files["/a.txt"] = {"hello"};
        m_server.useOwnCertificate();
        m_proxy.user = "me";
        m_proxy.password = proxyPassword;
        m_server.onStep = [this](int) {
            if (!m_running)
                return;
            const QString process = QStringLiteral("/proc/%1/").arg(m_running->processId());
            m_seen += contentOf(process + QStringLiteral("cmdline")) + contentOf(process + QStringLiteral("environ"));
            ++m_looks;
        };
    }

    void sessionsLeaveNoPasswordBehind() {
        const QString proxy =
            QStringLiteral("socks5://me:%1@127.0.0.1:%2")
                .arg(QString::fromUtf8(proxyPassword.toPercentEncoding()), QString::number(m_proxy.port()));
        const QString url = QStringLiteral("ftp://anna@localhost:%1/").arg(m_server.port());
        QString withPassword = url;
        withPassword.replace(QLatin1String("anna@"),
                             QStringLiteral("anna:%1@").arg(QString::fromUtf8(sitePassword.toPercentEncoding())));
        const QStringList add{QStringLiteral("sites"), QStringLiteral("add"), QStringLiteral("Mine")};
        const QStringList through{QStringLiteral("--proxy"), proxy};
        QCOMPARE(run(add + QStringList{url} + through, true, true), 0);
        QCOMPARE(run({QStringLiteral("sites"), QStringLiteral("list"), QStringLiteral("--json")}, false), 0);
        QCOMPARE(run({QStringLiteral("sites"), QStringLiteral("export"), m_home.filePath(QStringLiteral("out.json"))},
                     false),
                 0);
        // With all that it has to say: from the vault, then from the arguments.
        QCOMPARE(run({QStringLiteral("ls"), QStringLiteral("--verbose"), QStringLiteral("site:Mine")}, true), 0);
        QVERIFY(m_server.commands.contains("PASS " + sitePassword)); // it was really used
        QVERIFY(m_proxy.targets.size() >= 2);
        QCOMPARE(run(QStringList{QStringLiteral("get"), QStringLiteral("--verbose"),
                                 withPassword + QStringLiteral("a.txt"), m_home.filePath(QStringLiteral("a.txt"))} +
                         through,
                     false),
                 0);
        QCOMPARE(contentOf(m_home.filePath(QStringLiteral("a.txt"))), QByteArray("hello"));

        QVERIFY(m_looks > 10);
        QVERIFY(m_seen.contains("wherry-cli"));
        QCOMPARE(foundIn(m_seen), QByteArray());
        int searched = 0;
        for (QDirIterator files(m_home.path(), QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
             files.hasNext(); ++searched) {
            const QString path = files.next();
            QVERIFY2(foundIn(contentOf(path) + path.toUtf8()).isEmpty(), qPrintable(path));
        }
        QVERIFY(searched >= 4); // sites, passwords, trust, the export
    }

    // The search itself finds what there is to find.
    void theSearchFindsEveryForm() {
        for (const QByteArray &form : readableForms(proxyPassword))
            QVERIFY(!foundIn("x" + form + "y").isEmpty());
        QVERIFY(foundIn("Geheim").isEmpty());
    }
};

WHERRY_TEST(SecrecyTest)
#include "secrecytest.moc"
