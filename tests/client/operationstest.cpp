// Operations against a healthy scripted server: what they do when nothing goes wrong, and on servers that can do
// little.
#include "support/clientscriptedserver.h"
#include "support/clientworkshop.h"
#include "support/registry.h"

#include "base/descriptor.h"
#include "operations/changemode.h"
#include "operations/changepassword.h"
#include "operations/changetreemode.h"
#include "operations/listdirectory.h"
#include "operations/makedirectory.h"
#include "operations/rawcommand.h"
#include "operations/removefile.h"
#include "operations/removetree.h"
#include "operations/rename.h"
#include "operations/setmodified.h"
#include "operations/stat.h"
#include "operations/transfer/download.h"
#include "operations/transfer/upload.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QTest>

#include <linux/sockios.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

class OperationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsWithMlsd() {
        ClientWorkshop shop;
        shop.server.files["/a file"] = {"12345", "20230405060708"};
        shop.server.directories.insert("/sub");
        auto *listing = shop.finish(shop.session.run(std::make_unique<ListDirectory>(shop.link(), RemotePath())));
        QVERIFY2(!listing->failure(), qPrintable(listing->failure().text));
        const Listing result = listing->takeListing();
        QCOMPARE(result.entries.size(), 2);
        QVERIFY(result.find("sub")->isDirectory());
        QCOMPARE(result.find("a file")->size, 5);
        QCOMPARE(QDateTime::fromMSecsSinceEpoch(result.find("a file")->modified, Qt::UTC),
                 QDateTime(QDate(2023, 4, 5), QTime(6, 7, 8), Qt::UTC));
        QVERIFY(result.timesAreExact);
    }

    void listsOnAnOldServer_data() {
        QTest::addColumn<QByteArray>("missing");
        QTest::newRow("no MLSD") << QByteArray("MLSD");
        QTest::newRow("no FEAT") << QByteArray("FEAT");
        QTest::newRow("no EPSV") << QByteArray("MLSD,EPSV");
        QTest::newRow("no passive at all") << QByteArray("MLSD,EPSV,PASV");
        QTest::newRow("only PORT") << QByteArray("FEAT,MLSD,EPSV,PASV,EPRT");
    }
    void listsOnAnOldServer() {
        QFETCH(QByteArray, missing);
        ClientWorkshop shop;
        for (const QByteArray &verb : missing.split(','))
            shop.server.missing.insert(verb);
        shop.server.files["/x"] = {"123"};
        for (int round = 0; round < 2; ++round) {
            auto *listing = shop.finish(shop.session.run(std::make_unique<ListDirectory>(shop.link(), RemotePath())));
            QVERIFY2(!listing->failure(), qPrintable(listing->failure().text + listing->failure().step));
            const Listing result = listing->takeListing();
            QCOMPARE(result.entries.size(), 1);
            QCOMPARE(result.find("x")->size, 3);
        }
        if (missing.contains("EPSV"))
            QCOMPARE(shop.server.count("EPSV"), 1); // remembered
    }

    void downloads() {
        ClientWorkshop shop;
        const QByteArray bytes = ClientWorkshop::pattern(3'000'000);
        shop.server.files["/big"] = {bytes, "20230405060708"};
        auto *download = shop.download("/big", QStringLiteral("deep/er/big"));
        QVERIFY2(!download->failure(), qPrintable(download->failure().text));
        QCOMPARE(shop.read(QStringLiteral("deep/er/big")), bytes);
        QVERIFY(!QFileInfo::exists(Download::partPath(shop.path(QStringLiteral("deep/er/big")))));
        QCOMPARE(QFileInfo(shop.path(QStringLiteral("deep/er/big"))).lastModified().toUTC(),
                 QDateTime(QDate(2023, 4, 5), QTime(6, 7, 8), Qt::UTC));
        QCOMPARE(int(download->result().verified), int(TransferResult::Verified::SizeOnly));
        QCOMPARE(download->progress().done, bytes.size());
    }

    void downloadsAnEmptyFile() {
        ClientWorkshop shop;
        shop.server.files["/empty"] = {};
        auto *download = shop.download("/empty", QStringLiteral("empty"));
        QVERIFY2(!download->failure(), qPrintable(download->failure().text));
        QVERIFY(QFileInfo::exists(shop.path(QStringLiteral("empty"))));
        QCOMPARE(shop.read(QStringLiteral("empty")), QByteArray());
    }

    // A rename would put a file in their place.
    void leavesLinksAndDevicesAlone() {
        ClientWorkshop shop;
        shop.server.files["/f"] = {"new"};
        shop.write(QStringLiteral("kept"), "old");
        QVERIFY(QFile::link(shop.path(QStringLiteral("kept")), shop.path(QStringLiteral("link"))));
        QVERIFY(QFile::link(QStringLiteral("/nowhere"), shop.path(QStringLiteral("dangling"))));
        QCOMPARE(::mkfifo(shop.path(QStringLiteral("pipe")).toUtf8().constData(), 0600), 0);
        for (const char *name : {"link", "dangling", "pipe"}) {
            const Failure failure = shop.download("/f", QString::fromLatin1(name))->failure();
            QVERIFY2(failure.kind == Failure::Kind::LocalFile && failure.text.contains(u"no file"), name);
        }
        QCOMPARE(shop.read(QStringLiteral("kept")), QByteArray("old"));
        QVERIFY(QFileInfo(shop.path(QStringLiteral("link"))).isSymLink());
        QVERIFY(QFileInfo(shop.path(QStringLiteral("dangling"))).isSymLink());
        QCOMPARE(QDir(shop.folder.path()).entryList(QDir::Files),
                 (QStringList{QStringLiteral("kept"), QStringLiteral("link")}));
    }

    void continuesADownload() {
        ClientWorkshop shop;
        const QByteArray bytes = ClientWorkshop::pattern(1'000'000);
        shop.server.files["/big"] = {bytes, "20230405060708"};
        shop.write(QStringLiteral("big.part"), bytes.left(700'000));
        DownloadRequest request{RemotePath("/big"), shop.path(QStringLiteral("big"))};
        request.firstAttempt = {bytes.size(),
                                QDateTime(QDate(2023, 4, 5), QTime(6, 7, 8), Qt::UTC).toMSecsSinceEpoch()};
        auto *download = shop.finish(shop.session.run(std::make_unique<Download>(shop.link(), request)));
        QVERIFY2(!download->failure(), qPrintable(download->failure().text));
        QCOMPARE(shop.read(QStringLiteral("big")), bytes);
        QVERIFY(download->result().moved < 400'000);
        QVERIFY(shop.server.commands.contains("REST 634464"));
    }

    void neverJoinsTwoFiles_data() {
        QTest::addColumn<QString>("how");
        for (const char *how :
             {"other content", "other size", "other time", "REST is ignored", "REST is refused", "longer part"})
            QTest::newRow(how) << QString::fromLatin1(how);
    }
    void neverJoinsTwoFiles() {
        QFETCH(QString, how);
        ClientWorkshop shop;
        const QByteArray bytes = ClientWorkshop::pattern(1'000'000);
        shop.server.files["/big"] = {bytes, "20230405060708"};
        QByteArray part = bytes.left(700'000);
        const qint64 time = QDateTime(QDate(2023, 4, 5), QTime(6, 7, 8), Qt::UTC).toMSecsSinceEpoch();
        DownloadRequest request{RemotePath("/big"), shop.path(QStringLiteral("big"))};
        request.firstAttempt = {bytes.size(), time};
        if (how == QLatin1String("other content"))
            part.fill('x');
        else if (how == QLatin1String("other size"))
            request.firstAttempt.size = 999'999;
        else if (how == QLatin1String("other time"))
            request.firstAttempt.modified += 1000;
        else if (how == QLatin1String("REST is ignored"))
            shop.server.restIsIgnored = true;
        else if (how == QLatin1String("REST is refused"))
            shop.server.missing.insert("REST");
        else
            part = QByteArray(1'200'000, 'y');
        shop.write(QStringLiteral("big.part"), part);
        auto *download = shop.finish(shop.session.run(std::make_unique<Download>(shop.link(), request)));
        QVERIFY2(!download->failure(), qPrintable(download->failure().text));
        QCOMPARE(shop.read(QStringLiteral("big")), bytes);
    }

    void uploadsUnderATemporaryName() {
        ClientWorkshop shop;
        const QByteArray bytes = ClientWorkshop::pattern(2'000'000);
        shop.write(QStringLiteral("up"), bytes);
        shop.server.files["/up"] = {"old"};
        auto *upload = shop.upload(QStringLiteral("up"), "/up");
        QVERIFY2(!upload->failure(), qPrintable(upload->failure().text));
        QCOMPARE(shop.server.files.size(), 1);
        QCOMPARE(shop.server.files["/up"].bytes, bytes);
        QVERIFY(upload->result().atomic);
        QVERIFY(upload->result().temporary.isRoot());
        QVERIFY(!shop.server.commands.contains("STOR /up"));
        QCOMPARE(shop.server.count("ALLO"), 0);
        QCOMPARE(shop.server.count("MFMT"), 1);
        QCOMPARE(int(upload->result().verified), int(TransferResult::Verified::SizeOnly));
    }

    void uploadsStraightToAnAtomicServer() {
        ClientWorkshop shop;
        shop.server.features.append("X-WHERRY ATOMIC RESUME");
        shop.write(QStringLiteral("up"), "hello");
        auto *upload = shop.upload(QStringLiteral("up"), "/up");
        QVERIFY(!upload->failure());
        QVERIFY(shop.server.commands.contains("STOR /up"));
        QVERIFY(shop.server.commands.contains("ALLO 5"));
        QVERIFY(upload->result().atomic);
    }

    void removesTheFormerFileWhereRenamingOverItIsRefused() {
        ClientWorkshop shop;
        shop.server.renameOverwrites = false;
        shop.server.files["/up"] = {"old"};
        shop.write(QStringLiteral("up"), "new bytes");
        auto *upload = shop.upload(QStringLiteral("up"), "/up");
        QVERIFY2(!upload->failure(), qPrintable(upload->failure().text));
        QCOMPARE(shop.server.files["/up"].bytes, QByteArray("new bytes"));
        QCOMPARE(shop.server.files.size(), 1);
    }

    void saysWhereItIsNotAtomic() {
        ClientWorkshop shop;
        shop.server.missing = {"RNFR"};
        shop.write(QStringLiteral("up"), "new bytes");
        auto *upload = shop.upload(QStringLiteral("up"), "/up");
        QVERIFY2(!upload->failure(), qPrintable(upload->failure().text));
        QCOMPARE(shop.server.files["/up"].bytes, QByteArray("new bytes"));
        QCOMPARE(shop.server.files.size(), 1);
        QVERIFY(!upload->result().atomic);
        shop.server.commands.clear();
        upload = shop.upload(QStringLiteral("up"), "/second");
        QVERIFY(!upload->failure());
        QCOMPARE(shop.server.count("STOR"), 1); // learned
    }

    void continuesAnUpload() {
        ClientWorkshop shop;
        const QByteArray bytes = ClientWorkshop::pattern(1'000'000);
        shop.write(QStringLiteral("up"), bytes);
        shop.server.files["/up.wherry-1"] = {bytes.left(500'000)};
        UploadRequest request{shop.path(QStringLiteral("up")), RemotePath("/up")};
        request.temporary = RemotePath("/up.wherry-1");
        request.firstAttempt = {bytes.size(), QFileInfo(request.localPath).lastModified().toMSecsSinceEpoch()};
        auto *upload = shop.finish(shop.session.run(std::make_unique<Upload>(shop.link(), request)));
        QVERIFY2(!upload->failure(), qPrintable(upload->failure().text));
        QCOMPARE(shop.server.files["/up"].bytes, bytes);
        QCOMPARE(shop.server.files.size(), 1);
        QVERIFY(upload->result().moved < 600'000);
    }

    // TLS 1.3: a server may say its session tickets only when it reads the handshake, long after its kernel has
    // acknowledged the file. They must not meet a reset.
    void listensToTheEndOfAnEncryptedUpload() {
        Descriptor line; // the server's end of the data connection, kept open
        ClientWorkshop shop([&line](ScriptedServer &server, LinkServices &services, Site &site) {
            server.useOwnCertificate();
            services.pinUnknown = true;
            site.tls = TlsMode::Required;
            server.intercept = [&line](ScriptedPeer &peer, const QByteArray &verb, const QByteArray &) {
                if (verb != "STOR")
                    return false;
                peer.whenData([&line](QSslSocket &data) { line = Descriptor(::dup(int(data.socketDescriptor()))); });
                peer.raw("150 here it comes\r\n");
                peer.freeze();
                return true;
            };
        });
        shop.write(QStringLiteral("a"), "abc");
        auto *upload = static_cast<Upload *>(shop.session.run(
            std::make_unique<Upload>(shop.link(), UploadRequest{shop.path(QStringLiteral("a")), RemotePath("/a")})));
        QTRY_COMPARE(upload->progress().phase, TransferProgress::Phase::Confirming);
        QCOMPARE(::send(line.number(), "tickets", 7, MSG_NOSIGNAL), 7);
        const auto unacknowledged = [&line] {
            int waiting = 0;
            return ::ioctl(line.number(), SIOCOUTQ, &waiting) == 0 ? waiting : -1;
        };
        QTRY_COMPARE(unacknowledged(), 0);
        tcp_info info{};
        socklen_t length = sizeof info;
        QCOMPARE(::getsockopt(line.number(), IPPROTO_TCP, TCP_INFO, &info, &length), 0);
        QCOMPARE(int(info.tcpi_state), int(TCP_CLOSE_WAIT)); // not reset: only the client has ended
    }

    void asksBeforeSendingAgain() {
        ClientWorkshop shop;
        const QByteArray bytes = ClientWorkshop::pattern(100'000);
        shop.write(QStringLiteral("up"), bytes);
        shop.server.files["/up.wherry-1"] = {bytes};
        UploadRequest request{shop.path(QStringLiteral("up")), RemotePath("/up")};
        request.temporary = RemotePath("/up.wherry-1");
        request.sentWhole = true;
        request.firstAttempt = {bytes.size(), QFileInfo(request.localPath).lastModified().toMSecsSinceEpoch()};
        auto *upload = shop.finish(shop.session.run(std::make_unique<Upload>(shop.link(), request)));
        QVERIFY2(!upload->failure(), qPrintable(upload->failure().text));
        QCOMPARE(shop.server.count("STOR"), 0);
        QCOMPARE(shop.server.files["/up"].bytes, bytes);
    }

    void makesParents() {
        ClientWorkshop shop;
        shop.server.directories.insert("/a");
        auto *made =
            shop.finish(shop.session.run(std::make_unique<MakeDirectory>(shop.link(), RemotePath("/a/b/c/d"))));
        QVERIFY2(!made->failure(), qPrintable(made->failure().text));
        QVERIFY(shop.server.directories.contains("/a/b/c/d"));
        made = shop.finish(shop.session.run(std::make_unique<MakeDirectory>(shop.link(), RemotePath("/a/b"))));
        QVERIFY(!made->failure()); // stands already
        made =
            shop.finish(shop.session.run(std::make_unique<MakeDirectory>(shop.link(), RemotePath("/a/b"), true, true)));
        QCOMPARE(int(made->failure().kind), int(Failure::Kind::Refused));
        shop.write(QStringLiteral("up"), "x");
        UploadRequest request{shop.path(QStringLiteral("up")), RemotePath("/new/place/up")};
        request.makeParents = true;
        auto *upload = shop.finish(shop.session.run(std::make_unique<Upload>(shop.link(), request)));
        QVERIFY2(!upload->failure(), qPrintable(upload->failure().text));
        QVERIFY(shop.server.files.contains("/new/place/up"));
    }

    void removesATree() {
        ClientWorkshop shop;
        for (const char *directory : {"/t", "/t/a", "/t/a/b", "/keep"})
            shop.server.directories.insert(directory);
        for (const char *file : {"/t/1", "/t/a/2", "/t/a/b/3", "/keep/4"})
            shop.server.files[file] = {"x"};
        auto *removal = shop.finish(shop.session.run(std::make_unique<RemoveTree>(shop.link(), RemotePath("/t"))));
        QVERIFY2(!removal->failure(), qPrintable(removal->failure().text));
        QCOMPARE(removal->removed(), 6);
        QCOMPARE(shop.server.files.size(), 1);
        QCOMPARE(shop.server.directories.size(), 2);
    }

    void changesTheModeOfATree_data() {
        QTest::addColumn<ChangeTreeMode::Which>("which");
        QTest::addColumn<QList<QByteArray>>("changed");
        using Which = ChangeTreeMode::Which;
        QTest::newRow("all") << Which::All << QList<QByteArray>{"/t", "/t/1", "/t/a", "/t/a/2"};
        QTest::newRow("files") << Which::Files << QList<QByteArray>{"/t/1", "/t/a/2"};
        QTest::newRow("folders") << Which::Directories << QList<QByteArray>{"/t", "/t/a"};
    }
    void changesTheModeOfATree() {
        QFETCH(ChangeTreeMode::Which, which);
        QFETCH(QList<QByteArray>, changed);
        ClientWorkshop shop;
        shop.server.directories = {"/", "/t", "/t/a"};
        shop.server.files["/t/1"] = shop.server.files["/t/a/2"] = shop.server.files["/keep"] = {"x"};
        QList<QByteArray> seen;
        shop.server.intercept = [&seen](ScriptedPeer &peer, const QByteArray &verb, const QByteArray &argument) {
            if (verb != "SITE")
                return false;
            seen.append(argument);
            peer.reply(argument.endsWith("/1") ? 550 : 200, "done");
            return true;
        };
        auto *change = shop.finish(shop.session.run(
            std::make_unique<ChangeTreeMode>(shop.link(), RemotePath("/t"), -1, ModeChange::to(0640), which)));
        // A refusal is told, and the rest is done all the same.
        QCOMPARE(change->failure().code, which == ChangeTreeMode::Which::Directories ? 0 : 550);
        std::sort(seen.begin(), seen.end());
        for (QByteArray &path : changed)
            path.prepend("CHMOD 640 ");
        QCOMPARE(seen, changed);
    }

    void changesEachOfATreeFromItsOwnMode() {
        ClientWorkshop shop;
        shop.server.directories = {"/", "/t", "/t/a"};
        QList<QByteArray> seen;
        shop.server.intercept = [&seen](ScriptedPeer &peer, const QByteArray &verb, const QByteArray &argument) {
            if (verb == "SITE") {
                seen.append(argument);
                peer.reply(200, "done");
            } else if (verb == "MLSD") {
                peer.sendData(argument.endsWith("/a") ? "type=file;UNIX.mode=0755; 2\r\ntype=file; untold\r\n"
                                                      : "type=dir;UNIX.mode=02755; a\r\ntype=file;UNIX.mode=0600; 1\r\n"
                                                        "type=file;UNIX.mode=0640; as-wanted\r\n");
            }
            return verb == "SITE" || verb == "MLSD";
        };
        const auto change = [&](const ModeChange &wanted) {
            seen.clear();
            auto *const walk = shop.finish(shop.session.run(std::make_unique<ChangeTreeMode>(
                shop.link(), RemotePath("/t"), 0700, wanted, ChangeTreeMode::Which::All)));
            std::sort(seen.begin(), seen.end());
            return walk;
        };
        auto *walk = change({.set = 0040, .clear = 0001});
        QVERIFY(!walk->failure());
        QCOMPARE(walk->leftOut(), 1);
        QCOMPARE(seen, QList<QByteArray>({"CHMOD 2754 /t/a", "CHMOD 640 /t/1", "CHMOD 740 /t", "CHMOD 754 /t/a/2"}));
        walk = change(ModeChange::to(0640));
        QCOMPARE(walk->leftOut(), 0);
        QCOMPARE(seen, QList<QByteArray>({"CHMOD 640 /t", "CHMOD 640 /t/1", "CHMOD 640 /t/a", "CHMOD 640 /t/a/2",
                                          "CHMOD 640 /t/a/untold"}));
    }

    void aChangeOfAModeLeavesTheOtherBits() {
        const ModeChange change{.set = 0020, .clear = 0004};
        QCOMPARE(change.appliedTo(0644), std::optional(0660));
        QCOMPARE(change.appliedTo(02604), std::optional(02620));
        QVERIFY(!change.appliedTo(-1));
        QCOMPARE(ModeChange::to(0640).appliedTo(04777), std::optional(0640));
        QCOMPARE(ModeChange::to(01640).appliedTo(-1), std::optional(01640));
        const ModeChange nine{.set = 0640, .clear = 0137};
        QCOMPARE(nine.appliedTo(-1), std::optional(0640));
        QCOMPARE(nine.appliedTo(02777), std::optional(02640));
        QVERIFY(ModeChange().isNothing());
        QVERIFY(!nine.isNothing());
    }

    void renames() {
        ClientWorkshop shop;
        shop.server.files["/a"] = {"x"};
        auto *renaming =
            shop.finish(shop.session.run(std::make_unique<Rename>(shop.link(), RemotePath("/a"), RemotePath("/b"))));
        QVERIFY(!renaming->failure());
        QVERIFY(shop.server.files.contains("/b"));
        renaming =
            shop.finish(shop.session.run(std::make_unique<Rename>(shop.link(), RemotePath("/a"), RemotePath("/c"))));
        QCOMPARE(int(renaming->refused()), int(Rename::Refused::From));
        QCOMPARE(renaming->failure().code, 550);
        QCOMPARE(renaming->failure().step, QStringLiteral("RNFR /a"));
    }

    void asksWhatStandsThere() {
        for (const bool old : {false, true}) {
            ClientWorkshop shop;
            if (old)
                shop.server.features = {"SIZE"};
            shop.server.files["/a"] = {"xyz", "20230405060708"};
            auto *stat = shop.finish(shop.session.run(std::make_unique<Stat>(shop.link(), RemotePath("/a"))));
            QVERIFY(!stat->failure());
            QVERIFY(stat->entry());
            QCOMPARE(stat->entry()->size, 3);
            QCOMPARE(stat->entry()->modified,
                     QDateTime(QDate(2023, 4, 5), QTime(6, 7, 8), Qt::UTC).toMSecsSinceEpoch());
            stat = shop.finish(shop.session.run(std::make_unique<Stat>(shop.link(), RemotePath("/b"))));
            QVERIFY(!stat->failure());
            QVERIFY(!stat->entry());
        }
    }

    void sendsACommandAsItWasTyped() {
        ClientWorkshop shop;
        auto *raw = shop.finish(shop.session.run(std::make_unique<RawCommand>(shop.link(), "  PWD ")));
        QVERIFY(!raw->failure());
        QCOMPARE(raw->reply().code, 257);
        raw = shop.finish(shop.session.run(std::make_unique<RawCommand>(shop.link(), "XNONSENSE")));
        QVERIFY(!raw->failure()); // a refusal is an answer
        QVERIFY(raw->reply().isPermanent());
        raw = shop.finish(shop.session.run(std::make_unique<RawCommand>(shop.link(), "rest 5")));
        QCOMPARE(int(raw->failure().kind), int(Failure::Kind::Unsupported));
    }

    void leavesOutCommandsThatBringASessionOutOfStep() {
        for (const char *line : {"RETR a", "type A", "  REST 5", "AUTH TLS", "QUIT", "", " ", "NOOP\r\nDELE a"})
            QVERIFY2(!RawCommand::isAllowed(line), line);
        for (const char *line : {"NOOP", "SITE HELP", "STAT", "feat", "CWD /\xe4\xb8\xad"})
            QVERIFY2(RawCommand::isAllowed(line), line);
    }

    void knowsWhatIsSeenInAListing() {
        for (const char *line : {"MKD new", " rmd old", "SITE CHMOD 600 a", "dele x"})
            QVERIFY2(RawCommand::changesFiles(line), line);
        for (const char *line : {"NOOP", "PWD", "STAT", "HELP MKD", "AVBL", ""})
            QVERIFY2(!RawCommand::changesFiles(line), line);
    }

    void neverSendsAPasswordInClear() {
        ClientWorkshop shop;
        auto *change = shop.finish(shop.session.run(std::make_unique<ChangePassword>(shop.link(), "old", "new")));
        QCOMPARE(int(change->failure().kind), int(Failure::Kind::Untrusted));
        QCOMPARE(shop.server.count("SITE"), 0);
    }

    void neverSendsALineBreak() {
        ClientWorkshop shop;
        auto *removal =
            shop.finish(shop.session.run(std::make_unique<RemoveFile>(shop.link(), RemotePath("/a\r\nDELE b"))));
        QCOMPARE(int(removal->failure().kind), int(Failure::Kind::Unsupported));
        QCOMPARE(shop.server.count("DELE"), 0);
    }
};

WHERRY_TEST(OperationsTest)
#include "operationstest.moc"
