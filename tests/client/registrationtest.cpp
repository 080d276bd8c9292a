// Registering: only where the server says that it gives accounts, only over TLS, and the password in no log.
#include "session/registration.h"
#include "support/clientworkshop.h"
#include "support/expect.h"
#include "support/registry.h"

#include <QSignalSpy>
#include <QTest>

namespace {
struct RegistrationRun {
    Failure failure;
    QString words;
    QStringList logged;

    RegistrationRun(ClientWorkshop &shop, const Site &site) {
        Registration registration(site, shop.services);
        QObject::connect(&shop.log, &Log::recorded, &registration,
                         [this](const LogRecord &record) { logged.append(record.text); });
        QObject::connect(&registration, &Registration::question, &registration, [&registration] {
            Answer answer;
            answer.accepted = true;
            registration.answer(answer);
        });
        QObject::connect(&registration, &Registration::finished, &registration,
                         [this](const Failure &why, const QString &said) {
                             failure = why;
                             words = said;
                         });
        QSignalSpy finished(&registration, &Registration::finished);
        registration.start();
        if (finished.isEmpty())
            finished.wait(30'000);
        QCOMPARE(finished.count(), 1);
    }
};
} // namespace

class RegistrationTest : public QObject {
    Q_OBJECT

    // Says yes to all that it is asked for.
    static void giveAccounts(ScriptedServer &server, const QByteArray &reply) {
        server.intercept = [reply](ScriptedPeer &peer, const QByteArray &verb, const QByteArray &argument) {
            if (verb != "SITE" || !argument.startsWith("REGISTER "))
                return false;
            peer.reply(reply.left(3).toInt(), reply.mid(4));
            return true;
        };
    }

private Q_SLOTS:
    void asks_data() {
        QTest::addColumn<QByteArray>("feature");
        QTest::addColumn<QByteArray>("reply");
        QTest::addColumn<Failure::Kind>("kind");
        QTest::newRow("yes") << QByteArray("X-WHERRY ATOMIC REGISTER") << QByteArray("230 Yours.")
                             << Failure::Kind::None;
        QTest::newRow("taken") << QByteArray("X-WHERRY REGISTER") << QByteArray("550 Taken.") << Failure::Kind::Refused;
    }
    void asks() {
        QFETCH(QByteArray, feature);
        QFETCH(QByteArray, reply);
        QFETCH(Failure::Kind, kind);
        ClientWorkshop shop([&](ScriptedServer &server, LinkServices &, Site &site) {
            server.useOwnCertificate();
            server.features.append(feature);
            giveAccounts(server, reply);
            site.tls = TlsMode::Optional;
            site.user = QStringLiteral("newcomer");
            site.password = QStringLiteral("long and secret");
        });
        const RegistrationRun run(shop, shop.site);
        COMPARE_KIND(run.failure, kind);
        QCOMPARE(run.words, kind == Failure::Kind::None ? QStringLiteral("Yours.") : QStringLiteral("Taken."));
        QVERIFY(shop.server.commands.contains("SITE REGISTER newcomer long and secret"));
        QCOMPARE(shop.server.count("USER"), 0);
        const QString log = run.logged.join(u'\n');
        QVERIFY(log.contains(QLatin1String("SITE REGISTER ****")));
        QVERIFY(!log.contains(QLatin1String("secret")));
        QVERIFY(!run.failure.step.contains(QLatin1String("secret")));
    }

    void neverInClearByItself() {
        ClientWorkshop shop([](ScriptedServer &server, LinkServices &, Site &site) {
            server.features.append("X-WHERRY REGISTER");
            giveAccounts(server, "230 Yours.");
            site.tls = TlsMode::Optional;
        });
        const RegistrationRun run(shop, shop.site);
        COMPARE_KIND(run.failure, Failure::Kind::Untrusted);
        QCOMPARE(shop.server.count("SITE"), 0);
    }

    void aServerThatDoesNotOfferItHearsNothing() {
        ClientWorkshop shop([](ScriptedServer &server, LinkServices &, Site &) { server.missing = {"HELP"}; });
        const RegistrationRun run(shop, shop.site);
        COMPARE_KIND(run.failure, Failure::Kind::Unsupported);
        QCOMPARE(shop.server.count("SITE"), 0);
    }

    void helpMayOfferItToo() {
        ClientWorkshop shop([](ScriptedServer &server, LinkServices &, Site &) {
            server.intercept = [](ScriptedPeer &peer, const QByteArray &verb, const QByteArray &argument) {
                if (verb == "HELP" && argument == "SITE")
                    peer.reply(214, "CHMOD REGISTER");
                else if (verb == "SITE" && argument == "REGISTER user secret")
                    peer.reply(200, "Welcome.");
                else
                    return false;
                return true;
            };
        });
        const RegistrationRun run(shop, shop.site); // explicitly without TLS
        COMPARE_KIND(run.failure, Failure::Kind::None);
        QCOMPARE(run.words, QStringLiteral("Welcome."));
    }

    void aNameWithASpaceIsNotSent() {
        ClientWorkshop shop([](ScriptedServer &, LinkServices &, Site &site) { site.user = QStringLiteral("a b"); });
        const RegistrationRun run(shop, shop.site);
        COMPARE_KIND(run.failure, Failure::Kind::Unsupported);
        QCOMPARE(shop.server.count("SITE"), 0);
    }
};

WHERRY_TEST(RegistrationTest)
#include "registrationtest.moc"
