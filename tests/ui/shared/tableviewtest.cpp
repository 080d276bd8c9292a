#include "ui/tableview.h"
#include "support/registry.h"
#include "ui/style.h"

#include <QHeaderView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyleOptionHeader>
#include <QTest>

class TableViewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void csvQuotesAndKeepsOrderAndChoiceOfColumns() {
        QStandardItemModel model(0, 3);
        model.setHorizontalHeaderLabels({QStringLiteral("Name"), QStringLiteral("Secret"), QStringLiteral("Size")});
        model.appendRow({new QStandardItem(QStringLiteral("a,\"b\"")), new QStandardItem(QStringLiteral("x")),
                         new QStandardItem(QStringLiteral("5"))});
        TableView view(TableView::RowLook::Card);
        view.setModel(&model);
        view.setColumnHidden(1, true);
        view.header()->moveSection(2, 0);
        QCOMPARE(view.asCsv(), QStringLiteral("Size,Name\r\n5,\"a,\"\"b\"\"\"\r\n"));
    }

    void csvTakesFormulasTheirPower() {
        QStandardItemModel model(0, 1);
        model.setHorizontalHeaderLabels({QStringLiteral("Name")});
        model.appendRow(new QStandardItem(QStringLiteral("=cmd()")));
        TableView view(TableView::RowLook::Card);
        view.setModel(&model);
        QCOMPARE(view.asCsv(), QStringLiteral("Name\r\n'=cmd()\r\n"));
    }

    void csvHasOnlyTheSelection() {
        QStandardItemModel model(0, 1);
        model.setHorizontalHeaderLabels({QStringLiteral("Name")});
        for (const auto *name : {"one", "two", "three"})
            model.appendRow(new QStandardItem(QLatin1String(name)));
        TableView view(TableView::RowLook::Card);
        view.setSortingEnabled(false);
        view.setModel(&model);
        view.selectionModel()->select(model.index(1, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        QCOMPARE(view.asCsv(), QStringLiteral("Name\r\ntwo\r\n"));
    }

    void columnsAreSavedAndRestored() {
        QStandardItemModel model(1, 3);
        TableView first(TableView::RowLook::Pane), second(TableView::RowLook::Pane);
        first.setModel(&model);
        second.setModel(&model);
        first.setColumnHidden(1, true);
        first.setColumnWidth(0, 321);
        QVERIFY(second.restoreColumns(first.saveColumns()));
        QVERIFY(second.isColumnHidden(1));
        QCOMPARE(second.columnWidth(0), 321);
        QVERIFY(!second.restoreColumns("nonsense"));
    }

    void theLettersOfAHeaderAreWhole_data() {
        QTest::addColumn<bool>("isSorted");
        QTest::newRow("plain") << false;
        QTest::newRow("sorted") << true;
    }
    void theLettersOfAHeaderAreWhole() {
        QFETCH(bool, isSorted);
        const auto inked = [isSorted](int width, int height) { // the smallest rectangle around the label
            const Style style;
            QStyleOptionHeader option;
            option.rect = QRect(0, 0, width, height);
            option.text = QStringLiteral("(gypq)");
            option.textAlignment = Qt::AlignLeft | Qt::AlignVCenter;
            option.position = QStyleOptionHeader::OnlyOneSection; // no line beside it
            option.sortIndicator = isSorted ? QStyleOptionHeader::SortUp : QStyleOptionHeader::None;
            QImage image(width, height, QImage::Format_RGB32);
            QPainter painter(&image);
            style.drawControl(QStyle::CE_Header, &option, &painter);
            QRegion ink;
            for (int y = 0; y < height - 1; ++y) { // below is the line
                for (int x = 0; x < width; ++x)
                    if (image.pixel(x, y) != image.pixel(0, 0))
                        ink += QRect(x, y, 1, 1);
            }
            return ink.boundingRect().size();
        };
        QVERIFY(!inked(88, 28).isEmpty());
        QCOMPARE(inked(88, 28), inked(400, 60));
    }

    void oneColumnTakesTheRestAndKeepsItsRoom() {
        QStandardItemModel model(1, 3);
        TableView view(TableView::RowLook::Card);
        view.setModel(&model);
        view.setColumnWidths({100, 100, 100});
        view.setElasticColumn(1, 150);
        view.resize(600, 200);
        view.show();
        QCOMPARE(view.columnWidth(1), view.viewport()->width() - 200);
        view.resize(300, 200);
        QCOMPARE(view.columnWidth(1), 150); // one scrolls
        view.setColumnHidden(2, true);
        QCOMPARE(view.columnWidth(1), view.viewport()->width() - 100);
        view.setColumnHidden(2, false);
        view.setColumnWidth(0, 120);
        QCOMPARE(view.columnWidth(1), 150);
        view.resize(600, 200);
        QCOMPARE(view.columnWidth(1), view.viewport()->width() - 220);
    }

    void allRowsAreOneRange() {
        QStandardItemModel model(9, 2);
        TableView view(TableView::RowLook::Card);
        view.setModel(&model);
        for (int row = 0; row < model.rowCount(); row += 2)
            view.selectionModel()->select(model.index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        QVERIFY(view.selectionModel()->selection().size() > 1);
        view.selectAll();
        QCOMPARE(view.selectionModel()->selection().size(), 1);
        QCOMPARE(view.selectionModel()->selectedRows().size(), 9);
    }

    // It would look at each of very many rows to know whether a whole column is.
    void theHeaderDoesNotAskWhatIsSelected() {
        QStandardItemModel first(3, 2), second(3, 2);
        TableView view(TableView::RowLook::Pane);
        for (QStandardItemModel *const model : {&first, &second}) {
            view.setModel(model);
            view.selectAll();
            QVERIFY(view.selectionModel()->isColumnSelected(0));
            QVERIFY(!view.header()->selectionModel()->hasSelection());
        }
    }

    void anEmptyListSaysWhatToDo() {
        QStandardItemModel model(0, 1);
        TableView view(TableView::RowLook::Card);
        view.setModel(&model);
        view.resize(300, 200);
        const QImage silent = view.grab().toImage();
        view.setEmptyText(QStringLiteral("Drop files here to upload"));
        QVERIFY(view.grab().toImage() != silent);
        QCOMPARE(view.accessibleDescription(), QStringLiteral("Drop files here to upload"));
    }
};

WHERRY_TEST(TableViewTest)
#include "tableviewtest.moc"
