// The times of LIST are those of a zone that the server does not name; MDTM tells UTC (RFC 3659 3).
#include "operations/listdirectory.h"
#include "support/clientworkshop.h"
#include "support/registry.h"

#include <QDateTime>
#include <QTest>

namespace {
// Lists with minutes, in the style of "ls --time-style=long-iso".
void listTwoFiles(ScriptedServer &server, LinkServices &, Site &) {
    server.features = {"SIZE", "MDTM", "EPSV"};
    server.missing.insert("MLSD");
    server.files["/a"] = {"12345"};
    server.files["/b"] = {"123"};
    server.intercept = [](ScriptedPeer &peer, const QByteArray &verb, const QByteArray &) {
        if (verb != "LIST")
            return false;
        peer.sendData("drwxr-xr-x 2 u g 4096 2026-01-12 10:00 .\r\n"
                      "-rw-r--r-- 1 u g 5 2026-01-12 10:11 a\r\n"
                      "-rw-r--r-- 1 u g 3 2026-01-12 23:30 b\r\n");
        return true;
    };
}
} // namespace

class ZoneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isFoundByAskingForOneFile_data() {
        QTest::addColumn<QByteArray>("modified"); // of "a", in UTC
        QTest::addColumn<int>("offset");          // minutes to add to what LIST says
        QTest::newRow("UTC") << QByteArray("20260112101133") << 0;
        QTest::newRow("two hours east") << QByteArray("20260112081100") << -120;
        QTest::newRow("eight hours west") << QByteArray("20260112181159") << 480;
        QTest::newRow("over midnight") << QByteArray("20260111231133") << -660;
        QTest::newRow("India") << QByteArray("20260112044133") << -330;
        QTest::newRow("Nepal") << QByteArray("20260112042633") << -345;
        QTest::newRow("changed meanwhile") << QByteArray("20260112103733") << 0; // no zone is 26 minutes off
        QTest::newRow("days away") << QByteArray("20260110101133") << 0;
    }
    void isFoundByAskingForOneFile() {
        QFETCH(QByteArray, modified);
        QFETCH(int, offset);
        ClientWorkshop shop(&listTwoFiles);
        shop.server.files["/a"].modified = modified;
        const Listing listing = list(shop);
        QCOMPARE(listing.entries.size(), 2);
        const QDateTime shown(QDate(2026, 1, 12), QTime(23, 30), Qt::UTC);
        QCOMPARE(listing.find("b")->modified, shown.toMSecsSinceEpoch() + offset * 60'000);
        QVERIFY(!listing.timesAreExact);
        QCOMPARE(shop.server.count("MDTM"), 1);
    }

    void isAskedForOnlyOnce() {
        ClientWorkshop shop(&listTwoFiles);
        shop.server.files["/a"].modified = "20260112081133";
        const Listing first = list(shop);
        QCOMPARE(list(shop).entries, first.entries);
        QCOMPARE(shop.server.count("MDTM"), 1);
    }

    // Who wants only times to the second needs the zone where a LIST has such, and not where it has none.
    void isNotAskedForTimesThatNobodyUses() {
        ClientWorkshop shop(&listTwoFiles);
        shop.server.files["/a"].modified = "20260112081133";
        const Listing rough = list(shop, ListDirectory::Times::ToTheSecond);
        QCOMPARE(rough.entries.size(), 2);
        QCOMPARE(shop.server.count("MDTM"), 0);
        shop.server.intercept = [](ScriptedPeer &peer, const QByteArray &verb, const QByteArray &) {
            if (verb == "LIST")
                peer.sendData("-rw-r--r-- 1 u g 5 2026-01-12 10:11:33 a\r\n");
            return verb == "LIST";
        };
        const Listing exact = list(shop, ListDirectory::Times::ToTheSecond);
        QCOMPARE(exact.find("a")->modified,
                 QDateTime(QDate(2026, 1, 12), QTime(8, 11, 33), Qt::UTC).toMSecsSinceEpoch());
        QCOMPARE(shop.server.count("MDTM"), 1);
    }

    void aServerThatCannotTellIsNotAskedAgain() {
        ClientWorkshop shop(&listTwoFiles);
        shop.server.missing.insert("MDTM");
        const Listing listing = list(shop);
        QCOMPARE(listing.find("a")->modified,
                 QDateTime(QDate(2026, 1, 12), QTime(10, 11), Qt::UTC).toMSecsSinceEpoch());
        QCOMPARE(listing.find("a")->precision, RemoteEntry::Precision::Minute);
        QCOMPARE(list(shop).entries, listing.entries);
        QCOMPARE(shop.server.count("MDTM"), 1);
    }

    void aFileThatWentAwayTellsNothing() {
        ClientWorkshop shop(&listTwoFiles);
        shop.server.files.remove("/a");
        (void)list(shop);
        shop.server.files["/a"] = {"12345", "20260112081133"};
        QCOMPARE(list(shop).find("b")->modified,
                 QDateTime(QDate(2026, 1, 12), QTime(21, 30), Qt::UTC).toMSecsSinceEpoch());
    }

private:
    static Listing list(ClientWorkshop &shop, ListDirectory::Times times = ListDirectory::Times::All) {
        return shop.finish(shop.session.run(std::make_unique<ListDirectory>(shop.link(), RemotePath(), times)))
            ->takeListing();
    }
};

WHERRY_TEST(ZoneTest)
#include "zonetest.moc"
