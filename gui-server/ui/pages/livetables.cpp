#include "pages/livetables.h"

#include "models/clientmodel.h"
#include "models/transfermodel.h"
#include "ui/icons.h"
#include "ui/itemroles.h"
#include "ui/naturalsortproxy.h"
#include "ui/pathdelegate.h"
#include "ui/progressdelegate.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>

namespace {
// Where a menu asked for by the keyboard opens: at the current row.
QPoint menuPosition(const TableView &view, const QContextMenuEvent &event) {
    if (event.reason() == QContextMenuEvent::Mouse || !view.currentIndex().isValid())
        return event.globalPos();
    return view.viewport()->mapToGlobal(view.visualRect(view.currentIndex()).bottomLeft());
}

QMenu *menuOf(QWidget *view) {
    auto *menu = new QMenu(view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    return menu;
}

void addCsvAction(QMenu &menu, TableView &view, const QString &text) {
    menu.addAction(themedIcon(QStringLiteral("file-spreadsheet")), text, &view, &TableView::copyAsCsv)
        ->setEnabled(view.model()->rowCount() > 0);
}
} // namespace

ClientTable::ClientTable(ClientModel &model, QWidget *parent)
    : TableView(RowLook::Card, parent)
    , m_model(model)
    , m_proxy(new NaturalSortProxy(this)) {
    m_proxy->setSourceModel(&model);
    setModel(m_proxy);
    setAccessibleName(tr("Connected clients"));
    setEmptyText(tr("Nobody is connected"), QStringLiteral("users"));
    setColumnWidths({96, 88, 138, 112, 130, 108, 150, 240, 70});
    setElasticColumn(ClientModel::Doing, 160);
    sortByColumn(ClientModel::Session, Qt::AscendingOrder);
    connect(this, &QAbstractItemView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT detailsAsked(index.data(ItemRole::Id).toULongLong()); });
}

void ClientTable::setFilterText(const QString &text) {
    m_proxy->setFilterText(text);
    setEmptyText(text.isEmpty() ? tr("Nobody is connected") : tr("No client matches"), QStringLiteral("users"));
}

QList<quint64> ClientTable::selectedSessions() const {
    QList<quint64> sessions;
    for (const QModelIndex &index : selectionModel()->selectedRows())
        sessions.append(index.data(ItemRole::Id).toULongLong());
    return sessions;
}

void ClientTable::copyAddresses() {
    QStringList addresses;
    for (const QModelIndex &index : selectionModel()->selectedRows(ClientModel::Address))
        addresses.append(index.data().toString());
    QApplication::clipboard()->setText(addresses.join(QLatin1Char('\n')));
}

void ClientTable::contextMenuEvent(QContextMenuEvent *event) {
    const QList<quint64> sessions = selectedSessions();
    QMenu *menu = menuOf(this);
    QAction *details = menu->addAction(themedIcon(QStringLiteral("info")), tr("Details…"), this,
                                       [this, sessions] { Q_EMIT detailsAsked(sessions.first()); });
    details->setShortcut(Qt::Key_Return);
    details->setEnabled(sessions.size() == 1);
    if (!sessions.isEmpty())
        menu->addAction(themedIcon(QStringLiteral("unplug")),
                        tr("Disconnect %n client(s)", nullptr, static_cast<int>(sessions.size())), this,
                        [this, sessions] { Q_EMIT disconnectAsked(sessions); })
            ->setShortcut(QKeySequence::Delete);
    QAction *tell = menu->addAction(themedIcon(QStringLiteral("message-square")), tr("Send message…"), this,
                                    [this, sessions] { Q_EMIT messageAsked(sessions); });
    addOneClientActions(*menu);
    QAction *copy =
        menu->addAction(themedIcon(QStringLiteral("copy")), tr("Copy address"), this, &ClientTable::copyAddresses);
    for (QAction *action : {tell, copy})
        action->setEnabled(!sessions.isEmpty());
    menu->addSeparator();
    addCsvAction(*menu, *this, tr("Copy as CSV"));
    menu->popup(menuPosition(*this, *event));
}

// What is done to the address or the account of one.
void ClientTable::addOneClientActions(QMenu &menu) {
    const QModelIndexList rows = selectionModel()->selectedRows();
    const ClientSnapshot client =
        rows.size() == 1 ? m_model.row(m_proxy->mapToSource(rows.first()).row()).client : ClientSnapshot();
    menu.addSeparator();
    menu.addAction(themedIcon(QStringLiteral("ban")), tr("Ban address…"), this,
                   [this, address = client.address] { Q_EMIT banAsked(address); })
        ->setEnabled(!client.address.isEmpty());
    menu.addAction(themedIcon(QStringLiteral("user")), tr("Disable account…"), this,
                   [this, account = client.account] { Q_EMIT disableAsked(account); })
        ->setEnabled(!client.account.isEmpty());
    menu.addSeparator();
}

void ClientTable::keyPressEvent(QKeyEvent *event) {
    if (event->matches(QKeySequence::Delete) && selectionModel()->hasSelection()) {
        Q_EMIT disconnectAsked(selectedSessions());
        return;
    }
    TableView::keyPressEvent(event);
}

TransferTable::TransferTable(TransferModel &model, QWidget *parent)
    : TableView(RowLook::Card, parent)
    , m_model(model)
    , m_proxy(new NaturalSortProxy(this)) {
    m_proxy->setSourceModel(&model);
    setModel(m_proxy);
    setAccessibleName(tr("Active transfers"));
    setEmptyText(tr("Nothing is being transferred"), QStringLiteral("arrow-up-down"));
    setItemDelegateForColumn(TransferModel::File, new PathDelegate(this));
    auto *progress = new ProgressDelegate(this);
    progress->setTextWidth(8);
    setItemDelegateForColumn(TransferModel::Progress, progress);
    setColumnWidths({104, 36, 180, 82, 140, 92, 94, 84});
    setElasticColumn(TransferModel::File, 120);
    sortByColumn(TransferModel::Started, Qt::AscendingOrder);
}

void TransferTable::setFilterText(const QString &text) {
    m_proxy->setFilterText(text);
    setEmptyText(text.isEmpty() ? tr("Nothing is being transferred") : tr("No transfer matches"),
                 QStringLiteral("arrow-up-down"));
}

QList<quint64> TransferTable::selectedSessions() const {
    QList<quint64> sessions;
    for (const QModelIndex &index : selectionModel()->selectedRows()) {
        const quint64 session = m_model.row(m_proxy->mapToSource(index).row()).view.transfer.session;
        if (!sessions.contains(session))
            sessions.append(session);
    }
    return sessions;
}

void TransferTable::contextMenuEvent(QContextMenuEvent *event) {
    const QList<quint64> sessions = selectedSessions();
    QMenu *menu = menuOf(this);
    if (!sessions.isEmpty()) {
        menu->addAction(themedIcon(QStringLiteral("unplug")),
                        tr("Disconnect %n client(s)", nullptr, static_cast<int>(sessions.size())), this,
                        [this, sessions] { Q_EMIT disconnectAsked(sessions); });
        menu->addSeparator();
    }
    addCsvAction(*menu, *this, tr("Copy as CSV"));
    menu->popup(menuPosition(*this, *event));
}
