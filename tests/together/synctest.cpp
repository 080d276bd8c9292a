#include "session/sessionpool.h"
#include "support/registry.h"
#include "sync/comparison.h"
#include "sync/pairmemory.h"
#include "sync/synchronisation.h"
#include "together/pair.h"

#include <QDateTime>
#include <QDir>
#include <QSignalSpy>
#include <QTest>

using Kind = SyncAction::Kind;
using Mode = SyncOptions::Mode;
using By = SyncOptions::By;

namespace {
// One run from the comparison to the end, as the terminal does it, with a memory that is read anew from its file.
class Trip {
    QTemporaryDir m_state; // outlives the memory

public:
    explicit Trip(Pair &pair)
        : m_pair(pair)
        , m_services{.log = pair.log,
                     .executor = pair.executor,
                     .publisher = pair.publisher,
                     .trust = pair.trust,
                     .caFile = {},
                     .trustedFingerprint = {}}
        , m_place{pair.site.key(), pair.here(QStringLiteral("tree")), RemotePath("/copy")} {
        m_services.pinUnknown = true;
    }

    Failure compare(const SyncOptions &options) {
        memory.emplace(m_state.path(), m_place.site, m_place.remote, m_place.local);
        if (const Expected<bool> opened = memory->open(); !opened)
            return opened.error();
        m_pool = std::make_unique<SessionPool>(m_pair.site, m_services, 3);
        m_comparison =
            std::make_unique<Comparison>(*m_pool, m_pair.executor, m_place, options, ErrandOptions(), memory->memory());
        QSignalSpy finished(m_comparison.get(), &Comparison::finished);
        m_comparison->start();
        if (!finished.wait(20000))
            return {Failure::Kind::TimedOut, 0, {}, {}};
        return qvariant_cast<Failure>(finished[0][0]);
    }
    const SyncPlan &plan() const { return m_comparison->plan(); }

    Synchronisation &begin() {
        synchronisation = std::make_unique<Synchronisation>(*m_pool, m_pair.executor, m_pair.queue, *memory, m_place,
                                                            m_comparison->plan());
        QObject::connect(synchronisation.get(), &Synchronisation::transfersEnded, synchronisation.get(),
                         &Synchronisation::conclude);
        synchronisation->start();
        return *synchronisation;
    }

    bool carryOut() {
        QSignalSpy finished(&begin(), &Synchronisation::finished);
        return finished.wait(30000);
    }

    // Compares and carries out; how many actions there were, -1 when it failed.
    qsizetype run(const SyncOptions &options) {
        if (compare(options) || !carryOut() || synchronisation->failures() > 0 || m_pair.queue.totals().failed > 0)
            return -1;
        return plan().actions.size();
    }

    std::optional<PairMemory> memory;
    std::unique_ptr<Synchronisation> synchronisation;

private:
    Pair &m_pair;
    LinkServices m_services;
    SyncPlace m_place;
    std::unique_ptr<SessionPool> m_pool;
    std::unique_ptr<Comparison> m_comparison;
};

SyncOptions options(Mode mode, bool deletes = false, bool isUpload = true, By by = By::Time) {
    return {.mode = mode, .by = by, .isUpload = isUpload, .deletes = deletes};
}

void plant(const QString &root) {
    for (int i = 0; i < 60; ++i)
        write(QStringLiteral("%1/d%2/e%3/f%4").arg(root).arg(i % 4).arg(i % 3).arg(i), noise(i * 37));
    write(root + QStringLiteral("/large"), noise(3'000'000));
    QDir().mkpath(root + QStringLiteral("/d0/empty"));
}

void setAge(const QString &path, int seconds) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(-seconds), QFileDevice::FileModificationTime));
}
} // namespace

class SyncTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void treesComeInStep_data() {
        QTest::addColumn<bool>("upload");
        QTest::addColumn<bool>("tls");
        QTest::newRow("up") << true << false;
        QTest::newRow("down") << false << false;
        QTest::newRow("up, TLS") << true << true;
    }
    void treesComeInStep() {
        QFETCH(bool, upload);
        QFETCH(bool, tls);
        Pair pair({.home = {}, .tls = tls});
        const QString here = pair.here(QStringLiteral("tree"));
        const QString there = pair.home(QStringLiteral("copy"));
        const QString source = upload ? here : there;
        plant(source);
        Trip trip(pair);
        const SyncOptions mirror = options(Mode::Mirror, true, upload);
        QVERIFY(trip.run(mirror) > 60);
        QCOMPARE(contents(here), contents(there));
        QCOMPARE(trip.run(mirror), 0);
        QCOMPARE(trip.run(options(Mode::Mirror, true, upload, By::Digest)), 0);

        write(source + QStringLiteral("/d1/new"), "new");
        write(source + QStringLiteral("/large"), noise(2'000'000));
        QFile::remove(source + QStringLiteral("/d0/e0/f0"));
        QVERIFY(QDir(source + QStringLiteral("/d3")).removeRecursively());
        QVERIFY(!trip.compare(mirror));
        QCOMPARE(trip.plan().tally().count(upload ? Kind::Upload : Kind::Download), 2);
        QCOMPARE(trip.plan().tally().count(upload ? Kind::DeleteRemote : Kind::DeleteLocal), 1 + 1 + 3 + 15);
        QVERIFY(trip.carryOut());
        QCOMPARE(contents(here), contents(there));
        QCOMPARE(trip.run(mirror), 0);
    }

    void linksAreNeitherFollowedNorReplaced() {
        Pair pair;
        QTemporaryDir elsewhere;
        write(elsewhere.filePath(QStringLiteral("secret")), "secret");
        write(pair.here(QStringLiteral("tree/plain")), "plain");
        QVERIFY(QFile::link(elsewhere.filePath(QStringLiteral("secret")), pair.here(QStringLiteral("tree/link"))));
        Trip up(pair);
        QCOMPARE(up.run(options(Mode::Mirror)), 1);
        QVERIFY(QFileInfo::exists(pair.home(QStringLiteral("copy/plain"))));
        QVERIFY(!QFileInfo::exists(pair.home(QStringLiteral("copy/link"))));
        write(pair.home(QStringLiteral("copy/link")), "other");
        Trip down(pair);
        QCOMPARE(down.compare(options(Mode::Mirror, false, false)).text, QString());
        QVERIFY(down.carryOut());
        QVERIFY(QFileInfo(pair.here(QStringLiteral("tree/link"))).isSymLink());
        QCOMPARE(QFileInfo(elsewhere.filePath(QStringLiteral("secret"))).size(), 6);
    }

    void bothWaysKnowsWhatWasDeleted() {
        Pair pair;
        const QString here = pair.here(QStringLiteral("tree"));
        const QString there = pair.home(QStringLiteral("copy"));
        plant(here);
        write(there + QStringLiteral("/theirs"), "theirs");
        Trip trip(pair);
        const SyncOptions both = options(Mode::Both, true);
        QVERIFY(trip.run(both) > 60);
        QCOMPARE(read(here + QStringLiteral("/theirs")), QByteArray("theirs"));
        QCOMPARE(trip.run(both), 0);
        QFile::remove(here + QStringLiteral("/d0/e0/f0"));
        QFile::remove(there + QStringLiteral("/d0/e0/f12"));
        write(there + QStringLiteral("/d0/e0/f24"), "changed there");
        write(here + QStringLiteral("/d0/e0/f36"), "changed here");
        write(here + QStringLiteral("/d0/e0/f48"), "one");
        write(there + QStringLiteral("/d0/e0/f48"), "the other");
        QCOMPARE(trip.run(both), 5);
        QVERIFY(!QFile::exists(there + QStringLiteral("/d0/e0/f0")));
        QVERIFY(!QFile::exists(here + QStringLiteral("/d0/e0/f12")));
        QCOMPARE(read(here + QStringLiteral("/d0/e0/f24")), QByteArray("changed there"));
        QCOMPARE(read(there + QStringLiteral("/d0/e0/f36")), QByteArray("changed here"));
        QCOMPARE(read(there + QStringLiteral("/d0/e0/f48")), QByteArray("the other")); // a conflict is left alone
        QCOMPARE(read(here + QStringLiteral("/d0/e0/f48")), QByteArray("one"));
        QCOMPARE(trip.run(both), 1);
    }

    // Between the plan and the end a person saved something: it stays.
    void whatChangedMeanwhileIsNotDeleted_data() {
        QTest::addColumn<bool>("upload");
        QTest::newRow("on the server") << true;
        QTest::newRow("here") << false;
    }
    void whatChangedMeanwhileIsNotDeleted() {
        QFETCH(bool, upload);
        Pair pair;
        const QString here = pair.here(QStringLiteral("tree"));
        const QString there = pair.home(QStringLiteral("copy"));
        const QString target = upload ? there : here;
        plant(upload ? here : there);
        write(target + QStringLiteral("/old/file"), "old");
        write(target + QStringLiteral("/old/other"), "other");
        Trip trip(pair);
        QVERIFY(!trip.compare(options(Mode::Mirror, true, upload)));
        QCOMPARE(trip.plan().tally().deletions(), 3);
        write(target + QStringLiteral("/old/file"), "worked on");
        QVERIFY(trip.carryOut());
        QCOMPARE(trip.synchronisation->failures(), 2); // the file, and its folder that is not empty
        QCOMPARE(read(target + QStringLiteral("/old/file")), QByteArray("worked on"));
        QVERIFY(!QFile::exists(target + QStringLiteral("/old/other")));
    }

    // Killed in the middle of a large file: the next run goes on within it, and with what was not begun.
    void goesOnWhereItStopped_data() {
        QTest::addColumn<bool>("upload");
        QTest::newRow("up") << true;
        QTest::newRow("down") << false;
    }
    void goesOnWhereItStopped() {
        QFETCH(bool, upload);
        Pair pair({.home = {}, .tls = false, .rate = 4 << 20}, 1);
        const QString here = pair.here(QStringLiteral("tree"));
        const QString there = pair.home(QStringLiteral("copy"));
        const QString source = upload ? here : there;
        write(source + QStringLiteral("/a"), "a");
        write(source + QStringLiteral("/large"), noise(12'000'000));
        write(source + QStringLiteral("/z"), "z");
        for (const char *name : {"/a", "/large", "/z"})
            setAge(source + QLatin1String(name), 5000);
        Trip trip(pair);
        const SyncOptions both = options(Mode::Both, true, upload);
        QVERIFY(!trip.compare(both));
        trip.begin();
        const auto large = [&pair]() -> const TransferItem * {
            const TransferQueue::Ids running = pair.queue.runningIds();
            const TransferItem *const item = running.isEmpty() ? nullptr : pair.queue.item(running.first());
            return item && item->size == 12'000'000 ? item : nullptr;
        };
        QTRY_VERIFY(large() && large()->done > 8'000'000);
        trip.synchronisation.reset(); // nothing is told any more
        pair.queue.remove(pair.queue.ids(TransferQueue::Tab::Queued).mid(1));
        pair.queue.pause(pair.queue.runningIds());
        QTRY_COMPARE(pair.queue.totals().running, 0);
        pair.queue.setProcessing(false);
        QTRY_VERIFY(pair.server.sessions() <= 2);

        QVERIFY(!trip.compare(both));
        QCOMPARE(trip.plan().tally().count(upload ? Kind::Upload : Kind::Download), 2); // "a" is done
        QCOMPARE(trip.plan().actions[0].reason, SyncAction::Reason::Unfinished);
        pair.queue.remove(pair.queue.ids());
        pair.queue.setProcessing(true);
        QByteArray offset;
        QObject::connect(&pair.log, &Log::recorded, &pair.queue, [&offset](const LogRecord &record) {
            if (record.text.startsWith(QLatin1String("REST ")) && record.kind == LogRecord::Kind::Command)
                offset = record.text.mid(5).toLatin1();
        });
        QVERIFY(trip.carryOut());
        QVERIFY2(offset.toLongLong() > 500'000, "it began anew");
        QCOMPARE(contents(here), contents(there));
        QCOMPARE(trip.run(both), 0);
        QVERIFY(trip.memory->memory().attempts.isEmpty());
    }
};

WHERRY_TEST(SyncTest)
#include "synctest.moc"
