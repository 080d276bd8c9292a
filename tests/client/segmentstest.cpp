// A large download over several connections, to a server that keeps to the book and to some that do not: the file is
// whole or it is an error, whatever happens to which connection.
#include "net/ratelimiter.h"
#include "operations/transfer/rangerecord.h"
#include "queue/runner.h"
#include "queue/sessioncarrier.h"
#include "support/clientworkshop.h"
#include "support/registry.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QHash>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>

#include <sys/socket.h>

using namespace std::chrono_literals;
using State = TransferItem::State;

namespace {
constexpr qsizetype fetchedSize = 20'000'000;
constexpr qint64 beginning = 1'000'000; // bytes of each transfer that come before the server is let go

const QByteArray &fetchedContent() {
    static const QByteArray bytes = ClientWorkshop::pattern(fetchedSize);
    return bytes;
}

// A queue with one large file and the connections for it. Each transfer of the server stops after its beginning.
class SegmentsBench {
public:
    explicit SegmentsBench(int segments, int parallel = 4, RateLimiter *line = nullptr)
        : shop([line](ScriptedServer &, LinkServices &services, Site &) { services.downloadLimit = line; })
        , runner(queue, settings(parallel)) {
        shop.server.files["/a"].bytes = fetchedContent();
        shop.server.holdAt = beginning;
        options.sharedFrom = 1'000'000;
        runner.addSite(
            shop.site.key(),
            [this] { return LaterPtr<Carrier>(new SessionCarrier(shop.site, shop.services, options)); }, 0, segments);
    }
    ~SegmentsBench() {
        QSignalSpy stopped(&runner, &Runner::stopped);
        runner.stop();
        stopped.wait(10000);
    }
    quint64 add(const QByteArray &remote = "/a", const QString &name = QStringLiteral("a")) {
        TransferItem item;
        item.site = shop.site.key();
        item.localPath = shop.path(name);
        item.remotePath = RemotePath(remote);
        item.existsRule = ExistsRule::Overwrite;
        return queue.add({item}).first();
    }
    const TransferItem &item(quint64 id) const { return *queue.item(id); }
    int transfers() const { return shop.server.count("RETR"); }
    QString part() const { return shop.path(QStringLiteral("a.part")); }
    // The server computes digests, of parts as well. ranged: RETR keeps to RANG.
    void offerDigests(bool ranged) {
        shop.server.features.append("HASH SHA-256*");
        shop.server.features.append("RANG STREAM");
        shop.server.intercept = [this, ranged](ScriptedPeer &peer, const QByteArray &verb, const QByteArray &argument) {
            const QList<QByteArray> words = argument.split(' ');
            if (verb == "RANG") {
                first[&peer] = words.value(0).toLongLong();
                last[&peer] = words.value(1).toLongLong();
                peer.reply(350, "go on");
                return true;
            }
            if (!last.contains(&peer) || (verb != "HASH" && verb != "RETR"))
                return verb == "HASH" && hash(peer, argument, 0, fetchedSize);
            const qint64 from = first.take(&peer);
            const qint64 to = last.take(&peer) + 1;
            if (verb == "HASH")
                return hash(peer, argument, from, to);
            if (ranged)
                peer.sendData(fetchedContent().mid(from, to - from));
            return ranged;
        };
    }
    bool hash(ScriptedPeer &peer, const QByteArray &path, qint64 from, qint64 to) const {
        const QByteArray bytes = shop.server.files[path].bytes.mid(from, to - from);
        peer.reply(213,
                   "SHA-256 0-1 " + QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex() + ' ' + path);
        return true;
    }

    mutable ClientWorkshop shop;
    ErrandOptions options;
    TransferQueue queue;
    Runner runner;
    QHash<ScriptedPeer *, qint64> first, last;

private:
    static RunnerSettings settings(int parallel) {
        RunnerSettings made;
        made.parallel = parallel;
        made.retryDelays = {10ms, 20ms, 40ms};
        return made;
    }
};
} // namespace

#define WAIT_FOR(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 30000)

class SegmentsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { fetchedContent(); }

    void severalConnectionsFetchOneFile_data() {
        QTest::addColumn<bool>("digests");
        QTest::addColumn<bool>("ranged");
        QTest::newRow("REST") << false << false;
        QTest::newRow("RANG") << true << true;
        QTest::newRow("RANG that RETR does not keep") << true << false;
    }
    void severalConnectionsFetchOneFile() {
        QFETCH(bool, digests);
        QFETCH(bool, ranged);
        SegmentsBench bench(4);
        if (digests)
            bench.offerDigests(ranged);
        const quint64 id = bench.add();
        WAIT_FOR(bench.transfers() == 4);
        WAIT_FOR(bench.item(id).done > beginning);
        bench.shop.server.letGo();
        WAIT_FOR(bench.item(id).isFinished());
        QCOMPARE(bench.item(id).state, State::Done);
        QVERIFY(bench.shop.read(QStringLiteral("a")) == fetchedContent());
        QVERIFY(!QFile::exists(bench.part()));
        QCOMPARE(bench.item(id).verification,
                 digests ? TransferItem::Verification::Digest : TransferItem::Verification::SizeOnly);
        QCOMPARE(bench.shop.server.connections, 4);
        QCOMPARE(bench.shop.server.count("RANG") > 0, digests);
    }

    void oneConnectionWhereAPersonSaysSo() {
        SegmentsBench bench(1);
        const quint64 id = bench.add();
        WAIT_FOR(bench.item(id).done > 0);
        bench.shop.server.letGo();
        WAIT_FOR(bench.item(id).isFinished());
        QCOMPARE(bench.shop.server.connections, 1);
        QVERIFY(bench.shop.read(QStringLiteral("a")) == fetchedContent());
    }

    // What is done in a few seconds needs no help: by itself only what takes long is divided.
    void byItselfOnlyWhatTakesLong() {
        SegmentsBench bench(0);
        bench.shop.server.holdAt = -1;
        const quint64 id = bench.add();
        WAIT_FOR(bench.item(id).isFinished());
        QCOMPARE(bench.shop.server.connections, 1);

        RateLimiter line(1'000'000); // bytes per second: it would take 20 s
        SegmentsBench slow(0, 4, &line);
        slow.shop.server.holdAt = -1;
        const quint64 other = slow.add();
        WAIT_FOR(slow.transfers() == 2);
        line.setRate(0);
        WAIT_FOR(slow.item(other).isFinished());
        QVERIFY(slow.shop.read(QStringLiteral("a")) == fetchedContent());
    }

    void withoutRestOneGoesOn() {
        SegmentsBench bench(4);
        bench.shop.server.missing.insert("REST");
        const quint64 id = bench.add();
        WAIT_FOR(bench.shop.server.count("REST") > 0);
        bench.shop.server.letGo();
        WAIT_FOR(bench.item(id).isFinished());
        QCOMPARE(bench.item(id).state, State::Done);
        QCOMPARE(bench.item(id).attempts, 1);
        QVERIFY(bench.transfers() <= 2); // once more when its own range was fetched before the others had been refused
        QVERIFY(bench.shop.read(QStringLiteral("a")) == fetchedContent());
    }

    void aServerThatTakesOneConnectionIsLeftInPeace() {
        SegmentsBench bench(4);
        bench.shop.server.intercept = [&bench](ScriptedPeer &peer, const QByteArray &verb, const QByteArray &) {
            if (verb != "USER" || bench.shop.server.peers().first() == &peer)
                return false;
            peer.reply(421, "Too many connections");
            return true;
        };
        QSignalSpy learned(&bench.runner, &Runner::limitLearned);
        const quint64 id = bench.add();
        WAIT_FOR(learned.size() == 1);
        QCOMPARE(bench.runner.allowed(bench.shop.site.key()), 1);
        bench.shop.server.letGo();
        WAIT_FOR(bench.item(id).isFinished());
        QCOMPARE(bench.item(id).state, State::Done);
        QCOMPARE(bench.item(id).attempts, 1);
        QVERIFY(bench.shop.read(QStringLiteral("a")) == fetchedContent());
    }

    // Only a digest finds out that RETR did not keep to it.
    void whereNoDigestIsComparedRangIsNotUsed() {
        SegmentsBench bench(4);
        bench.offerDigests(false);
        bench.options.verifyDigest = false;
        const quint64 id = bench.add();
        WAIT_FOR(bench.transfers() == 4);
        bench.shop.server.letGo();
        WAIT_FOR(bench.item(id).isFinished());
        QCOMPARE(bench.item(id).state, State::Done);
        QCOMPARE(bench.shop.server.count("RANG"), 0);
        QVERIFY(bench.shop.read(QStringLiteral("a")) == fetchedContent());
    }

    // All bytes of the range, and then a word that it was not all right.
    void whatEndedBadlyIsAskedForOnceMore_data() {
        QTest::addColumn<QByteArray>("word");
        QTest::newRow("4yz") << QByteArray("451 read error\r\n");
        QTest::newRow("5yz") << QByteArray("550 read error\r\n");
    }
    void whatEndedBadlyIsAskedForOnceMore() {
        QFETCH(QByteArray, word);
        SegmentsBench bench(2);
        bool isBad = false;
        bench.shop.server.intercept = [&isBad, word](ScriptedPeer &peer, const QByteArray &verb, const QByteArray &) {
            if (verb != "RETR" || peer.rest == 0 || std::exchange(isBad, true))
                return false;
            const QByteArray rest = fetchedContent().mid(std::exchange(peer.rest, 0));
            peer.whenData([&peer, rest, word](QSslSocket &data) {
                peer.raw("150 here it comes\r\n");
                // The client ends its side when it has read all, and hears the word only then.
                connect(&data, &QSslSocket::disconnected, &peer, [&peer, word] { peer.raw(word); });
                connect(&data, &QSslSocket::bytesWritten, &peer, [&data] {
                    if (data.bytesToWrite() == 0)
                        ::shutdown(int(data.socketDescriptor()), SHUT_WR);
                });
                data.write(rest);
            });
            return true;
        };
        const quint64 id = bench.add();
        WAIT_FOR(bench.transfers() >= 3); // the third comes to its end, and a fourth may follow at once
        QList<qint64> offsets;
        for (const QByteArray &command : bench.shop.server.commands)
            if (command.startsWith("REST "))
                offsets.append(command.sliced(5).toLongLong());
        QVERIFY(offsets.size() >= 2);
        QCOMPARE(offsets.at(1), fetchedSize - 2 * PartFile::overlap); // those, and what is compared before them
        bench.shop.server.letGo();
        WAIT_FOR(bench.item(id).isFinished());
        QCOMPARE(bench.item(id).state, State::Done);
        QVERIFY(bench.shop.read(QStringLiteral("a")) == fetchedContent());
    }

    // Nothing but its time tells the two apart.
    void ofAFileThatIsReplacedMeanwhileNothingIsJoined() {
        SegmentsBench bench(2);
        QByteArray now = fetchedContent();
        for (char &c : now)
            c = char(c ^ 1);
        bench.shop.server.intercept = [&bench, &now](ScriptedPeer &peer, const QByteArray &verb, const QByteArray &) {
            if (verb == "RETR" && peer.rest > 0)
                bench.shop.server.files["/a"] = {now, "20240505050505"};
            return false;
        };
        const quint64 id = bench.add();
        WAIT_FOR(bench.transfers() == 2);
        bench.shop.server.letGo();
        WAIT_FOR(bench.item(id).isFinished());
        QCOMPARE(bench.item(id).state, State::Done);
        QVERIFY(bench.shop.read(QStringLiteral("a")) == now);
        QCOMPARE(QFileInfo(bench.shop.path(QStringLiteral("a"))).lastModified().toUTC(),
                 QDateTime({2024, 5, 5}, {5, 5, 5}, Qt::UTC));
    }

    // REST was sent, and then a person paused: the next command of that connection begins where it says.
    void aRestThatStandsIsTakenBack() {
        SegmentsBench bench(2);
        QPointer<ScriptedPeer> held;
        bench.shop.server.intercept = [&held](ScriptedPeer &peer, const QByteArray &verb, const QByteArray &argument) {
            if (verb != "REST" || held)
                return false;
            held = &peer;
            peer.rest = argument.toLongLong();
            return true;
        };
        const quint64 id = bench.add();
        WAIT_FOR(held);
        bench.queue.pause({id});
        WAIT_FOR(bench.item(id).state == State::Paused);
        held->reply(350, "restarting");
        WAIT_FOR(bench.shop.server.commands.contains("REST 0"));
        bench.shop.server.letGo();
        bench.queue.resume({id});
        WAIT_FOR(bench.item(id).isFinished());
        QCOMPARE(bench.item(id).state, State::Done);
        QVERIFY(bench.shop.read(QStringLiteral("a")) == fetchedContent());
    }

    // Its connection is brought in step and goes on; the file is not begun anew.
    void aServerThatSaysNothingOfTheCutIsNotWaitedFor() {
        SegmentsBench bench(2);
        QPointer<QSslSocket> mute;
        bench.shop.server.intercept = [&mute](ScriptedPeer &peer, const QByteArray &verb, const QByteArray &) {
            if (verb != "RETR" || peer.rest > 0 || mute)
                return false;
            peer.whenData([&peer, &mute](QSslSocket &data) {
                mute = &data;
                peer.raw("150 here it comes\r\n");
                data.write(fetchedContent().first(beginning));
            });
            return true;
        };
        const quint64 id = bench.add();
        WAIT_FOR(bench.transfers() == 2);
        QVERIFY(mute);
        mute->write(fetchedContent().sliced(beginning));
        WAIT_FOR(bench.shop.server.count("ABOR") == 1);
        bench.shop.server.letGo();
        WAIT_FOR(bench.item(id).isFinished());
        QCOMPARE(bench.item(id).state, State::Done);
        QCOMPARE(bench.item(id).attempts, 1);
        QVERIFY(bench.shop.read(QStringLiteral("a")) == fetchedContent());
    }

    // The others fetch what is missing of it.
    void aRangeThatEndsEarlyIsFetchedAgain() {
        SegmentsBench bench(2);
        bool isShort = false;
        bench.shop.server.intercept = [&isShort](ScriptedPeer &peer, const QByteArray &verb, const QByteArray &) {
            if (verb != "RETR" || peer.rest == 0 || std::exchange(isShort, true))
                return false;
            peer.sendData(fetchedContent().mid(std::exchange(peer.rest, 0), 300'000));
            return true;
        };
        const quint64 id = bench.add();
        WAIT_FOR(bench.transfers() == 2);
        bench.shop.server.letGo();
        WAIT_FOR(bench.item(id).isFinished());
        QCOMPARE(bench.item(id).state, State::Done);
        QCOMPARE(bench.item(id).attempts, 1);
        QVERIFY(isShort);
        QVERIFY(bench.shop.read(QStringLiteral("a")) == fetchedContent());
    }

    void eachConnectionMayBeLost_data() {
        QTest::addColumn<int>("lost");
        QTest::newRow("the first") << 0;
        QTest::newRow("one that helps") << 1;
        QTest::newRow("the last") << 2;
    }
    void eachConnectionMayBeLost() {
        QFETCH(int, lost);
        SegmentsBench bench(3);
        const quint64 id = bench.add();
        WAIT_FOR(bench.transfers() == 3);
        WAIT_FOR(bench.item(id).done > 2 * beginning);
        bench.shop.server.peers().at(lost)->drop();
        bench.shop.server.letGo();
        WAIT_FOR(bench.item(id).isFinished());
        QCOMPARE(bench.item(id).state, State::Done);
        QVERIFY(bench.shop.read(QStringLiteral("a")) == fetchedContent());
        // Only what had not come was fetched again; the first one's loss does not end the others.
        QVERIFY(bench.transfers() <= 8);
    }

    void theFirstOnesLossEndsNobodyElsesRange() {
        SegmentsBench bench(2);
        const quint64 id = bench.add();
        WAIT_FOR(bench.transfers() == 2);
        int before = 0; // the second attempt, which only verifies it and gives it its name
        connect(&bench.queue, &TransferQueue::recordChanged, this, [&bench, &before, id] {
            if (bench.item(id).state == State::Waiting)
                before = bench.transfers();
        });
        bench.shop.server.peers().first()->drop();
        bench.shop.server.letGo();
        WAIT_FOR(bench.item(id).isFinished());
        QCOMPARE(bench.item(id).state, State::Done);
        QCOMPARE(before, 3); // the other one fetched the rest
        QCOMPARE(bench.transfers(), 3);
        QVERIFY(bench.shop.read(QStringLiteral("a")) == fetchedContent());
    }

    void pausedItGoesOnWhereEachRangeStopped_data() {
        QTest::addColumn<bool>("changed");
        QTest::newRow("the same file") << false;
        QTest::newRow("another one by now") << true;
    }
    void pausedItGoesOnWhereEachRangeStopped() {
        QFETCH(bool, changed);
        SegmentsBench bench(3);
        const quint64 id = bench.add();
        WAIT_FOR(bench.transfers() == 3);
        WAIT_FOR(bench.item(id).done > 2 * beginning);
        const qint64 done = bench.item(id).done;
        bench.queue.pause({id});
        WAIT_FOR(bench.queue.item(id)->state == State::Paused);
        WAIT_FOR(QFileInfo(bench.part()).size() > fetchedSize); // it says that it has gaps
        QVERIFY(!QFile::exists(bench.shop.path(QStringLiteral("a"))));
        QByteArray now = fetchedContent();
        if (changed) {
            now[fetchedSize / 2] = char(now[fetchedSize / 2] ^ 1);
            bench.shop.server.files["/a"] = {now, "20240505050505"};
        }
        const qsizetype before = bench.shop.server.commands.size();
        bench.shop.server.letGo();
        bench.queue.resume({id});
        WAIT_FOR(bench.item(id).isFinished());
        QCOMPARE(bench.item(id).state, State::Done);
        QVERIFY(bench.shop.read(QStringLiteral("a")) == now);
        qint64 least = fetchedSize;
        for (const QByteArray &command : bench.shop.server.commands.sliced(before))
            if (command.startsWith("REST "))
                least = std::min(least, command.sliced(5).toLongLong());
        QVERIFY2(changed || least > beginning / 2, qPrintable(QString::number(least)));
        QVERIFY(changed || done > 2 * beginning);
    }

    // As kill -9 leaves it: a copy of the file while it is being written.
    void killedItGoesOnExactly_data() {
        QTest::addColumn<bool>("ranged");
        QTest::newRow("REST") << false;
        QTest::newRow("RANG") << true;
    }
    void killedItGoesOnExactly() {
        QFETCH(bool, ranged);
        SegmentsBench bench(3);
        const quint64 id = bench.add();
        WAIT_FOR(bench.transfers() == 3);
        WAIT_FOR(bench.item(id).done > 2 * beginning);
        const qint64 done = bench.item(id).done;
        std::optional<RangeRecord> record;
        WAIT_FOR([&] {
            QFile part(bench.part());
            record = part.open(QIODevice::ReadOnly) ? RangeRecord::read(part.handle(), fetchedSize) : std::nullopt;
            return record && FileRanges(fetchedSize, record->held).sum() >= done;
        }());

        SegmentsBench next(1);
        QVERIFY(QFile::copy(bench.part(), next.part()));
        if (ranged)
            next.offerDigests(true);
        next.shop.server.closesAfter = 50ms; // by then more is asked for than the range has
        next.shop.server.letGo();
        TransferItem item = bench.item(id);
        item.site = next.shop.site.key();
        item.localPath = next.shop.path(QStringLiteral("a"));
        const quint64 again = next.queue.add({item}).first();
        WAIT_FOR(next.item(again).isFinished());
        QCOMPARE(next.item(again).state, State::Done);
        QVERIFY(next.shop.read(QStringLiteral("a")) == fetchedContent());
        QVERIFY(next.transfers() >= 3);
        // Each from where a range stood, none from the start.
        QCOMPARE(next.shop.server.count("REST") + next.shop.server.count("RANG"), next.transfers());
        QCOMPARE(next.shop.server.count("RANG") > 0, ranged);
    }

    void cancelledNothingStays() {
        SegmentsBench bench(3);
        const quint64 id = bench.add();
        WAIT_FOR(bench.transfers() == 3);
        bench.queue.cancel({id});
        WAIT_FOR(QDir(bench.shop.folder.path()).isEmpty());
        bench.shop.server.holdAt = -1;
        bench.shop.server.files["/b"].bytes = "short";
        const quint64 next = bench.add("/b", QStringLiteral("b"));
        WAIT_FOR(bench.item(next).isFinished());
        QCOMPARE(bench.item(next).state, State::Done);
    }

    void anItemThatWaitsTakesTheOthersPlace() {
        SegmentsBench bench(3, 2);
        const quint64 id = bench.add();
        WAIT_FOR(bench.transfers() == 3);
        bench.shop.server.files["/b"].bytes = "short";
        bench.shop.server.files["/c"].bytes = "short";
        const quint64 next = bench.add("/b", QStringLiteral("b"));
        const quint64 last = bench.add("/c", QStringLiteral("c"));
        WAIT_FOR(bench.item(next).isFinished() && bench.item(last).isFinished());
        QCOMPARE(bench.item(next).state, State::Done);
        QCOMPARE(bench.item(last).state, State::Done);
        QVERIFY(bench.item(id).isRunning());
        bench.shop.server.letGo();
        WAIT_FOR(bench.item(id).isFinished());
        QVERIFY(bench.shop.read(QStringLiteral("a")) == fetchedContent());
    }

    void stopsWithAllConnections() {
        SegmentsBench bench(4);
        bench.add();
        WAIT_FOR(bench.transfers() == 4);
        QSignalSpy stopped(&bench.runner, &Runner::stopped);
        bench.runner.stop();
        WAIT_FOR(stopped.size() == 1);
    }

    // At each step of all connections, in the middle of each transfer as well.
    void whateverFailsTheFileIsWholeOrNotThere_data() {
        QTest::addColumn<int>("fault");
        QTest::newRow("drop") << int(ScriptedServer::Fault::Drop);
        QTest::newRow("refuse 4yz") << int(ScriptedServer::Fault::Refuse4);
        QTest::newRow("refuse 5yz") << int(ScriptedServer::Fault::Refuse5);
    }
    void whateverFailsTheFileIsWholeOrNotThere() {
        QFETCH(int, fault);
        const QByteArray bytes = fetchedContent().first(9'000'000);
        constexpr int steps = 60;
        for (int step = 0; step < steps; ++step) {
            SegmentsBench bench(2);
            bench.shop.server.files["/a"].bytes = bytes;
            bench.shop.server.holdAt = 100'000;
            bench.shop.server.arm(step, ScriptedServer::Fault(fault));
            const quint64 id = bench.add();
            QTRY_VERIFY_WITH_TIMEOUT(
                bench.transfers() == 2 || bench.item(id).isFinished() || bench.shop.server.steps() > step, 30000);
            bench.shop.server.letGo();
            WAIT_FOR(bench.item(id).isFinished());
            const QByteArray got = bench.shop.read(QStringLiteral("a"));
            if (bench.item(id).state == State::Done)
                QVERIFY2(got == bytes, qPrintable(QString::number(step)));
            else
                QCOMPARE(got, QByteArray("(not there)"));
            QVERIFY2(bench.item(id).state == State::Done || fault == int(ScriptedServer::Fault::Refuse5),
                     qPrintable(QString::number(step)));
            if (bench.shop.server.steps() <= step) // it was over before
                break;
        }
    }
};

WHERRY_TEST(SegmentsTest)
#include "segmentstest.moc"
