// Servers that promise blocks with commands sent ahead, and keep the promise badly (session/batch.h).
#include "queue/runner.h"
#include "queue/sessioncarrier.h"
#include "support/clientworkshop.h"
#include "support/registry.h"

#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;
using Ids = TransferQueue::Ids;
using State = TransferItem::State;

namespace {
void promise(ScriptedServer &server) {
    server.features.append({"MODE B", "X-WHERRY ATOMIC RESUME PIPELINE=256", "HASH SHA-256*"});
}

// A queue and a runner beside the scripted server; uploads of small files.
struct BatchBench {
    explicit BatchBench(const std::function<void(ScriptedServer &)> &prepare)
        : shop([&prepare](ScriptedServer &server, LinkServices &, Site &) { prepare(server); })
        , runner(queue, settings()) {
        queue.setDefaultRule(TransferItem::Direction::Upload, ExistsRule::Overwrite);
        runner.addSite(shop.site.key(),
                       [this] { return LaterPtr<Carrier>(new SessionCarrier(shop.site, shop.services)); });
    }
    ~BatchBench() {
        QSignalSpy stopped(&runner, &Runner::stopped);
        runner.stop();
        stopped.wait(10000);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    static RunnerSettings settings() {
        RunnerSettings made;
        made.parallel = 1;
        made.retryDelays = {};
        return made;
    }
    Ids send(int count) {
        QList<TransferItem> items;
        for (int i = 0; i < count; ++i) {
            const QString name = QString::number(i);
            shop.write(name, ClientWorkshop::pattern(100 + i));
            TransferItem item;
            item.site = shop.site.key();
            item.direction = TransferItem::Direction::Upload;
            item.localPath = shop.path(name);
            item.remotePath = RemotePath(QByteArray(QByteArray("/") + name.toLatin1()));
            item.size = 100 + i;
            items.append(item);
        }
        QSignalSpy ended(&queue, &TransferQueue::finishedAll);
        const Ids ids = queue.add(items);
        ended.wait(30000);
        return ids;
    }

    ClientWorkshop shop;
    TransferQueue queue;
    Runner runner;
};
} // namespace

class BatchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void othersAreNeverAsked() {
        BatchBench bench(
            [](ScriptedServer &server) { server.features.append("MODE B"); }); // RFC 959 without the promise
        bench.send(3);
        QCOMPARE(bench.queue.totals().done, 3);
        QCOMPARE(bench.shop.server.count("MODE"), 0);
    }

    void fallsBackWithoutAWord_data() {
        QTest::addColumn<QByteArray>("verb");
        QTest::addColumn<int>("code");
        QTest::newRow("MODE B refused") << QByteArray("MODE") << 504;
        QTest::newRow("MODE B unknown") << QByteArray("MODE") << 500;
        QTest::newRow("EPSV refused") << QByteArray("EPSV") << 500;
    }
    void fallsBackWithoutAWord() {
        QFETCH(QByteArray, verb);
        QFETCH(int, code);
        BatchBench bench([&](ScriptedServer &server) {
            promise(server);
            server.intercept = [verb, code](ScriptedPeer &peer, const QByteArray &command, const QByteArray &argument) {
                const bool isRefused = command == verb && argument != "S";
                if (!isRefused && command != "MODE")
                    return false;
                peer.reply(isRefused ? code : 200, "so be it");
                return true;
            };
        });
        const Ids ids = bench.send(20);
        QCOMPARE(bench.queue.totals().done, 20);
        for (qsizetype i = 0; i < ids.size(); ++i) {
            QVERIFY(!bench.queue.item(ids[i])->isBatched);
            QCOMPARE(bench.queue.item(ids[i])->attempts, 1);
            QCOMPARE(bench.shop.server.files.value(QByteArray("/") + QByteArray::number(i)).bytes,
                     ClientWorkshop::pattern(100 + i));
        }
        QCOMPARE(bench.shop.server.count("EPSV") > 0, true);
    }

    // A server that says 250 to everything.
    void aLieIsFoundOut() {
        BatchBench bench([](ScriptedServer &server) {
            promise(server);
            server.intercept = [](ScriptedPeer &peer, const QByteArray &verb, const QByteArray &argument) {
                if (verb == "MODE")
                    peer.reply(200, "ok");
                else if (verb == "STOR")
                    peer.raw("125 go on\r\n250 stored\r\n");
                else if (verb == "HASH")
                    peer.reply(213, "SHA-256 0-1 " + QByteArray(64, '0') + ' ' + argument);
                else
                    return false;
                return true;
            };
        });
        const Ids ids = bench.send(10);
        for (const quint64 id : ids) {
            QCOMPARE(bench.queue.item(id)->state, State::Failed);
            QCOMPARE(bench.queue.item(id)->failure.kind, Failure::Kind::Damaged);
        }
    }

    // 425 for each: one more try over a new data connection, then it is said.
    void isNotTriedWithoutEnd() {
        BatchBench bench([](ScriptedServer &server) {
            promise(server);
            server.intercept = [](ScriptedPeer &peer, const QByteArray &verb, const QByteArray &) {
                if (verb == "MODE")
                    peer.reply(200, "ok");
                else if (verb == "STOR")
                    peer.reply(425, "no data connection");
                else
                    return false;
                return true;
            };
        });
        bench.send(5);
        QCOMPARE(bench.queue.totals().failed, 5);
        QCOMPARE(bench.shop.server.count("STOR"), 10);
        QCOMPARE(bench.shop.server.count("EPSV"), 2);
    }

    // The control connection ends in the middle: each that was under way says so.
    void aLostConnectionEndsAll() {
        BatchBench bench([](ScriptedServer &server) {
            promise(server);
            server.intercept = [](ScriptedPeer &peer, const QByteArray &verb, const QByteArray &argument) {
                if (verb == "MODE")
                    peer.reply(200, "ok");
                else if (verb == "STOR" && argument == "/3")
                    peer.whenData([&peer](QSslSocket &) { peer.drop(); });
                else if (verb == "STOR")
                    peer.raw("125 go on\r\n");
                else
                    return false;
                return true;
            };
        });
        const Ids ids = bench.send(8);
        QCOMPARE(bench.queue.totals().failed, 8);
        for (const quint64 id : ids)
            QCOMPARE(bench.queue.item(id)->failure.kind, Failure::Kind::Lost);
    }
};

WHERRY_TEST(BatchTest)
#include "batchtest.moc"
