// A program that is killed may have ended transfers that its journal saw no end of: when the queue goes on they are
// known by their size and time, not repeated and not asked about.
#include "queue/runner.h"
#include "queue/sessioncarrier.h"
#include "queue/transferqueue.h"
#include "support/clientworkshop.h"
#include "support/registry.h"

#include <QDateTime>
#include <QDir>
#include <QTest>

using Direction = TransferItem::Direction;
using State = TransferItem::State;

Q_DECLARE_METATYPE(TransferItem::Direction)
namespace {
const QDateTime listed({2024, 5, 5}, {5, 5, 5}, Qt::UTC);

// What stands on both ends when the queue is restored.
struct RestoredBench {
    explicit RestoredBench(Direction direction) {
        item.id = 7;
        item.site = shop.site.key();
        item.direction = direction;
        item.localPath = shop.path(QStringLiteral("a"));
        item.remotePath = RemotePath("/a");
        shop.server.files["/a"] = {bytes, listed.toString(QStringLiteral("yyyyMMddhhmmss")).toLatin1()};
        shop.write(QStringLiteral("a"), bytes);
        setLocalTime(listed);
    }
    void setLocalTime(const QDateTime &time) const {
        QFile file(shop.path(QStringLiteral("a")));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(time, QFileDevice::FileModificationTime));
    }
    const TransferItem &goOn() {
        queue.restore({item}, {}, item.id);
        queue.resume({item.id});
        runner.addSite(shop.site.key(),
                       [this] { return LaterPtr<Carrier>(new SessionCarrier(shop.site, shop.services)); });
        return *queue.item(item.id);
    }
    int transfers() const { return shop.server.count("RETR") + shop.server.count("STOR"); }

    QByteArray bytes = ClientWorkshop::pattern(200'000);
    ClientWorkshop shop;
    TransferItem item;
    TransferQueue queue;
    Runner runner{queue};
};
} // namespace

class RestoredTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsTheSameIsDone_data() {
        QTest::addColumn<Direction>("direction");
        QTest::addColumn<ExistsRule>("rule");
        QTest::newRow("download, ask") << Direction::Download << ExistsRule::Ask;
        QTest::newRow("download, rename") << Direction::Download << ExistsRule::Rename;
        QTest::newRow("upload, ask") << Direction::Upload << ExistsRule::Ask;
        QTest::newRow("upload, rename") << Direction::Upload << ExistsRule::Rename;
    }
    void whatIsTheSameIsDone() {
        QFETCH(Direction, direction);
        QFETCH(ExistsRule, rule);
        RestoredBench bench(direction);
        bench.item.existsRule = rule;
        const TransferItem &item = bench.goOn();
        QTRY_COMPARE(item.state, State::Done);
        QVERIFY(item.isSkipped);
        QCOMPARE(bench.transfers(), 0);
    }

    // The journal saw neither that the folder was read nor what was done of it.
    void whatARestoredFolderBringsIsDone() {
        RestoredBench bench(Direction::Download);
        bench.shop.server.directories.insert("/tree");
        bench.shop.server.files["/tree/a"] = bench.shop.server.files["/a"];
        QVERIFY(QDir(bench.shop.folder.path()).mkdir(QStringLiteral("tree")));
        QVERIFY(QFile::rename(bench.shop.path(QStringLiteral("a")), bench.shop.path(QStringLiteral("tree/a"))));
        bench.item.kind = TransferItem::Kind::Folder;
        bench.item.localPath = bench.shop.path(QStringLiteral("tree"));
        bench.item.remotePath = RemotePath("/tree");
        const TransferItem &folder = bench.goOn();
        QTRY_COMPARE(folder.state, State::Done);
        QCOMPARE(bench.queue.count(), 2);
        const TransferItem &file = *bench.queue.item(bench.queue.ids().last());
        QCOMPARE(file.remotePath, RemotePath("/tree/a"));
        QTRY_COMPARE(file.state, State::Done);
        QVERIFY(file.isSkipped);
        QCOMPARE(bench.transfers(), 0);
    }

    // Its end is missing in the journal, and so is its part on the disk.
    void aBegunDownloadWithoutAPartIsDone() {
        RestoredBench bench(Direction::Download);
        bench.item.existsRule = ExistsRule::Overwrite;
        bench.item.attempt.size = bench.bytes.size();
        const TransferItem &item = bench.goOn();
        QTRY_COMPARE(item.state, State::Done);
        QCOMPARE(bench.transfers(), 0);
    }

    // What stands under the name is the former file.
    void aBegunDownloadWithAPartGoesOn() {
        RestoredBench bench(Direction::Download);
        bench.item.existsRule = ExistsRule::Overwrite;
        bench.item.attempt.size = bench.bytes.size();
        bench.item.attempt.modified = listed.toMSecsSinceEpoch();
        bench.shop.write(QStringLiteral("a.part"), bench.bytes.first(100'000));
        const TransferItem &item = bench.goOn();
        QTRY_COMPARE(item.state, State::Done);
        QVERIFY(!item.isSkipped);
        QCOMPARE(bench.transfers(), 1);
        QVERIFY(!QFile::exists(bench.shop.path(QStringLiteral("a.part"))));
    }

    // Nobody was asked, for nothing stood there when it began.
    void whatHasComeMeanwhileIsAskedAbout_data() {
        QTest::addColumn<ExistsRule>("answer");
        QTest::newRow("overwrite") << ExistsRule::Overwrite;
        QTest::newRow("rename") << ExistsRule::Rename;
        QTest::newRow("skip") << ExistsRule::Skip;
    }
    void whatHasComeMeanwhileIsAskedAbout() {
        QFETCH(ExistsRule, answer);
        RestoredBench bench(Direction::Download);
        bench.item.attempt.size = bench.bytes.size();
        bench.item.attempt.modified = listed.toMSecsSinceEpoch();
        bench.shop.write(QStringLiteral("a"), "somebody else's");
        bench.shop.write(QStringLiteral("a.part"), bench.bytes.first(100'000));
        const TransferItem &item = bench.goOn();
        QTRY_VERIFY(item.isAsking);
        QCOMPARE(bench.shop.read(QStringLiteral("a")), QByteArray("somebody else's"));
        bench.queue.answer(item.id, answer, AnswerScope::ThisItem);
        QTRY_COMPARE(item.state, State::Done);
        const bool isOver = answer == ExistsRule::Overwrite;
        QCOMPARE(bench.shop.read(QStringLiteral("a")), isOver ? bench.bytes : QByteArray("somebody else's"));
        if (answer == ExistsRule::Rename)
            QCOMPARE(bench.shop.read(QStringLiteral("a (1)")), bench.bytes);
        if (answer != ExistsRule::Skip)
            QCOMPARE(bench.shop.server.count("REST"), 1); // what had arrived was not fetched again
        QTRY_VERIFY(!QFile::exists(bench.shop.path(QStringLiteral("a.part"))));
    }

    void whatHasComeOnTheServerIsAskedAbout_data() { whatHasComeMeanwhileIsAskedAbout_data(); }
    void whatHasComeOnTheServerIsAskedAbout() {
        QFETCH(ExistsRule, answer);
        RestoredBench bench(Direction::Upload);
        bench.item.attempt.size = bench.bytes.size();
        bench.item.attempt.modified = listed.toMSecsSinceEpoch();
        bench.item.attempt.temporary = "/a.wherry";
        bench.shop.server.files["/a"].bytes = "somebody else's";
        bench.shop.server.files["/a.wherry"] = {bench.bytes.first(100'000), "20240505050505"};
        const TransferItem &item = bench.goOn();
        QTRY_VERIFY(item.isAsking);
        bench.queue.answer(item.id, answer, AnswerScope::ThisItem);
        QTRY_COMPARE(item.state, State::Done);
        const bool isOver = answer == ExistsRule::Overwrite;
        QCOMPARE(bench.shop.server.files.value("/a").bytes, isOver ? bench.bytes : QByteArray("somebody else's"));
        if (answer == ExistsRule::Rename)
            QCOMPARE(bench.shop.server.files.value("/a (1)").bytes, bench.bytes);
        QVERIFY(!bench.shop.server.files.contains("/a.wherry"));
    }

    // What it has sent in this run was damaged and is gone: that is no sign of an end.
    void anAttemptOfThisRunSettlesWhatWasBefore() {
        RestoredBench bench(Direction::Download);
        bench.item.existsRule = ExistsRule::Overwrite;
        bench.item.attempt.size = bench.bytes.size();
        bench.queue.restore({bench.item}, {}, bench.item.id);
        bench.queue.resume({bench.item.id});
        bench.queue.start(bench.item.id);
        QVERIFY(bench.queue.item(bench.item.id)->isRestored);
        bench.queue.setProgress(bench.item.id, 1000, bench.bytes.size());
        QVERIFY(!bench.queue.item(bench.item.id)->isRestored);
    }

    void whatDiffersIsAskedAbout_data() {
        QTest::addColumn<Direction>("direction");
        QTest::newRow("download") << Direction::Download;
        QTest::newRow("upload") << Direction::Upload;
    }
    void whatDiffersIsAskedAbout() {
        QFETCH(Direction, direction);
        RestoredBench bench(direction);
        bench.setLocalTime(listed.addSecs(60));
        const TransferItem &item = bench.goOn();
        QTRY_VERIFY(item.isAsking);
        QCOMPARE(bench.transfers(), 0);
    }

    // A person may know that the bytes differ.
    void whatIsToBeOverwrittenIs_data() { whatDiffersIsAskedAbout_data(); }
    void whatIsToBeOverwrittenIs() {
        QFETCH(Direction, direction);
        RestoredBench bench(direction);
        bench.item.existsRule = ExistsRule::Overwrite;
        const TransferItem &item = bench.goOn();
        QTRY_COMPARE(item.state, State::Done);
        QVERIFY(!item.isSkipped);
        QCOMPARE(bench.transfers(), 1);
    }

    void whatIsAddedAnewIsAskedAbout() {
        RestoredBench bench(Direction::Download);
        const TransferItem::Id id = bench.queue.add({bench.item}).first();
        bench.runner.addSite(bench.shop.site.key(), [&bench] {
            return LaterPtr<Carrier>(new SessionCarrier(bench.shop.site, bench.shop.services));
        });
        QTRY_VERIFY(bench.queue.item(id)->isAsking);
    }
};

WHERRY_TEST(RestoredTest)
#include "restoredtest.moc"
