#include "models/filelistmodel.h"
#include "support/registry.h"
#include "support/widgetentries.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace {
QStringList names(const FileListModel &model) {
    QStringList result;
    for (int row = 0; row < model.rowCount(); ++row)
        result.append(model.index(row, 0).data().toString());
    return result;
}

void fill(FileListModel &model, const QList<FileEntry> &entries, bool keepShown = false) {
    QSignalSpy settled(&model, &FileListModel::settled);
    model.start(true, keepShown);
    model.append(entries);
    model.finish();
    QVERIFY(settled.count() > 0 || settled.wait());
}
} // namespace

class FileListModelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ordersNaturallyWithFoldersFirst() {
        FileListModel model(4);
        QAbstractItemModelTester tester(&model);
        fill(model,
             {fileNamed("file10"), fileNamed("file2"), folderNamed("zoo"), fileNamed("File1"), folderNamed("alpha")});
        QCOMPARE(names(model),
                 QStringList({QStringLiteral(".."), QStringLiteral("alpha"), QStringLiteral("zoo"),
                              QStringLiteral("File1"), QStringLiteral("file2"), QStringLiteral("file10")}));
        model.sort(0, Qt::DescendingOrder);
        QCOMPARE(names(model),
                 QStringList({QStringLiteral(".."), QStringLiteral("zoo"), QStringLiteral("alpha"),
                              QStringLiteral("file10"), QStringLiteral("file2"), QStringLiteral("File1")}));
    }

    void sortsBySizeAndTimeAsNumbers() {
        FileListModel model(4);
        QAbstractItemModelTester tester(&model);
        fill(model, {fileNamed("a", 1000, 5), fileNamed("b", 9, 7), fileNamed("c", 20, 6)});
        model.sort(1, Qt::AscendingOrder);
        QCOMPARE(names(model).mid(1), QStringList({QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("a")}));
        model.sort(3, Qt::DescendingOrder);
        QCOMPARE(names(model).mid(1), QStringList({QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("a")}));
        QCOMPARE(model.find("b").data(Qt::UserRole + 1).toString(), QStringLiteral("b"));
        QCOMPARE(model.find("a").siblingAtColumn(1).data(Qt::UserRole + 1).toLongLong(), 1000);
    }

    void filtersAndHidesAndCounts() {
        FileListModel model(4);
        QAbstractItemModelTester tester(&model);
        fill(model,
             {fileNamed("Report.pdf", 100), fileNamed(".profile", 5), folderNamed("reports"), fileNamed("other", 7)});
        QCOMPARE(model.totals().files, 3);
        QCOMPARE(model.totals().folders, 1);
        QCOMPARE(model.totals().bytes, 112);
        model.setFilter(QStringLiteral("REPORT"));
        QCOMPARE(names(model),
                 QStringList({QStringLiteral(".."), QStringLiteral("reports"), QStringLiteral("Report.pdf")}));
        QCOMPARE(model.keptAway(), 2);
        model.setFilter({});
        model.setHiddenShown(false);
        QVERIFY(!names(model).contains(QStringLiteral(".profile")));
        QCOMPARE(model.totals().files, 2);
    }

    void keepsTheFormerRowsWhileRefreshing() {
        FileListModel model(4);
        QAbstractItemModelTester tester(&model);
        fill(model, {fileNamed("a"), fileNamed("b")});
        QSignalSpy settled(&model, &FileListModel::settled);
        model.start(true, true);
        QCOMPARE(model.rowCount(), 3);
        model.append({fileNamed("b"), fileNamed("c"), fileNamed("d")});
        QTest::qWait(0);
        QCOMPARE(names(model).mid(1), QStringList({QStringLiteral("a"), QStringLiteral("b")}));
        model.finish();
        QVERIFY(settled.wait());
        QCOMPARE(names(model).mid(1), QStringList({QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("d")}));
    }

    void streamsManyEntriesInSlices() {
        FileListModel model(6);
        QAbstractItemModelTester tester(&model);
        QPersistentModelIndex kept;
        constexpr int count = 30000;
        QSignalSpy settled(&model, &FileListModel::settled);
        model.start(false, false);
        for (int first = 0; first < count; first += 1000) {
            QList<FileEntry> batch;
            for (int number = first; number < first + 1000; ++number)
                batch.append(fileNamed("n" + QByteArray::number((number * 7919) % count), number));
            model.append(batch);
            if (first == 5000) { // what was chosen while it streamed in lives on
                QTRY_VERIFY(model.rowCount() > 0);
                kept = model.index(model.rowCount() - 1, 0);
            }
        }
        const QString chosen = kept.data().toString();
        QVERIFY(!chosen.isEmpty());
        model.finish();
        QVERIFY(settled.wait(30000));
        QCOMPARE(model.rowCount(), count);
        QCOMPARE(kept.data().toString(), chosen);
        for (int row = 0; row < count; row += 997)
            QCOMPARE(model.index(row, 0).data().toString(), QStringLiteral("n%1").arg(row));
        model.sort(1, Qt::DescendingOrder);
        QTRY_COMPARE_WITH_TIMEOUT(model.index(0, 1).data(Qt::UserRole + 1).toLongLong(), count - 1, 30000);
        QTRY_COMPARE_WITH_TIMEOUT(model.index(count - 1, 1).data(Qt::UserRole + 1).toLongLong(), 0, 30000);
        QCOMPARE(kept.data().toString(), chosen);
    }

    void asksForRenamesAndNeverShowsThemItself() {
        FileListModel model(4);
        QAbstractItemModelTester tester(&model);
        fill(model, {fileNamed("old")});
        const QModelIndex row = model.find("old");
        QVERIFY(!(row.flags() & Qt::ItemIsEditable));
        model.setRenamingAllowed(true);
        QVERIFY(row.flags() & Qt::ItemIsEditable);
        QSignalSpy wanted(&model, &FileListModel::renameWanted);
        QVERIFY(!model.setData(row, QStringLiteral("old")));
        QVERIFY(model.setData(row, QStringLiteral("new")));
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.first().at(0).toByteArray(), QByteArray("old"));
        QCOMPARE(row.data().toString(), QStringLiteral("old"));
    }

    void refusedNamesCannotBeUsed() {
        FileListModel model(6);
        FileEntry bad = fileNamed("../evil");
        bad.trouble = QStringLiteral("refused");
        model.setRenamingAllowed(true);
        fill(model, {bad});
        const QModelIndex row = model.find("../evil");
        QVERIFY(!(row.flags() & Qt::ItemIsEditable));
        QCOMPARE(row.data(Qt::ToolTipRole).toString(), QStringLiteral("refused"));
    }
};

WHERRY_TEST(FileListModelTest)
#include "filelistmodeltest.moc"
