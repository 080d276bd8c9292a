#include "pages/transferspage.h"

#include "models/transfermodel.h"
#include "pages/livetables.h"
#include "ui/icons.h"

#include <QLineEdit>
#include <QPushButton>

TransfersPage::TransfersPage(TransferModel &model, QWidget *parent)
    : ListPage(tr("Transfers"), parent)
    , m_model(model)
    , m_table(new TransferTable(model))
    , m_disconnect(new QPushButton(themedIcon(QStringLiteral("unplug")), tr("Disconnect"))) {
    QLineEdit *search = addSearch(tr("Search transfers"));
    connect(search, &QLineEdit::textChanged, m_table, &TransferTable::setFilterText);
    m_disconnect->setAccessibleName(tr("Disconnect client"));
    addControl(m_disconnect);
    setList(m_table);
    connect(m_disconnect, &QPushButton::clicked, this, [this] { Q_EMIT disconnectAsked(m_table->selectedSessions()); });
    connect(m_table, &TransferTable::disconnectAsked, this, &TransfersPage::disconnectAsked);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TransfersPage::onRowsChanged);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &TransfersPage::onRowsChanged);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &TransfersPage::onRowsChanged);
    onRowsChanged();
}

void TransfersPage::onRowsChanged() {
    setSummary(tr("%n running", nullptr, m_model.rowCount()));
    m_disconnect->setEnabled(m_table->selectionModel()->hasSelection());
}
