#include "ui/livetablemodel.h"
#include "support/eventloop.h"
#include "support/registry.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <QWidget>

namespace {
struct Item {
    quint64 id = 0;
    int value = 0;
    bool operator==(const Item &) const = default;
};
quint64 idOf(const Item &item) { return item.id; }

class ItemModel : public LiveTableModel<Item> {
public:
    ItemModel()
        : LiveTableModel<Item>(nullptr, 5) {}
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 2; }

protected:
    QVariant cell(const Item &item, int column, int role) const override {
        if (role != Qt::DisplayRole)
            return {};
        return column == 0 ? QVariant(item.id) : QVariant(item.value);
    }
};

QList<Item> items(int count) {
    QList<Item> list;
    for (int i = 0; i < count; ++i)
        list.append({quint64(i + 1), 0});
    return list;
}
} // namespace

class LiveTableModelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bridgesSmallGapsBetweenChangedRows() {
        using Spans = QList<std::pair<int, int>>;
        QCOMPARE(LiveTable::spans({}), Spans());
        QCOMPARE(LiveTable::spans({7, 1, 2, 5}), (Spans{{1, 7}}));
        QCOMPARE(LiveTable::spans({0, 4, 100, 101}), (Spans{{0, 0}, {4, 4}, {100, 101}}));
    }

    void tellsManyChangesInOneSpan() {
        ItemModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QList<Item> list = items(200);
        model.setRows(list);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        for (int round = 1; round <= 50; ++round) {
            for (Item &item : list)
                item.value = round;
            model.setRows(list);
        }
        QCOMPARE(changed.size(), 0);
        QVERIFY(changed.wait());
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().at(1).toModelIndex().row(), 199);
        QCOMPARE(model.index(3, 1).data().toInt(), 50);
    }

    void unchangedRowsAreNotTold() {
        ItemModel model;
        model.setRows(items(10));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setRows(items(10));
        model.flush();
        QCOMPARE(changed.size(), 0);
    }

    void removesInRunsAndKeepsTheIds() {
        ItemModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(items(10));
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        model.removeIds({2, 3, 4, 9, 77});
        QCOMPARE(removed.size(), 2);
        QCOMPARE(model.rowCount(), 6);
        QCOMPARE(model.rowOf(10), 5);
        QCOMPARE(model.rowOf(3), -1);
        QCOMPARE(model.row(model.rowOf(5)).id, quint64(5));
        model.setRows({{5, 1}, {11, 0}});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.rowOf(11), 1);
    }

    void tellsNothingWhileHiddenAndAllAfterwards() {
        ItemModel model;
        QWidget view;
        model.watch(&view);
        QVERIFY(model.isHidden());
        QList<Item> list = items(3);
        model.setRows(list);
        list[1].value = 9;
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setRows(list);
        QVERIFY(EventLoop::comesToRest());
        QCOMPARE(changed.size(), 0);
        view.show();
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().first().toModelIndex().row(), 1);
        view.hide();
        QVERIFY(model.isHidden());
    }
};

WHERRY_TEST(LiveTableModelTest)
#include "livetablemodeltest.moc"
