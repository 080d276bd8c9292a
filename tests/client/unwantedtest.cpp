#include "queue/runner.h"
#include "queue/sessioncarrier.h"
#include "queue/transferqueue.h"
#include "support/clientworkshop.h"
#include "support/registry.h"

#include <QSignalSpy>
#include <QTest>

using Ids = TransferQueue::Ids;
using State = TransferItem::State;

namespace {
// A queue beside a server that does not store atomically: uploads go to temporary names first.
struct UnwantedBench {
    void connectSite() {
        runner.addSite(shop.site.key(),
                       [this] { return LaterPtr<Carrier>(new SessionCarrier(shop.site, shop.services)); });
    }
    TransferItem upload() {
        TransferItem item;
        item.site = shop.site.key();
        item.direction = TransferItem::Direction::Upload;
        item.localPath = shop.path(QStringLiteral("a"));
        item.remotePath = RemotePath("/a");
        return item;
    }
    // One that an earlier run left.
    TransferItem leftBehind() {
        TransferItem item = upload();
        item.state = State::Paused;
        item.attempt.size = 300000;
        item.attempt.temporary = "/a.wherry-12345678";
        shop.server.files[item.attempt.temporary] = {QByteArray("half")};
        return item;
    }

    ClientWorkshop shop;
    TransferQueue queue;
    Runner runner{queue};
};
} // namespace

class UnwantedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRunningUploadTakesItsBytesAlong() {
        UnwantedBench bench;
        bench.shop.write(QStringLiteral("a"), ClientWorkshop::pattern(300000));
        QByteArray temporary;
        bench.shop.server.intercept = [&](ScriptedPeer &peer, const QByteArray &verb, const QByteArray &argument) {
            if (verb != "STOR")
                return false;
            temporary = argument;
            bench.shop.server.files[argument] = {QByteArray("half")};
            peer.reply(150, "go on"); // and nothing is ever taken
            return true;
        };
        bench.connectSite();
        const Ids ids = bench.queue.add({bench.upload()});
        QTRY_VERIFY(!bench.queue.item(ids[0])->attempt.temporary.isEmpty());
        QTRY_COMPARE(temporary, bench.queue.item(ids[0])->attempt.temporary);
        bench.queue.remove(ids);
        QVERIFY(bench.queue.item(ids[0])->isUnwanted);
        QTRY_COMPARE_WITH_TIMEOUT(bench.queue.count(), 0, 20000);
        QVERIFY(bench.shop.server.files.isEmpty());
    }

    void waitsForAConnectionToTheSite() {
        UnwantedBench bench;
        const Ids ids = bench.queue.add({bench.leftBehind()});
        QSignalSpy ended(&bench.queue, &TransferQueue::finishedAll);
        bench.queue.remove(ids);
        QCOMPARE(bench.queue.count(), 1);
        QCOMPARE(bench.queue.totals().bytes, 0);
        bench.connectSite();
        QTRY_COMPARE(bench.queue.count(), 0);
        QCOMPARE(ended.size(), 1);
        QVERIFY(bench.shop.server.files.isEmpty());
        QCOMPARE(bench.shop.server.count("STOR"), 0);
    }

    void nobodyWaitsForIt() {
        UnwantedBench bench;
        TransferItem other = bench.upload();
        other.site = QStringLiteral("ftp://elsewhere:21");
        const Ids ids = bench.queue.add({bench.leftBehind(), other});
        bench.queue.remove({ids[0]});
        QSignalSpy ended(&bench.queue, &TransferQueue::finishedAll);
        bench.queue.start(ids[1]);
        bench.queue.finish(ids[1], TransferItem::Verification::None, {}, true, false);
        QCOMPARE(ended.size(), 1);
        QVERIFY(bench.queue.contains(ids[0]));
    }

    void whatIsGoneAlreadyIsFine() {
        UnwantedBench bench;
        const Ids ids = bench.queue.add({bench.leftBehind()});
        bench.shop.server.files.clear();
        bench.queue.remove(ids);
        bench.connectSite();
        QTRY_COMPARE(bench.queue.count(), 0);
    }

    void saysWhatCouldNotBeDeletedAndForgetsItWhenRemovedAgain() {
        UnwantedBench bench;
        bench.shop.server.intercept = [](ScriptedPeer &peer, const QByteArray &verb, const QByteArray &) {
            if (verb != "DELE")
                return false;
            peer.reply(550, "Not yours");
            return true;
        };
        const Ids ids = bench.queue.add({bench.leftBehind()});
        bench.queue.remove(ids);
        bench.connectSite();
        QTRY_COMPARE(bench.queue.item(ids[0])->state, State::Failed);
        QCOMPARE(bench.queue.item(ids[0])->failure.text, QStringLiteral("Not yours"));
        QCOMPARE(bench.queue.item(ids[0])->attempt.temporary, bench.leftBehind().attempt.temporary);
        bench.queue.remove(ids);
        QCOMPARE(bench.queue.count(), 0);
    }

    void aFailedLoginKeepsWhatIsKnown() {
        UnwantedBench bench;
        bench.shop.write(QStringLiteral("a"), ClientWorkshop::pattern(300000));
        bench.shop.server.intercept = [](ScriptedPeer &peer, const QByteArray &verb, const QByteArray &) {
            if (verb != "PASS")
                return false;
            peer.reply(530, "No");
            return true;
        };
        bench.connectSite();
        const Ids ids = bench.queue.add({bench.leftBehind()});
        bench.queue.resume(ids);
        QTRY_COMPARE(bench.queue.item(ids[0])->state, State::Failed);
        QCOMPARE(bench.queue.item(ids[0])->attempt, bench.leftBehind().attempt);
    }

    void partsOfDownloadsAreGivenUpUnlessAnotherFetchesTheSame() {
        TransferQueue queue;
        QSignalSpy abandoned(&queue, &TransferQueue::partsAbandoned);
        TransferItem begun;
        begun.localPath = QStringLiteral("/home/a/x");
        begun.state = State::Paused;
        begun.attempt.size = 1000;
        TransferItem other = begun;
        other.localPath = QStringLiteral("/home/a/y");
        TransferItem fresh = begun;
        fresh.localPath = QStringLiteral("/home/a/z");
        fresh.attempt = {};
        const Ids ids = queue.add({begun, begun, other, fresh});
        queue.remove({ids[0]});
        QCOMPARE(abandoned.size(), 0);
        queue.remove({ids[1], ids[2], ids[3]});
        QCOMPARE(abandoned.size(), 1);
        QStringList paths = abandoned[0][0].toStringList();
        paths.sort();
        QCOMPARE(paths, (QStringList{begun.localPath, other.localPath}));
        QCOMPARE(queue.count(), 0);
    }
};

WHERRY_TEST(UnwantedTest)
#include "unwantedtest.moc"
