#include "support/registry.h"
#include "together/pair.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;
using Ids = TransferQueue::Ids;
using State = TransferItem::State;

class TransfersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goesThereAndBack_data() {
        QTest::addColumn<bool>("tls");
        QTest::addColumn<qsizetype>("size");
        for (const bool tls : {false, true}) {
            for (const qsizetype size : {0, 1, 65536, 3000001})
                QTest::addRow("%s %lld", tls ? "TLS" : "plain", qlonglong(size)) << tls << size;
        }
    }
    void goesThereAndBack() {
        QFETCH(bool, tls);
        QFETCH(qsizetype, size);
        QStringList asked;
        Pair pair({.home = {}, .tls = tls});
        QVERIFY(pair.server.port());
        connect(&pair.log, &Log::recorded, this, [&asked](const LogRecord &record) {
            if (record.kind == LogRecord::Kind::Command)
                asked += record.text.section(QLatin1Char(' '), 0, 0);
        });
        const QByteArray bytes = noise(size);
        write(pair.here(QStringLiteral("a")), bytes);
        const Ids up = pair.queue.add({pair.item(Up, QStringLiteral("a"), "/a")});
        QVERIFY(pair.finish());
        QCOMPARE(pair.queue.item(up[0])->state, State::Done);
        QCOMPARE(pair.queue.item(up[0])->verification, TransferItem::Verification::Digest);
        QVERIFY(pair.queue.item(up[0])->isAtomic);
        QCOMPARE(read(pair.home(QStringLiteral("a"))), bytes);
        const Ids down = pair.queue.add({pair.item(Down, QStringLiteral("b"), "/a")});
        QVERIFY(pair.finish());
        QCOMPARE(pair.queue.item(down[0])->state, State::Done);
        QCOMPARE(read(pair.here(QStringLiteral("b"))), bytes);
        QCOMPARE(QDir(pair.here()).entryList(QDir::Files | QDir::Hidden),
                 (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
        QCOMPARE(pair.queue.item(down[0])->verification, TransferItem::Verification::Digest);
        QVERIFY(asked.contains(QLatin1String("RETR")));
        QVERIFY(!asked.contains(QLatin1String("HASH"))); // the server's last word told it
    }

    void carriesTrees() {
        Pair pair({.home = {}, .tls = false}, 4);
        for (int i = 0; i < 5; ++i) {
            for (int j = 0; j < 4; ++j)
                write(pair.here(QStringLiteral("tree/d%1/e%2/f ö").arg(i).arg(j)), noise(i * 1000 + j));
            QDir().mkpath(pair.here(QStringLiteral("tree/d%1/empty").arg(i)));
        }
        write(pair.here(QStringLiteral("tree/.hidden")), "x");
        pair.queue.add({pair.item(Up, QStringLiteral("tree"), "/copy", TransferItem::Kind::Folder)});
        QVERIFY(pair.finish());
        QCOMPARE(pair.queue.totals().failed, 0);
        QCOMPARE(contents(pair.home(QStringLiteral("copy"))), contents(pair.here(QStringLiteral("tree"))));
        pair.queue.add({pair.item(Down, QStringLiteral("back"), "/copy", TransferItem::Kind::Folder)});
        QVERIFY(pair.finish());
        QCOMPARE(pair.queue.totals().failed, 0);
        QCOMPARE(contents(pair.here(QStringLiteral("back"))), contents(pair.here(QStringLiteral("tree"))));
    }

    // Cut in the middle, again and again: continued, whole in the end, never half under its name.
    void continuesAfterACut_data() {
        QTest::addColumn<bool>("upload");
        QTest::newRow("upload") << true;
        QTest::newRow("download") << false;
    }
    void continuesAfterACut() {
        QFETCH(bool, upload);
        Pair pair({.home = {}, .tls = false, .rate = 2 << 20}, 1);
        const QByteArray bytes = noise(4 << 20);
        const QString source = upload ? pair.here(QStringLiteral("a")) : pair.home(QStringLiteral("a"));
        const QString target = upload ? pair.home(QStringLiteral("a")) : pair.here(QStringLiteral("a"));
        write(source, bytes);
        const Ids ids = pair.queue.add({pair.item(upload ? Up : Down, QStringLiteral("a"), "/a")});
        for (int cut = 0; cut < 2; ++cut) {
            const qint64 enough = (cut + 1) * (qint64(1) << 20);
            QTRY_VERIFY_WITH_TIMEOUT(pair.queue.item(ids[0])->done > enough, 20000);
            QVERIFY(!QFile::exists(target));
            pair.server.disconnectAll();
            QTRY_VERIFY_WITH_TIMEOUT(!pair.queue.item(ids[0])->isRunning(), 20000);
            QVERIFY(pair.queue.item(ids[0])->state == State::Waiting);
        }
        QVERIFY(pair.finish());
        QCOMPARE(pair.queue.item(ids[0])->state, State::Done);
        QCOMPARE(read(target), bytes);
    }

    void pausesAndResumes_data() {
        QTest::addColumn<bool>("isQueue");
        QTest::newRow("the transfer") << false;
        QTest::newRow("the queue") << true;
    }
    void pausesAndResumes() {
        QFETCH(bool, isQueue);
        Pair pair({.home = {}, .tls = false, .rate = 4 << 20}, 1);
        const QByteArray bytes = noise(4 << 20);
        write(pair.home(QStringLiteral("a")), bytes);
        const Ids ids = pair.queue.add({pair.item(Down, QStringLiteral("a"), "/a")});
        QTRY_VERIFY_WITH_TIMEOUT(pair.queue.item(ids[0])->done > (1 << 20), 20000);
        isQueue ? pair.queue.setProcessing(false) : pair.queue.pause(ids);
        QTRY_VERIFY_WITH_TIMEOUT(pair.server.transfers() == 0, 20000);
        QCOMPARE(pair.queue.item(ids[0])->state, isQueue ? State::Queued : State::Paused);
        QVERIFY(QFile::exists(pair.here(QStringLiteral("a.part"))));
        QVERIFY(!QFile::exists(pair.here(QStringLiteral("a"))));
        isQueue ? pair.queue.setProcessing(true) : pair.queue.resume(ids);
        QVERIFY(pair.finish());
        QCOMPARE(read(pair.here(QStringLiteral("a"))), bytes);
        QVERIFY(!QFile::exists(pair.here(QStringLiteral("a.part"))));
    }

    void cancelLeavesNothingBehind() {
        Pair pair({.home = {}, .tls = false, .rate = 2 << 20}, 1);
        write(pair.home(QStringLiteral("a")), noise(4 << 20));
        const Ids ids = pair.queue.add({pair.item(Down, QStringLiteral("a"), "/a")});
        QTRY_VERIFY_WITH_TIMEOUT(pair.queue.item(ids[0])->done > 300000, 20000);
        pair.queue.cancel(ids);
        QTRY_VERIFY_WITH_TIMEOUT(QDir(pair.here()).entryList(QDir::Files | QDir::Hidden).isEmpty(), 20000);
        QCOMPARE(pair.queue.item(ids[0])->state, State::Cancelled);
        // The connection is of use for the next one.
        write(pair.home(QStringLiteral("b")), "short");
        pair.queue.add({pair.item(Down, QStringLiteral("b"), "/b")});
        QVERIFY(pair.finish());
        QCOMPARE(read(pair.here(QStringLiteral("b"))), QByteArray("short"));
        QTRY_COMPARE(pair.server.sessions(), 1);
    }

    void learnsTheServersLimit() {
        Pair pair({.home = {}, .maxSessionsPerAddress = 2, .tls = false}, 8);
        QList<TransferItem> items;
        for (int i = 0; i < 40; ++i) {
            const QString name = QString::number(i);
            write(pair.here(name), noise(1000 + i));
            items.append(pair.item(Up, name, QByteArray("/n") + QByteArray::number(i)));
        }
        QSignalSpy learned(&pair.runner, &Runner::limitLearned);
        pair.queue.add(items);
        QVERIFY(pair.finish());
        QCOMPARE(pair.queue.totals().done, 40);
        QCOMPARE(pair.runner.allowed(pair.site.key()), 2);
        QCOMPARE(learned.size(), 1);
        QCOMPARE(learned[0][1].toInt(), 2);
    }

    void asksWhatToDo() {
        Pair pair({.home = {}, .tls = false});
        write(pair.home(QStringLiteral("a")), "there");
        write(pair.here(QStringLiteral("a")), "here!!");
        pair.queue.setDefaultRule(Up, ExistsRule::Ask);
        QSignalSpy asked(&pair.queue, &TransferQueue::questionAsked);
        const Ids ids = pair.queue.add({pair.item(Up, QStringLiteral("a"), "/a")});
        QVERIFY(asked.wait(20000));
        const auto question = asked[0][0].value<ExistsQuestion>();
        QCOMPARE(question.sourceSize, 6);
        QCOMPARE(question.targetSize, 5);
        QVERIFY(question.targetModified > 0);
        pair.queue.answer(ids[0], ExistsRule::Rename, AnswerScope::ThisItem);
        QVERIFY(pair.finish());
        QCOMPARE(read(pair.home(QStringLiteral("a"))), QByteArray("there"));
        QCOMPARE(read(pair.home(QStringLiteral("a (1)"))), QByteArray("here!!"));
        QCOMPARE(pair.queue.item(ids[0])->remotePath.bytes(), QByteArray("/a (1)"));
    }

    void oneWrongPasswordIsOneTry() {
        Pair pair({.home = {}, .tls = false});
        pair.site.password = QStringLiteral("wrong");
        write(pair.here(QStringLiteral("a")), "x");
        QSignalSpy refused(&pair.runner, &Runner::siteRefused);
        QList<TransferItem> items;
        for (int i = 0; i < 20; ++i)
            items.append(pair.item(Up, QStringLiteral("a"), "/a"));
        pair.queue.add(items);
        QVERIFY(pair.finish());
        QCOMPARE(refused.size(), 1);
        QCOMPARE(pair.queue.totals().failed, 20);
    }
};

WHERRY_TEST(TransfersTest)
#include "transferstest.moc"
