#include "dialogs/shortcutsdialog.h"

#include "ui/card.h"
#include "ui/menutext.h"
#include "ui/metrics.h"
#include "ui/style.h"
#include "ui/tableview.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QStandardItemModel>
#include <QVBoxLayout>

ShortcutsDialog::ShortcutsDialog(const QList<QAction *> &actions, QWidget *parent)
    : QDialog(parent) {
    setWindowTitle(tr("Keyboard shortcuts"));
    resize(460, 560);
    auto *model = new QStandardItemModel(0, 2, this);
    model->setHorizontalHeaderLabels({tr("Action"), tr("Keys")});
    for (const QAction *action : actions) {
        if (action->shortcuts().isEmpty())
            continue;
        auto *left = new QStandardItem(commandName(action->text()));
        auto *right = new QStandardItem(QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText));
        left->setEditable(false);
        right->setEditable(false);
        model->appendRow({left, right});
    }
    auto *table = new TableView(TableView::RowLook::Card, this);
    table->setModel(model);
    table->setAccessibleName(windowTitle());
    table->setColumnWidth(0, 260);
    table->header()->setStretchLastSection(true);
    table->sortByColumn(0, Qt::AscendingOrder);
    auto *card = new Card(this);
    card->addContent(table, 1);
    auto *close = new QPushButton(tr("Close"), this);
    makePrimary(*close);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *foot = new QHBoxLayout;
    foot->addStretch(1);
    foot->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metrics::Large, Metrics::Large, Metrics::Large, Metrics::Large);
    layout->setSpacing(Metrics::Medium);
    layout->addWidget(card, 1);
    layout->addLayout(foot);
}
