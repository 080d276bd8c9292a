#include "searching/foundmodel.h"
#include "models/selectedrows.h"
#include "searching/foundremoval.h"
#include "support/registry.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <numeric>

namespace {
RemoteEntry entry(const QByteArray &name, qint64 size = 1) {
    RemoteEntry made;
    made.name = name;
    made.type = RemoteEntry::Type::File;
    made.size = size;
    return made;
}

QList<RemoteEntry> entries(int count, const QByteArray &stem = "file") {
    QList<RemoteEntry> made;
    for (int number = 0; number < count; ++number)
        made.append(entry(stem + QByteArray::number(number)));
    return made;
}

QStringList shown(const FoundModel &model) {
    QStringList paths;
    for (int row = 0; row < model.rowCount(); ++row)
        paths.append(QString::fromUtf8(model.at(row).path().bytes()));
    return paths;
}

QItemSelection rowsOf(const FoundModel &model, int first, int last) {
    return {model.index(first, 0), model.index(last, model.columnCount() - 1)};
}
} // namespace

class FoundModelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anOrderWorkedOutInSlicesIsTheOrder() {
        constexpr quint32 half = 20'000;
        QRandomGenerator random(7);
        std::vector<quint32> values(2 * half);
        std::generate(values.begin(), values.end(), [&random] { return random.bounded(1000U); });
        const auto isBefore = [&values](quint32 left, quint32 right) {
            return values[left] != values[right] ? values[left] < values[right] : left < right;
        };
        SlicedOrder order;
        for (quint32 number = 0; number < half; ++number)
            order.append();
        int slices = 0;
        const auto work = [&](bool untilEnd) {
            while (order.step(isBefore, 1) && (untilEnd || slices < 3))
                ++slices;
        };
        work(false); // further ones come in the middle of it
        for (quint32 number = 0; number < half; ++number)
            order.append();
        work(true);
        std::vector<quint32> expected(2 * half);
        std::iota(expected.begin(), expected.end(), 0U);
        std::sort(expected.begin(), expected.end(), isBefore);
        QCOMPARE(order.numbers(), expected);
        order.restart();
        while (order.step([&](quint32 left, quint32 right) { return isBefore(right, left); })) {
        }
        std::reverse(expected.begin(), expected.end());
        QCOMPARE(order.numbers(), expected);
    }

    void putsWhatComesInItsPlace() {
        FoundModel model;
        const QAbstractItemModelTester tester(&model);
        model.append(RemotePath("/b"), {entry("x10", 1), entry("x2", 7)});
        model.append(RemotePath("/a"), {entry("z", 3)});
        QCOMPARE(model.count(), 3);
        const QStringList byFolder = {QStringLiteral("/a/z"), QStringLiteral("/b/x2"), QStringLiteral("/b/x10")};
        QTRY_COMPARE(shown(model), byFolder);
        QItemSelectionModel selection(&model);
        selection.select(rowsOf(model, 2, 2), QItemSelectionModel::Select);
        model.append(RemotePath("/0"), {entry("y", 5)}); // comes before all
        QTRY_COMPARE(model.rowCount(), 4);
        QCOMPARE(model.at(0).folder, RemotePath("/0"));
        QCOMPARE(selectedRows(selection), QList<int>{3}); // the same one as before
        model.sort(FoundModel::Size, Qt::DescendingOrder);
        QTRY_COMPARE(model.at(0).entry.size, 7);
        QCOMPARE(model.at(3).entry.size, 1);
        QCOMPARE(selectedRows(selection), QList<int>{3});
    }

    void aHundredThousandLetOthersIn() {
        FoundModel model;
        QSignalSpy laidOut(&model, &QAbstractItemModel::layoutChanged);
        model.append(RemotePath("/many"), entries(100'000));
        int turns = 0;
        QTimer others;
        connect(&others, &QTimer::timeout, this, [&turns] { ++turns; });
        others.start(0);
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 100'000, 60'000);
        QVERIFY2(turns > 10, qPrintable(QString::number(turns)));
        QVERIFY(laidOut.size() <= 1);
        QCOMPARE(model.at(10).entry.name, QByteArray("file10")); // in natural order
    }

    void whatIsGoneGoesInRunsWithWhatIsBelowIt() {
        FoundModel model;
        const QAbstractItemModelTester tester(&model);
        model.append(RemotePath("/a"), {entry("1"), entry("2"), entry("deep"), entry("kept")});
        model.append(RemotePath("/a/deep/er"), {entry("x"), entry("y")});
        QTRY_COMPARE(model.rowCount(), 6);
        QItemSelectionModel selection(&model);
        selection.select(rowsOf(model, 3, 3), QItemSelectionModel::Select);
        QCOMPARE(model.at(3).entry.name, QByteArray("kept"));
        model.append(RemotePath("/a/deep"), {entry("late")}); // not shown yet
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        model.remove({{RemotePath("/a"), {"1", "2", "deep"}}});
        QCOMPARE(shown(model), QStringList{QStringLiteral("/a/kept")});
        QCOMPARE(removed.size(), 2); // around the one that stays
        QCOMPARE(selectedRows(selection), QList<int>{0});
        QCOMPARE(model.count(), 1);
        model.append(RemotePath("/b"), {entry("new")});
        QTRY_COMPARE(model.rowCount(), 2); // those that went do not come back
        QCOMPARE(shown(model), (QStringList{QStringLiteral("/a/kept"), QStringLiteral("/b/new")}));
    }

    void everySecondOfManyGoesInOneStep() {
        FoundModel model;
        model.append(RemotePath("/a"), entries(20'000));
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 20'000, 30'000);
        QSet<QByteArray> gone;
        for (int number = 0; number < 20'000; number += 2)
            gone.insert("file" + QByteArray::number(number));
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.remove({{RemotePath("/a"), gone}});
        QTRY_COMPARE(model.rowCount(), 10'000);
        QCOMPARE(removed.size() + reset.size(), 1);
        QCOMPARE(model.at(0).entry.name, QByteArray("file1"));
    }

    void whatLiesBelowAnotherIsNotDeletedTwice() {
        QList<FoundEntry> found = {{RemotePath("/a"), entry("x")},      {RemotePath("/"), entry("a")},
                                   {RemotePath("/a/x/y"), entry("z")},  {RemotePath("/ab"), entry("x")},
                                   {RemotePath("/b/c"), entry("once")}, {RemotePath("/b"), entry("cc")}};
        QStringList tops;
        const QList<FoundEntry> left = FoundRemoval::topmost(found);
        for (const FoundEntry &each : left)
            tops.append(QString::fromUtf8(each.path().bytes()));
        QCOMPARE(tops, (QStringList{QStringLiteral("/a"), QStringLiteral("/ab/x"), QStringLiteral("/b/c/once"),
                                    QStringLiteral("/b/cc")}));
    }
};

WHERRY_TEST(FoundModelTest)
#include "foundmodeltest.moc"
