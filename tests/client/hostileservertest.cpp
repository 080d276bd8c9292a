// Servers that lie, break off, flood or point elsewhere: nothing is written outside, no two files are joined, no short
// file is called done, and nothing hangs.
#include "support/clientscriptedserver.h"
#include "support/clientworkshop.h"
#include "support/registry.h"

#include "operations/listdirectory.h"
#include "operations/removetree.h"
#include "operations/rename.h"
#include "operations/stat.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <vector>

using namespace std::chrono_literals;

namespace {
using FailureKind = Failure::Kind;
using Handler = std::function<void(ScriptedPeer &peer, const QByteArray &argument)>;

const QByteArray formerBytes = "the file that stood there before";
const QByteArray bytes = ClientWorkshop::pattern(200'000, 3);

enum class Action { Download, Continue, Upload, List, Rename, Stat, RemoveTree };

struct Misdeed {
    const char *name;
    Action action;
    std::function<void(ClientWorkshop &)> prepare;
    std::vector<FailureKind> allowed; // what may come of it; None is success
    bool isSilent = false;            // ends by the inactivity limit
};

void on(ClientWorkshop &shop, const QByteArray &verb, Handler handler) {
    auto before = shop.server.intercept;
    shop.server.intercept = [verb, handler, before](ScriptedPeer &peer, const QByteArray &given,
                                                    const QByteArray &argument) {
        if (given != verb)
            return before && before(peer, given, argument);
        handler(peer, argument);
        return true;
    };
}

// All bytes, the end of the data, then the words.
void sendAndSay(ScriptedPeer &peer, const QByteArray &words) {
    peer.whenData([&peer, words](QSslSocket &data) {
        QObject::connect(&data, &QSslSocket::disconnected, &peer, [&peer, words] { peer.raw(words); });
        data.write(bytes);
        data.disconnectFromHost();
    });
}

std::function<void(ClientWorkshop &)> says(const QByteArray &verb, const QByteArray &raw) {
    return [verb, raw](ClientWorkshop &shop) {
        on(shop, verb, [raw](ScriptedPeer &peer, const QByteArray &) { peer.raw(raw); });
    };
}

std::function<void(ClientWorkshop &)> lists(const QByteArray &listing, bool facts = true) {
    return [listing, facts](ClientWorkshop &shop) {
        if (!facts)
            shop.server.missing.insert("MLSD");
        on(shop, facts ? "MLSD" : "LIST",
           [listing](ScriptedPeer &peer, const QByteArray &) { peer.sendData(listing); });
    };
}

std::vector<Misdeed> allMisdeeds() {
    const auto retr = [](Handler handler) { return [handler](ClientWorkshop &shop) { on(shop, "RETR", handler); }; };
    std::vector<Misdeed> all;
    const auto add = [&all](const char *name, Action action, std::function<void(ClientWorkshop &)> prepare,
                            std::vector<FailureKind> allowed, bool isSilent = false) {
        all.push_back({name, action, std::move(prepare), std::move(allowed), isSilent});
    };
    // Names.
    add("names that lead out, in facts", Action::List,
        lists("type=file; ../../evil\r\ntype=file; /etc/evil\r\ntype=file; a/../../evil\r\ntype=dir; ..\r\n"),
        {FailureKind::None});
    add("names that lead out, in lines", Action::List,
        lists("-rw-r--r-- 1 u g 5 Jan 1 2020 ../../evil\r\n-rw-r--r-- 1 u g 5 Jan 1 2020 /evil\r\n", false),
        {FailureKind::None});
    add("names with control bytes", Action::List,
        lists(QByteArray(QByteArray("type=file; a\x1b[2J\r\ntype=file; b") + char(0) + "c\r\n")), {FailureKind::None});
    add("a listing of rubbish", Action::List, lists(ClientWorkshop::pattern(100'000)), {FailureKind::None});
    add("a listing line without end", Action::List, lists(QByteArray(1'000'000, 'x')), {FailureKind::Unsupported});
    add("a folder in itself without end", Action::RemoveTree, lists("type=dir; again\r\n"), {FailureKind::BadReply});
    // Addresses.
    add("passive address of a third host", Action::Download,
        [](ClientWorkshop &shop) { shop.server.missing.insert("EPSV"); }, {FailureKind::None});
    add("passive port of a known service", Action::Download,
        [](ClientWorkshop &shop) {
            shop.server.missing = {"EPSV", "EPRT", "PORT"};
            says("PASV", "227 here (127,0,0,1,0,22)\r\n")(shop);
        },
        {FailureKind::BadReply, FailureKind::Refused});
    add("extended port of a known service", Action::Download,
        [](ClientWorkshop &shop) {
            shop.server.missing = {"PASV", "EPRT", "PORT"};
            says("EPSV", "229 here (|||25|)\r\n")(shop);
        },
        {FailureKind::BadReply, FailureKind::Refused});
    add("EPSV reply without a port", Action::Download, says("EPSV", "229 here you are\r\n"), {FailureKind::None});
    add("EPSV reply with an impossible port", Action::Download, says("EPSV", "229 here (|||70000|)\r\n"),
        {FailureKind::None});
    add("a port where nobody listens", Action::Download, says("EPSV", "229 here (|||1|)\r\n"), {FailureKind::None});
    // Replies.
    add("another protocol", Action::List, says("USER", "HTTP/1.1 400 Bad Request\r\n"), {FailureKind::BadReply});
    add("a reply without end", Action::List,
        [](ClientWorkshop &shop) {
            QByteArray raw = "211-Features:\r\n";
            while (raw.size() < 200'000)
                raw += " FEATURE\r\n";
            says("FEAT", raw)(shop);
        },
        {FailureKind::BadReply});
    add("a reply line over 8 KiB", Action::List, says("FEAT", "211-" + QByteArray(10'000, 'x') + "\r\n211 End\r\n"),
        {FailureKind::BadReply});
    add("a reply line without end", Action::List, says("FEAT", QByteArray(1'000'000, 'x')),
        {FailureKind::BadReply, FailureKind::Lost, FailureKind::TimedOut}, true);
    add("preliminary replies without end", Action::Download, retr([](ScriptedPeer &peer, const QByteArray &) {
            for (int i = 0; i < 1000; ++i)
                peer.raw("150 soon\r\n");
        }),
        {FailureKind::BadReply});
    add("a reply that nobody asked for", Action::List, says("PWD", "257 \"/\"\r\n226 surprise\r\n"),
        {FailureKind::BadReply, FailureKind::Refused, FailureKind::None});
    add("a password asked for again and again", Action::List, says("PASS", "331 again\r\n"), {FailureKind::BadReply});
    add("an account asked for", Action::List, says("PASS", "332 account\r\n"), {FailureKind::Refused});
    add("a reply code out of range", Action::List, says("PWD", "999 hm\r\n"), {FailureKind::BadReply});
    add("rubbish in FEAT", Action::List, says("FEAT", "211-x\r\n \xff\xfe\r\n\r\n ;;;=\r\n MLST\r\n211 End\r\n"),
        {FailureKind::None});
    add("control bytes in replies", Action::Stat, says("MLST", "550 \x1b[31m\x07 no\r\n"), {FailureKind::None});
    add("PWD without a path", Action::List, says("PWD", "257 somewhere\r\n"), {FailureKind::None});
    add("MLST of nothing", Action::Stat, says("MLST", "250 yes\r\n"), {FailureKind::BadReply});
    add("RNFR is done at once", Action::Rename, says("RNFR", "250 done\r\n"), {FailureKind::Refused});
    add("goodbye in the middle", Action::Download,
        retr([](ScriptedPeer &peer, const QByteArray &) { peer.raw("421 closing\r\n"); }), {FailureKind::Refused});
    add("goodbye instead of the result", Action::Download,
        retr([](ScriptedPeer &peer, const QByteArray &) { peer.raw("150 here\r\n421 closing\r\n"); }),
        {FailureKind::Refused});
    // Sizes.
    add("SIZE too small", Action::Download, says("SIZE", "213 100\r\n"), {FailureKind::Damaged});
    add("SIZE too large", Action::Download, says("SIZE", "213 200001\r\n"), {FailureKind::Damaged});
    add("SIZE beyond all", Action::Download, says("SIZE", "213 9223372036854775807\r\n"), {FailureKind::Damaged});
    add("SIZE overflows", Action::Download, says("SIZE", "213 99999999999999999999999\r\n"), {FailureKind::None});
    add("SIZE negative", Action::Download, says("SIZE", "213 -5\r\n"), {FailureKind::None});
    add("MDTM is rubbish", Action::Download, says("MDTM", "213 20239999999999\r\n"), {FailureKind::None});
    add("the file grows before it comes", Action::Download,
        retr([](ScriptedPeer &peer, const QByteArray &) { peer.sendData(bytes + "more"); }), {FailureKind::Damaged});
    add("the file shrinks before it comes", Action::Download,
        retr([](ScriptedPeer &peer, const QByteArray &) { peer.sendData(bytes.left(5)); }), {FailureKind::Damaged});
    add("nothing comes, but all is well", Action::Download,
        retr([](ScriptedPeer &peer, const QByteArray &) { peer.sendData({}); }), {FailureKind::Damaged});
    // Ends.
    add("226 before the data", Action::Download,
        [](ClientWorkshop &shop) {
            shop.server.endsPreliminary = false;
            on(shop, "RETR", [](ScriptedPeer &peer, const QByteArray &) {
                peer.raw("150 here\r\n226 done already\r\n");
                peer.sendData(bytes);
            });
        },
        {FailureKind::None, FailureKind::BadReply});
    add("226 and then nothing", Action::Download,
        retr([](ScriptedPeer &peer, const QByteArray &) { peer.raw("150 here\r\n226 done\r\n"); }),
        {FailureKind::TimedOut}, true);
    add("226 without anything", Action::Download,
        retr([](ScriptedPeer &peer, const QByteArray &) { peer.raw("226 done\r\n"); }), {FailureKind::TimedOut}, true);
    add("226 to cut data", Action::Download, retr([](ScriptedPeer &peer, const QByteArray &) {
            peer.raw("150 here\r\n");
            peer.whenData([](QSslSocket &data) { data.abort(); });
            peer.raw("226 done\r\n");
        }),
        {FailureKind::Damaged, FailureKind::Lost, FailureKind::TimedOut}, true);
    add("426 although all came", Action::Download,
        [](ClientWorkshop &shop) {
            shop.server.arm(-1, ScriptedServer::Fault::None);
            on(shop, "RETR", [](ScriptedPeer &peer, const QByteArray &) {
                peer.raw("150 here\r\n");
                sendAndSay(peer, "426 sorry\r\n");
            });
        },
        {FailureKind::Refused});
    add("no word after the data", Action::Download, retr([](ScriptedPeer &peer, const QByteArray &) {
            peer.raw("150 here\r\n");
            sendAndSay(peer, {});
        }),
        {FailureKind::TimedOut}, true);
    add("150 and then nothing", Action::Download,
        retr([](ScriptedPeer &peer, const QByteArray &) { peer.raw("150 here\r\n"); }), {FailureKind::TimedOut}, true);
    add("two final replies", Action::Download,
        [](ClientWorkshop &shop) {
            on(shop, "RETR", [](ScriptedPeer &peer, const QByteArray &) {
                peer.raw("150 here\r\n");
                sendAndSay(peer, "226 done\r\n226 done\r\n");
            });
        },
        {FailureKind::None, FailureKind::BadReply});
    add("other bytes behind REST", Action::Continue, retr([](ScriptedPeer &peer, const QByteArray &) {
            peer.sendData(peer.rest > 0 ? QByteArray(int(bytes.size() - peer.rest), 'z') : bytes);
            peer.rest = 0;
        }),
        {FailureKind::None});
    add("REST is ignored", Action::Continue, [](ClientWorkshop &shop) { shop.server.restIsIgnored = true; },
        {FailureKind::None});
    add("always other bytes", Action::Continue, retr([](ScriptedPeer &peer, const QByteArray &) {
            const qint64 from = std::exchange(peer.rest, 0);
            peer.sendData(ClientWorkshop::pattern(bytes.size() - from, quint32(from + 99)));
        }),
        {FailureKind::None, FailureKind::Damaged});
    // Digests.
    const auto hashes = [](const QByteArray &reply) {
        return [reply](ClientWorkshop &shop) {
            shop.server.features.append("HASH SHA-256*");
            on(shop, "HASH", [reply](ScriptedPeer &peer, const QByteArray &) { peer.raw(reply); });
        };
    };
    const QByteArray wrongHash = "213 SHA-256 0-199999 " + QByteArray(64, 'a') + " x\r\n";
    add("another digest, down", Action::Download, hashes(wrongHash), {FailureKind::Damaged});
    add("another digest, up", Action::Upload, hashes(wrongHash), {FailureKind::Damaged});
    add("a digest that is none", Action::Download, hashes("213 well\r\n"), {FailureKind::None});
    // Uploads.
    add("226 to an upload that was not read", Action::Upload,
        [](ClientWorkshop &shop) {
            on(shop, "STOR", [&shop](ScriptedPeer &peer, const QByteArray &path) {
                shop.server.files[path] = {bytes.left(10)};
                peer.raw("150 go\r\n226 done\r\n");
                peer.whenData([](QSslSocket &data) {
                    QObject::connect(&data, &QSslSocket::readyRead, &data, [&data] { data.readAll(); });
                });
            });
        },
        {FailureKind::Damaged, FailureKind::Lost});
    add("an upload that ends short", Action::Upload,
        [](ClientWorkshop &shop) {
            on(shop, "STOR", [&shop](ScriptedPeer &peer, const QByteArray &path) {
                peer.receiveData(
                    [&shop, path](const QByteArray &got) { shop.server.files[path] = {got.left(got.size() - 1)}; });
            });
        },
        {FailureKind::Damaged});
    add("no room in the middle of an upload", Action::Upload,
        [](ClientWorkshop &shop) {
            on(shop, "STOR", [](ScriptedPeer &peer, const QByteArray &) {
                peer.raw("150 go\r\n");
                peer.whenData([](QSslSocket &data) { data.abort(); });
                peer.raw("552 no room\r\n");
            });
        },
        {FailureKind::Refused});
    add("SIZE of an upload is rubbish", Action::Upload, says("SIZE", "213 plenty\r\n"), {FailureKind::Damaged});
    add("the connection ends after the last byte", Action::Upload,
        [](ClientWorkshop &shop) {
            on(shop, "STOR", [](ScriptedPeer &peer, const QByteArray &) {
                peer.receiveData([&peer](const QByteArray &) { peer.drop(); });
            });
        },
        {FailureKind::Lost});
    return all;
}
} // namespace

class HostileServerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stands_data() {
        QTest::addColumn<int>("index");
        const std::vector<Misdeed> all = allMisdeeds();
        for (size_t i = 0; i < all.size(); ++i)
            QTest::newRow(all[i].name) << int(i);
    }

    void stands() {
        QFETCH(int, index);
        const Misdeed misdeed = allMisdeeds()[size_t(index)];
        ClientWorkshop shop([&misdeed](ScriptedServer &, LinkServices &services, Site &) {
            services.inactivity = services.confirmation = misdeed.isSilent ? 300ms : 10s;
        });
        const bool up = misdeed.action == Action::Upload;
        shop.server.files["/f"] = {up ? formerBytes : bytes, "20230405060708"};
        shop.write(QStringLiteral("f"), up ? bytes : formerBytes);
        if (misdeed.action == Action::Continue)
            shop.write(QStringLiteral("f.part"), bytes.left(150'000));
        misdeed.prepare(shop);
        Operation *const operation = shop.finish(start(shop, misdeed.action));
        QVERIFY2(operation->isDone(), "it hangs");
        const Failure failure = operation->failure();
        QVERIFY2(
            std::find(misdeed.allowed.begin(), misdeed.allowed.end(), failure.kind) != misdeed.allowed.end(),
            qPrintable(
                QStringLiteral("kind %1, code %2, %3").arg(int(failure.kind)).arg(failure.code).arg(failure.text)));

        if (auto *listing = qobject_cast<ListDirectory *>(operation)) {
            const Listing result = listing->takeListing();
            for (const RemoteEntry &entry : result.entries)
                QVERIFY2(isSingleComponent(entry.name), entry.name.constData());
        }
        if (up) {
            const QByteArray now = shop.server.files.value("/f").bytes;
            QVERIFY(failure ? now == formerBytes : now == bytes);
        } else if (misdeed.action == Action::Download || misdeed.action == Action::Continue) {
            const QByteArray now = shop.read(QStringLiteral("f"));
            const bool own = std::string_view(misdeed.name) == "always other bytes"; // whole, only not ours
            QVERIFY(failure ? now == formerBytes : own ? now.size() == bytes.size() : now == bytes);
        }
        QDirIterator files(shop.folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString name = QFileInfo(files.next()).fileName();
            QVERIFY2(name == QLatin1String("f") || name == QLatin1String("f.part"), qPrintable(name));
        }
        QVERIFY(!QFile::exists(shop.path(QStringLiteral("../evil"))));
    }

    void theSourceChangesMeanwhile() {
        ClientWorkshop shop;
        shop.write(QStringLiteral("f"), bytes);
        shop.server.files["/f"] = {formerBytes};
        shop.server.onStep = [&shop](int) {
            if (shop.server.count("STOR") == 1 && shop.server.count("SIZE") == 0) {
                QFile file(shop.path(QStringLiteral("f")));
                if (file.open(QIODevice::Append))
                    file.write("more");
            }
        };
        auto *upload = shop.upload(QStringLiteral("f"), "/f");
        QCOMPARE(int(upload->failure().kind), int(FailureKind::Damaged));
        QCOMPARE(shop.server.files.value("/f").bytes, formerBytes);
        QCOMPARE(shop.server.files.size(), 1); // the temporary file is gone
    }

    void goodbyeWhileIdleIsHarmless() {
        ClientWorkshop shop;
        auto *listing = shop.finish(shop.session.run(std::make_unique<ListDirectory>(shop.link(), RemotePath())));
        QVERIFY(!listing->failure());
        shop.server.peers().first()->raw("421 you are idle\r\n");
        QTRY_COMPARE(int(shop.session.state()), int(Session::State::Closed));
        listing = shop.finish(shop.session.run(std::make_unique<ListDirectory>(shop.link(), RemotePath())));
        QVERIFY2(!listing->failure(), qPrintable(listing->failure().text));
        QCOMPARE(shop.server.connections, 2);
    }

    void repliesByteByByte() {
        ClientWorkshop shop;
        shop.server.byteByByte = true;
        shop.server.files["/f"] = {bytes};
        auto *download = shop.download("/f", QStringLiteral("f"));
        QVERIFY2(!download->failure(), qPrintable(download->failure().text));
        QCOMPARE(shop.read(QStringLiteral("f")), bytes);
    }

    void targetsOutsideTheFolderAreRefused() {
        ClientWorkshop shop;
        shop.server.files["/f"] = {bytes};
        QTemporaryDir elsewhere;
        QVERIFY(QFile::link(elsewhere.path(), shop.path(QStringLiteral("link"))));
        for (const char *name : {"link/f", "../escaped"}) {
            DownloadRequest request{RemotePath("/f"), shop.path(QString::fromLatin1(name))};
            request.root = shop.folder.path();
            auto *download = shop.finish(shop.session.run(std::make_unique<Download>(shop.link(), request)));
            QCOMPARE(int(download->failure().kind), int(FailureKind::Refused));
        }
        QVERIFY(!QFile::exists(elsewhere.filePath(QStringLiteral("f"))));
        QVERIFY(QDir(elsewhere.path()).isEmpty());
    }

private:
    static Operation *start(ClientWorkshop &shop, Action action) {
        switch (action) {
        case Action::Download:
        case Action::Continue: {
            DownloadRequest request{RemotePath("/f"), shop.path(QStringLiteral("f"))};
            if (action == Action::Continue)
                request.firstAttempt = {bytes.size(), 1680674828000};
            return shop.session.run(std::make_unique<Download>(shop.link(), request));
        }
        case Action::Upload:
            return shop.session.run(
                std::make_unique<Upload>(shop.link(), UploadRequest{shop.path(QStringLiteral("f")), RemotePath("/f")}));
        case Action::List:
            return shop.session.run(std::make_unique<ListDirectory>(shop.link(), RemotePath()));
        case Action::Rename:
            return shop.session.run(std::make_unique<Rename>(shop.link(), RemotePath("/f"), RemotePath("/g")));
        case Action::Stat:
            return shop.session.run(std::make_unique<Stat>(shop.link(), RemotePath("/f")));
        case Action::RemoveTree:
            return shop.session.run(std::make_unique<RemoveTree>(shop.link(), RemotePath("/")));
        }
        return nullptr;
    }
};

WHERRY_TEST(HostileServerTest)
#include "hostileservertest.moc"
