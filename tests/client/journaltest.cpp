#include "queue/journal.h"
#include "base/blockingexecutor.h"
#include "support/registry.h"

#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <cstdio>
#include <limits>

using Ids = TransferQueue::Ids;
using State = TransferItem::State;

namespace {
TransferItem sample(int number) {
    TransferItem item;
    item.site = QStringLiteral("ftp://a@host:21");
    item.direction = number % 2 ? TransferItem::Direction::Upload : TransferItem::Direction::Download;
    item.localPath = QStringLiteral("/home/a/dir ö/%1").arg(number);
    item.remotePath = RemotePath(QByteArrayView("/pub/\xff\xfe")).child(QByteArray::number(number));
    item.size = 1000 + number;
    item.modified = 1700000000123;
    item.existsRule = ExistsRule::OverwriteIfNewer;
    return item;
}

// A queue with its journal on one file.
struct Book {
    explicit Book(const QString &path)
        : journal(queue, database, path) {}
    bool open() {
        QSignalSpy opened(&journal, &Journal::opened);
        journal.open();
        if (!opened.wait())
            return false;
        interrupted = opened[0][0].toInt();
        return true;
    }
    bool save() {
        QSignalSpy written(&journal, &Journal::written);
        journal.flush();
        return !written.isEmpty() || written.wait();
    }
    BlockingExecutor database{1};
    TransferQueue queue;
    Journal journal;
    int interrupted = -1;
};

const char *const childVariable = "WHERRY_TEST_JOURNAL";
} // namespace

class JournalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_folder.isValid()); }

    void keepsEverything() {
        const QString path = m_folder.filePath(QStringLiteral("everything.db"));
        Ids ids;
        {
            Book book(path);
            QVERIFY(book.open());
            QCOMPARE(book.interrupted, 0);
            ids = book.queue.add({sample(0), sample(1), sample(2), sample(3), sample(4)});
            book.queue.start(ids[0]);
            AttemptRecord record;
            record.size = 1000;
            record.modified = 77;
            record.temporary = "/pub/.in.\xff";
            record.isSentWhole = true;
            book.queue.setAttempt(ids[0], record);
            book.queue.setProgress(ids[0], 600, 1000);
            book.queue.setPriority({ids[1]}, TransferItem::Priority::Highest);
            Failure failure;
            failure.kind = Failure::Kind::Refused;
            failure.code = 550;
            failure.text = QStringLiteral("no such file");
            failure.step = QStringLiteral("RETR x");
            book.queue.fail(ids[2], failure);
            book.queue.start(ids[3]);
            book.queue.finish(ids[3], TransferItem::Verification::Digest, "SHA-256", false, false);
            book.queue.move({ids[4]}, ids[0]);
        } // closing writes what waits
        Book book(path);
        QVERIFY(book.open());
        QCOMPARE(book.interrupted, 1);
        QCOMPARE(book.queue.ids(), (Ids{ids[4], ids[0], ids[1], ids[2], ids[3]}));
        const TransferItem &cut = *book.queue.item(ids[0]);
        QCOMPARE(cut.state, State::Paused);
        QCOMPARE(cut.done, 600);
        QCOMPARE(cut.attempt.size, 1000);
        QCOMPARE(cut.attempt.modified, 77);
        QCOMPARE(cut.attempt.temporary, QByteArray("/pub/.in.\xff"));
        QVERIFY(cut.attempt.isSentWhole);
        QCOMPARE(cut.localPath, sample(0).localPath);
        QCOMPARE(cut.remotePath, sample(0).remotePath);
        QCOMPARE(cut.modified, sample(0).modified);
        QCOMPARE(cut.existsRule, ExistsRule::OverwriteIfNewer);
        QCOMPARE(book.queue.item(ids[1])->priority, TransferItem::Priority::Highest);
        QCOMPARE(book.queue.item(ids[2])->failure.text, QStringLiteral("no such file"));
        QCOMPARE(book.queue.item(ids[2])->failure.code, 550);
        QCOMPARE(book.queue.item(ids[3])->state, State::Done);
        QCOMPARE(book.queue.item(ids[3])->digest, QByteArray("SHA-256"));
        QVERIFY(!book.queue.item(ids[3])->isAtomic);
    }

    void forgetsWhatIsRemovedButNotItsIds() {
        const QString path = m_folder.filePath(QStringLiteral("removed.db"));
        Ids ids;
        {
            Book book(path);
            QVERIFY(book.open());
            ids = book.queue.add({sample(0), sample(1)});
            QVERIFY(book.save());
            book.queue.remove({ids[1]});
        }
        Book book(path);
        QVERIFY(book.open());
        QCOMPARE(book.queue.ids(), (Ids{ids[0]}));
        QVERIFY(book.queue.add({sample(3)}).first() > ids[1]);
    }

    void keepsTheOrderAcrossManyRuns() {
        const QString path = m_folder.filePath(QStringLiteral("order.db"));
        Ids expected;
        for (int run = 0; run < 5; ++run) {
            Book book(path);
            QVERIFY(book.open());
            QCOMPARE(book.queue.ids(), expected);
            if (!expected.isEmpty()) {
                book.queue.remove({expected.first()});
                expected.removeFirst();
            }
            expected += book.queue.add({sample(1), sample(2), sample(3)});
        }
    }

    void keepsWhatIsUnwantedUntilItIsTidiedUp() {
        const QString path = m_folder.filePath(QStringLiteral("unwanted.db"));
        Ids ids;
        {
            Book book(path);
            QVERIFY(book.open());
            TransferItem begun = sample(1);
            begun.attempt.temporary = "/pub/1.wherry-1";
            ids = book.queue.add({begun, sample(2)});
            book.queue.remove(ids);
        }
        Book book(path);
        QVERIFY(book.open());
        QCOMPARE(book.interrupted, 0);
        QCOMPARE(book.queue.ids(), (Ids{ids[0]}));
        QVERIFY(book.queue.item(ids[0])->isUnwanted);
        QCOMPARE(book.queue.item(ids[0])->state, State::Queued);
        QCOMPARE(book.queue.item(ids[0])->attempt.temporary, QByteArray("/pub/1.wherry-1"));
    }

    void forgetsTheOldestOfWhatIsDone() {
        const QString path = m_folder.filePath(QStringLiteral("bounded.db"));
        const auto many = static_cast<int>(Journal::mostDone) + 50;
        Ids ids;
        {
            Book book(path);
            QVERIFY(book.open());
            QList<TransferItem> items;
            for (int i = 0; i < many; ++i)
                items.append(sample(i));
            items[0].kind = TransferItem::Kind::Folder;
            items.append(sample(many));
            ids = book.queue.add(items);
            for (int i = 0; i < many; ++i) {
                book.queue.start(ids[i]);
                book.queue.finish(ids[i], TransferItem::Verification::None, {}, true, false);
            }
        }
        for (int run = 0; run < 2; ++run) { // and so it stays
            Book book(path);
            QVERIFY(book.open());
            QCOMPARE(book.queue.totals().done, static_cast<int>(Journal::mostDone));
            QVERIFY(!book.queue.contains(ids[49]));
            QVERIFY(book.queue.contains(ids[50]));
            QVERIFY(book.queue.contains(ids[many]));
        }
    }

    void namesNoPassword() {
        const QString path = m_folder.filePath(QStringLiteral("mode.db"));
        Book book(path);
        QVERIFY(book.open());
        const QFileDevice::Permissions others = QFileDevice::ReadGroup | QFileDevice::ReadOther;
        QVERIFY(!(QFile::permissions(path) & others));
    }

    void putsADamagedFileAside() {
        const QString path = m_folder.filePath(QStringLiteral("damaged.db"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray("this is no database at all").repeated(1000));
        file.close();
        Book book(path);
        QVERIFY(book.open());
        QVERIFY(QFile::exists(path + QStringLiteral(".damaged")));
        book.queue.add({sample(0)});
        QVERIFY(book.save());
    }

    void saysWhenItCannotBeWritten() {
        Book book(QStringLiteral("/proc/no/such/place.db"));
        QSignalSpy failed(&book.journal, &Journal::failed);
        book.journal.open();
        QVERIFY(failed.wait());
        QVERIFY(!failed[0][0].value<Failure>().text.isEmpty());
        book.queue.add({sample(0)}); // the queue works without it
        QCOMPARE(book.queue.count(), 1);
    }

    void takesAHundredThousand() {
        const QString path = m_folder.filePath(QStringLiteral("many.db"));
        Ids ids;
        {
            Book book(path);
            QVERIFY(book.open());
            QList<TransferItem> items;
            for (int i = 0; i < 100000; ++i)
                items.append(sample(i));
            ids = book.queue.add(items);
            QSignalSpy written(&book.journal, &Journal::written);
            book.journal.flush();
            QVERIFY(written.isEmpty()); // the loop is not held while they are written
            QVERIFY(written.wait(300000));
        }
        Book book(path);
        QSignalSpy opened(&book.journal, &Journal::opened);
        book.journal.open();
        QVERIFY(opened.wait(60000));
        QCOMPARE(book.queue.ids(), ids);
    }

    // At each moment, as a kill would find the file.
    void aFolderIsDoneOnlyWithItsChildren() {
        const QString path = m_folder.filePath(QStringLiteral("folder.db"));
        Book book(path);
        QVERIFY(book.open());
        TransferItem folder = sample(0);
        folder.kind = TransferItem::Kind::Folder;
        const quint64 id = book.queue.add({folder}).first();
        QVERIFY(book.save());
        book.queue.start(id);
        QList<TransferItem> children;
        for (int i = 0; i < 3000; ++i)
            children.append(sample(i));
        int looks = 0;
        connect(&book.journal, &Journal::committed, &book.journal, [&] {
            JournalFile reader(path);
            const JournalContents contents = reader.open();
            const bool isDone = contents.items.first().state == State::Done;
            QCOMPARE(contents.items.size() == children.size() + 1, isDone);
            ++looks;
        });
        const Ids ids = book.queue.finishFolder(id, children);
        book.queue.start(ids.last()); // changed again before it is written
        QVERIFY(book.save());
        QVERIFY(looks > 0);
    }

    void whatIsNamedAheadIsWrittenFirst() {
        const QString path = m_folder.filePath(QStringLiteral("named.db"));
        Book book(path);
        QVERIFY(book.open());
        QList<TransferItem> items;
        for (int i = 0; i < 3000; ++i)
            items.append(sample(i));
        const quint64 last = book.queue.add(items).last();
        QVERIFY(!book.journal.isRecorded(last));
        book.queue.nameAhead(last, "/pub/1.wherry-1");
        QSignalSpy committed(&book.journal, &Journal::committed);
        QVERIFY(committed.wait());
        QVERIFY(book.journal.isRecorded(last));
        book.queue.setPriority({last}, TransferItem::Priority::High);
        QVERIFY(!book.journal.isRecorded(last));
        QVERIFY(book.save());
        QVERIFY(book.journal.isRecorded(last));
        JournalFile reader(path);
        QCOMPARE(reader.open().items.last().attempt.temporary, QByteArray("/pub/1.wherry-1"));
    }

    void positionsThatAreUsedUpBeginAnew() {
        const QString path = m_folder.filePath(QStringLiteral("positions.db"));
        {
            JournalFile file(path);
            QVERIFY(!file.open().failure);
            JournalBatch batch;
            for (quint64 id = 1; id <= 1200; ++id) {
                TransferItem item = sample(1);
                item.id = id;
                batch.rows.append({std::numeric_limits<qint64>::max() - 2 * qint64(id), item});
            }
            batch.lastId = 1200;
            QVERIFY(!file.write(batch));
        }
        Ids expected;
        for (quint64 id = 1200; id > 0; --id)
            expected.append(id);
        for (int run = 0; run < 2; ++run) {
            Book book(path);
            QVERIFY(book.open());
            QCOMPARE(book.queue.ids(), expected);
            QVERIFY(book.save());
            expected += book.queue.add({sample(1)});
            QCOMPARE(book.queue.ids(), expected);
        }
    }

    // The child says each id once it is promised to be safe; then it is killed in the middle of its work.
    void survivesKill_data() {
        QTest::addColumn<int>("after");
        for (const int after : {1, 2, 5, 11, 23})
            QTest::newRow(qPrintable(QString::number(after))) << after;
    }
    void survivesKill() {
        QFETCH(int, after);
        const QString path = m_folder.filePath(QStringLiteral("killed%1.db").arg(after));
        QProcess child;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QLatin1String(childVariable), path);
        child.setProcessEnvironment(environment);
        child.start(QCoreApplication::applicationFilePath(),
                    {QStringLiteral("journaltest"), QStringLiteral("worksUntilKilled")});
        QVERIFY(child.waitForStarted());
        Ids promised;
        while (promised.size() < after) {
            QVERIFY(child.waitForReadyRead(20000));
            while (child.canReadLine()) {
                const QByteArray line = child.readLine();
                if (line.startsWith("safe "))
                    promised.append(line.mid(5).trimmed().toULongLong());
            }
        }
        ::kill(static_cast<pid_t>(child.processId()), SIGKILL);
        QVERIFY(child.waitForFinished());
        for (const QByteArray &line : child.readAllStandardOutput().split('\n')) {
            if (line.startsWith("safe "))
                promised.append(line.mid(5).trimmed().toULongLong());
        }
        Book book(path);
        QVERIFY(book.open());
        for (const quint64 id : std::as_const(promised)) {
            const TransferItem *item = book.queue.item(id);
            QVERIFY(item);
            QCOMPARE(item->state, State::Done); // done once, not to be repeated
        }
        // Nothing is lost: all that was added before is there, in order, each either done or still to be done.
        QCOMPARE(book.queue.count(), 200);
        const Ids all = book.queue.ids();
        QVERIFY(std::is_sorted(all.begin(), all.end()));
        for (const quint64 id : all)
            QVERIFY(!book.queue.item(id)->isRunning());
    }

    // The child of survivesKill; does nothing when it is run as a test of its own.
    void worksUntilKilled() {
        const QString path = qEnvironmentVariable(childVariable);
        if (path.isEmpty())
            return;
        Book book(path);
        QVERIFY(book.open());
        QList<TransferItem> items;
        for (int i = 0; i < 200; ++i)
            items.append(sample(i));
        const Ids ids = book.queue.add(items);
        for (const quint64 id : ids) {
            book.queue.start(id);
            book.queue.setProgress(id, 500, 1000);
            QVERIFY(book.save());
            book.queue.finish(id, TransferItem::Verification::SizeOnly, {}, true, false);
            QVERIFY(book.save());
            std::printf("safe %llu\n", static_cast<unsigned long long>(id));
            std::fflush(stdout);
        }
        while (std::getchar() != EOF) { // until it is killed, or its parent is gone
        }
    }

private:
    QTemporaryDir m_folder;
};

WHERRY_TEST(JournalTest)
#include "journaltest.moc"
