#include "events/webhook.h"

#include "base/log.h"
#include "support/registry.h"
#include "support/serverhttp.h"

#include <QMessageAuthenticationCode>
#include <QSignalSpy>
#include <QTest>

class WebhookTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void postsJsonInOrder();
    void signsWithTheSecret();
    void triesAgainWhatMayPass_data();
    void triesAgainWhatMayPass();
    void givesUpInTheEnd();
    void doesNotRepeatWhatIsRefused();
    void followsOnTheSameHostOnly();
    void waitsForNobodyForEver();
    void abandonsAtOnce();
    void tellsNoSecretInTheLog();

private:
    static Event upload(const QByteArray &path);
    void drain();

    std::unique_ptr<ServerHttp> m_http;
    std::unique_ptr<Log> m_log;
    std::unique_ptr<Webhook> m_webhook;
    QStringList m_warnings;
};
WHERRY_TEST(WebhookTest)

void WebhookTest::init() {
    m_webhook.reset();
    m_http = std::make_unique<ServerHttp>();
    m_log = std::make_unique<Log>();
    m_warnings.clear();
    connect(m_log.get(), &Log::recorded, this, [this](const LogRecord &record) {
        if (record.level >= LogRecord::Level::Warning)
            m_warnings += record.text;
    });
    Webhook::Patience patience;
    patience.firstPause = std::chrono::milliseconds(1);
    patience.answer = std::chrono::seconds(30);
    patience.tries = 3;
    m_webhook = std::make_unique<Webhook>(*m_log, patience);
    m_webhook->setReceiver(QUrl(m_http->address()), {});
}

Event WebhookTest::upload(const QByteArray &path) {
    Event event;
    event.at = 1'795'665'906'000;
    event.account = "ann";
    event.address = "192.0.2.1";
    event.path = path;
    event.bytes = 1234;
    return event;
}

void WebhookTest::drain() {
    QSignalSpy idle(m_webhook.get(), &EventOutlet::idle);
    QTRY_VERIFY_WITH_TIMEOUT(m_webhook->isIdle() && !idle.isEmpty(), 20'000);
}

void WebhookTest::postsJsonInOrder() {
    for (const char *path : {"/a b", "/c\"d", "/\xff"})
        m_webhook->add(upload(path));
    QVERIFY(m_http->requests().isEmpty()); // adding waits for nothing
    drain();
    QCOMPARE(m_http->requests().size(), 3);
    const ServerHttp::Request &first = m_http->requests().first();
    QCOMPARE(first.line, QByteArray("POST /hook HTTP/1.1"));
    QCOMPARE(first.headers.value("content-type"), QByteArray("application/json"));
    QCOMPARE(first.headers.value("x-wherry-event"), QByteArray("upload"));
    QVERIFY(!first.headers.contains("x-wherry-signature"));
    QCOMPARE(first.body, QByteArray(R"({"account":"ann","address":"192.0.2.1","bytes":1234,"event":"upload",)"
                                    R"("path":"/a b","time":"2026-11-26T04:05:06.000Z"})"));
    QVERIFY(m_http->requests().at(1).body.contains(R"("path":"/c\"d")"));
    QVERIFY(m_http->requests().at(2).body.contains("\"path\":\"/\xc3\xbf\""));
    QVERIFY2(m_warnings.isEmpty(), qPrintable(m_warnings.join(QLatin1Char('\n'))));
}

void WebhookTest::signsWithTheSecret() {
    m_webhook->setReceiver(QUrl(m_http->address()), "key");
    m_webhook->add(upload("/a"));
    drain();
    const ServerHttp::Request &request = m_http->requests().first();
    QCOMPARE(request.headers.value("x-wherry-signature"),
             "sha256=" + QMessageAuthenticationCode::hash(request.body, "key", QCryptographicHash::Sha256).toHex());
}

void WebhookTest::triesAgainWhatMayPass_data() {
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("error of the server") << QByteArray("500 Internal Server Error");
    QTest::newRow("overloaded") << QByteArray("429 Too Many Requests");
    QTest::newRow("no HTTP") << QByteArray("x");
}

void WebhookTest::triesAgainWhatMayPass() {
    QFETCH(QByteArray, answer);
    m_http->answer({answer, "200 OK"});
    m_webhook->add(upload("/a"));
    m_webhook->add(upload("/b"));
    drain();
    QCOMPARE(m_http->requests().size(), 3);
    // The same one again, before the next, and known by its name.
    QCOMPARE(m_http->requests().at(0).body, m_http->requests().at(1).body);
    QCOMPARE(m_http->requests().at(0).headers.value("x-wherry-delivery"),
             m_http->requests().at(1).headers.value("x-wherry-delivery"));
    QVERIFY(m_http->requests().at(2).body.contains("/b"));
    QVERIFY(m_http->requests().at(2).headers.value("x-wherry-delivery") !=
            m_http->requests().at(1).headers.value("x-wherry-delivery"));
    QVERIFY(m_warnings.isEmpty());
}

void WebhookTest::givesUpInTheEnd() {
    m_http->answer({"503 Service Unavailable", "503 Service Unavailable", "503 Service Unavailable", "200 OK"});
    m_webhook->add(upload("/a"));
    m_webhook->add(upload("/b"));
    drain();
    QCOMPARE(m_http->requests().size(), 4);
    QVERIFY(m_http->requests().at(3).body.contains("/b"));
    QCOMPARE(m_warnings.size(), 1);
    QVERIFY2(m_warnings.first().contains(QLatin1String("it answered 503")), qPrintable(m_warnings.first()));
}

void WebhookTest::doesNotRepeatWhatIsRefused() {
    m_http->answer({"404 Not Found", "302 Found\nLocation: /elsewhere", "200 OK"});
    for (const char *path : {"/a", "/b", "/c"})
        m_webhook->add(upload(path));
    drain();
    QCOMPARE(m_http->requests().size(), 3);
    QCOMPARE(m_warnings.size(), 1); // not one for each
}

void WebhookTest::followsOnTheSameHostOnly() {
    m_http->answer({"307 Temporary Redirect\nLocation: /other", "204 No Content"});
    m_webhook->add(upload("/a"));
    drain();
    QCOMPARE(m_http->requests().size(), 2);
    QCOMPARE(m_http->requests().at(1).line, QByteArray("POST /other HTTP/1.1"));
    QCOMPARE(m_http->requests().at(1).body, m_http->requests().at(0).body);

    // The same server under another name.
    m_http->answer({"308 Permanent Redirect\nLocation: http://localhost:" + QByteArray::number(m_http->serverPort()),
                    "204 No Content"});
    m_webhook->add(upload("/b"));
    drain();
    QCOMPARE(m_http->requests().size(), 3);

    m_http->answer({"307 Temporary Redirect\nLocation: /hook"}); // round and round
    m_webhook->add(upload("/c"));
    drain();
    QCOMPARE(m_http->requests().size(), 3 + 4);
}

// A receiver that takes the event and says nothing: each try ends by itself, the last one for good, and the next event
// has its turn.
void WebhookTest::waitsForNobodyForEver() {
    Webhook::Patience patience;
    patience.answer = std::chrono::seconds(3);
    patience.firstPause = std::chrono::milliseconds(1);
    patience.tries = 2;
    m_webhook = std::make_unique<Webhook>(*m_log, patience);
    m_webhook->setReceiver(QUrl(m_http->address()), {});
    m_http->answer({"", "", "204 No Content"});
    m_webhook->add(upload("/a"));
    m_webhook->add(upload("/b"));
    drain();
    QCOMPARE(m_http->requests().size(), 3);
    QVERIFY(m_http->requests().at(1).body.contains("/a"));
    QVERIFY(m_http->requests().at(2).body.contains("/b"));
    QCOMPARE(m_warnings.size(), 1);
    QVERIFY2(m_warnings.first().contains(QLatin1String("no answer in time")), qPrintable(m_warnings.first()));
    QTRY_COMPARE(m_http->waiting(), 0); // hung up on
}

void WebhookTest::abandonsAtOnce() {
    m_http->answer({"", "204 No Content"});
    m_webhook->add(upload("/a"));
    m_webhook->add(upload("/b"));
    QTRY_COMPARE(m_http->waiting(), 1); // for 30 seconds
    m_webhook->abandon();
    QVERIFY(m_webhook->isIdle());
    QCOMPARE(m_warnings, QStringList(QStringLiteral("2 events for the webhook are lost")));
    QTRY_COMPARE(m_http->waiting(), 0);
    m_webhook->add(upload("/c"));
    drain();
    QCOMPARE(m_http->requests().size(), 2); // b was forgotten
    QVERIFY(m_http->requests().last().body.contains("/c"));
}

void WebhookTest::tellsNoSecretInTheLog() {
    QUrl address(m_http->address(QStringLiteral("/secret-path?token=secret")));
    address.setUserInfo(QStringLiteral("me:secret"));
    m_webhook->setReceiver(address, "secret");
    m_http->answer({"401 Unauthorized"});
    m_webhook->add(upload("/a"));
    drain();
    QCOMPARE(m_warnings.size(), 1);
    QVERIFY2(!m_warnings.first().contains(QLatin1String("secret")), qPrintable(m_warnings.first()));
    QVERIFY(m_warnings.first().contains(QLatin1String("127.0.0.1")));
}

#include "webhooktest.moc"
