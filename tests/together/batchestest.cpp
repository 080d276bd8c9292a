#include "support/registry.h"
#include "together/pair.h"

#include <QDir>
#include <QDirIterator>
#include <QHash>
#include <QRandomGenerator>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;
using Ids = TransferQueue::Ids;
using State = TransferItem::State;

namespace {
constexpr auto Folder = TransferItem::Kind::Folder;

// Folders in folders, empty ones too, with small files of many sizes.
void plant(const QString &root, int files) {
    for (int i = 0; i < files; ++i)
        write(QStringLiteral("%1/d%2/e%3/f%4").arg(root).arg(i % 4).arg(i % 3).arg(i), noise(i % 7 ? i * 37 : 0));
    QDir().mkpath(root + QStringLiteral("/d0/empty"));
}

QMap<QString, qint64> times(const QString &folder) {
    QMap<QString, qint64> all;
    QDirIterator each(folder, QDir::Files, QDirIterator::Subdirectories);
    while (each.hasNext()) {
        const QString path = each.next();
        all.insert(path.sliced(folder.size() + 1), each.fileInfo().lastModified().toSecsSinceEpoch());
    }
    return all;
}

int batched(const TransferQueue &queue) {
    int count = 0;
    const Ids ids = queue.ids();
    for (const quint64 id : ids)
        count += queue.item(id)->isBatched && queue.item(id)->kind == TransferItem::Kind::File;
    return count;
}
} // namespace

class BatchesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void treesGoThereAndBack_data() {
        QTest::addColumn<bool>("tls");
        QTest::newRow("plain") << false;
        QTest::newRow("TLS") << true;
    }
    void treesGoThereAndBack() {
        QFETCH(bool, tls);
        Pair pair({.home = {}, .tls = tls}, 3);
        plant(pair.here(QStringLiteral("tree")), 600);
        write(pair.here(QStringLiteral("tree/large")), noise(3'000'000));
        for (const bool up : {true, false}) {
            const QString to = up ? pair.home(QStringLiteral("copy")) : pair.here(QStringLiteral("back"));
            pair.queue.add({up ? pair.item(Up, QStringLiteral("tree"), "/copy", Folder)
                               : pair.item(Down, QStringLiteral("back"), "/copy", Folder)});
            QVERIFY(pair.finish());
            QCOMPARE(pair.queue.totals().failed, 0);
            QCOMPARE(batched(pair.queue), up ? 600 : 1200);
            QCOMPARE(contents(to), contents(pair.here(QStringLiteral("tree"))));
            QCOMPARE(times(to), times(pair.here(QStringLiteral("tree"))));
        }
        const Ids ids = pair.queue.ids();
        for (const quint64 id : ids) {
            const TransferItem &item = *pair.queue.item(id);
            if (item.kind == TransferItem::Kind::Folder)
                continue;
            QCOMPARE(item.verification, TransferItem::Verification::Digest);
            QCOMPARE(item.isBatched, item.size < 1'000'000);
        }
    }

    void whatIsThereIsTreatedAsEverywhere() {
        Pair pair({.home = {}, .tls = false}, 1);
        for (const QString &name : {QStringLiteral("same"), QStringLiteral("other"), QStringLiteral("new")})
            write(pair.here(QStringLiteral("tree/") + name), "here");
        write(pair.home(QStringLiteral("copy/same")), "????");
        write(pair.home(QStringLiteral("copy/other")), "another size");
        TransferItem tree = pair.item(Up, QStringLiteral("tree"), "/copy", Folder);
        tree.existsRule = ExistsRule::OverwriteIfSizeDiffers;
        pair.queue.add({tree});
        QVERIFY(pair.finish());
        QCOMPARE(read(pair.home(QStringLiteral("copy/same"))), QByteArray("????"));
        QCOMPARE(read(pair.home(QStringLiteral("copy/other"))), QByteArray("here"));
        QCOMPARE(read(pair.home(QStringLiteral("copy/new"))), QByteArray("here"));

        pair.queue.setDefaultRule(Up, ExistsRule::Ask);
        QSignalSpy asked(&pair.queue, &TransferQueue::questionAsked);
        pair.queue.add({pair.item(Up, QStringLiteral("tree"), "/copy", Folder)});
        QTRY_COMPARE(asked.size(), 3);
        pair.queue.answer(asked[0][0].value<ExistsQuestion>().item, ExistsRule::Rename, AnswerScope::WholeQueue);
        QVERIFY(pair.finish());
        QCOMPARE(pair.queue.totals().failed, 0);
        QCOMPARE(read(pair.home(QStringLiteral("copy/same"))), QByteArray("????"));
        QCOMPARE(read(pair.home(QStringLiteral("copy/same (1)"))), QByteArray("here"));
        QCOMPARE(contents(pair.home(QStringLiteral("copy"))).size(), 6);
    }

    void oneRefusedFileDisturbsNoOther() {
        Pair pair({.home = {}, .tls = false}, 1);
        plant(pair.here(QStringLiteral("tree")), 100);
        for (const int i : {3, 40, 77}) // a folder stands where the file should go
            QDir().mkpath(pair.home(QStringLiteral("copy/d%1/e%2/f%3").arg(i % 4).arg(i % 3).arg(i)));
        pair.queue.add({pair.item(Up, QStringLiteral("tree"), "/copy", Folder)});
        QVERIFY(pair.finish());
        QCOMPARE(pair.queue.totals().failed, 3);
        QCOMPARE(batched(pair.queue), 97);
        const auto here = contents(pair.here(QStringLiteral("tree")));
        const auto there = contents(pair.home(QStringLiteral("copy")));
        for (auto file = here.begin(); file != here.end(); ++file)
            QVERIFY2(there.value(file.key()) == *file || there.contains(file.key() + QLatin1Char('/')),
                     qPrintable(file.key()));
    }

    void aFullQuotaIsReportedForEachThatDidNotFit() {
        Pair pair({.home = {}, .tls = false, .quotaFiles = 30}, 1);
        for (int i = 0; i < 50; ++i)
            write(pair.here(QStringLiteral("tree/f%1").arg(i)), noise(i));
        pair.queue.add({pair.item(Up, QStringLiteral("tree"), "/copy", Folder)});
        QVERIFY(pair.finish());
        const int done = static_cast<int>(contents(pair.home(QStringLiteral("copy"))).size());
        QVERIFY(done > 0 && done <= 30);
        QCOMPARE(batched(pair.queue), done);
        QCOMPARE(pair.queue.totals().failed, 50 - done);
        const Ids failed = pair.queue.ids(TransferQueue::Tab::Failed);
        for (const quint64 id : failed)
            QCOMPARE(pair.queue.item(id)->failure.code, 552);
    }

    // At a rate that keeps the batch under way.
    void oneIsCancelledAmongMany_data() {
        QTest::addColumn<bool>("upload");
        QTest::newRow("upload") << true;
        QTest::newRow("download") << false;
    }
    void oneIsCancelledAmongMany() {
        QFETCH(bool, upload);
        Pair pair({.home = {}, .tls = false, .rate = 2 << 20}, 1);
        QList<TransferItem> items;
        for (int i = 0; i < 20; ++i) {
            const QString name = QString::number(i);
            write(upload ? pair.here(name) : pair.home(name), noise(200'000 + i));
            items.append(pair.item(upload ? Up : Down, name, QByteArray("/") + name.toLatin1()));
            items.last().size = 200'000 + i;
        }
        const Ids ids = pair.queue.add(items);
        QTRY_VERIFY(pair.queue.item(ids[0])->done > 0);
        const Ids running = pair.queue.runningIds();
        QVERIFY(running.size() > 5);
        const quint64 first = *std::min_element(running.begin(), running.end()); // in the middle of its bytes
        const quint64 last = *std::max_element(running.begin(), running.end());  // not begun
        pair.queue.cancel({first, last});
        QVERIFY(pair.finish());
        QCOMPARE(pair.queue.totals().done, 18);
        for (qsizetype i = 0; i < ids.size(); ++i) {
            const QString name = QString::number(i);
            if (ids[i] != first && ids[i] != last)
                QCOMPARE(read(pair.home(name)), read(pair.here(name)));
        }
        QCOMPARE(QDir(pair.here()).entryList({QStringLiteral("*.part")}, QDir::Files).size(), 0);
        QCOMPARE(pair.server.sessions(), 1);
    }

    // The data connection breaks, the control connection stands: what was not acknowledged goes again, at once.
    void aLostDataConnectionIsMadeAgain_data() { oneIsCancelledAmongMany_data(); }
    void aLostDataConnectionIsMadeAgain() {
        QFETCH(bool, upload);
        Pair pair({.home = {}, .tls = false, .rate = 4 << 20}, 1);
        for (int i = 0; i < 60; ++i)
            write((upload ? pair.here(QStringLiteral("tree/f%1")) : pair.home(QStringLiteral("copy/f%1"))).arg(i),
                  noise(50'000 + i));
        pair.queue.add({pair.item(upload ? Up : Down, QStringLiteral("tree"), "/copy", Folder)});
        QTRY_VERIFY(pair.queue.totals().done > 5);
        QVERIFY(pair.cutData() > 0);
        QVERIFY(pair.finish());
        QCOMPARE(pair.queue.totals().failed, 0);
        QCOMPARE(batched(pair.queue), 60);
        QCOMPARE(contents(pair.home(QStringLiteral("copy"))), contents(pair.here(QStringLiteral("tree"))));
        const Ids ids = pair.queue.ids();
        for (const quint64 id : ids)
            QCOMPARE(pair.queue.item(id)->attempts, 1);
    }

    // Lines that break at any moment: in the end every file is whole, none is missing, nothing is left over.
    void breaksAnywhere_data() { addWays(); }
    void breaksAnywhere() {
        QFETCH(bool, upload);
        QFETCH(bool, tls);
        QRandomGenerator random(upload * 2 + tls);
        for (int round = 0; round < 6; ++round) {
            Pair pair({.home = {}, .tls = tls, .rate = 3 << 20}, 2);
            const QString here = pair.here(QStringLiteral("tree"));
            const QString there = pair.home(QStringLiteral("copy"));
            plant(upload ? here : there, 120);
            pair.queue.add({pair.item(upload ? Up : Down, QStringLiteral("tree"), "/copy", Folder)});
            for (int cut = 0; cut < 3; ++cut) {
                const int enough = pair.queue.totals().done + random.bounded(1, 25);
                QTRY_VERIFY(pair.queue.totals().done >= enough || pair.queue.totals().pending() == 0);
                if (random.bounded(2))
                    pair.cutData();
                else
                    pair.server.disconnectAll();
            }
            QVERIFY(pair.finish());
            const Ids failed = pair.queue.ids(TransferQueue::Tab::Failed);
            if (!failed.isEmpty()) {
                const Failure &why = pair.queue.item(failed[0])->failure;
                QFAIL(qPrintable(
                    QStringLiteral("%1 failed: %2 %3 %4").arg(failed.size()).arg(why.code).arg(why.text, why.step)));
            }
            QCOMPARE(contents(there), contents(here));
        }
    }

    // 200 faults, each in the middle of a batch: lines that break, sessions that are ended, files that a person
    // cancels, names that are refused, a quota that is full. Every file is whole or reported, none twice, none lost.
    void twoHundredFaults_data() { oneIsCancelledAmongMany_data(); }
    void twoHundredFaults() {
        QFETCH(bool, upload);
        constexpr int rounds = 20, faultsInRound = 5, files = 80;
        QRandomGenerator random(upload ? 11 : 12);
        for (int round = 0; round < rounds; ++round) {
            const bool isLimited = upload && round % 5 == 4;
            Pair pair({.home = {}, .tls = round % 2 == 1, .rate = 3 << 20, .quotaFiles = isLimited ? 50 : -1}, 2);
            const QString source = upload ? pair.here(QStringLiteral("tree")) : pair.home(QStringLiteral("copy"));
            const QString target = upload ? pair.home(QStringLiteral("copy")) : pair.here(QStringLiteral("tree"));
            QSet<QString> refused, cancelled;
            for (int i = 0; i < files; ++i)
                write(QStringLiteral("%1/f%2").arg(source).arg(i), noise(1000 + 397 * i));
            for (int i = random.bounded(2); i > 0; --i) { // a folder stands where the file should go
                refused.insert(QStringLiteral("f%1").arg(random.bounded(files)));
                QDir().mkpath(target + QLatin1Char('/') + *refused.begin());
            }
            pair.queue.add({pair.item(upload ? Up : Down, QStringLiteral("tree"), "/copy", Folder)});
            for (int fault = int(refused.size()); fault < faultsInRound; ++fault) {
                const int enough = pair.queue.totals().done + random.bounded(1, 15);
                QTRY_VERIFY(pair.queue.totals().done >= enough || pair.queue.totals().pending() == 0);
                const Ids running = pair.queue.runningIds();
                switch (random.bounded(3)) {
                case 0:
                    pair.cutData();
                    break;
                case 1:
                    pair.server.disconnectAll();
                    break;
                default:
                    if (running.isEmpty())
                        break;
                    const quint64 id = running[random.bounded(running.size())];
                    if (pair.queue.item(id)->kind == Folder)
                        break;
                    cancelled.insert(QFileInfo(pair.queue.item(id)->localPath).fileName());
                    pair.queue.cancel({id});
                }
            }
            QVERIFY(pair.finish());
            QHash<QString, State> told;
            const Ids ids = pair.queue.ids();
            for (const quint64 id : ids) {
                const TransferItem &item = *pair.queue.item(id);
                if (item.kind == Folder)
                    continue;
                const QString name = QFileInfo(item.localPath).fileName();
                QVERIFY2(!told.contains(name), qPrintable(name));
                QVERIFY2(item.isFinished(), qPrintable(name));
                QVERIFY2(item.state == State::Done || item.failure || cancelled.contains(name), qPrintable(name));
                told.insert(name, item.state);
            }
            const auto there = contents(target);
            for (int i = 0; i < files; ++i) {
                const QString name = QStringLiteral("f%1").arg(i);
                QVERIFY2(told.contains(name) || cancelled.contains(name), qPrintable(name));
                if (told.value(name, State::Failed) == State::Done)
                    QCOMPARE(there.value(name), noise(1000 + 397 * i));
                else if (there.contains(name)) // it was whole before the cancel came
                    QVERIFY2(cancelled.contains(name) && there.value(name) == noise(1000 + 397 * i), qPrintable(name));
            }
            for (auto name = there.keyBegin(); name != there.keyEnd(); ++name)
                QVERIFY2(!name->contains(QLatin1String(".part")) && !name->contains(QLatin1String(".wherry")),
                         qPrintable(*name));
            const Ids failed = pair.queue.ids(TransferQueue::Tab::Failed);
            for (const quint64 id : failed) {
                const TransferItem &item = *pair.queue.item(id);
                const bool isMeant = refused.contains(QFileInfo(item.localPath).fileName()) ||
                                     item.state == State::Cancelled || (isLimited && item.failure.code == 552);
                QVERIFY2(isMeant, qPrintable(item.localPath + QStringLiteral(": ") + item.failure.text));
            }
        }
    }
};

WHERRY_TEST(BatchesTest)
#include "batchestest.moc"
