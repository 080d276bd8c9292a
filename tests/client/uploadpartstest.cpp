// A large upload over several connections, in parts that COMB joins: the file is whole under its name or not there, and
// nothing else stays, whatever happens to which connection.
#include "operations/transfer/uploadparts.h"
#include "net/ratelimiter.h"
#include "operations/transfer/temporaryname.h"
#include "queue/runner.h"
#include "queue/sessioncarrier.h"
#include "support/clientworkshop.h"
#include "support/registry.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace std::chrono_literals;
using State = TransferItem::State;

namespace {
constexpr qsizetype sentSize = 20'000'000; // 4 parts

const QByteArray &sentContent() {
    static const QByteArray bytes = ClientWorkshop::pattern(sentSize);
    return bytes;
}

// A queue with one large file, and a server that knows COMB.
class PartsBench {
public:
    explicit PartsBench(int segments, const QByteArray &bytes = sentContent())
        : shop([this, segments](ScriptedServer &, LinkServices &services, Site &site) {
            services.uploadLimit = &line;
            site.segments = segments;
        })
        , runner(queue, settings()) {
        shop.server.features.append("COMB");
        shop.server.intercept = [this](ScriptedPeer &peer, const QByteArray &verb, const QByteArray &argument) {
            return verb == "COMB" && combine(peer, argument);
        };
        options.sharedFrom = 1'000'000;
        shop.write(QStringLiteral("a"), bytes);
        runner.addSite(
            shop.site.key(),
            [this] { return LaterPtr<Carrier>(new SessionCarrier(shop.site, shop.services, options)); }, 0, segments);
    }
    ~PartsBench() {
        QSignalSpy stopped(&runner, &Runner::stopped);
        runner.stop();
        stopped.wait(10000);
    }
    quint64 add() {
        TransferItem item;
        item.site = shop.site.key();
        item.direction = TransferItem::Direction::Upload;
        item.localPath = shop.path(QStringLiteral("a"));
        item.remotePath = RemotePath("/a");
        item.size = QFileInfo(item.localPath).size();
        item.existsRule = ExistsRule::Overwrite;
        return queue.add({item}).first();
    }
    const TransferItem &item(quint64 id) const { return *queue.item(id); }
    QByteArray stored() const { return shop.server.files.value("/a").bytes; }
    // As GlobalSCAPE and others do it: the parts are gone then.
    bool combine(ScriptedPeer &peer, const QByteArray &argument) {
        QList<QByteArray> paths;
        for (const QByteArray &word : argument.mid(1).chopped(1).split('"'))
            if (word != " ")
                paths.append(word);
        ScriptedServer::File whole;
        for (const QByteArray &path : paths.sliced(1)) {
            if (!shop.server.files.contains(path)) {
                peer.reply(550, "no such part");
                return true;
            }
            whole.bytes += shop.server.files.take(path).bytes;
        }
        shop.server.files[paths.first()] = whole;
        peer.reply(250, "joined");
        return true;
    }

    RateLimiter line{8'000'000}; // bytes per second, until the others have come
    ClientWorkshop shop;
    ErrandOptions options;
    TransferQueue queue;
    Runner runner;

private:
    static RunnerSettings settings() {
        RunnerSettings made;
        made.parallel = 4;
        made.retryDelays = {10ms, 20ms, 40ms};
        return made;
    }
};
} // namespace

#define WAIT_FOR(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 30000)

class UploadPartsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesOfParts() {
        const RemotePath name = TemporaryName::make(RemotePath("/d/report.pdf"));
        QVERIFY(TemporaryName::matches(name.fileName()));
        QVERIFY(!TemporaryName::isOfParts(name));
        QVERIFY(!TemporaryName::matches("report.pdf"));
        QVERIFY(!TemporaryName::matches("report.wherry-1a2b3c4"));
        const RemotePath parts = TemporaryName::ofParts(RemotePath("/d/a.wherry-fffffffe"));
        QCOMPARE(parts.bytes(), QByteArray("/d/a.wherry+fffffffe"));
        QVERIFY(TemporaryName::isOfParts(parts));
        QVERIFY(TemporaryName::matches(parts.fileName()));
        QCOMPARE(TemporaryName::ofParts(parts), parts);
        QCOMPARE(TemporaryName::part(parts, 0).bytes(), QByteArray("/d/a.wherry+ffffffff"));
        QCOMPARE(TemporaryName::part(parts, 1).bytes(), QByteArray("/d/a.wherry+00000000"));
    }

    void partsOfAFile_data() {
        QTest::addColumn<qint64>("sentSize");
        QTest::addColumn<int>("count");
        QTest::newRow("1 byte") << qint64(1) << 1;
        QTest::newRow("20 MB") << qint64(sentSize) << 4;
        QTest::newRow("64 MiB") << qint64(64 * 1024 * 1024) << UploadPart::most;
        QTest::newRow("odd") << qint64(5'000'000'001) << UploadPart::most;
    }
    void partsOfAFile() {
        QFETCH(qint64, sentSize);
        QFETCH(int, count);
        const RemotePath temporary("/a.wherry+00000000");
        const QList<UploadPart> parts = UploadPart::of(temporary, sentSize);
        QCOMPARE(parts.size(), count);
        qint64 at = 0;
        for (const UploadPart &part : parts) {
            QCOMPARE(part.first, at);
            QVERIFY(part.size() > 0);
            at = part.end;
        }
        QCOMPARE(at, sentSize);
        QVERIFY(UploadPart::command(temporary, parts).startsWith("COMB \"/a.wherry+00000000\" \"/a.wherry+00000001\""));
        const RemotePath deep(QByteArray('/' + QByteArray(300, 'd') + "/a.wherry+00000000"));
        QCOMPARE(UploadPart::command(deep, UploadPart::of(deep, sentSize)).isEmpty(), count == UploadPart::most);
    }

    void severalConnectionsSendOneFile() {
        PartsBench bench(3);
        const quint64 id = bench.add();
        WAIT_FOR(bench.shop.server.connections == 3 && bench.shop.server.count("STOR") >= 3);
        bench.line.setRate(0);
        WAIT_FOR(bench.item(id).isFinished());
        QCOMPARE(bench.item(id).state, State::Done);
        QVERIFY(bench.stored() == sentContent());
        QCOMPARE(bench.shop.server.files.size(), 1);
        QCOMPARE(bench.shop.server.count("STOR"), 4);
        QCOMPARE(bench.shop.server.count("COMB"), 1);
        QCOMPARE(bench.item(id).verification, TransferItem::Verification::SizeOnly);
        QVERIFY(bench.item(id).attempt.temporary.isEmpty());
    }

    void inOnePieceWhereNobodyAskedForParts_data() {
        QTest::addColumn<int>("segments");
        QTest::addColumn<bool>("comb");
        QTest::newRow("by itself") << 0 << true;
        QTest::newRow("one") << 1 << true;
        QTest::newRow("a server without COMB") << 4 << false;
    }
    void inOnePieceWhereNobodyAskedForParts() {
        QFETCH(int, segments);
        QFETCH(bool, comb);
        PartsBench bench(segments);
        if (!comb)
            bench.shop.server.features.removeAll("COMB");
        bench.line.setRate(0);
        const quint64 id = bench.add();
        WAIT_FOR(bench.item(id).isFinished());
        QCOMPARE(bench.item(id).state, State::Done);
        QVERIFY(bench.stored() == sentContent());
        QCOMPARE(bench.shop.server.count("STOR"), 1);
        QCOMPARE(bench.shop.server.count("COMB"), 0);
    }

    void aServerThatDoesNotJoinThemGetsOnePiece() {
        PartsBench bench(2);
        bench.shop.server.missing.insert("COMB");
        bench.line.setRate(0);
        const quint64 id = bench.add();
        WAIT_FOR(bench.item(id).isFinished());
        QCOMPARE(bench.item(id).state, State::Done);
        QCOMPARE(bench.item(id).attempts, 1);
        QVERIFY(bench.stored() == sentContent());
        QCOMPARE(bench.shop.server.files.size(), 1);
        QCOMPARE(bench.shop.server.count("COMB"), 1);
    }

    // Parts that stand are not sent again, and one that was cut goes on where it was cut.
    void pausedItGoesOnWhereItStopped() {
        PartsBench bench(2);
        const quint64 id = bench.add();
        WAIT_FOR(bench.item(id).done > sentSize / 3);
        bench.queue.pause({id});
        WAIT_FOR(bench.item(id).state == State::Paused);
        QVERIFY(TemporaryName::isOfParts(RemotePath(bench.item(id).attempt.temporary)));
        QVERIFY(!bench.shop.server.files.contains("/a"));
        WAIT_FOR(std::any_of(bench.shop.server.files.cbegin(), bench.shop.server.files.cend(),
                             [](const ScriptedServer::File &file) { return file.bytes.size() > 1'000'000; }));
        bench.line.setRate(0);
        bench.queue.resume({id});
        WAIT_FOR(bench.item(id).isFinished());
        QCOMPARE(bench.item(id).state, State::Done);
        QVERIFY(bench.stored() == sentContent());
        QCOMPARE(bench.shop.server.files.size(), 1);
        QVERIFY(bench.shop.server.count("REST") > 0);
    }

    // As after kill -9 between COMB and its reply: only the name in the journal is known.
    void whatIsJoinedAlreadyIsOnlyVerified() {
        PartsBench bench(2);
        bench.line.setRate(0);
        bool isLost = false;
        bench.shop.server.intercept = [&](ScriptedPeer &peer, const QByteArray &verb, const QByteArray &argument) {
            if (verb != "COMB")
                return false;
            bench.combine(peer, argument);
            if (!std::exchange(isLost, true))
                peer.drop();
            return true;
        };
        const quint64 id = bench.add();
        WAIT_FOR(bench.item(id).isFinished());
        QVERIFY(isLost);
        QCOMPARE(bench.item(id).state, State::Done);
        QVERIFY(bench.stored() == sentContent());
        QCOMPARE(bench.shop.server.files.size(), 1);
    }

    void cancelledNothingStays() {
        PartsBench bench(2);
        const quint64 id = bench.add();
        WAIT_FOR(bench.item(id).done > sentSize / 3);
        bench.queue.cancel({id});
        WAIT_FOR(bench.shop.server.files.isEmpty());
    }

    void eachConnectionMayBeLost_data() {
        QTest::addColumn<int>("lost");
        QTest::newRow("the first") << 0;
        QTest::newRow("one that helps") << 1;
        QTest::newRow("the last") << 2;
    }
    void eachConnectionMayBeLost() {
        QFETCH(int, lost);
        PartsBench bench(3);
        const quint64 id = bench.add();
        WAIT_FOR(bench.shop.server.count("STOR") >= 3);
        bench.shop.server.peers().at(lost)->drop();
        bench.line.setRate(0);
        WAIT_FOR(bench.item(id).isFinished());
        QCOMPARE(bench.item(id).state, State::Done);
        QVERIFY(bench.stored() == sentContent());
        QCOMPARE(bench.shop.server.files.size(), 1);
    }

    // At each step of all connections, in the middle of each part as well.
    void whateverFailsTheFileIsWholeOrNotThere_data() {
        QTest::addColumn<int>("fault");
        QTest::newRow("drop") << int(ScriptedServer::Fault::Drop);
        QTest::newRow("refuse 4yz") << int(ScriptedServer::Fault::Refuse4);
        QTest::newRow("refuse 5yz") << int(ScriptedServer::Fault::Refuse5);
    }
    void whateverFailsTheFileIsWholeOrNotThere() {
        QFETCH(int, fault);
        const QByteArray bytes = sentContent().first(9'000'000);
        constexpr int most = 80;
        for (int step = 0; step < most; ++step) {
            PartsBench bench(2, bytes);
            bench.line.setRate(0);
            bench.shop.server.arm(step, ScriptedServer::Fault(fault));
            const quint64 id = bench.add();
            WAIT_FOR(bench.item(id).isFinished());
            if (bench.item(id).state == State::Done) {
                QVERIFY2(bench.stored() == bytes, qPrintable(QString::number(step)));
                QVERIFY2(bench.shop.server.files.size() == 1, qPrintable(QString::number(step)));
            } else {
                QVERIFY2(!bench.shop.server.files.contains("/a"), qPrintable(QString::number(step)));
                QVERIFY2(fault == int(ScriptedServer::Fault::Refuse5), qPrintable(QString::number(step)));
            }
            if (bench.shop.server.steps() <= step) // it was over before
                break;
        }
    }
};

WHERRY_TEST(UploadPartsTest)
#include "uploadpartstest.moc"
