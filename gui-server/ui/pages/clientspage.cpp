#include "pages/clientspage.h"

#include "models/clientmodel.h"
#include "pages/livetables.h"
#include "ui/icons.h"

#include <QLineEdit>
#include <QPushButton>

ClientsPage::ClientsPage(ClientModel &model, QWidget *parent)
    : ListPage(tr("Clients"), parent)
    , m_model(model)
    , m_table(new ClientTable(model))
    , m_disconnect(new QPushButton(themedIcon(QStringLiteral("unplug")), tr("Disconnect"))) {
    QLineEdit *search = addSearch(tr("Search clients"));
    connect(search, &QLineEdit::textChanged, m_table, &ClientTable::setFilterText);
    m_disconnect->setAccessibleName(tr("Disconnect client"));
    addControl(m_disconnect);
    setList(m_table);
    connect(m_disconnect, &QPushButton::clicked, this, [this] { Q_EMIT disconnectAsked(m_table->selectedSessions()); });
    connect(m_table, &ClientTable::disconnectAsked, this, &ClientsPage::disconnectAsked);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ClientsPage::onRowsChanged);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &ClientsPage::onRowsChanged);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &ClientsPage::onRowsChanged);
    onRowsChanged();
}

void ClientsPage::onRowsChanged() {
    setSummary(tr("%n connected", nullptr, m_model.rowCount()));
    m_disconnect->setEnabled(m_table->selectionModel()->hasSelection());
}
