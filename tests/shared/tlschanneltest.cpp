#include "net/tlschannel.h"
#include "support/expect.h"
#include "support/registry.h"
#include "support/tlspair.h"

#include <QTest>

#include <utility>

namespace {
QByteArray takeOutgoing(TlsChannel &channel) { return std::exchange(channel.outgoing(), QByteArray()); }

// Carries what waits from one to the other, in pieces of so many bytes.
bool carry(TlsChannel &from, TlsChannel &to, qsizetype piece = 1 << 30) {
    const QByteArray bytes = takeOutgoing(from);
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        to.receive(QByteArrayView(bytes).sliced(at, qMin(piece, bytes.size() - at)));
        if (!to.isEncrypted() && to.handshake() == TlsChannel::Progress::Failed)
            return false;
    }
    return true;
}

bool shake(TlsChannel &client, TlsChannel &server, qsizetype piece = 1 << 30) {
    client.handshake();
    for (int i = 0; i < 6; ++i) {
        if (!carry(client, server, piece) || !carry(server, client, piece))
            return false;
    }
    return client.isEncrypted() && server.isEncrypted();
}

QByteArray readAll(TlsChannel &channel, qint64 *last = nullptr) {
    QByteArray all, part(5000, Qt::Uninitialized);
    for (;;) {
        const qint64 got = channel.read(part.data(), part.size());
        if (got <= 0) {
            if (last)
                *last = got;
            return all;
        }
        all.append(part.constData(), got);
    }
}
} // namespace

class TlsChannelTest : public QObject {
    Q_OBJECT

    static void versions() {
        QTest::addColumn<TlsVersion>("version");
        QTest::newRow("1.2") << TlsVersion::Tls12;
        QTest::newRow("1.3") << TlsVersion::Tls13;
    }

private Q_SLOTS:
    void talks_data() { versions(); }
    void talks() {
        QFETCH(TlsVersion, version);
        const TlsPair pair(version);
        for (const qsizetype piece : {1 << 30, 1}) {
            TlsChannel client(pair.client, QStringLiteral("localhost"));
            TlsChannel server(pair.server);
            QVERIFY(shake(client, server, piece));
            QCOMPARE(client.info().version,
                     version == TlsVersion::Tls12 ? QStringLiteral("TLS 1.2") : QStringLiteral("TLS 1.3"));
            QCOMPARE(server.info().version, client.info().version);
            QVERIFY(!client.info().cipher.isEmpty());
            QCOMPARE(client.info().peer, pair.certificate.facts());
            for (const int size : {1, 16384, 16385, 1'000'000}) {
                const QByteArray bytes(size, char(size));
                QVERIFY(client.write(bytes.constData(), bytes.size()));
                QVERIFY(carry(client, server, qMax<qsizetype>(piece, 100)));
                QVERIFY(readAll(server) == bytes);
                QVERIFY(server.write(bytes.constData(), bytes.size()));
                QVERIFY(carry(server, client));
                QVERIFY(readAll(client) == bytes);
            }
            QCOMPARE(client.unread(), 0);
        }
    }

    void goodbyeIsSeenAndOneSided_data() { versions(); }
    void goodbyeIsSeenAndOneSided() {
        QFETCH(TlsVersion, version);
        const TlsPair pair(version);
        TlsChannel client(pair.client), server(pair.server);
        QVERIFY(shake(client, server));
        QVERIFY(client.write("last words", 10));
        client.closeNotify();
        QVERIFY(carry(client, server));
        qint64 last = 0;
        QCOMPARE(readAll(server, &last), QByteArray("last words"));
        QCOMPARE(last, -1);
        QVERIFY(server.peerSaidGoodbye());
        QVERIFY(!server.failure());
        // The other direction goes on.
        QVERIFY(server.write("226 done", 8));
        QVERIFY(carry(server, client));
        QCOMPARE(readAll(client, &last), QByteArray("226 done"));
        QCOMPARE(last, 0);
    }

    void resumes_data() { versions(); }
    void resumes() {
        QFETCH(TlsVersion, version);
        const TlsPair pair(version);
        TlsChannel control(pair.client, QStringLiteral("localhost")), controlServer(pair.server);
        QVERIFY(shake(control, controlServer));
        QVERIFY(!control.info().resumed);
        // Tickets of TLS 1.3 come behind the handshake and are taken up by reading.
        readAll(control);
        QVERIFY(control.session());
        for (int i = 0; i < 4; ++i) {
            TlsChannel data(pair.client, QStringLiteral("localhost"), control.session()), dataServer(pair.server);
            QVERIFY(shake(data, dataServer));
            QVERIFY(data.info().resumed);
            QVERIFY(dataServer.info().resumed);
            QCOMPARE(data.info().peer, control.info().peer);
            QCOMPARE(data.info().problems, control.info().problems);
        }
    }

    void aForeignSessionIsJustNotResumed() {
        const TlsPair pair, other;
        TlsChannel control(other.client), controlServer(other.server);
        QVERIFY(shake(control, controlServer));
        readAll(control);
        TlsChannel data(pair.client, {}, control.session()), dataServer(pair.server);
        QVERIFY(shake(data, dataServer));
        QVERIFY(!data.info().resumed);
        QCOMPARE(data.info().peer, pair.certificate.facts());
    }

    void saysWhyThePeerIsNotTrusted() {
        const TlsPair pair;
        TlsChannel client(pair.client, QStringLiteral("other.example")), server(pair.server);
        QVERIFY(shake(client, server));
        const TlsInfo info = client.info();
        QVERIFY(!info.trusted());
        QVERIFY(info.hostMismatch);
        QVERIFY2(info.problems.first().contains(QStringLiteral("self-signed")),
                 qPrintable(info.problems.join(QLatin1Char('|'))));
        QVERIFY(info.problems.last().contains(QStringLiteral("other.example")));
        QVERIFY(server.info().problems.isEmpty());
    }

    void trustsItsAuthorities_data() {
        QTest::addColumn<QString>("host");
        QTest::addColumn<bool>("trusted");
        QTest::newRow("name") << QStringLiteral("localhost") << true;
        QTest::newRow("upper case") << QStringLiteral("LOCALHOST") << true;
        QTest::newRow("address") << QStringLiteral("127.0.0.1") << true;
        QTest::newRow("other address") << QStringLiteral("127.0.0.2") << false;
        QTest::newRow("other name") << QStringLiteral("localhost.evil.example") << false;
        QTest::newRow("IPv6") << QStringLiteral("[::1]") << false;
    }
    void trustsItsAuthorities() {
        QFETCH(QString, host);
        QFETCH(bool, trusted);
        const TlsPair pair;
        const TlsContext context = *TlsContext::forClient({false, pair.certificateFile(), {}});
        TlsChannel client(context, host), server(pair.server);
        QVERIFY(shake(client, server));
        QCOMPARE(client.info().trusted(), trusted);
        QCOMPARE(client.info().hostMismatch, !trusted);
    }

    void nonsenseIsAFailure_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("clear text") << QByteArray("USER anna\r\nPASS x\r\n");
        QTest::newRow("http") << QByteArray("GET / HTTP/1.0\r\n\r\n");
        QTest::newRow("zeros") << QByteArray(100, '\0');
        QTest::newRow("alert") << QByteArray("\x15\x03\x03\x00\x02\x02\x28", 7);
    }
    void nonsenseIsAFailure() {
        QFETCH(QByteArray, bytes);
        const TlsPair pair;
        TlsChannel server(pair.server);
        server.receive(bytes);
        QCOMPARE(server.handshake(), TlsChannel::Progress::Failed);
        COMPARE_KIND(server.failure(), Failure::Kind::Untrusted);
        QVERIFY(!server.failure().text.isEmpty());
        QCOMPARE(server.handshake(), TlsChannel::Progress::Failed);
    }

    void aChangedRecordIsAFailure() {
        const TlsPair pair;
        TlsChannel client(pair.client), server(pair.server);
        QVERIFY(shake(client, server));
        QVERIFY(client.write("first", 5));
        QVERIFY(carry(client, server));
        QVERIFY(client.write("second", 6));
        QByteArray bytes = takeOutgoing(client);
        bytes[bytes.size() - 3] = char(bytes[bytes.size() - 3] ^ 1);
        server.receive(bytes);
        qint64 last = 0;
        QCOMPARE(readAll(server, &last), QByteArray("first"));
        QCOMPARE(last, -2);
        COMPARE_KIND(server.failure(), Failure::Kind::Lost);
        QVERIFY(!server.write("x", 1));
    }

    void versionsThatDoNotMeet() {
        const TlsPair pair;
        const TlsContext old = *TlsContext::forServer({pair.certificate, TlsVersion::Tls12, TlsVersion::Tls12});
        const TlsContext strict = *TlsContext::forClient({false, {}, {}, TlsVersion::Tls13, TlsVersion::Tls13});
        TlsChannel client(strict), server(old);
        QVERIFY(!shake(client, server));
        COMPARE_KIND(server.failure(), Failure::Kind::Untrusted);
        carry(server, client);
        COMPARE_KIND(client.failure(), Failure::Kind::Untrusted);
    }

    void contextsSayWhyTheyCannotBeMade() {
        const Expected<TlsContext> server = TlsContext::forServer({});
        QVERIFY(!server);
        QVERIFY(!server.error().text.isEmpty());
        QVERIFY(!TlsContext::forClient({false, QStringLiteral("/no/such/file"), {}}));
    }
};

WHERRY_TEST(TlsChannelTest)
#include "tlschanneltest.moc"
