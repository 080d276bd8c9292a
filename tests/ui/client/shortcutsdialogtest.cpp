#include "dialogs/shortcutsdialog.h"
#include "support/registry.h"
#include "ui/card.h"
#include "ui/tableview.h"

#include <QAction>
#include <QTest>

class ShortcutsDialogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsWhatHasKeysOnACard() {
        QAction withKeys(QStringLiteral("&Add bookmark…")), without(QStringLiteral("&About Wherry"));
        withKeys.setShortcut(QKeySequence(Qt::CTRL | Qt::Key_B));
        const ShortcutsDialog dialog({&withKeys, &without});
        const auto *const table = dialog.findChild<TableView *>();
        QVERIFY(qobject_cast<Card *>(table->parentWidget()));
        QCOMPARE(table->model()->rowCount(), 1);
        QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("Add bookmark"));
        QCOMPARE(table->model()->index(0, 1).data().toString(), QStringLiteral("Ctrl+B"));
    }
};

WHERRY_TEST(ShortcutsDialogTest)
#include "shortcutsdialogtest.moc"
