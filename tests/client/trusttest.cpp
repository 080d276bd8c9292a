// TLS as BEHAVIOUR promises it: nothing secret in clear, nothing to a stranger, nothing after a changed certificate.
#include "support/clientscriptedserver.h"
#include "support/clientworkshop.h"
#include "support/registry.h"

#include "cli/failuretext.h"
#include "operations/listdirectory.h"

#include <QSignalSpy>
#include <QTest>

namespace {
using Prepare = std::function<void(ScriptedServer &, LinkServices &, Site &)>;

Prepare withTls(TlsMode mode, bool pinUnknown = true) {
    return [mode, pinUnknown](ScriptedServer &server, LinkServices &services, Site &site) {
        server.useOwnCertificate();
        server.implicitTls = mode == TlsMode::Implicit;
        site.tls = mode;
        services.pinUnknown = pinUnknown;
    };
}

QByteArray fingerprintOf(const ScriptedServer &server) { return server.certificate.digest(QCryptographicHash::Sha256); }
} // namespace

class TrustTest : public QObject {
    Q_OBJECT

    static Failure list(ClientWorkshop &shop) {
        return shop.finish(shop.session.run(std::make_unique<ListDirectory>(shop.link(), RemotePath())))->failure();
    }

private Q_SLOTS:
    void worksUnderTls_data() {
        QTest::addColumn<int>("mode");
        QTest::newRow("optional") << int(TlsMode::Optional);
        QTest::newRow("required") << int(TlsMode::Required);
        QTest::newRow("implicit") << int(TlsMode::Implicit);
    }
    void worksUnderTls() {
        QFETCH(int, mode);
        ClientWorkshop shop(withTls(TlsMode(mode)));
        const QByteArray bytes = ClientWorkshop::pattern(500'000);
        shop.server.files["/f"] = {bytes};
        QCOMPARE(list(shop).text, QString());
        QVERIFY(shop.session.isEncrypted());
        auto *download = shop.download("/f", QStringLiteral("f"));
        QVERIFY2(!download->failure(), qPrintable(download->failure().text));
        QCOMPARE(shop.read(QStringLiteral("f")), bytes);
        auto *upload = shop.upload(QStringLiteral("f"), "/g");
        QVERIFY2(!upload->failure(), qPrintable(upload->failure().text));
        QCOMPARE(shop.server.files["/g"].bytes, bytes);
        QVERIFY(shop.server.commands.contains("PROT P"));
        QCOMPARE(shop.trust.pin(shop.site.endpoint()), fingerprintOf(shop.server));
    }

    void asksAboutAnUnknownCertificate() {
        for (const bool accepted : {true, false}) {
            ClientWorkshop shop(withTls(TlsMode::Required, false));
            QList<Question> asked;
            QObject::connect(&shop.session, &Session::question, &shop.session, [&](const Question &question) {
                asked.append(question);
                Answer answer;
                answer.accepted = answer.remember = accepted;
                QMetaObject::invokeMethod(
                    &shop.session, [&shop, answer] { shop.session.answer(answer); }, Qt::QueuedConnection);
            });
            const Failure failure = list(shop);
            QCOMPARE(asked.size(), 1);
            QCOMPARE(int(asked.first().kind), int(Question::Kind::UnknownCertificate));
            QCOMPARE(asked.first().certificate.fingerprint, fingerprintOf(shop.server));
            QVERIFY(!asked.first().problems.isEmpty());
            QCOMPARE(int(failure.kind), int(accepted ? Failure::Kind::None : Failure::Kind::Untrusted));
            QCOMPARE(shop.server.count("USER"), accepted ? 1 : 0);
            QCOMPARE(shop.trust.pin(shop.site.endpoint()).has_value(), accepted);
        }
    }

    // "This time" holds for all connections of the program until it ends, and for this certificate alone.
    void whatIsTrustedThisTimeIsNotAskedAgain() {
        ClientWorkshop shop(withTls(TlsMode::Required, false));
        int asked = 0;
        const auto trustOnce = [&asked](Session &session) {
            QObject::connect(&session, &Session::question, &session, [&asked, &session] {
                ++asked;
                QMetaObject::invokeMethod(
                    &session, [&session] { session.answer({.accepted = true, .remember = false, .text = {}}); },
                    Qt::QueuedConnection);
            });
        };
        const auto opens = [&trustOnce, &shop] {
            Session another(shop.site, shop.services);
            trustOnce(another);
            QSignalSpy opened(&another, &Session::opened);
            another.open();
            return opened.wait(30000);
        };
        trustOnce(shop.session);
        QCOMPARE(list(shop).text, QString());
        QVERIFY(opens());
        QCOMPARE(asked, 1);
        QVERIFY(!shop.trust.pin(shop.site.endpoint()));
        shop.server.useOwnCertificate(); // another one
        QVERIFY(opens());
        QCOMPARE(asked, 2);
        shop.trust.removePin(shop.site.endpoint()); // a person takes the trust back
        QVERIFY(opens());
        QCOMPARE(asked, 3);
    }

    // Whoever compares a fingerprint may need longer than the server waits for a name.
    void anAnswerThatComesTooLateForTheServerIsKept_data() {
        QTest::addColumn<bool>("tls");
        QTest::addColumn<bool>("remember");
        QTest::newRow("certificate, always") << true << true;
        QTest::newRow("certificate, once") << true << false;
        QTest::newRow("password") << false << false;
    }
    void anAnswerThatComesTooLateForTheServerIsKept() {
        QFETCH(bool, tls);
        QFETCH(bool, remember);
        ClientWorkshop shop([tls](ScriptedServer &server, LinkServices &services, Site &site) {
            withTls(tls ? TlsMode::Required : TlsMode::Off, false)(server, services, site);
            if (!tls)
                site.password.clear();
        });
        const Answer answer{.accepted = true, .remember = remember, .text = QString::fromUtf8(shop.server.password)};
        int asked = 0;
        QObject::connect(&shop.session, &Session::question, &shop.session, [&] {
            ++asked;
            QObject::connect(
                &shop.link().control, &ControlConnection::closed, &shop.session,
                [&shop, answer] { shop.session.answer(answer); },
                static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
            ScriptedPeer *const peer = shop.server.peers().first();
            const auto giveUp = [peer] {
                peer->reply(421, "Nobody logged in for too long.");
                peer->close();
            };
            if (tls && !peer->control()->isEncrypted()) // its side of the handshake ends after ours
                QObject::connect(peer->control(), &QSslSocket::encrypted, peer, giveUp, Qt::QueuedConnection);
            else
                giveUp();
        });
        QCOMPARE(list(shop).text, QString());
        QCOMPARE(asked, 1);
        QCOMPARE(shop.server.count("USER"), tls ? 1 : 2); // the name again where the password was asked for
        QCOMPARE(shop.trust.pin(shop.site.endpoint()).has_value(), remember);
    }

    void stopsAtAChangedCertificate() {
        ClientWorkshop shop(withTls(TlsMode::Optional));
        shop.trust.setPin(shop.site.endpoint(), QByteArray(32, 'x'));
        QObject::connect(&shop.session, &Session::question, &shop.session, [&](const Question &question) {
            QCOMPARE(int(question.kind), int(Question::Kind::ChangedCertificate));
            QMetaObject::invokeMethod(
                &shop.session, [&shop] { shop.session.answer({}); }, Qt::QueuedConnection);
        });
        QCOMPARE(int(list(shop).kind), int(Failure::Kind::Untrusted));
        QCOMPARE(shop.server.count("USER"), 0);
    }

    void believesOnlyTheNamedFingerprint() {
        ClientWorkshop right([](ScriptedServer &server, LinkServices &services, Site &site) {
            withTls(TlsMode::Required)(server, services, site);
            services.trustedFingerprint = fingerprintOf(server);
        });
        QCOMPARE(list(right).text, QString());
        ClientWorkshop wrong([](ScriptedServer &server, LinkServices &services, Site &site) {
            withTls(TlsMode::Required)(server, services, site);
            services.trustedFingerprint = QByteArray(32, 'x');
        });
        QCOMPARE(int(list(wrong).kind), int(Failure::Kind::Untrusted));
        QCOMPARE(wrong.server.count("USER"), 0);
    }

    void requiredNeverGoesInClear() {
        ClientWorkshop shop([](ScriptedServer &, LinkServices &, Site &site) { site.tls = TlsMode::Required; });
        QCOMPARE(int(list(shop).kind), int(Failure::Kind::Untrusted));
        QCOMPARE(shop.server.commands, QList<QByteArray>{"AUTH TLS"});
    }

    void optionalGoesInClearOnlyWhereTlsNeverWas() {
        ClientWorkshop shop([](ScriptedServer &, LinkServices &, Site &site) { site.tls = TlsMode::Optional; });
        QCOMPARE(list(shop).text, QString());
        ClientWorkshop once([](ScriptedServer &, LinkServices &, Site &site) { site.tls = TlsMode::Optional; });
        once.trust.setHadTls(once.site.endpoint());
        const Failure failure = list(once);
        QCOMPARE(int(failure.kind), int(Failure::Kind::Untrusted));
        QVERIFY(FailureText::sentence(failure, once.site.host).contains(QLatin1String("--tls off")));
        QCOMPARE(once.server.count("USER"), 0);
    }

    void bytesBehindThe234EndIt() {
        ClientWorkshop shop(withTls(TlsMode::Required));
        shop.server.intercept = [](ScriptedPeer &peer, const QByteArray &verb, const QByteArray &) {
            if (verb != "AUTH")
                return false;
            peer.raw("234 go on\r\n230 you are in already\r\n");
            peer.control()->flush();
            peer.encrypt();
            return true;
        };
        const Failure failure = list(shop);
        QVERIFY(failure);
        QCOMPARE(shop.server.count("USER"), 0);
    }

    void dataInClearIsRefused() {
        ClientWorkshop shop(withTls(TlsMode::Required));
        shop.server.missing.insert("PROT");
        QCOMPARE(int(list(shop).kind), int(Failure::Kind::Untrusted));
    }

    void dataMustShowTheSameCertificate() {
        ClientWorkshop shop(withTls(TlsMode::Required));
        ScriptedServer::makeCertificate(&shop.server.dataCertificate, &shop.server.dataKey);
        shop.server.files["/f"] = {"bytes"};
        QCOMPARE(int(list(shop).kind), int(Failure::Kind::Untrusted));
        auto *download = shop.download("/f", QStringLiteral("f"));
        QCOMPARE(int(download->failure().kind), int(Failure::Kind::Untrusted));
        QCOMPARE(shop.read(QStringLiteral("f")), QByteArray("(not there)"));
    }

    void truncatedDataIsNoFile() {
        ClientWorkshop shop(withTls(TlsMode::Required));
        shop.server.files["/f"] = {ClientWorkshop::pattern(100'000)};
        shop.server.missing = {"SIZE"};
        shop.server.intercept = [](ScriptedPeer &peer, const QByteArray &verb, const QByteArray &) {
            if (verb != "RETR")
                return false;
            peer.sendData(ClientWorkshop::pattern(100'000));
            // Ends the TCP connection under TLS: no close_notify.
            QObject::connect(peer.data(), &QSslSocket::encryptedBytesWritten, &peer, [&peer] {
                if (peer.data() && peer.data()->encryptedBytesToWrite() == 0)
                    peer.data()->abort();
            });
            return true;
        };
        auto *download = shop.download("/f", QStringLiteral("f"));
        QVERIFY(download->failure());
        QCOMPARE(shop.read(QStringLiteral("f")), QByteArray("(not there)"));
    }

    void keepsPinsInAFile() {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("pins"));
        const QString server = QStringLiteral("h:21");
        {
            FileTrustStore store(path);
            QVERIFY(!store.pin(server));
            store.setPin(server, QByteArray(32, '\xab'));
            store.setHadTls(server);
            store.setHadTls(QStringLiteral("other:21"));
        }
        FileTrustStore store(path);
        QCOMPARE(store.pin(server), QByteArray(32, '\xab'));
        QVERIFY(store.hadTls(server));
        QVERIFY(store.hadTls(QStringLiteral("other:21")));
        QVERIFY(!store.pin(QStringLiteral("other:21")));
        store.removePin(server);
        QVERIFY(!FileTrustStore(path).pin(server));
    }
};

WHERRY_TEST(TrustTest)
#include "trusttest.moc"
