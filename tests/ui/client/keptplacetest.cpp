// What was selected stays selected when a list is filtered or refreshed.
#include "models/filelistmodel.h"
#include "panes/filelistview.h"
#include "support/registry.h"
#include "support/widgetentries.h"

#include <QSignalSpy>
#include <QTest>

namespace {
QList<FileEntry> numbered(int count) {
    QList<FileEntry> entries;
    for (int number = 0; number < count; ++number)
        entries.append(fileNamed("f" + QByteArray::number(number)));
    return entries;
}

struct List {
    FileListModel model{4};
    FileListView view{model};

    void show(const QList<FileEntry> &entries, bool isRefresh = false) {
        QSignalSpy settled(&model, &FileListModel::settled);
        model.start(true, isRefresh);
        model.append(entries);
        model.finish();
        QVERIFY(settled.count() > 0 || settled.wait());
    }
    void select(const QByteArray &name) {
        view.selectionModel()->setCurrentIndex(model.find(name),
                                               QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    QList<QByteArray> chosen() const {
        QList<QByteArray> names;
        const ChosenEntries entries = view.chosen();
        for (const FileEntry &entry : entries)
            names.append(entry.name);
        return names;
    }
};
} // namespace

class KeptPlaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void staysOverAFilter() {
        List list;
        list.show({fileNamed("apple"), fileNamed("bear"), fileNamed("cherry"), fileNamed("damson")});
        for (const char *name : {"apple", "bear", "damson"})
            list.select(name);
        list.model.setFilter(QStringLiteral("r"));
        QCOMPARE(list.chosen(), QList<QByteArray>{"bear"});
        list.model.setFilter({});
        QCOMPARE(list.chosen(), QList<QByteArray>{"bear"}); // what went out of sight is not chosen behind one's back
    }

    void staysOverARefresh() {
        List list;
        list.show({fileNamed("a"), fileNamed("b"), fileNamed("c"), fileNamed("d", 4)});
        for (const char *name : {"b", "c", "d"})
            list.select(name);
        list.show({fileNamed("a"), fileNamed("a2"), fileNamed("c"), fileNamed("d", 7)}, true);
        QCOMPARE(list.chosen(), (QList<QByteArray>{"c", "d"}));
        QCOMPARE(list.view.currentName(), QByteArray("d"));
        QCOMPARE(list.view.chosenTotals().bytes, 8);
    }

    void theRowBesideWhatIsGoneIsTheCurrentOne() {
        List list;
        list.show({fileNamed("a"), fileNamed("b"), fileNamed("c"), fileNamed("d"), fileNamed("e")});
        for (const char *name : {"c", "b"}) // from below, so that the next row goes as well
            list.select(name);
        list.show({fileNamed("a"), fileNamed("d"), fileNamed("e")}, true);
        QCOMPARE(list.view.currentName(), QByteArray("d"));
        list.select("e");
        list.show({fileNamed("a"), fileNamed("d")}, true);
        QCOMPARE(list.view.currentName(), QByteArray("d"));
        QVERIFY(!list.view.selectionModel()->hasSelection());
    }

    void anotherFolderBeginsWithNothing() {
        List list;
        list.show({fileNamed("a"), fileNamed("b")});
        list.select("b");
        list.view.forgetPlace();
        list.show({fileNamed("b"), fileNamed("c")});
        QVERIFY(!list.view.selectionModel()->hasSelection());
    }

    // Very many ranges would make the list slow for good.
    void thousandsOfPiecesAreLetGo() {
        List list;
        list.show(numbered(20'000));
        list.view.selectAll();
        list.model.setFilter(QStringLiteral("7"));
        QTRY_COMPARE(list.model.filter(), QStringLiteral("7"));
        QTRY_VERIFY(list.model.rowCount() < 20'001);
        QCOMPARE(list.view.chosenTotals().entries(), list.model.rowCount() - 1);
        list.model.setFilter({});
        QTRY_COMPARE(list.model.rowCount(), 20'001);
        QVERIFY(list.view.selectionModel()->selection().size() <= 4096);
    }

    void sumsWhatIsChosenWithoutLookingAtEach() {
        List list;
        list.show({folderNamed("folder"), fileNamed("a", 10), fileNamed("b", 20), fileNamed("c", -1)});
        list.view.selectAll();
        const ShownRows::Totals all = list.view.chosenTotals();
        QCOMPARE(all.folders, 1);
        QCOMPARE(all.files, 3);
        QCOMPARE(all.bytes, 30);
        list.view.clearSelection();
        list.view.selectionModel()->setCurrentIndex(list.model.index(0, 0), QItemSelectionModel::NoUpdate);
        QCOMPARE(list.view.chosenTotals().entries(), 0); // ".." is never chosen
        QVERIFY(list.view.chosen().isEmpty());
        list.select("b");
        QCOMPARE(list.view.chosenTotals().bytes, 20);
        QCOMPARE(list.view.onlyChosen(), list.model.find("b"));
        list.select("a");
        QVERIFY(!list.view.onlyChosen().isValid());
    }
};

WHERRY_TEST(KeptPlaceTest)
#include "keptplacetest.moc"
