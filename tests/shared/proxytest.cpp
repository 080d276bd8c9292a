// Connections through a proxy: what is said to it, that nothing of the server's is taken for the proxy's, and that
// every misbehaviour at every step ends in one failure in time.
#include "net/dialer.h"
#include "net/proxy/proxyhandshake.h"
#include "support/expect.h"
#include "support/loopback.h"
#include "support/registry.h"
#include "support/scriptedproxy.h"

#include <QTest>

#include <sys/socket.h>

#include <array>

Q_DECLARE_METATYPE(ScriptedProxy::Fault)

namespace {
using Fault = ScriptedProxy::Fault;

Proxy proxyOf(Proxy::Kind kind, const QString &user = {}, const QString &password = {}) {
    Proxy proxy;
    proxy.kind = kind;
    proxy.host = QStringLiteral("127.0.0.1");
    proxy.user = user;
    proxy.password = password;
    return proxy;
}

QByteArray said(const Proxy &proxy, const QString &host, quint16 port) {
    Expected<std::unique_ptr<ProxyHandshake>> handshake = ProxyHandshake::begin(proxy, host, port);
    if (!handshake)
        return "!" + handshake.error().text.toUtf8();
    QByteArray all = (*handshake)->takeOutgoing();
    if (proxy.kind == Proxy::Kind::Socks5) {
        static_cast<void>((*handshake)->take(QByteArrayView("\5\0", 2)));
        all += (*handshake)->takeOutgoing();
    }
    return all;
}
} // namespace

class ProxyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAddresses_data() {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("shown"); // empty: refused
        QTest::newRow("SOCKS") << QStringLiteral("socks5://p.example:1081")
                               << QStringLiteral("socks5://p.example:1081");
        QTest::newRow("usual port") << QStringLiteral("socks5://p.example")
                                    << QStringLiteral("socks5://p.example:1080");
        QTest::newRow("names there") << QStringLiteral("socks5h://p") << QStringLiteral("socks5://p:1080");
        QTest::newRow("HTTP") << QStringLiteral("http://u%40x:s%3Ae@[::1]/")
                              << QStringLiteral("http://u%40x@[::1]:8080");
        QTest::newRow("other") << QStringLiteral("ftp://p:21") << QString();
        QTest::newRow("no host") << QStringLiteral("socks5://:1080") << QString();
        QTest::newRow("path") << QStringLiteral("http://p/x") << QString();
        QTest::newRow("port") << QStringLiteral("http://p:99999") << QString();
        QTest::newRow("port 0") << QStringLiteral("http://p:0") << QString();
        QTest::newRow("nothing") << QString() << QString();
    }
    void readsAddresses() {
        QFETCH(QString, url);
        QFETCH(QString, shown);
        const Expected<Proxy> proxy = Proxy::fromUrl(url);
        QCOMPARE(proxy ? proxy->toString() : QString(), shown);
        if (url.startsWith(QLatin1String("http://u"))) {
            QCOMPARE(proxy->user, QStringLiteral("u@x"));
            QCOMPARE(proxy->password, QStringLiteral("s:e"));
        }
    }

    void saysWhatTheStandardsSay() {
        const Proxy socks = proxyOf(Proxy::Kind::Socks5);
        QCOMPARE(said(socks, QStringLiteral("192.0.2.1"), 21), QByteArray("\5\1\0"
                                                                          "\5\1\0\1\xc0\0\2\1\0\x15",
                                                                          13));
        QCOMPARE(said(socks, QStringLiteral("a.example"), 0x1234), QByteArray("\5\1\0"
                                                                              "\5\1\0\3\x09"
                                                                              "a.example\x12\x34",
                                                                              19));
        QCOMPARE(said(socks, QStringLiteral("::1"), 21).mid(3, 4), QByteArray("\5\1\0\4", 4));
        QCOMPARE(said(socks, QStringLiteral("bücher.example"), 21).mid(8, 22),
                 QByteArray("xn--bcher-kva.example\0", 22));
        const Proxy http = proxyOf(Proxy::Kind::HttpConnect, QStringLiteral("u"), QStringLiteral("p:w"));
        QCOMPARE(
            said(http, QStringLiteral("::1"), 21),
            QByteArray("CONNECT [::1]:21 HTTP/1.1\r\nHost: [::1]:21\r\nProxy-Authorization: Basic dTpwOnc=\r\n\r\n"));
    }

    // A name that could forge a line or a length is never sent.
    void refusesWhatCannotBeSaid() {
        for (const Proxy::Kind kind : {Proxy::Kind::Socks5, Proxy::Kind::HttpConnect}) {
            for (const QString &host :
                 {QStringLiteral("a b"), QStringLiteral("a\r\nX: y"), QString(256, u'a'), QString()})
                QVERIFY(said(proxyOf(kind), host, 21).startsWith('!'));
        }
        QVERIFY(said(proxyOf(Proxy::Kind::Socks5, QString(256, u'u')), QStringLiteral("h"), 21).startsWith('!'));
        QVERIFY(
            said(proxyOf(Proxy::Kind::HttpConnect, QStringLiteral("a:b")), QStringLiteral("h"), 21).startsWith('!'));
    }

    void opensTheWay_data() {
        QTest::addColumn<bool>("isHttp");
        QTest::addColumn<bool>("hasUser");
        QTest::addColumn<bool>("byteByByte");
        for (const bool isHttp : {false, true})
            for (const bool hasUser : {false, true})
                for (const bool bytes : {false, true})
                    QTest::addRow("%s%s%s", isHttp ? "HTTP" : "SOCKS", hasUser ? " with password" : "",
                                  bytes ? " byte by byte" : "")
                        << isHttp << hasUser << bytes;
    }
    void opensTheWay() {
        QFETCH(bool, isHttp);
        QFETCH(bool, hasUser);
        QFETCH(bool, byteByByte);
        ScriptedProxy proxy(isHttp ? ScriptedProxy::Kind::Http : ScriptedProxy::Kind::Socks5);
        proxy.greeting = "220 right behind\r\n";
        proxy.byteByByte = byteByByte;
        if (hasUser) {
            proxy.user = "me";
            proxy.password = "secret";
        }
        Proxy way = proxyOf(isHttp ? Proxy::Kind::HttpConnect : Proxy::Kind::Socks5, QString::fromLatin1(proxy.user),
                            QString::fromLatin1(proxy.password));
        way.port = proxy.port();
        Dialer dialer;
        dialer.setProxy(way);
        Descriptor ours;
        connect(&dialer, &Dialer::connected, this, [&](Descriptor &connection) { ours = std::move(connection); });
        dialer.connectToHost(QStringLiteral("ftp.example.org"), 2121);
        QTRY_VERIFY(ours);
        QCOMPARE(proxy.targets, QList<QByteArray>{"ftp.example.org:2121"});
        // Every byte of the server's is still there.
        QByteArray got;
        const auto whole = [&] {
            std::array<char, 64> bytes{};
            const ssize_t count = ::recv(ours.number(), bytes.data(), bytes.size(), MSG_DONTWAIT);
            got += QByteArray(bytes.data(), std::max<ssize_t>(0, count));
            return got == proxy.greeting;
        };
        QTRY_VERIFY(whole());
    }

    void everyMisbehaviourEndsInOneFailure() {
        int runs = 0;
        for (const ScriptedProxy::Kind kind : {ScriptedProxy::Kind::Socks5, ScriptedProxy::Kind::Http}) {
            const bool isHttp = kind == ScriptedProxy::Kind::Http;
            for (int step = 0; step < (isHttp ? 1 : 3); ++step) {
                for (const Fault fault : {Fault::Drop, Fault::Close, Fault::Silence, Fault::Half, Fault::Refuse,
                                          Fault::Garbage, Fault::Endless}) {
                    ScriptedProxy proxy(kind);
                    proxy.user = "me";
                    proxy.password = "secret";
                    proxy.faultStep = step;
                    proxy.fault = fault;
                    Proxy way = proxyOf(isHttp ? Proxy::Kind::HttpConnect : Proxy::Kind::Socks5, QStringLiteral("me"),
                                        QStringLiteral("secret"));
                    way.port = proxy.port();
                    Dialer dialer;
                    dialer.setTimeout(fault == Fault::Silence ? 50 : 20'000);
                    dialer.setProxy(way);
                    QList<Failure> failures;
                    int connections = 0;
                    connect(&dialer, &Dialer::failed, this, [&](const Failure &failure) { failures.append(failure); });
                    connect(&dialer, &Dialer::connected, this, [&] { ++connections; });
                    dialer.connectToHost(QStringLiteral("ftp.example.org"), 21);
                    const QByteArray where = QByteArray::number(int(kind)) + ' ' + QByteArray::number(step) + ' ' +
                                             QByteArray::number(int(fault));
                    QVERIFY2(QTest::qWaitFor([&] { return !failures.isEmpty() || connections > 0; }, 30'000),
                             where.constData());
                    QVERIFY2(failures.size() == 1 && connections == 0, where.constData());
                    const Failure::Kind got = failures.first().kind;
                    if (fault == Fault::Silence)
                        QVERIFY2(got == Failure::Kind::TimedOut, where.constData());
                    else if (fault == Fault::Garbage || fault == Fault::Endless)
                        QVERIFY2(got == Failure::Kind::BadReply || got == Failure::Kind::CannotConnect,
                                 where.constData());
                    else
                        QVERIFY2(got == Failure::Kind::CannotConnect, where.constData());
                    QVERIFY2(!failures.first().text.contains(QLatin1String("secret")), where.constData());
                    ++runs;
                }
            }
        }
        QCOMPARE(runs, 28);
    }

    void saysWhyItWasRefused_data() {
        QTest::addColumn<bool>("isHttp");
        QTest::addColumn<QString>("password");
        QTest::addColumn<QString>("words");
        QTest::newRow("SOCKS, none") << false << QString() << QStringLiteral("wants a name and a password");
        QTest::newRow("SOCKS, wrong") << false << QStringLiteral("wrong!")
                                      << QStringLiteral("name or password are wrong");
        QTest::newRow("HTTP, none") << true << QString() << QStringLiteral("wants a name and a password");
        QTest::newRow("HTTP, wrong") << true << QStringLiteral("wrong!") << QStringLiteral("those given are wrong");
    }
    void saysWhyItWasRefused() {
        QFETCH(bool, isHttp);
        QFETCH(QString, password);
        QFETCH(QString, words);
        ScriptedProxy proxy(isHttp ? ScriptedProxy::Kind::Http : ScriptedProxy::Kind::Socks5);
        proxy.user = "me";
        proxy.password = "secret";
        Proxy way = proxyOf(isHttp ? Proxy::Kind::HttpConnect : Proxy::Kind::Socks5,
                            password.isEmpty() ? QString() : QStringLiteral("me"), password);
        way.port = proxy.port();
        Dialer dialer;
        dialer.setProxy(way);
        Failure failure;
        connect(&dialer, &Dialer::failed, this, [&](const Failure &why) { failure = why; });
        dialer.connectToHost(QStringLiteral("h"), 21);
        QTRY_VERIFY(failure);
        COMPARE_KIND(failure, Failure::Kind::CannotConnect);
        QVERIFY2(failure.text.contains(words), qPrintable(failure.text));
    }

    void aProxyThatIsNotThereIsNamed() {
        quint16 port = 0;
        Loopback::listener(&port).reset();
        Proxy way = proxyOf(Proxy::Kind::Socks5);
        way.port = port;
        Dialer dialer;
        dialer.setProxy(way);
        Failure failure;
        connect(&dialer, &Dialer::failed, this, [&](const Failure &why) { failure = why; });
        dialer.connectToHost(QStringLiteral("ftp.example.org"), 21);
        QTRY_VERIFY(failure);
        COMPARE_KIND(failure, Failure::Kind::CannotConnect);
        QVERIFY(failure.text.startsWith(QLatin1String("the proxy socks5://127.0.0.1:")));
    }
};

WHERRY_TEST(ProxyTest)
#include "proxytest.moc"
