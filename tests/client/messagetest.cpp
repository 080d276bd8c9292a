// What a server's administrator says to a session comes with the replies to other things.
#include "support/clientscriptedserver.h"
#include "support/clientworkshop.h"
#include "support/registry.h"

#include "ftp/extensions.h"
#include "operations/stat.h"

#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;

namespace {
const QString message = QStringLiteral("Back at 18:00, 再见\nThe administrator");

QByteArray carrying(const QByteArray &code) {
    return code + "-Done\r\n" + Extensions::encodeMessageLine(message) + "\r\n" + code + " End\r\n";
}
} // namespace

class MessageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void comesWithTheKeepAlive() {
        ClientWorkshop shop([](ScriptedServer &server, LinkServices &services, Site &) {
            server.features.append("X-WHERRY MESSAGES");
            services.keepAlive = 20ms;
        });
        shop.server.intercept = [](ScriptedPeer &peer, const QByteArray &verb, const QByteArray &) {
            if (verb == "NOOP")
                peer.raw(carrying("200"));
            return verb == "NOOP";
        };
        QSignalSpy received(&shop.session, &Session::messageReceived);
        QSignalSpy recorded(&shop.log, &Log::recorded);
        shop.session.open();
        QTRY_VERIFY(received.count() > 1); // the connection goes on
        QCOMPARE(received.first().first().toString(), message);
        for (const QList<QVariant> &record : recorded)
            QVERIFY(!record.first().value<LogRecord>().text.contains(QLatin1String("NOOP")));
    }

    void isNoneInARefusal() {
        ClientWorkshop shop;
        shop.server.intercept = [](ScriptedPeer &peer, const QByteArray &verb, const QByteArray &) {
            if (verb == "MLST")
                peer.raw(carrying("550"));
            return verb == "MLST";
        };
        QSignalSpy received(&shop.session, &Session::messageReceived);
        shop.finish(shop.session.run(std::make_unique<Stat>(shop.link(), RemotePath("/a"))));
        QCOMPARE(shop.server.count("MLST"), 1);
        QCOMPARE(received.count(), 0);
    }
};

WHERRY_TEST(MessageTest)
#include "messagetest.moc"
