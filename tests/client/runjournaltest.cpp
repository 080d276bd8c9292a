#include "cli/runjournal.h"
#include "support/registry.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>

using Ids = TransferQueue::Ids;
using State = TransferItem::State;

namespace {
// One run of a command that is the same each time.
struct Run {
    explicit Run(const QString &folder, const QByteArray &command = "get a b")
        : journal(queue, folder, command) {}
    bool open() {
        QSignalSpy opened(&journal, &RunJournal::opened);
        journal.open();
        if (!opened.wait())
            return false;
        done = opened[0][0].toInt();
        begun = opened[0][1].toInt();
        return true;
    }
    TransferQueue queue;
    RunJournal journal;
    int done = -1;
    int begun = -1;
};
} // namespace

class RunJournalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        QFile file(path(QStringLiteral("a")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("12345");
    }

    void continuesWhatWasBegunAndLooksAtWhatWasDone() {
        {
            Run run(m_folder->path());
            QVERIFY(run.open());
            QCOMPARE(run.done + run.begun, 0);
            const Ids ids = run.queue.add({upload("a"), upload("b"), upload("c")});
            run.queue.start(ids[0]);
            run.queue.setAttempt(ids[0], recordOf(path(QStringLiteral("a")), {}));
            run.queue.finish(ids[0], TransferItem::Verification::SizeOnly, {}, true, false);
            run.queue.start(ids[1]);
            run.queue.setAttempt(ids[1], recordOf(path(QStringLiteral("a")), "/b.wherry-1"));
        }
        QCOMPARE(kept().size(), 1);
        Run run(m_folder->path());
        QVERIFY(run.open());
        QCOMPARE(run.done, 1);
        QCOMPARE(run.begun, 1);
        QCOMPARE(run.queue.totals().pending(), 0); // nothing starts before the command names it
        const Ids ids = run.queue.add({upload("a"), upload("b")});
        QCOMPARE(run.queue.item(ids[0])->existsRule, ExistsRule::OverwriteIfNewerOrSizeDiffers);
        QCOMPARE(run.queue.item(ids[1])->attempt.temporary, QByteArray("/b.wherry-1"));
        QCOMPARE(run.queue.item(ids[1])->state, State::Queued);
        QCOMPARE(run.queue.count(), 3); // and "c" of the former run
        run.journal.tidy();
        QCOMPARE(run.queue.count(), 2);
    }

    void whatHasChangedSinceIsDoneAgain() {
        {
            Run run(m_folder->path());
            QVERIFY(run.open());
            const Ids ids = run.queue.add({upload("a")});
            run.queue.start(ids[0]);
            AttemptRecord record = recordOf(path(QStringLiteral("a")), {});
            record.modified -= 5000;
            run.queue.setAttempt(ids[0], record);
            run.queue.finish(ids[0], TransferItem::Verification::SizeOnly, {}, true, false);
        }
        Run run(m_folder->path());
        QVERIFY(run.open());
        run.queue.setDefaultRule(TransferItem::Direction::Upload, ExistsRule::Overwrite);
        const Ids ids = run.queue.add({upload("a")});
        QCOMPARE(run.queue.item(ids[0])->existsRule, ExistsRule::Overwrite);
    }

    // "get folder here" makes "here", and the second time it would go below it.
    void goesToTheSamePlace() {
        TransferItem item = upload("a");
        item.direction = TransferItem::Direction::Download;
        {
            Run run(m_folder->path());
            QVERIFY(run.open());
            const Ids ids = run.queue.add({item});
            AttemptRecord record;
            record.size = 5;
            run.queue.setAttempt(ids[0], record);
        }
        Run run(m_folder->path());
        QVERIFY(run.open());
        TransferItem again = item;
        again.localPath += QStringLiteral("/a");
        run.journal.keepPlace(again);
        QCOMPARE(again.localPath, item.localPath);
    }

    void whatIsUnwantedGoesWithTheNextRun() {
        {
            Run run(m_folder->path());
            QVERIFY(run.open());
            const Ids ids = run.queue.add({upload("a")});
            run.queue.setAttempt(ids[0], recordOf(path(QStringLiteral("a")), "/a.wherry-1"));
        }
        for (int i = 0; i < 2; ++i) { // also when the run that should tidy up is killed
            Run run(m_folder->path());
            QVERIFY(run.open());
            run.journal.tidy();
            QCOMPARE(run.queue.count(), 1);
            QCOMPARE(run.queue.totals().pending(), 1);
            QVERIFY(run.queue.item(run.queue.ids().first())->isUnwanted);
        }
    }

    void leavesNothingWhenAllIsWell_data() {
        QTest::addColumn<bool>("complete");
        QTest::newRow("complete") << true;
        QTest::newRow("nothing begun") << false;
    }
    void leavesNothingWhenAllIsWell() {
        QFETCH(bool, complete);
        {
            Run run(m_folder->path());
            QVERIFY(run.open());
            const Ids ids = run.queue.add({upload("a")});
            if (complete) {
                run.queue.setAttempt(ids[0], recordOf(path(QStringLiteral("a")), {}));
                run.journal.complete();
            }
        }
        QCOMPARE(kept(), QStringList());
    }

    void twoAtATimeDoNotMix() {
        Run first(m_folder->path());
        QVERIFY(first.open());
        Run second(m_folder->path());
        QSignalSpy unavailable(&second.journal, &RunJournal::unavailable);
        second.journal.open();
        QVERIFY(unavailable.wait());
        QCOMPARE(unavailable[0][0].value<Failure>().code, EWOULDBLOCK);
        Run other(m_folder->path(), "get a c");
        QVERIFY(other.open());
    }

    void forgetsAfterSomeWeeks() {
        {
            Run run(m_folder->path());
            QVERIFY(run.open());
            const Ids ids = run.queue.add({upload("a")});
            run.queue.setAttempt(ids[0], recordOf(path(QStringLiteral("a")), "/a.wherry-1"));
        }
        QCOMPARE(kept().size(), 1);
        QFile file(m_folder->filePath(QStringLiteral("runs/")) + kept().first());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime::currentDateTime().addDays(-RunJournal::daysKept - 1),
                                 QFileDevice::FileModificationTime));
        file.close();
        {
            Run run(m_folder->path(), "get a c");
            QVERIFY(run.open());
        }
        QCOMPARE(kept(), QStringList());
    }

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QStringList kept() const { return QDir(path(QStringLiteral("runs"))).entryList(QDir::Files, QDir::Name); }
    TransferItem upload(const QByteArray &name) const {
        TransferItem item;
        item.site = QStringLiteral("ftp://a@host:21");
        item.direction = TransferItem::Direction::Upload;
        item.localPath = path(QString::fromLatin1(name));
        item.remotePath = RemotePath("/").child(name);
        return item;
    }
    static AttemptRecord recordOf(const QString &source, const QByteArray &temporary) {
        const QFileInfo file(source);
        AttemptRecord record;
        record.size = file.size();
        record.modified = file.lastModified().toMSecsSinceEpoch();
        record.temporary = temporary;
        return record;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

WHERRY_TEST(RunJournalTest)
#include "runjournaltest.moc"
