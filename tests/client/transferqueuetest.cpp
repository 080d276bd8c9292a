#include "queue/transferqueue.h"
#include "support/registry.h"

#include <QSignalSpy>
#include <QTest>

#include <ctime>

#include <malloc.h>

using Ids = TransferQueue::Ids;
using State = TransferItem::State;
using Tab = TransferQueue::Tab;

namespace {
TransferItem file(const QString &name, TransferItem::Direction direction = TransferItem::Direction::Download) {
    TransferItem item;
    item.site = QStringLiteral("ftp://a@host:21");
    item.direction = direction;
    item.localPath = QStringLiteral("/home/a/") + name;
    item.remotePath = RemotePath(QByteArrayView("/pub")).resolved(name.toUtf8());
    item.size = 1000;
    return item;
}

QList<TransferItem> files(int count) {
    QList<TransferItem> items;
    for (int i = 0; i < count; ++i)
        items.append(file(QString::number(i)));
    return items;
}

qint64 msSince(std::clock_t begun) { return qint64(std::clock() - begun) * 1000 / CLOCKS_PER_SEC; }
} // namespace

class TransferQueueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesIdsAndKeepsTheOrder() {
        TransferQueue queue;
        QSignalSpy added(&queue, &TransferQueue::added);
        const Ids first = queue.add(files(3));
        const Ids second = queue.add(files(1));
        QCOMPARE(added.size(), 2);
        QCOMPARE(queue.ids(), first + second);
        QCOMPARE(queue.item(first.at(1))->localPath, QStringLiteral("/home/a/1"));
        QCOMPARE(queue.totals().queued, 4);
        QCOMPARE(queue.totals().bytes, 4000);
        queue.remove(second);
        QVERIFY(queue.add(files(1)).first() > second.first()); // never used twice
    }

    void picksByPriorityThenOrder() {
        TransferQueue queue;
        const Ids ids = queue.add(files(4));
        const QString site = queue.item(ids[0])->site;
        QCOMPARE(queue.next(site), ids[0]);
        queue.setPriority({ids[2]}, TransferItem::Priority::High);
        QCOMPARE(queue.next(site), ids[2]);
        queue.start(ids[2]);
        QCOMPARE(queue.next(site), ids[0]);
        queue.setPriority({ids[0]}, TransferItem::Priority::Low);
        QCOMPARE(queue.next(site), ids[1]);
        QCOMPARE(queue.next(QStringLiteral("ftp://elsewhere")), 0u);
        queue.setProcessing(false);
        QCOMPARE(queue.next(site), 0u);
    }

    // What runs goes back to its place; what the server only has to confirm is let go.
    void aPausedQueueStopsWhatRuns() {
        TransferQueue queue;
        const Ids ids = queue.add(files(3));
        const QString site = queue.item(ids[0])->site;
        QSignalSpy stopped(&queue, &TransferQueue::stopDemanded);
        queue.start(ids[0]);
        queue.start(ids[1]);
        queue.setProgress(ids[1], 500, 1000);
        queue.setConfirming(ids[1]);
        queue.setProcessing(false);
        QCOMPARE(stopped.size(), 1);
        QCOMPARE(stopped[0], (QList<QVariant>{ids[0], false}));
        QCOMPARE(queue.item(ids[0])->state, State::Queued);
        QCOMPARE(queue.item(ids[0])->attempts, 0);
        QCOMPARE(queue.item(ids[1])->state, State::Confirming);
        queue.setProcessing(true);
        QCOMPARE(queue.next(site), ids[0]);
    }

    // 900 bytes stood when it went on; their arrival is no speed.
    void whatStoodBeforeIsNoSpeed() {
        TransferQueue queue;
        QList<TransferItem> items = files(1);
        items[0].isRestored = true;
        const Ids ids = queue.add(items);
        QSignalSpy changed(&queue, &TransferQueue::changed);
        queue.start(ids[0]);
        queue.setProgress(ids[0], 0, 1000);
        queue.setProgress(ids[0], 900, 1000);
        QVERIFY(changed.wait());
        QCOMPARE(queue.item(ids[0])->rate, 0);
    }

    // "For all in this queue" is over with the queue.
    void anAnswerForTheQueueEndsWithIt() {
        TransferQueue queue;
        const auto down = TransferItem::Direction::Download;
        Ids ids = queue.add(files(2));
        queue.start(ids[0]);
        ExistsQuestion question;
        question.item = ids[0];
        queue.ask(question);
        queue.answer(ids[0], ExistsRule::Skip, AnswerScope::WholeQueue);
        QCOMPARE(queue.defaultRule(down), ExistsRule::Skip);
        queue.start(ids[0]);
        queue.finish(ids[0], TransferItem::Verification::SizeOnly, {}, true, true);
        QCOMPARE(queue.defaultRule(down), ExistsRule::Skip);
        queue.start(ids[1]);
        queue.finish(ids[1], TransferItem::Verification::SizeOnly, {}, true, true);
        QCOMPARE(queue.defaultRule(down), ExistsRule::Ask);
    }

    // The last time's transfers wait for a person, also those that had not begun.
    void whatIsRestoredWaits() {
        TransferQueue queue;
        QList<TransferItem> items = files(2);
        for (int i = 0; i < 2; ++i) {
            items[i].id = quint64(i) + 1;
            items[i].state = i == 0 ? State::Queued : State::Active;
        }
        queue.restore(items, {}, 2);
        for (const quint64 id : queue.ids())
            QCOMPARE(queue.item(id)->state, State::Paused);
        queue.resume(queue.ids());
        QCOMPARE(queue.item(1)->state, State::Queued);
    }

    void theWholeJobCounts() {
        TransferQueue queue;
        const Ids ids = queue.add(files(2));
        queue.start(ids[0]);
        queue.setProgress(ids[0], 1000, 1000);
        queue.finish(ids[0], TransferItem::Verification::SizeOnly, {}, true, false);
        QCOMPARE(queue.totals().bytesBefore, 1000);
        queue.start(ids[1]);
        queue.finish(ids[1], TransferItem::Verification::SizeOnly, {}, true, false);
        QCOMPARE(queue.totals().bytesBefore, 0);
    }

    void movesItems() {
        TransferQueue queue;
        const Ids ids = queue.add(files(5));
        QSignalSpy reordered(&queue, &TransferQueue::reordered);
        queue.move({ids[4], ids[3]}, ids[1]);
        QCOMPARE(queue.ids(), (Ids{ids[0], ids[3], ids[4], ids[1], ids[2]}));
        QCOMPARE(queue.next(queue.item(ids[0])->site), ids[0]);
        queue.move({ids[0]}, 0);
        QCOMPARE(queue.ids(), (Ids{ids[3], ids[4], ids[1], ids[2], ids[0]}));
        QCOMPARE(queue.next(queue.item(ids[0])->site), ids[3]);
        // Before itself: nothing moves.
        queue.move({ids[1]}, ids[1]);
        QCOMPARE(queue.ids(), (Ids{ids[3], ids[4], ids[1], ids[2], ids[0]}));
        QCOMPARE(reordered.size(), 3);
    }

    // Again and again into the same gap, until the room between neighbours is used up.
    void findsRoomForever() {
        TransferQueue queue;
        Ids ids = queue.add(files(100));
        Ids expected = ids;
        for (int i = 0; i < 300; ++i) {
            const Id moved = expected.takeLast();
            queue.move({moved}, expected[1]);
            expected.insert(1, moved);
        }
        QCOMPARE(queue.ids(), expected);
        Ids started;
        while (const Id next = queue.next(queue.item(ids[0])->site)) {
            queue.start(next);
            started.append(next);
        }
        QCOMPARE(started, expected);
    }

    void collectsChangesOnOneTimer() {
        TransferQueue queue;
        const Ids ids = queue.add(files(2));
        QSignalSpy changed(&queue, &TransferQueue::changed);
        queue.start(ids[0]);
        for (int i = 1; i <= 500; ++i)
            queue.setProgress(ids[0], i, 1000);
        QCOMPARE(changed.size(), 0);
        QTRY_VERIFY(changed.size() == 1);
        QVERIFY(changed[0][0].value<QList<quint64>>().contains(ids[0]));
        QVERIFY(queue.item(ids[0])->rate > 0);
        QCOMPARE(queue.totals().rate, queue.item(ids[0])->rate);
        QCOMPARE(queue.totals().bytesDone, 500);
        // A stall is shown: the rate sinks without any progress.
        const qint64 before = queue.item(ids[0])->rate;
        QTRY_VERIFY(queue.item(ids[0])->rate < before);
        queue.finish(ids[0], TransferItem::Verification::SizeOnly, {}, true, false);
        QCOMPARE(queue.totals().rate, 0);
        QCOMPARE(queue.totals().done, 1);
        // Then it becomes quiet: a few more changes at most, each of which is awaited.
        for (int more = 0; changed.wait(600);)
            QVERIFY(++more < 5);
    }

    void pausesCancelsAndRetries() {
        TransferQueue queue;
        const Ids ids = queue.add(files(3));
        QSignalSpy stops(&queue, &TransferQueue::stopDemanded);
        QSignalSpy ended(&queue, &TransferQueue::finishedAll);
        queue.start(ids[0]);
        queue.pause({ids[0], ids[1]});
        QCOMPARE(stops.size(), 1);
        QCOMPARE(stops[0][1].toBool(), false);
        QCOMPARE(queue.item(ids[1])->state, State::Paused);
        // What comes late from the connection that carried it changes nothing.
        queue.finish(ids[0], TransferItem::Verification::None, {}, true, false);
        QCOMPARE(queue.item(ids[0])->state, State::Paused);
        queue.resume({ids[0]});
        queue.start(ids[0]);
        queue.cancel({ids[0], ids[1]});
        QCOMPARE(stops.size(), 2);
        QCOMPARE(stops[1][1].toBool(), true);
        QCOMPARE(queue.ids(Tab::Failed), (Ids{ids[0], ids[1]}));
        QCOMPARE(ended.size(), 0);
        queue.cancel({ids[2]});
        QCOMPARE(ended.size(), 1);
        queue.retry({ids[1]});
        QCOMPARE(queue.item(ids[1])->state, State::Queued);
        QCOMPARE(queue.ids(Tab::Failed), (Ids{ids[0], ids[2]}));
        queue.cancel({ids[1]});
        QCOMPARE(ended.size(), 2);
    }

    void asksOnceAndKeepsTheAnswer() {
        TransferQueue queue;
        const Ids ids = queue.add({file(QStringLiteral("a")), file(QStringLiteral("b")),
                                   file(QStringLiteral("c"), TransferItem::Direction::Upload)});
        QSignalSpy asked(&queue, &TransferQueue::questionAsked);
        QSignalSpy ended(&queue, &TransferQueue::finishedAll);
        for (const Id id : ids) {
            queue.start(id);
            ExistsQuestion question;
            question.item = id;
            queue.ask(question);
        }
        QCOMPARE(asked.size(), 3);
        QCOMPARE(queue.questions().size(), 3);
        QCOMPARE(ended.size(), 0); // a question is open: not the end
        queue.answer(ids[0], ExistsRule::Skip, AnswerScope::Downloads);
        QCOMPARE(queue.item(ids[0])->state, State::Queued);
        QCOMPARE(queue.item(ids[0])->attempts, 0); // asking is no attempt
        QCOMPARE(queue.item(ids[1])->existsRule, ExistsRule::Skip);
        QCOMPARE(queue.item(ids[2])->state, State::Waiting);
        QCOMPARE(queue.item(queue.add(files(1)).first())->existsRule, ExistsRule::Skip);
        queue.answer(ids[2], ExistsRule::Overwrite, AnswerScope::ThisItem);
        QVERIFY(queue.questions().isEmpty());
        QCOMPARE(queue.defaultRule(TransferItem::Direction::Upload), ExistsRule::Ask);
    }

    void wakesByItself() {
        TransferQueue queue;
        const Ids ids = queue.add(files(1));
        queue.start(ids[0]);
        Failure lost;
        lost.kind = Failure::Kind::Lost;
        QSignalSpy work(&queue, &TransferQueue::workAppeared);
        queue.waitUntil(ids[0], QDateTime::currentMSecsSinceEpoch() + 50, lost);
        QCOMPARE(queue.item(ids[0])->state, State::Waiting);
        QTRY_COMPARE(queue.item(ids[0])->state, State::Queued);
        QCOMPARE(work.size(), 1);
        QCOMPARE(queue.item(ids[0])->failure.kind, Failure::Kind::Lost); // why it had waited
    }

    void putsAFoldersItemsBehindIt() {
        TransferQueue queue;
        TransferItem folder = file(QStringLiteral("tree"));
        folder.kind = TransferItem::Kind::Folder;
        const Ids ids = queue.add({folder, file(QStringLiteral("z"))});
        queue.setPriority({ids[0]}, TransferItem::Priority::High);
        queue.start(ids[0]);
        TransferItem refused = file(QStringLiteral("bad"));
        refused.state = State::Failed;
        refused.isRefused = true;
        const Ids children = queue.finishFolder(ids[0], {file(QStringLiteral("tree/a")), refused});
        QCOMPARE(queue.ids(), (Ids{ids[0], children[0], children[1], ids[1]}));
        QCOMPARE(queue.item(ids[0])->state, State::Done);
        QCOMPARE(queue.item(children[0])->priority, TransferItem::Priority::High);
        QCOMPARE(queue.item(children[0])->parent, ids[0]);
        QCOMPARE(queue.item(children[0])->depth, 1);
        QCOMPARE(queue.ids(Tab::Failed), (Ids{children[1]}));
        queue.retry({children[1]}); // a refused name stays refused
        QCOMPARE(queue.item(children[1])->state, State::Failed);
    }

    void offersInterruptedOnesAgain() {
        TransferQueue queue;
        TransferItem active = file(QStringLiteral("a"));
        active.id = 7;
        active.state = State::Active;
        active.done = 400;
        TransferItem done = file(QStringLiteral("b"));
        done.id = 3;
        done.state = State::Done;
        queue.restore({active, done}, {}, 20);
        QCOMPARE(queue.item(7)->state, State::Paused);
        QCOMPARE(queue.item(7)->done, 400);
        QCOMPARE(queue.ids(Tab::Done), (Ids{3}));
        QCOMPARE(queue.add(files(1)).first(), 21u);
    }

    void takesAHundredThousand() {
        TransferQueue queue;
        QList<TransferItem> items = files(100000);
        const size_t before = mallinfo2().uordblks;
        // Processor time, not the clock's: other tests run beside this one.
        std::clock_t begun = std::clock();
        const Ids ids = queue.add(items);
        const qint64 elapsed = msSince(begun);
        items.clear();
        const auto perItem = static_cast<qint64>((mallinfo2().uordblks - before) / 100000);
        qInfo("100,000 items: %lld ms, %lld bytes each", elapsed, perItem);
        QVERIFY2(elapsed < 2000, qPrintable(QString::number(elapsed)));
#if !defined(__SANITIZE_ADDRESS__)
        QVERIFY2(perItem < 1024, qPrintable(QString::number(perItem)));
#endif
        const QString site = queue.item(ids[0])->site;
        begun = std::clock();
        while (const Id next = queue.next(site)) {
            queue.start(next);
            queue.finish(next, TransferItem::Verification::None, {}, true, false);
        }
        QVERIFY(msSince(begun) < 6000);
        QCOMPARE(queue.totals().done, 100000);
        QCOMPARE(queue.totals().bytes, 0);
    }

private:
    using Id = TransferItem::Id;
};

WHERRY_TEST(TransferQueueTest)
#include "transferqueuetest.moc"
