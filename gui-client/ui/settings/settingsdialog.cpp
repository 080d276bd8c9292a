#include "settings/settingsdialog.h"

#include "settings/connectionpage.h"
#include "settings/interfacepage.h"
#include "settings/overwritepage.h"
#include "settings/transferspage.h"
#include "ui/card.h"
#include "ui/celldelegate.h"
#include "ui/icons.h"
#include "ui/metrics.h"
#include "ui/style.h"
#include "ui/tableview.h"

#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QPushButton>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QVBoxLayout>

SettingsDialog::SettingsDialog(SettingsFile &settings, QWidget *parent)
    : QDialog(parent) {
    setWindowTitle(tr("Settings"));
    resize(720, 460);
    m_topics = new QStandardItemModel(this);
    m_list = new TableView(TableView::RowLook::Pane, this);
    m_list->setAccessibleName(tr("Topics"));
    m_list->setFixedWidth(180);
    m_list->setHeaderHidden(true);
    m_list->setSortingEnabled(false);
    m_list->setAlternatingRowColors(false);
    m_list->setItemDelegate(new CellDelegate(m_list));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setModel(m_topics);
    m_stack = new QStackedWidget(this);
    addPage(new TransfersPage(settings, m_stack));
    addPage(new OverwritePage(settings, m_stack));
    addPage(new ConnectionPage(settings, m_stack));
    addPage(new InterfacePage(settings, m_stack));
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, m_stack,
            [this](const QModelIndex &current) { m_stack->setCurrentIndex(current.row()); });
    m_list->setCurrentIndex(m_topics->index(0, 0));

    auto *topicsCard = new Card(this);
    topicsCard->addContent(m_list, 1);
    auto *card = new Card(this);
    card->addPadded(m_stack, 1);
    auto *body = new QHBoxLayout;
    body->setSpacing(Metrics::Medium);
    body->addWidget(topicsCard);
    body->addWidget(card, 1);

    auto *cancel = new QPushButton(tr("Cancel"), this);
    auto *apply = new QPushButton(tr("OK"), this);
    makePrimary(*apply);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(apply, &QPushButton::clicked, this, &QDialog::accept);
    auto *foot = new QHBoxLayout;
    foot->addStretch(1);
    foot->addWidget(cancel);
    foot->addWidget(apply);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metrics::Large, Metrics::Large, Metrics::Large, Metrics::Large);
    layout->setSpacing(Metrics::Medium);
    layout->addLayout(body, 1);
    layout->addLayout(foot);
}

void SettingsDialog::addPage(SettingsPage *page) {
    m_topics->appendRow(new QStandardItem(themedIcon(page->icon()), page->title()));
    m_stack->addWidget(page);
    m_pages.append(page);
}

void SettingsDialog::accept() {
    for (SettingsPage *page : std::as_const(m_pages))
        page->apply();
    QDialog::accept();
}
