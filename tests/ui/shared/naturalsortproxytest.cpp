#include "ui/naturalsortproxy.h"
#include "support/registry.h"
#include "ui/itemroles.h"

#include <QAbstractItemModelTester>
#include <QStandardItemModel>
#include <QTest>

class NaturalSortProxyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sortsNumbersInNamesByValue() {
        QStandardItemModel model;
        for (const auto *name : {"file10", "File2", "file1", "file02"})
            model.appendRow(new QStandardItem(QLatin1String(name)));
        NaturalSortProxy proxy;
        proxy.setSourceModel(&model);
        QAbstractItemModelTester tester(&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
        proxy.sort(0);
        QCOMPARE(column(proxy).first(), QStringLiteral("file1"));
        QCOMPARE(column(proxy).last(), QStringLiteral("file10"));
    }

    void keepsGroupsInBothOrders() {
        QStandardItemModel model;
        add(model, "b-file", 1);
        add(model, "z-folder", 0);
        add(model, "a-file", 1);
        NaturalSortProxy proxy;
        proxy.setSourceModel(&model);
        proxy.sort(0, Qt::AscendingOrder);
        QCOMPARE(column(proxy).join(QLatin1Char(' ')), QStringLiteral("z-folder a-file b-file"));
        proxy.sort(0, Qt::DescendingOrder);
        QCOMPARE(column(proxy).join(QLatin1Char(' ')), QStringLiteral("z-folder b-file a-file"));
    }

    void sortsByNumbersWhereTheModelGivesThem() {
        QStandardItemModel model;
        for (const qint64 size : {900, 12000000, 5}) {
            auto *item = new QStandardItem(QString::number(size % 7));
            item->setData(size, ItemRole::Sort);
            model.appendRow(item);
        }
        NaturalSortProxy proxy;
        proxy.setSourceModel(&model);
        proxy.sort(0);
        QCOMPARE(proxy.index(0, 0).data(ItemRole::Sort).toLongLong(), 5);
        QCOMPARE(proxy.index(2, 0).data(ItemRole::Sort).toLongLong(), 12000000);
    }

    void filtersByAllWordsInAnyColumn() {
        QStandardItemModel model;
        model.appendRow(
            {new QStandardItem(QStringLiteral("marta")), new QStandardItem(QStringLiteral("192.168.1.34"))});
        model.appendRow(
            {new QStandardItem(QStringLiteral("jonas")), new QStandardItem(QStringLiteral("192.168.1.35"))});
        NaturalSortProxy proxy;
        proxy.setSourceModel(&model);
        proxy.setFilterText(QStringLiteral("192.168 MAR"));
        QCOMPARE(proxy.rowCount(), 1);
        proxy.setFilterText(QStringLiteral("nobody"));
        QCOMPARE(proxy.rowCount(), 0);
        proxy.setFilterText(QString());
        QCOMPARE(proxy.rowCount(), 2);
    }

private:
    static void add(QStandardItemModel &model, const char *name, int group) {
        auto *item = new QStandardItem(QLatin1String(name));
        item->setData(group, ItemRole::Group);
        model.appendRow(item);
    }
    static QStringList column(const QAbstractItemModel &model) {
        QStringList names;
        for (int row = 0; row < model.rowCount(); ++row)
            names.append(model.index(row, 0).data().toString());
        return names;
    }
};

WHERRY_TEST(NaturalSortProxyTest)
#include "naturalsortproxytest.moc"
