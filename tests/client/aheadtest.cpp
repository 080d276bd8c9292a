// Commands sent before the reply to those before them, to servers that promise nothing (Capabilities::pipelining).
#include "operations/listdirectory.h"
#include "support/clientworkshop.h"
#include "support/registry.h"

#include <QTest>
#include <QTimer>

#include <utility>

using namespace std::chrono_literals;
using Learned = Capabilities::Learned;

namespace {
// The verbs since the n-th command.
QList<QByteArray> verbs(const ScriptedServer &server, qsizetype from) {
    QList<QByteArray> all;
    for (const QByteArray &command : server.commands.sliced(from))
        all.append(command.split(' ').first());
    return all;
}
} // namespace

class AheadTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anUploadTakesFewerTripsOnceItIsKnownWhatWorks() {
        ClientWorkshop shop;
        shop.link().expectsMore = true;
        shop.write(QStringLiteral("a"), "abc");
        QVERIFY(!shop.upload(QStringLiteral("a"), "/1")->failure());
        const qsizetype first = shop.server.commands.size();
        QVERIFY(!shop.upload(QStringLiteral("a"), "/2")->failure());
        QCOMPARE(verbs(shop.server, first),
                 (QList<QByteArray>{"EPSV", "STOR", "SIZE", "MFMT", "RNFR", "RNTO", "EPSV"}));
        const qsizetype second = shop.server.commands.size();
        QVERIFY(!shop.upload(QStringLiteral("a"), "/3")->failure()); // over the data connection that was asked before
        QCOMPARE(verbs(shop.server, second), (QList<QByteArray>{"STOR", "SIZE", "MFMT", "RNFR", "RNTO", "EPSV"}));
        QCOMPARE(shop.server.files.value("/3").bytes, QByteArray("abc"));
        QCOMPARE(shop.server.files.value("/3").modified, shop.server.files.value("/1").modified);
        QCOMPARE(shop.link().capabilities.pipelining, Learned::Yes);
    }

    // The folders of a tree, where a listing needs CWD before it.
    void aFolderIsEnteredTogetherWithTheNextDataConnection() {
        ClientWorkshop shop([](ScriptedServer &server, LinkServices &, Site &) {
            server.missing.insert("MLSD");
            server.features = {"SIZE", "MDTM", "EPSV"};
            server.directories += {"/a", "/b"};
            server.files["/b/x"] = {"abc"};
        });
        shop.link().expectsMore = true;
        const auto list = [&shop](const QByteArray &path) {
            return shop.finish(shop.session.run(
                std::make_unique<ListDirectory>(shop.link(), RemotePath(path), ListDirectory::Times::ToTheSecond)));
        };
        QVERIFY(!list("/a")->failure());
        const qsizetype first = shop.server.commands.size();
        ListDirectory *const second = list("/b");
        QVERIFY(!second->failure());
        QCOMPARE(verbs(shop.server, first), (QList<QByteArray>{"CWD", "EPSV", "LIST"})); // and no MDTM
        QCOMPARE(second->takeListing().entries.size(), 1);
    }

    // The password goes when the server has asked for it; the rest of the login, and the first data connection, with
    // it.
    void ourServerIsToldAllWithThePassword_data() {
        QTest::addColumn<QByteArray>("greeting");
        QTest::addColumn<bool>("atOnce");
        QTest::newRow("ours") << QByteArray("Wherry is ready.") << true;
        QTest::newRow("another") << QByteArray("ready") << false;
    }
    void ourServerIsToldAllWithThePassword() {
        QFETCH(QByteArray, greeting);
        QFETCH(bool, atOnce);
        QByteArray behindThePassword; // that came with it
        ClientWorkshop shop([&](ScriptedServer &server, LinkServices &, Site &) {
            server.greeting = greeting;
            server.intercept = [&](ScriptedPeer &peer, const QByteArray &verb, const QByteArray &) {
                if (verb == "PASS")
                    behindThePassword = peer.control()->peek(peer.control()->bytesAvailable());
                if (verb == "FEAT" && atOnce) // only now the password is answered
                    peer.reply(230, "logged in");
                return verb == "PASS" && atOnce;
            };
        });
        shop.link().expectsMore = true;
        shop.write(QStringLiteral("a"), "abc");
        QVERIFY(!shop.upload(QStringLiteral("a"), "/1")->failure());
        QCOMPARE(shop.server.files.value("/1").bytes, QByteArray("abc"));
        const QList<QByteArray> all = verbs(shop.server, shop.server.commands.indexOf("PASS secret"));
        if (atOnce)
            QCOMPARE(all.first(7), (QList<QByteArray>{"PASS", "FEAT", "OPTS", "CLNT", "TYPE", "EPSV", "PWD"}));
        else
            QCOMPARE(behindThePassword, QByteArray());
        QCOMPARE(shop.server.count("EPSV"), 1);
        QCOMPARE(shop.server.count("TYPE"), 1);
    }

    // What follows FEAT goes together, but for those that are known to lose what they are not ready for.
    void theRestOfALoginGoesTogether_data() {
        QTest::addColumn<QByteArray>("greeting");
        QTest::addColumn<bool>("together");
        QTest::newRow("any") << QByteArray("ready") << true;
        QTest::newRow("one that loses commands") << QByteArray("Microsoft FTP Service") << false;
    }
    void theRestOfALoginGoesTogether() {
        QFETCH(QByteArray, greeting);
        QFETCH(bool, together);
        bool isAnyAhead = false;
        bool isHeld = together;
        ClientWorkshop shop([&](ScriptedServer &server, LinkServices &, Site &) {
            server.greeting = greeting;
            server.intercept = [&](ScriptedPeer &peer, const QByteArray &verb, const QByteArray &) {
                isAnyAhead |= peer.control()->bytesAvailable() > 0;
                if (verb == "PWD" && std::exchange(isHeld, false)) { // only now those before it are answered
                    peer.reply(200, "UTF8 is on.");
                    peer.reply(200, "TYPE is I.");
                    peer.openPassive(true);
                }
                return isHeld && (verb == "OPTS" || verb == "TYPE" || verb == "EPSV");
            };
        });
        shop.server.files["/1"] = {"abc", "20200102030405"};
        shop.link().expectsMore = true;
        QVERIFY(!shop.download("/1", QStringLiteral("1"))->failure());
        QCOMPARE(shop.read(QStringLiteral("1")), QByteArray("abc"));
        const QList<QByteArray> all = verbs(shop.server, shop.server.commands.indexOf("FEAT"));
        QCOMPARE(all.first(together ? 5 : 4), together ? (QList<QByteArray>{"FEAT", "OPTS", "TYPE", "EPSV", "PWD"})
                                                       : (QList<QByteArray>{"FEAT", "OPTS", "TYPE", "PWD"}));
        if (!together)
            QVERIFY(!isAnyAhead);
    }

    // Nothing goes in clear: the password does not wait for the question.
    void underTlsNameAndPasswordGoAtOnce_data() {
        QTest::addColumn<int>("toName");
        QTest::addColumn<int>("toPassword");
        QTest::addColumn<int>("failure");
        QTest::newRow("both are wanted") << 331 << 230 << 0;
        QTest::newRow("the name is enough") << 230 << 503 << 0;
        QTest::newRow("the name is refused") << 530 << 503 << 530;
        QTest::newRow("the password is wrong") << 331 << 530 << 530;
    }
    void underTlsNameAndPasswordGoAtOnce() {
        QFETCH(int, toName);
        QFETCH(int, toPassword);
        QFETCH(int, failure);
        ClientWorkshop shop([&](ScriptedServer &server, LinkServices &services, Site &site) {
            server.useOwnCertificate();
            server.greeting = "Wherry is ready.";
            services.pinUnknown = true;
            site.tls = TlsMode::Required;
            server.intercept = [&](ScriptedPeer &peer, const QByteArray &verb, const QByteArray &) {
                if (verb == "PASS") { // only now
                    peer.reply(toName, "the name");
                    peer.reply(toPassword, "the password");
                }
                return verb == "USER" || verb == "PASS";
            };
        });
        shop.server.files["/1"] = {"abc", "20200102030405"};
        QCOMPARE(shop.download("/1", QStringLiteral("1"))->failure().code, failure);
        QCOMPARE(shop.server.count("PASS"), 1);
        if (failure == 0)
            QCOMPARE(shop.read(QStringLiteral("1")), QByteArray("abc"));
    }

    void aServerThatWantsNoPasswordInClearGetsNone() {
        ClientWorkshop shop([](ScriptedServer &server, LinkServices &, Site &) {
            server.greeting = "Wherry is ready.";
            server.intercept = [](ScriptedPeer &peer, const QByteArray &verb, const QByteArray &) {
                if (verb == "USER")
                    peer.reply(530, "Encrypt first.");
                return verb == "USER";
            };
        });
        QCOMPARE(shop.download("/f", QStringLiteral("f"))->failure().code, 530);
        QCOMPARE(shop.server.count("PASS"), 0);
    }

    void whatWasSentWithAWrongPasswordIsNotTakenForMore() {
        ClientWorkshop shop([](ScriptedServer &server, LinkServices &, Site &) {
            server.greeting = "Wherry is ready.";
            server.password = "another";
            server.intercept = [](ScriptedPeer &peer, const QByteArray &verb, const QByteArray &) {
                if (verb == "USER" || verb == "PASS")
                    return false;
                peer.reply(530, "Log in first.");
                return true;
            };
        });
        const Failure failure = shop.download("/f", QStringLiteral("f"))->failure();
        QCOMPARE(failure.code, 530);
        QCOMPARE(failure.kind, Failure::Kind::Refused);
        QCOMPARE(failure.text, QStringLiteral("wrong"));
        QCOMPARE(shop.server.count("PASS"), 1);
    }

    // A server behind a wall that knows no EPSV is asked for PASV, as if it had been asked in its time.
    void anEpsvThatIsRefusedAtTheLoginIsNoEnd() {
        ClientWorkshop shop([](ScriptedServer &server, LinkServices &, Site &) {
            server.greeting = "Wherry is ready.";
            server.missing.insert("EPSV");
        });
        shop.server.files["/1"] = {"abc", "20200102030405"};
        QVERIFY(!shop.download("/1", QStringLiteral("1"))->failure());
        QCOMPARE(shop.read(QStringLiteral("1")), QByteArray("abc"));
        QCOMPARE(shop.server.count("EPSV"), 1);
        QCOMPARE(shop.server.count("PASV"), 1);
    }

    void aPasswordThatIsNotEnoughIsFollowedByTheAccount() {
        ClientWorkshop shop([](ScriptedServer &server, LinkServices &, Site &site) {
            server.greeting = "Wherry is ready.";
            site.account = QStringLiteral("books");
            server.intercept = [](ScriptedPeer &peer, const QByteArray &verb, const QByteArray &) {
                if (verb == "PASS")
                    peer.reply(332, "account please");
                else if (verb == "ACCT")
                    peer.reply(230, "logged in");
                return verb == "PASS" || verb == "ACCT";
            };
        });
        shop.server.files["/1"] = {"abc", "20200102030405"};
        QVERIFY(!shop.download("/1", QStringLiteral("1"))->failure());
        QCOMPARE(shop.server.commands.indexOf("ACCT books"), shop.server.commands.indexOf("PASS secret") + 1);
    }

    void aDownloadDoesNotWaitForTheTime() {
        ClientWorkshop shop;
        shop.server.files["/f"] = {"abc", "20200102030405"};
        auto *const download = shop.download("/f", QStringLiteral("f"));
        QVERIFY(!download->failure());
        QCOMPARE(download->result().seen.modified, 1577934245000);
        QCOMPARE(QFileInfo(shop.path(QStringLiteral("f"))).lastModified().toMSecsSinceEpoch(), 1577934245000);
    }

    // A journal keeps it: after a kill the file is continued only when its time is that of the first attempt.
    void aTimeThatComesLateIsToldBeforeTheEnd() {
        ClientWorkshop shop;
        shop.server.files["/f"] = {"abc", "20200102030405"};
        qint64 told = 0;
        auto *const download = shop.session.run(
            std::make_unique<Download>(shop.link(), DownloadRequest{RemotePath("/f"), shop.path(QStringLiteral("f"))}));
        connect(download, &Download::phaseChanged, download, [download, &told] {
            if (download->progress().phase == TransferProgress::Phase::Moving)
                told = download->result().seen.modified;
        });
        QVERIFY(!shop.finish(download)->failure());
        QCOMPARE(told, 1577934245000);
    }

    void theNextDataConnectionIsAskedDuringATransferOnlyWhereThatIsKnownToWork_data() {
        QTest::addColumn<QByteArray>("greeting");
        QTest::addColumn<bool>("ahead");
        QTest::newRow("vsftpd") << QByteArray("(vsFTPd 3.0.3)") << true;
        QTest::newRow("another") << QByteArray("ready") << false;
    }
    void theNextDataConnectionIsAskedDuringATransferOnlyWhereThatIsKnownToWork() {
        QFETCH(QByteArray, greeting);
        QFETCH(bool, ahead);
        ClientWorkshop shop([&greeting](ScriptedServer &server, LinkServices &, Site &) {
            server.greeting = greeting;
            server.isSequential = true;
        });
        QStringList spoken;
        connect(&shop.log, &Log::recorded, this, [&spoken](const LogRecord &record) { spoken.append(record.text); });
        shop.link().expectsMore = true;
        for (const QByteArray name : {"/1", "/2", "/3"})
            shop.server.files[name] = {name, "20200102030405"};
        QVERIFY(!shop.download("/1", QStringLiteral("1"))->failure());
        for (const QByteArray name : {"/2", "/3"}) {
            const qsizetype before = shop.server.commands.size();
            QVERIFY(!shop.download(name, QString::fromLatin1(name.sliced(1)))->failure());
            const QList<QByteArray> sent = verbs(shop.server, before);
            const bool askedFirst = sent.contains("EPSV") && sent.indexOf("EPSV") < sent.indexOf("RETR");
            QCOMPARE(askedFirst, !ahead || name == "/2"); // the first transfer shows that EPSV works at all
            QCOMPARE(sent.count("EPSV"), name == "/2" && ahead ? 2 : 1);
            const qsizetype retr = spoken.indexOf(QString::fromLatin1("RETR " + name)); // before 150 has come
            QCOMPARE(spoken.value(retr + 1) == QLatin1String("EPSV"), ahead);
            QCOMPARE(shop.read(QString::fromLatin1(name.sliced(1))), name);
        }
    }

    // 150 is one trip later than the data connection, once it is known that this one will be made.
    void anUploadDoesNotWaitForTheWordThatItMayBegin_data() {
        QTest::addColumn<int>("code");
        QTest::newRow("taken") << 226;
        QTest::newRow("refused") << 553;
    }
    void anUploadDoesNotWaitForTheWordThatItMayBegin() {
        QFETCH(int, code);
        ClientWorkshop shop;
        shop.write(QStringLiteral("a"), "abc");
        QVERIFY(!shop.upload(QStringLiteral("a"), "/1")->failure());
        shop.server.intercept = [&shop, code](ScriptedPeer &peer, const QByteArray &verb, const QByteArray &path) {
            if (verb != "STOR")
                return false;
            peer.whenData([&shop, &peer, path, code](QSslSocket &data) {
                connect(&data, &QSslSocket::disconnected, &peer, [&shop, &peer, &data, path, code] {
                    if (code == 226) {
                        shop.server.files[path].bytes = data.readAll();
                        peer.reply(150, "it came");
                    }
                    peer.reply(code, "so it is");
                });
            });
            return true;
        };
        auto *const upload = shop.upload(QStringLiteral("a"), "/2");
        QCOMPARE(upload->failure().code, code == 226 ? 0 : code);
        QCOMPARE(shop.server.files.value("/2").bytes, code == 226 ? QByteArray("abc") : QByteArray());
    }

    // Drops whatever comes while it is at work with something else.
    void aServerThatDropsWhatComesTooEarlyIsNotTriedAgain() {
        ClientWorkshop shop([](ScriptedServer &, LinkServices &services, Site &) { services.inactivity = 500ms; });
        shop.write(QStringLiteral("a"), "abc");
        QVERIFY(!shop.upload(QStringLiteral("a"), "/1")->failure());
        bool isAtWork = false;
        int dropped = 0;
        shop.server.intercept = [&](ScriptedPeer &peer, const QByteArray &verb, const QByteArray &) {
            dropped += isAtWork;
            if (isAtWork || verb != "SIZE")
                return isAtWork;
            isAtWork = true;
            QTimer::singleShot(100ms, &peer, [&] {
                isAtWork = false;
                peer.reply(213, "3");
            });
            return true;
        };
        QCOMPARE(shop.upload(QStringLiteral("a"), "/2")->failure().kind, Failure::Kind::TimedOut);
        QVERIFY(dropped > 0);
        QCOMPARE(shop.link().capabilities.pipelining, Learned::No);
        dropped = 0;
        QVERIFY(!shop.upload(QStringLiteral("a"), "/3")->failure());
        QCOMPARE(dropped, 0);
    }

    // A wrong size is found before the name is given, also when half of the renaming is under way.
    void aWrongSizeIsNeverPublished() {
        ClientWorkshop shop;
        shop.write(QStringLiteral("a"), "abc");
        QVERIFY(!shop.upload(QStringLiteral("a"), "/1")->failure());
        shop.server.intercept = [](ScriptedPeer &peer, const QByteArray &verb, const QByteArray &) {
            if (verb == "SIZE")
                peer.reply(213, "2");
            return verb == "SIZE";
        };
        QCOMPARE(shop.upload(QStringLiteral("a"), "/2")->failure().kind, Failure::Kind::Damaged);
        QCOMPARE(shop.server.count("RNTO"), 1);
        QCOMPARE(shop.server.files.keys(), QList<QByteArray>{"/1"}); // what was sent is removed again
    }
};

WHERRY_TEST(AheadTest)
#include "aheadtest.moc"
