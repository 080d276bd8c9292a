#include "queue/runner.h"
#include "base/blockingexecutor.h"
#include "queue/journal.h"
#include "support/eventloop.h"
#include "support/registry.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <memory>

using namespace std::chrono_literals;
using Ids = TransferQueue::Ids;
using CarryKind = CarryResult::Kind;
using State = TransferItem::State;

namespace {
class FakeCarrier;

// The server that all fake connections of a test talk to.
struct FakeServer {
    QList<FakeCarrier *> carriers;
    int mostSeen = 0;
    int logins = 0;
    int allowed = 100; // connections at a time
    Failure whenFull;
    std::function<CarryResult(const TransferItem &)> answer = [](const TransferItem &) { return CarryResult{}; };
    bool answersByItself = true;
    QList<quint64> carried;
    int room = 1; // small items at a time on one connection
    int closed = 0;
};

class FakeCarrier : public Carrier {
    Q_OBJECT
public:
    explicit FakeCarrier(FakeServer &fake)
        : server(fake) {
        server.carriers.append(this);
    }
    ~FakeCarrier() override { server.carriers.removeAll(this); }

    Room roomFor(const TransferItem &item) const override {
        if (!isBusy)
            return Room::Some;
        if (!batches || item.size > smallest)
            return Room::None;
        return present.size() < server.room ? Room::Some : Room::Full;
    }
    void carry(const TransferItem &item) override {
        present.insert(item.id);
        batches = server.room > 1 && item.size <= smallest;
        isBusy = true;
        int connected = 0;
        for (const FakeCarrier *other : std::as_const(server.carriers))
            connected += other->isOpen && other != this;
        CarryResult result;
        if (!isOpen && connected >= server.allowed) {
            result.kind = CarryKind::NoSession;
            result.failure = server.whenFull;
        } else {
            if (!isOpen) {
                ++server.logins;
                QTimer::singleShot(0, this, &Carrier::opened);
            }
            isOpen = true;
            server.mostSeen = std::max(server.mostSeen, connected + 1);
            server.carried.append(item.id);
            if (!server.answersByItself)
                return;
            result = server.answer(item);
            isOpen = isOpen && result.kind != CarryKind::NoSession;
        }
        end(item.id, result);
    }
    void open() override {
        const auto isIn = [this](const FakeCarrier *other) { return other->isOpen && other != this; };
        if (std::count_if(server.carriers.cbegin(), server.carriers.cend(), isIn) >= server.allowed) {
            QTimer::singleShot(0, this, [this] { Q_EMIT unreachable(server.whenFull); });
            return;
        }
        isOpen = true;
        ++server.logins;
        QTimer::singleShot(0, this, &Carrier::opened);
    }
    void cancel(TransferItem::Id id, bool discard) override {
        discarded = discard;
        CarryResult result;
        result.kind = CarryKind::Failed;
        result.failure.kind = Failure::Kind::Cancelled;
        if (present.contains(id))
            end(id, result);
    }
    void close() override {
        isOpen = false;
        ++server.closed;
        QTimer::singleShot(0, this, &Carrier::closed);
    }
    bool isConnected() const override { return isOpen; }
    bool usesTemporaryNames() const override { return true; }
    void end(quint64 id, const CarryResult &result) {
        QTimer::singleShot(1ms, this, [this, id, result] {
            present.remove(id);
            isBusy = !present.isEmpty();
            Q_EMIT finished(id, result);
        });
    }

    FakeServer &server;
    static constexpr qint64 smallest = 100; // up to here side by side, where there is room
    QSet<quint64> present;
    bool batches = false;
    bool isBusy = false;
    bool isOpen = false;
    bool discarded = false;
};

CarryResult failed(Failure::Kind kind, int code = 0, const QString &text = {}, CarryKind how = CarryKind::Failed) {
    CarryResult result;
    result.kind = how;
    result.failure.kind = kind;
    result.failure.code = code;
    result.failure.text = text;
    return result;
}

const QString siteKey = QStringLiteral("ftp://a@host:21");

QList<TransferItem> itemsOf(int count) {
    QList<TransferItem> items;
    for (int i = 0; i < count; ++i) {
        TransferItem item;
        item.site = siteKey;
        item.localPath = QStringLiteral("/tmp/%1").arg(i);
        items.append(item);
    }
    return items;
}

// A queue, a runner and a server, with pauses that a test can wait for.
struct RunnerBench {
    explicit RunnerBench(int parallel = 3)
        : runner(queue, settings(parallel)) {
        runner.addSite(siteKey, [this] { return LaterPtr<Carrier>(new FakeCarrier(server)); });
    }
    static RunnerSettings settings(int parallel) {
        RunnerSettings made;
        made.parallel = parallel;
        made.retryDelays = {5ms, 15ms, 45ms};
        made.idleClose = 100ms;
        return made;
    }
    FakeServer server; // outlives the carriers, which end with the runner
    TransferQueue queue;
    Runner runner;
};
} // namespace

class RunnerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsSoManyBusy_data() {
        QTest::addColumn<int>("parallel");
        QTest::addColumn<int>("used");
        QTest::newRow("one") << 1 << 1;
        QTest::newRow("three") << 3 << 3;
        QTest::newRow("ten") << 10 << 10;
        QTest::newRow("more than ten") << 64 << 10;
        QTest::newRow("none") << 0 << 1;
    }
    void keepsSoManyBusy() {
        QFETCH(int, parallel);
        QFETCH(int, used);
        RunnerBench bench(parallel);
        QSignalSpy ended(&bench.queue, &TransferQueue::finishedAll);
        const Ids ids = bench.queue.add(itemsOf(40));
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(bench.server.mostSeen, used);
        QCOMPARE(bench.server.logins, used); // connections are used again
        QCOMPARE(bench.queue.totals().done, 40);
        QCOMPARE(bench.server.carried.size(), 40);
        QTRY_COMPARE(bench.server.carriers.size(), 0); // and closed when nothing comes any more
    }

    // Not where one connection carries all of them, and no more than the server takes.
    void connectionsForAFolderLogInWhileItIsRead_data() {
        QTest::addColumn<int>("room");
        QTest::addColumn<int>("allowed");
        QTest::addColumn<int>("used");
        QTest::newRow("as many as may be") << 1 << 100 << 3;
        QTest::newRow("side by side on one") << 10 << 100 << 1;
        QTest::newRow("two are all that the server takes") << 1 << 2 << 2;
        QTest::newRow("one is all that the server takes") << 1 << 1 << 1;
    }
    void connectionsForAFolderLogInWhileItIsRead() {
        QFETCH(int, room);
        QFETCH(int, allowed);
        QFETCH(int, used);
        RunnerBench bench;
        bench.server.room = room;
        bench.server.allowed = allowed;
        bench.server.whenFull = failed(Failure::Kind::Refused, 421, QStringLiteral("too many connections")).failure;
        bench.server.answersByItself = false;
        QSignalSpy learned(&bench.runner, &Runner::limitLearned);
        QList<TransferItem> items = itemsOf(1);
        items[0].kind = TransferItem::Kind::Folder;
        const Ids ids = bench.queue.add(items);
        QTRY_COMPARE(bench.server.logins, used);
        QTRY_COMPARE(bench.runner.connections(siteKey), used);
        QTRY_COMPARE(learned.size(), allowed < 3 ? 1 : 0);
        QCOMPARE(bench.server.carried, QList<quint64>{ids[0]});

        bench.server.answersByItself = true;
        CarryResult read;
        read.kind = CarryKind::FolderRead;
        read.children = itemsOf(9);
        QSignalSpy ended(&bench.queue, &TransferQueue::finishedAll);
        bench.server.carriers.first()->end(ids[0], read);
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(bench.queue.totals().done, 10);
        QCOMPARE(bench.server.logins, used);
        QTRY_COMPARE(bench.server.carriers.size(), 0);
    }

    // One that cannot be opened ahead is not tried over and over; its items find out for themselves.
    void aConnectionAheadIsTriedOnce() {
        RunnerBench bench(2);
        bench.server.allowed = 1;
        bench.server.whenFull = failed(Failure::Kind::CannotConnect).failure;
        bench.server.answersByItself = false;
        QList<TransferItem> items = itemsOf(1);
        items[0].kind = TransferItem::Kind::Folder;
        bench.queue.add(items);
        QTRY_COMPARE(bench.server.closed, 1);
        bench.runner.setParallel(3); // looks again for what to do
        QCoreApplication::processEvents();
        QCOMPARE(bench.runner.connections(siteKey), 1);
    }

    // What they write to (a log, an executor) may end right after it.
    void connectionsEndWithIt() {
        FakeServer server;
        server.answersByItself = false;
        TransferQueue queue;
        {
            Runner runner(queue, RunnerBench::settings(2));
            runner.addSite(siteKey, [&server] { return LaterPtr<Carrier>(new FakeCarrier(server)); });
            queue.add(itemsOf(3));
            QTRY_COMPARE(server.carried.size(), 2);
        }
        QVERIFY(server.carriers.isEmpty());
    }

    // As a kill would find the file in the moment of STOR.
    void anUploadStartsWhenTheJournalHoldsItsName() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("queue.db"));
        BlockingExecutor database(1);
        RunnerBench bench;
        Journal journal(bench.queue, database, path);
        QSignalSpy opened(&journal, &Journal::opened);
        journal.open();
        QVERIFY(opened.wait());
        bench.runner.setJournal(&journal);
        int seen = 0;
        bench.server.answer = [&](const TransferItem &item) {
            JournalFile reader(path);
            for (const TransferItem &written : reader.open().items)
                seen += written.id == item.id && written.attempt.temporary == item.attempt.temporary &&
                        !item.attempt.temporary.isEmpty() && !item.isOnlyNamed;
            return CarryResult{};
        };
        QList<TransferItem> items = itemsOf(300);
        for (TransferItem &item : items) {
            item.direction = TransferItem::Direction::Upload;
            item.remotePath = RemotePath("/pub").child(QByteArray::number(qHash(item.localPath)));
        }
        QSignalSpy ended(&bench.queue, &TransferQueue::finishedAll);
        const Ids ids = bench.queue.add(items);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 60000);
        QCOMPARE(seen, 300);
    }

    void namesOfWhatNeverStartedAreForgotten() {
        const QTemporaryDir folder;
        BlockingExecutor database(1);
        RunnerBench bench(1);
        bench.server.answersByItself = false;
        Journal journal(bench.queue, database, folder.filePath(QStringLiteral("queue.db")));
        QSignalSpy opened(&journal, &Journal::opened);
        journal.open();
        QVERIFY(opened.wait());
        bench.runner.setJournal(&journal);
        QList<TransferItem> items = itemsOf(4);
        for (TransferItem &item : items)
            item.direction = TransferItem::Direction::Upload;
        const Ids ids = bench.queue.add(items);
        QTRY_VERIFY(bench.queue.item(ids[3])->isOnlyNamed);
        bench.queue.remove({ids[3]}); // nothing of it is on the server
        QVERIFY(!bench.queue.contains(ids[3]));
        QTRY_VERIFY(bench.queue.item(ids[0])->isRunning());
        bench.runner.stop();
        QVERIFY(bench.queue.item(ids[2])->attempt.temporary.isEmpty());
        QVERIFY(!bench.queue.item(ids[0])->attempt.temporary.isEmpty());
    }

    void triesNetworkFailuresAgainButNotForever() {
        RunnerBench bench;
        int tries = 0;
        bench.server.answer = [&tries](const TransferItem &) {
            ++tries;
            return failed(Failure::Kind::Lost);
        };
        const Ids ids = bench.queue.add(itemsOf(1));
        QTRY_COMPARE(bench.queue.item(ids[0])->state, State::Failed);
        QCOMPARE(tries, 4);
        QCOMPARE(bench.queue.item(ids[0])->failure.kind, Failure::Kind::Lost);
        bench.queue.retry(ids);
        QTRY_COMPARE(tries, 8);
        QTRY_COMPARE(bench.queue.item(ids[0])->state, State::Failed);
    }

    void smallOnesGoSideBySideOnOneConnection() {
        RunnerBench bench(3);
        bench.server.room = 8;
        bench.server.answersByItself = false;
        QList<TransferItem> items = itemsOf(30);
        items[20].size = 1'000'000;
        items[21].size = 1'000'000;
        items[22].size = 1'000'000;
        const Ids ids = bench.queue.add(items);
        // Eight small ones, and large ones beside them that stand behind others.
        QTRY_COMPARE(bench.queue.totals().running, 10);
        QCOMPARE(bench.server.carriers.size(), 3);
        QCOMPARE(bench.server.carriers[0]->present.size(), 8);
        QCOMPARE(bench.queue.item(ids[20])->state, State::Active);
        QCOMPARE(bench.queue.item(ids[21])->state, State::Active);
        QCOMPARE(bench.queue.item(ids[22])->state, State::Queued);
        QCOMPARE(bench.queue.item(ids[8])->state, State::Queued);
        // One of many is cancelled.
        bench.queue.cancel({ids[3]});
        QTRY_COMPARE(bench.queue.item(ids[8])->state, State::Active);
        QCOMPARE(bench.server.carriers[0]->present.size(), 8);
        for (const quint64 id : QSet(bench.server.carriers[0]->present))
            bench.server.carriers[0]->end(id, {});
        QTRY_COMPARE(bench.queue.item(ids[16])->state, State::Active);
    }

    // With one connection, many small ones do not keep a large one away from it.
    void aLargeOneIsNotKeptWaitingForSmallOnesBehindIt() {
        RunnerBench bench(1);
        bench.server.room = 4;
        bench.server.answersByItself = false;
        QList<TransferItem> items = itemsOf(20);
        items[6].size = 1'000'000;
        const Ids ids = bench.queue.add(items);
        QTRY_COMPARE(bench.queue.totals().running, 4);
        for (int rounds = 0; rounds < 2; ++rounds) {
            for (const quint64 id : QSet(bench.server.carriers[0]->present))
                bench.server.carriers[0]->end(id, {});
            QTRY_COMPARE(bench.queue.totals().done, rounds ? 6 : 4);
        }
        QTRY_COMPARE(bench.queue.item(ids[6])->state, State::Active);
        QCOMPARE(bench.queue.totals().running, 1);
    }

    void mendsItselfAfterAPause() {
        RunnerBench bench;
        int tries = 0;
        bench.server.answer = [&tries](const TransferItem &) {
            return ++tries < 3 ? failed(Failure::Kind::CannotConnect, 0, {}, CarryKind::NoSession) : CarryResult{};
        };
        const Ids ids = bench.queue.add(itemsOf(1));
        QTRY_COMPARE(bench.queue.item(ids[0])->state, State::Done);
        QCOMPARE(tries, 3);
    }

    void doesNotRepeatWhatIsPermanent_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("code");
        QTest::newRow("550") << int(Failure::Kind::Refused) << 550;
        QTest::newRow("553") << int(Failure::Kind::Refused) << 553;
        QTest::newRow("disk full here") << int(Failure::Kind::LocalFile) << ENOSPC;
        QTest::newRow("nonsense") << int(Failure::Kind::BadReply) << 0;
    }
    void doesNotRepeatWhatIsPermanent() {
        QFETCH(int, kind);
        QFETCH(int, code);
        RunnerBench bench;
        int tries = 0;
        bench.server.answer = [&](const TransferItem &) {
            ++tries;
            return failed(Failure::Kind(kind), code);
        };
        const Ids ids = bench.queue.add(itemsOf(1));
        QTRY_COMPARE(bench.queue.item(ids[0])->state, State::Failed);
        QCOMPARE(bench.queue.item(ids[0])->attempts, 1);
        // What comes later takes its turn, and the first one none.
        const Ids later = bench.queue.add(itemsOf(1));
        QTRY_COMPARE(bench.queue.item(later[0])->state, State::Failed);
        QCOMPARE(tries, 2);
    }

    void learnsHowManyTheServerTakes_data() {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("text");
        QTest::newRow("vsftpd") << 421 << QStringLiteral("There are too many connections from your internet address.");
        QTest::newRow("proftpd")
            << 530 << QStringLiteral("Sorry, the maximum number of clients (2) for this user are already connected.");
        QTest::newRow("pure-ftpd") << 421 << QStringLiteral("2 users (the maximum) are already logged in, sorry");
        QTest::newRow("bare 421") << 421 << QStringLiteral("Service not available");
    }
    void learnsHowManyTheServerTakes() {
        QFETCH(int, code);
        QFETCH(QString, text);
        RunnerBench bench(8);
        bench.server.allowed = 2;
        bench.server.whenFull = failed(Failure::Kind::Refused, code, text).failure;
        QSignalSpy learned(&bench.runner, &Runner::limitLearned);
        QSignalSpy refused(&bench.runner, &Runner::siteRefused);
        QSignalSpy ended(&bench.queue, &TransferQueue::finishedAll);
        bench.queue.add(itemsOf(30));
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(bench.queue.totals().done, 30); // not one failed for it
        QCOMPARE(bench.runner.allowed(siteKey), 2);
        QVERIFY(learned.size() > 0);
        QCOMPARE(learned.last()[1].toInt(), 2);
        QCOMPARE(refused.size(), 0);
    }

    void waitsWhenOthersHoldThePlaces() {
        RunnerBench bench(1);
        bench.server.allowed = 0;
        bench.server.whenFull = failed(Failure::Kind::Refused, 530, QStringLiteral("Too many users")).failure;
        const Ids ids = bench.queue.add(itemsOf(2));
        QTRY_COMPARE(bench.queue.item(ids[0])->state, State::Waiting);
        QCOMPARE(bench.runner.allowed(siteKey), 1);
        bench.server.allowed = 1;
        QTRY_COMPARE(bench.queue.totals().done, 2);
    }

    // One wrong password must not become a hundred tries that get us banned.
    void aRefusedLoginEndsTheSitesItems() {
        RunnerBench bench(1);
        int tries = 0;
        bench.server.answer = [&tries](const TransferItem &) {
            ++tries;
            return failed(Failure::Kind::Refused, 530, QStringLiteral("Login incorrect."), CarryKind::NoSession);
        };
        QSignalSpy refused(&bench.runner, &Runner::siteRefused);
        bench.queue.add(itemsOf(100));
        QTRY_COMPARE(bench.queue.totals().failed, 100);
        QCOMPARE(tries, 1);
        QCOMPARE(refused.size(), 1);
        QCOMPARE(refused[0][1].value<Failure>().code, 530);
    }

    // The same name from two folders, or one file twice.
    void noTwoWriteToOneFile_data() {
        QTest::addColumn<TransferItem::Direction>("direction");
        QTest::newRow("download") << TransferItem::Direction::Download;
        QTest::newRow("upload") << TransferItem::Direction::Upload;
    }
    void noTwoWriteToOneFile() {
        QFETCH(TransferItem::Direction, direction);
        RunnerBench bench;
        bench.server.answersByItself = false;
        QList<TransferItem> items = itemsOf(3);
        for (qsizetype i = 0; i < items.size(); ++i) {
            items[i].direction = direction;
            items[i].remotePath = RemotePath(QByteArray("/" + QByteArray::number(i)));
        }
        if (direction == TransferItem::Direction::Download)
            items[1].localPath = items[0].localPath;
        else
            items[1].remotePath = items[0].remotePath;
        const Ids ids = bench.queue.add(items);
        QTRY_COMPARE(bench.server.carried.size(), 2);
        QCOMPARE(bench.server.carried, (QList<quint64>{ids[0], ids[2]}));
        const auto carrying = [&bench](quint64 id) {
            const auto &all = bench.server.carriers;
            return *std::find_if(all.begin(), all.end(),
                                 [id](const FakeCarrier *one) { return one->present.contains(id); });
        };
        carrying(ids[0])->end(ids[0], {});
        QTRY_VERIFY(bench.server.carried.contains(ids[1]));
        carrying(ids[1])->end(ids[1], {});
        carrying(ids[2])->end(ids[2], {});
        QTRY_COMPARE(bench.queue.totals().done, 3);
    }

    void cancelReachesTheConnection() {
        RunnerBench bench(1);
        bench.server.answersByItself = false;
        const Ids ids = bench.queue.add(itemsOf(2));
        QTRY_COMPARE(bench.queue.item(ids[0])->state, State::Active);
        bench.queue.cancel({ids[0]});
        QCOMPARE(bench.server.carriers[0]->discarded, true);
        QCOMPARE(bench.queue.item(ids[0])->state, State::Cancelled);
        QTRY_COMPARE(bench.queue.item(ids[1])->state, State::Active);
        QCOMPARE(bench.server.logins, 1);
    }

    // Paused and resumed at once: never two connections at one file.
    void anItemIsNeverCarriedTwice() {
        RunnerBench bench(3);
        bench.server.answersByItself = false;
        const Ids ids = bench.queue.add(itemsOf(1));
        QTRY_COMPARE(bench.queue.item(ids[0])->state, State::Active);
        bench.queue.pause(ids);
        bench.queue.resume(ids);
        QTRY_COMPARE(bench.server.carried.size(), 2);
        QCOMPARE(bench.server.carriers.size(), 1);
        QCOMPARE(bench.queue.item(ids[0])->state, State::Active);
        bench.server.carriers[0]->end(ids[0], {});
        QTRY_COMPARE(bench.queue.item(ids[0])->state, State::Done);
    }

    void keepsWhatAnAttemptLeft() {
        RunnerBench bench;
        int tries = 0;
        QList<AttemptRecord> seen;
        bench.server.answer = [&](const TransferItem &item) {
            seen.append(item.attempt);
            CarryResult result = ++tries == 1 ? failed(Failure::Kind::Lost) : CarryResult{};
            AttemptRecord left;
            left.size = 4711;
            left.temporary = "/.in.a";
            result.attempt = left;
            return result;
        };
        const Ids ids = bench.queue.add(itemsOf(1));
        QTRY_COMPARE(bench.queue.item(ids[0])->state, State::Done);
        QCOMPARE(seen[0].size, -1);
        QCOMPARE(seen[1].size, 4711);
        QCOMPARE(seen[1].temporary, QByteArray("/.in.a"));
    }

    void foldersBringTheirItems() {
        RunnerBench bench;
        bench.server.answer = [](const TransferItem &item) {
            CarryResult result;
            if (item.kind == TransferItem::Kind::Folder) {
                result.kind = CarryKind::FolderRead;
                result.children = itemsOf(5);
                if (item.depth < 2)
                    result.children[2].kind = TransferItem::Kind::Folder;
            }
            return result;
        };
        QList<TransferItem> top = itemsOf(1);
        top[0].kind = TransferItem::Kind::Folder;
        QSignalSpy ended(&bench.queue, &TransferQueue::finishedAll);
        bench.queue.add(top);
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(bench.queue.totals().done, 16);
    }

    void stopsPolitely() {
        RunnerBench bench(2);
        bench.server.answersByItself = false;
        bench.queue.add(itemsOf(5));
        QTRY_COMPARE(bench.queue.totals().running, 2);
        QSignalSpy stopped(&bench.runner, &Runner::stopped);
        bench.runner.stop();
        QTRY_COMPARE(stopped.size(), 1);
        QCOMPARE(bench.queue.totals().queued, 5); // resumable, none lost
        QCOMPARE(bench.server.closed, 2);
        QVERIFY(EventLoop::comesToRest());
        QCOMPARE(bench.server.carried.size(), 2);
    }
};

WHERRY_TEST(RunnerTest)
#include "runnertest.moc"
