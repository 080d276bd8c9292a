#include "models/transfermodel.h"
#include "support/registry.h"
#include "transfers/transferview.h"
#include "ui/itemroles.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace {
TransferItem upload(int number, qint64 size = 1000) {
    TransferItem item;
    item.direction = TransferItem::Direction::Upload;
    item.site = QStringLiteral("ftp://a@b:21");
    item.localPath = QStringLiteral("/home/mara/file%1").arg(number);
    item.remotePath = RemotePath(QByteArray("/www/file").append(QByteArray::number(number)));
    item.size = size;
    return item;
}

QList<TransferItem> uploads(int count) {
    QList<TransferItem> items;
    for (int number = 0; number < count; ++number)
        items.append(upload(number));
    return items;
}

QString cell(const TransferModel &model, int row, int column) { return model.index(row, column).data().toString(); }
} // namespace

class TransferModelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsProgressAndMovesBetweenTheTables() {
        TransferQueue queue;
        TransferModel queued(queue, TransferQueue::Tab::Queued, 4);
        TransferModel done(queue, TransferQueue::Tab::Done, 4);
        TransferModel failed(queue, TransferQueue::Tab::Failed, 4);
        QAbstractItemModelTester testQueued(&queued), testDone(&done), testFailed(&failed);
        const QList<quint64> ids = queue.add(uploads(3));
        QTRY_COMPARE(queued.rowCount(), 3);
        QCOMPARE(cell(queued, 0, TransferModel::Status), QStringLiteral("Queued"));

        queue.start(ids.first());
        queue.setProgress(ids.first(), 640, 1000);
        QTRY_COMPARE(cell(queued, 0, TransferModel::Progress), QStringLiteral("64 %"));
        QCOMPARE(queued.index(0, TransferModel::Progress).data(ItemRole::Progress).toDouble(), 0.64);
        QCOMPARE(cell(queued, 0, TransferModel::Status), QStringLiteral("Uploading"));
        QCOMPARE(queued.index(0, TransferModel::Direction).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Upload"));

        queue.setProgress(ids.first(), 1000, 1000);
        queue.setConfirming(ids.first());
        QTRY_COMPARE(cell(queued, 0, TransferModel::Status), QStringLiteral("Waiting for the server to confirm"));
        QVERIFY(queued.index(0, TransferModel::Progress).data(ItemRole::Progress).toDouble() < 0);

        queue.finish(ids.first(), TransferItem::Verification::Digest, "SHA-256", true, false);
        QTRY_COMPARE(done.rowCount(), 1);
        QTRY_COMPARE(queued.rowCount(), 2);
        QCOMPARE(cell(done, 0, TransferModel::Extra), QStringLiteral("verified (SHA-256)"));
        QCOMPARE(cell(done, 0, TransferModel::Progress), QStringLiteral("100 %"));

        queue.start(ids.at(1));
        queue.fail(ids.at(1), {Failure::Kind::Refused, 552, QStringLiteral("Quota \u202e full"), {}});
        QTRY_COMPARE(failed.rowCount(), 1);
        QCOMPARE(cell(failed, 0, TransferModel::Status), QStringLiteral("There is not enough space on the server"));
        QCOMPARE(cell(failed, 0, TransferModel::Extra), QStringLiteral("552 Quota \\u202e full"));
    }

    void followsTheOrderOfTheQueue() {
        TransferQueue queue;
        queue.setProcessing(false);
        TransferModel model(queue, TransferQueue::Tab::Queued, 4);
        QAbstractItemModelTester tester(&model);
        const QList<quint64> ids = queue.add(uploads(5));
        QTRY_COMPARE(model.rowCount(), 5);
        const QPersistentModelIndex last(model.indexOf(ids.last()));
        queue.move({ids.last()}, ids.first());
        QTRY_COMPARE(model.idOf(model.index(0, 0)), ids.last());
        QCOMPARE(last.row(), 0);
        queue.remove({ids.at(1), ids.at(2)});
        QTRY_COMPARE(model.rowCount(), 3);
        QCOMPARE(model.idOf(model.index(1, 0)), ids.at(0));
        QCOMPARE(model.idOf(model.index(2, 0)), ids.at(3));
    }

    void takesFoldersChildrenWhereTheyStand() {
        TransferQueue queue;
        TransferModel model(queue, TransferQueue::Tab::Queued, 4);
        QAbstractItemModelTester tester(&model);
        TransferItem folder = upload(0, -1);
        folder.kind = TransferItem::Kind::Folder;
        const QList<quint64> ids = queue.add({folder, upload(1)});
        queue.start(ids.first());
        QTRY_COMPARE(cell(model, 0, TransferModel::Status), QStringLiteral("Reading the folder"));
        const QList<quint64> children = queue.finishFolder(ids.first(), uploads(3));
        QTRY_COMPARE(model.rowCount(), 4);
        QCOMPARE(model.idOf(model.index(0, 0)), children.first());
        QCOMPARE(model.idOf(model.index(3, 0)), ids.at(1));
    }

    // Each folder is read between two items that are closer to each other, until there is no room left.
    void keepsTheOrderWhenTheRoomIsUsedUp() {
        TransferQueue queue;
        TransferModel queued(queue, TransferQueue::Tab::Queued, 4);
        QAbstractItemModelTester tester(&queued);
        QSignalSpy reordered(&queue, &TransferQueue::reordered);
        quint64 folder = queue.add(uploads(2)).first();
        for (int depth = 0; depth < 8; ++depth) {
            queue.start(folder);
            folder = queue.finishFolder(folder, uploads(500)).first();
            if (depth % 2) // with and without having told what was before
                queued.flush();
        }
        QVERIFY(!reordered.isEmpty());
        QTRY_COMPARE(queued.rowCount(), queue.ids(TransferQueue::Tab::Queued).size());
        QList<quint64> shown;
        for (int row = 0; row < queued.rowCount(); ++row)
            shown.append(queued.idOf(queued.index(row, 0)));
        QCOMPARE(shown, queue.ids(TransferQueue::Tab::Queued));
        QCOMPARE(queued.indexOf(folder).row(), shown.indexOf(folder));
    }

    void knowsWhereChosenOnesAreMoved() {
        TransferQueue queue;
        TransferModel model(queue, TransferQueue::Tab::Queued, 4);
        QList<TransferItem> items(5);
        for (TransferItem &item : items)
            item.site = QStringLiteral("ftp://a@host:21");
        queue.setProcessing(false);
        const TransferQueue::Ids ids = queue.add(items);
        model.flush();
        TransferView view(model);
        using Step = TransferView::Step;
        const auto choose = [&](int row) {
            view.selectionModel()->select(model.index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        };
        choose(2);
        QCOMPARE(view.placeFor(Step::First), ids[0]);
        QCOMPARE(view.placeFor(Step::Up), ids[1]);
        QCOMPARE(view.placeFor(Step::Down), ids[4]);
        QCOMPARE(view.placeFor(Step::Last), 0u);
        choose(3);
        QCOMPARE(view.placeFor(Step::Up), ids[1]);
        QCOMPARE(view.placeFor(Step::Down), 0u);
        queue.move(view.chosenIds(), view.placeFor(Step::Up));
        QCOMPARE(queue.ids(), (TransferQueue::Ids{ids[0], ids[2], ids[3], ids[1], ids[4]}));
    }

    void showsWhereTheChosenOneWasMoved() {
        TransferQueue queue;
        TransferModel model(queue, TransferQueue::Tab::Queued, 4);
        queue.setProcessing(false);
        const TransferQueue::Ids ids = queue.add(uploads(300));
        model.flush();
        TransferView view(model);
        view.resize(600, 300);
        view.show();
        view.setCurrentIndex(model.indexOf(ids[1]));
        const auto isSeen = [&] {
            return view.viewport()->rect().contains(view.visualRect(view.currentIndex()).center());
        };
        using Step = TransferView::Step;
        for (const Step step : {Step::Last, Step::First}) {
            view.followCurrent();
            queue.move(view.chosenIds(), view.placeFor(step));
            const int row = step == Step::Last ? 299 : 0;
            QTRY_COMPARE(view.currentIndex().row(), row);
            QVERIFY(isSeen());
        }
        queue.move({ids[1]}, 0); // by somebody else: the list stays where it is
        QTRY_COMPARE(view.currentIndex().row(), 299);
        QVERIFY(!isSeen());
    }

    void followsWhatEndsInAnyOrder() {
        TransferQueue queue;
        TransferModel queued(queue, TransferQueue::Tab::Queued, 4);
        TransferModel done(queue, TransferQueue::Tab::Done, 4);
        QAbstractItemModelTester testQueued(&queued), testDone(&done);
        const QList<quint64> ids = queue.add(uploads(60));
        queued.flush();
        for (int step = 0; step < 60; ++step) {
            const quint64 id = ids[(step * 17) % 60];
            queue.start(id);
            queue.finish(id, TransferItem::Verification::None, {}, true, false);
            if (step == 20)
                queue.remove({ids[(21 * 17) % 60], ids[(3 * 17) % 60]}); // one waiting, one done
            if (step % 7 == 0) {
                QTRY_COMPARE(queued.rowCount(), queue.ids(TransferQueue::Tab::Queued).size());
                QTRY_COMPARE(done.rowCount(), queue.ids(TransferQueue::Tab::Done).size());
            }
        }
        QTRY_COMPARE(queued.rowCount(), 0);
        QTRY_COMPARE(done.rowCount(), 58);
        for (int row = 0; row < done.rowCount(); ++row)
            QCOMPARE(done.idOf(done.index(row, 0)), queue.ids(TransferQueue::Tab::Done)[row]);
    }

    void tellsManyRowsInFewSignals() {
        TransferQueue queue;
        TransferModel model(queue, TransferQueue::Tab::Queued, 4);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        for (int round = 0; round < 50; ++round)
            queue.add(uploads(200));
        QTRY_COMPARE(model.rowCount(), 10000);
        QVERIFY(inserted.count() <= 5);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        const QList<quint64> ids = queue.ids(TransferQueue::Tab::Queued).mid(0, 10);
        for (const quint64 id : ids)
            queue.start(id);
        for (int step = 1; step <= 100; ++step)
            for (const quint64 id : ids)
                queue.setProgress(id, step * 10, 1000);
        QTRY_COMPARE(cell(model, 9, TransferModel::Progress), QStringLiteral("100 %"));
        QVERIFY(changed.count() <= 10);
    }
};

WHERRY_TEST(TransferModelTest)
#include "transfermodeltest.moc"
