// The test of a site tells each step that works and the one that does not.
#include "session/connectiontest.h"
#include "support/clientworkshop.h"
#include "support/expect.h"
#include "support/registry.h"

#include <QSignalSpy>
#include <QTest>

namespace {
using Step = ConnectionTest::Step;

struct ConnectionRun {
    QStringList passed;
    std::optional<Failure> failure;
    Step step = Step::Connect;

    explicit ConnectionRun(ConnectionTest &test, bool trusts = true) {
        QObject::connect(&test, &ConnectionTest::passed, &test, [this](Step one) {
            const QStringList names{QStringLiteral("connect"), QStringLiteral("encrypt"), QStringLiteral("log in"),
                                    QStringLiteral("list")};
            passed.append(names.at(int(one)));
        });
        QObject::connect(&test, &ConnectionTest::question, &test, [&test, trusts] {
            Answer answer;
            answer.accepted = trusts;
            test.answer(answer);
        });
        QSignalSpy finished(&test, &ConnectionTest::finished);
        QObject::connect(&test, &ConnectionTest::finished, &test, [this](const Failure &why, Step at) {
            failure = why;
            step = at;
        });
        test.start();
        if (finished.isEmpty())
            finished.wait(30'000);
    }
    QString steps() const { return passed.join(u','); }
};
} // namespace

class ConnectionTestTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStepWorks() {
        ClientWorkshop shop([](ScriptedServer &server, LinkServices &, Site &site) {
            server.useOwnCertificate();
            server.directories.insert("/pub");
            server.files["/pub/a"] = {};
            server.files["/pub/b"] = {};
            site.tls = TlsMode::Required;
        });
        ConnectionTest test(shop.site, "pub", shop.services);
        const ConnectionRun run(test);
        QCOMPARE(run.steps(), QStringLiteral("connect,encrypt,log in,list"));
        QVERIFY(run.failure);
        COMPARE_KIND(*run.failure, Failure::Kind::None);
        QCOMPARE(test.address(), QHostAddress(QHostAddress::LocalHost));
        QCOMPARE(test.tlsVersion(), QStringLiteral("TLS 1.3"));
        QCOMPARE(test.folder(), RemotePath("/pub"));
        QCOMPARE(test.entries(), 2);
    }

    void inClearItSaysSo() {
        ClientWorkshop shop;
        ConnectionTest test(shop.site, {}, shop.services);
        const ConnectionRun run(test);
        QCOMPARE(run.steps(), QStringLiteral("connect,encrypt,log in,list"));
        QVERIFY(test.tlsVersion().isEmpty());
    }

    void fails_data() {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("passed");
        QTest::addColumn<Step>("step");
        QTest::newRow("nobody there") << QStringLiteral("port") << QStringLiteral("") << Step::Connect;
        QTest::newRow("no TLS") << QStringLiteral("tls") << QStringLiteral("connect") << Step::Encrypt;
        QTest::newRow("strange certificate") << QStringLiteral("trust") << QStringLiteral("connect") << Step::Encrypt;
        QTest::newRow("wrong password") << QStringLiteral("password") << QStringLiteral("connect,encrypt")
                                        << Step::LogIn;
        QTest::newRow("no such folder") << QStringLiteral("folder") << QStringLiteral("connect,encrypt,log in")
                                        << Step::List;
    }

    void fails() {
        QFETCH(QString, fault);
        QFETCH(QString, passed);
        QFETCH(Step, step);
        ClientWorkshop shop([&](ScriptedServer &server, LinkServices &, Site &site) {
            if (fault == QLatin1String("trust") || fault == QLatin1String("password"))
                server.useOwnCertificate();
            site.tls = fault == QLatin1String("port") ? TlsMode::Off : TlsMode::Optional;
            if (fault == QLatin1String("tls"))
                site.tls = TlsMode::Required;
            if (fault == QLatin1String("password"))
                site.password = QStringLiteral("wrong");
            if (fault == QLatin1String("port"))
                site.port = 1;
        });
        ConnectionTest test(shop.site, fault == QLatin1String("folder") ? "/none" : "", shop.services);
        const ConnectionRun run(test, fault != QLatin1String("trust"));
        QCOMPARE(run.steps(), passed);
        QVERIFY(run.failure && *run.failure);
        QCOMPARE(run.step, step);
    }
};

WHERRY_TEST(ConnectionTestTest)
#include "connectiontesttest.moc"
