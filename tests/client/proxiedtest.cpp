// A whole session through a proxy: the control connection and every data connection, passive ways alone.
#include "operations/listdirectory.h"
#include "support/clientworkshop.h"
#include "support/expect.h"
#include "support/registry.h"
#include "support/scriptedproxy.h"

#include <QTest>

class ProxiedTest : public QObject {
    Q_OBJECT

    static void prepare(ScriptedProxy &proxy, Site &site, bool isHttp) {
        proxy.user = "me";
        proxy.password = "proxy-secret";
        site.host = QStringLiteral("localhost"); // the proxy looks it up
        site.proxy.kind = isHttp ? Proxy::Kind::HttpConnect : Proxy::Kind::Socks5;
        site.proxy.host = QStringLiteral("127.0.0.1");
        site.proxy.port = proxy.port();
        site.proxy.user = QStringLiteral("me");
        site.proxy.password = QStringLiteral("proxy-secret");
    }

private Q_SLOTS:
    void moves_data() {
        QTest::addColumn<bool>("isHttp");
        QTest::addColumn<bool>("isEncrypted");
        QTest::addColumn<bool>("hasEpsv");
        QTest::newRow("SOCKS5") << false << false << true;
        QTest::newRow("SOCKS5, TLS") << false << true << true;
        QTest::newRow("SOCKS5, PASV") << false << false << false;
        QTest::newRow("HTTP") << true << false << true;
        QTest::newRow("HTTP, TLS, PASV") << true << true << false;
    }
    void moves() {
        QFETCH(bool, isHttp);
        QFETCH(bool, isEncrypted);
        QFETCH(bool, hasEpsv);
        ScriptedProxy proxy(isHttp ? ScriptedProxy::Kind::Http : ScriptedProxy::Kind::Socks5);
        ClientWorkshop shop([&](ScriptedServer &server, LinkServices &services, Site &site) {
            prepare(proxy, site, isHttp);
            site.preferActive = true; // of no use behind a proxy
            if (isEncrypted) {
                server.useOwnCertificate();
                site.tls = TlsMode::Required;
                services.pinUnknown = true;
            }
            if (!hasEpsv)
                server.missing = {"EPSV"};
            server.files["/a"] = {ClientWorkshop::pattern(300'000)};
        });
        shop.write(QStringLiteral("b"), ClientWorkshop::pattern(200'000, 2));
        COMPARE_KIND(shop.download("/a", QStringLiteral("a"))->failure(), Failure::Kind::None);
        COMPARE_KIND(shop.upload(QStringLiteral("b"), "/b")->failure(), Failure::Kind::None);
        QCOMPARE(shop.read(QStringLiteral("a")), ClientWorkshop::pattern(300'000));
        QCOMPARE(shop.server.files["/b"].bytes, ClientWorkshop::pattern(200'000, 2));
        QVERIFY(proxy.targets.size() >= 3);
        QCOMPARE(proxy.targets.first(), "localhost:" + shop.server.numberedPort());
        for (const QByteArray &target : std::as_const(proxy.targets))
            QVERIFY(target.startsWith("localhost:"));
        QCOMPARE(shop.server.count("PORT") + shop.server.count("EPRT"), 0);
    }

    void aProxyThatRefusesSaysWhy() {
        ScriptedProxy proxy(ScriptedProxy::Kind::Socks5);
        QStringList logged;
        ClientWorkshop shop([&](ScriptedServer &, LinkServices &, Site &site) {
            prepare(proxy, site, false);
            site.proxy.password = QStringLiteral("proxy-wrong!");
        });
        QObject::connect(&shop.log, &Log::recorded, &shop.session,
                         [&](const LogRecord &record) { logged.append(record.text); });
        const auto *listing = shop.finish(shop.session.run(std::make_unique<ListDirectory>(shop.link(), RemotePath())));
        COMPARE_KIND(listing->failure(), Failure::Kind::CannotConnect);
        QVERIFY(listing->failure().text.contains(QLatin1String("name or password are wrong")));
        QVERIFY(logged.join(u' ').contains(QLatin1String("through socks5://me@127.0.0.1:")));
        QVERIFY(!logged.join(u' ').contains(QLatin1String("proxy-wrong!")));
        QCOMPARE(shop.server.connections, 0); // never past the proxy
    }
};

WHERRY_TEST(ProxiedTest)
#include "proxiedtest.moc"
