#include "pages/livetables.h"
#include "models/clientmodel.h"
#include "models/transfermodel.h"
#include "support/registry.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>
#include <QTest>

namespace {
QStringList offered(TableView &table) {
    QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), QPoint());
    QCoreApplication::sendEvent(&table, &event);
    auto *menu = table.findChild<QMenu *>();
    QStringList texts;
    for (const QAction *action : menu->actions()) {
        if (action->isEnabled() && !action->isSeparator())
            texts += action->text();
    }
    menu->hide();
    return texts;
}
} // namespace

class LiveTablesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void offerNothingForNobody() {
        ClientModel clients;
        ClientTable clientTable(clients);
        clientTable.show();
        QCOMPARE(offered(clientTable), QStringList());
        TransferModel transfers;
        TransferTable transferTable(transfers);
        transferTable.show();
        QCOMPARE(offered(transferTable), QStringList());
    }

    void transfersFitTheirCardOnTheDashboard() {
        TransferModel model;
        TransferTable table(model);
        table.resize(796, 200); // in a window of 1400 px, beside a scroll bar
        table.show();
        QCOMPARE(table.header()->length(), table.viewport()->width());
        QVERIFY(table.columnWidth(TransferModel::File) >= 150);
    }
};

WHERRY_TEST(LiveTablesTest)
#include "livetablestest.moc"
