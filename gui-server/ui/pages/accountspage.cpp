#include "pages/accountspage.h"

#include "base/bytesize.h"
#include "base/visibletext.h"
#include "dialogs/accountdialog.h"
#include "dialogs/confirmation.h"
#include "dialogs/groupsdialog.h"
#include "dialogs/passwordcard.h"
#include "dialogs/uploadsdialog.h"
#include "models/accountmodel.h"
#include "models/sharepassword.h"
#include "ui/icons.h"
#include "ui/naturalsortproxy.h"
#include "ui/progressdelegate.h"
#include "ui/style.h"
#include "ui/tableview.h"

#include <QAction>
#include <QDateTime>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

namespace {
constexpr int AccountsRefresh = 5000; // ms
constexpr int AskedAtOnce = 1000;     // accounts; the most the server gives
} // namespace

AccountsPage::AccountsPage(ServerControl &control, QWidget *parent)
    : ListPage(tr("Accounts"), parent)
    , m_control(control)
    , m_model(new AccountModel(this))
    , m_proxy(new NaturalSortProxy(this))
    , m_table(new TableView(TableView::RowLook::Card))
    , m_edit(new QPushButton(themedIcon(QStringLiteral("pencil")), tr("Edit…")))
    , m_groupsButton(new QPushButton(themedIcon(QStringLiteral("users")), tr("Groups…")))
    , m_add(new QPushButton(themedIcon(QStringLiteral("user-plus"), Ink::OnAccent), tr("New account…")))
    , m_menu(new QMenu(this)) {
    m_proxy->setSourceModel(m_model);
    m_table->setModel(m_proxy);
    m_table->setAccessibleName(tr("Accounts"));
    auto *space = new ProgressDelegate(m_table);
    space->setTextWidth(19);
    m_table->setItemDelegateForColumn(AccountModel::Space, space);
    m_table->setColumnWidths({170, 200, 130, 100, 90, 270, 140});
    m_table->setElasticColumn(AccountModel::Folder, 160);
    m_table->sortByColumn(AccountModel::Account, Qt::AscendingOrder);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);

    QLineEdit *search = addSearch(tr("Search accounts"));
    connect(search, &QLineEdit::textChanged, m_proxy, &NaturalSortProxy::setFilterText);
    m_edit->setAccessibleName(tr("Edit account"));
    m_groupsButton->setAccessibleName(tr("Groups"));
    m_add->setAccessibleName(tr("New account"));
    makePrimary(*m_add);
    for (QPushButton *button : {m_edit, m_groupsButton, m_add})
        addControl(button);
    setList(m_table);
    makeActions();

    connect(m_edit, &QPushButton::clicked, this, [this] {
        if (const AccountRow *row = chosen())
            onEdit(*row);
    });
    connect(m_add, &QPushButton::clicked, this, [this] { openForm(true, {}); });
    connect(m_groupsButton, &QPushButton::clicked, this, &AccountsPage::onGroups);
    connect(m_table, &QAbstractItemView::activated, m_edit, &QPushButton::click);
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](const QPoint &position) {
        if (chosen())
            m_menu->popup(m_table->viewport()->mapToGlobal(position));
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &AccountsPage::onSelectionChanged);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &AccountsPage::onRowsChanged);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &AccountsPage::onRowsChanged);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &AccountsPage::onRowsChanged);
    connect(&m_control, &ServerControl::accountsChanged, this, &AccountsPage::refresh);
    connect(&m_control, &ServerControl::stateChanged, this, &AccountsPage::refresh);
    connect(&m_control, &ServerControl::sampled, this, [this] {
        if (isVisible())
            m_model->show(m_control.clients());
    });
    m_refresh.setInterval(AccountsRefresh);
    connect(&m_refresh, &QTimer::timeout, this, &AccountsPage::refresh);
    refresh();
    onRowsChanged();
}

QAction *AccountsPage::addAction(const char *iconName, const QString &text,
                                 void (AccountsPage::*act)(const AccountRow &), const QKeySequence &shortcut) {
    auto *action = new QAction(themedIcon(QLatin1String(iconName)), text, m_table);
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, [this, act] {
        if (const AccountRow *row = chosen())
            (this->*act)(AccountRow(*row)); // the model may change meanwhile
    });
    m_table->addAction(action);
    m_menu->addAction(action);
    return action;
}

void AccountsPage::makeActions() {
    addAction("pencil", tr("Edit…"), &AccountsPage::onEdit, Qt::Key_F2);
    addAction("copy", tr("Duplicate…"), &AccountsPage::onDuplicate);
    m_enable = addAction("ban", tr("Disable"), &AccountsPage::onEnable);
    addAction("key-round", tr("Reset password…"), &AccountsPage::onResetPassword);
    m_menu->addSeparator();
    addAction("refresh-cw", tr("Count space again"), &AccountsPage::onRecount);
    addAction("upload", tr("Unfinished uploads…"), &AccountsPage::onUploads);
    m_menu->addSeparator();
    addAction("trash-2", tr("Delete…"), &AccountsPage::onRemove, QKeySequence::Delete);
    m_menu->addSeparator();
    m_menu->addAction(themedIcon(QStringLiteral("file-spreadsheet")), tr("Copy as CSV"), m_table,
                      &TableView::copyAsCsv);
}

const AccountRow *AccountsPage::chosen() const {
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.size() == 1 ? &m_model->row(m_proxy->mapToSource(rows.first()).row()) : nullptr;
}

void AccountsPage::onSelectionChanged() {
    const AccountRow *row = chosen();
    m_edit->setEnabled(row != nullptr);
    if (!row)
        return;
    switch (row->state) {
    case AccountRow::State::Disabled:
        m_enable->setText(tr("Enable"));
        break;
    case AccountRow::State::Pending:
        m_enable->setText(tr("Approve"));
        break;
    default:
        m_enable->setText(tr("Disable"));
    }
}

void AccountsPage::onRowsChanged() {
    const bool runs = m_control.state() == ServerControl::State::Running;
    m_table->setEmptyText(!runs                      ? tr("Start the server to see its accounts")
                          : m_model->rowCount() == 0 ? tr("There are no accounts yet")
                                                     : tr("No account matches"),
                          QStringLiteral("user-cog"));
    m_add->setEnabled(runs);
    m_groupsButton->setEnabled(runs);
    int disabled = 0;
    for (const AccountRow &row : m_model->rows())
        disabled += row.state == AccountRow::State::Disabled;
    const QString all = tr("%n account(s)", nullptr, m_model->rowCount());
    setSummary(disabled == 0 ? all : tr("%1, %2").arg(all, tr("%n disabled", nullptr, disabled)));
    onSelectionChanged();
}

void AccountsPage::showEvent(QShowEvent *event) {
    ListPage::showEvent(event);
    m_model->show(m_control.clients());
    refresh();
    m_refresh.start();
}

void AccountsPage::hideEvent(QHideEvent *event) {
    ListPage::hideEvent(event);
    m_refresh.stop();
}

void AccountsPage::refresh() {
    if (m_control.state() != ServerControl::State::Running) {
        m_isAsking = false; // who was asked is gone
        m_model->clear();
        return onRowsChanged();
    }
    m_isStale = m_isAsking;
    if (m_isAsking)
        return;
    m_isAsking = true;
    m_arriving = {};
    m_control.ask({{QStringLiteral("request"), QStringLiteral("group-list")}}, this, [this](const QJsonObject &answer) {
        m_groups.clear();
        for (const auto &group : answer[QStringLiteral("groups")].toArray())
            m_groups += group[QStringLiteral("name")].toString();
    });
    askAccounts({});
}

void AccountsPage::askAccounts(const QString &after) {
    m_control.ask({{QStringLiteral("request"), QStringLiteral("account-list")},
                   {QStringLiteral("after"), after},
                   {QStringLiteral("limit"), AskedAtOnce}},
                  this, [this](const QJsonObject &answer) {
                      const QJsonArray accounts = answer[QStringLiteral("accounts")].toArray();
                      for (const auto &account : accounts)
                          m_arriving += account;
                      if (accounts.size() == AskedAtOnce)
                          return askAccounts(accounts.last()[QStringLiteral("name")].toString());
                      m_control.ask({{QStringLiteral("request"), QStringLiteral("usage")}}, this,
                                    [this](const QJsonObject &usage) { onUsage(usage); });
                  });
}

void AccountsPage::onUsage(const QJsonObject &answer) {
    if (!m_isAsking)
        return; // the server has stopped
    m_isAsking = false;
    m_model->show(m_arriving, answer[QStringLiteral("accounts")].toObject(), QDateTime::currentMSecsSinceEpoch());
    onRowsChanged();
    if (m_isStale)
        refresh();
}

void AccountsPage::ask(const QJsonObject &request, const QString &complaint,
                       const std::function<void(const QJsonObject &)> &then) {
    m_control.ask(request, this, [this, complaint, then](const QJsonObject &answer) {
        if (!answer[QStringLiteral("ok")].toBool())
            complain(*this, complaint, answer[QStringLiteral("error")].toString());
        else if (then)
            then(answer);
    });
}

void AccountsPage::change(const AccountRow &row, const QJsonObject &members, const QString &complaint) {
    ask({{QStringLiteral("request"), QStringLiteral("account-set")},
         {QStringLiteral("name"), row.name},
         {QStringLiteral("settings"), members}},
        complaint);
}

void AccountsPage::openForm(bool isNew, const QJsonObject &account) {
    auto *dialog = new AccountDialog(m_control, isNew ? AccountDialog::Purpose::New : AccountDialog::Purpose::Change,
                                     account, m_groups, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void AccountsPage::onEdit(const AccountRow &row) { openForm(false, row.account); }

void AccountsPage::onDuplicate(const AccountRow &row) { openForm(true, row.account); }

void AccountsPage::onEnable(const AccountRow &row) {
    const bool enabled = row.state == AccountRow::State::Disabled || row.state == AccountRow::State::Pending;
    const auto set = [this, row, enabled] {
        change(row, {{QStringLiteral("enabled"), enabled}}, tr("The account could not be changed."));
    };
    if (enabled || row.sessions == 0)
        return set();
    confirm(*this,
            {tr("Disable %1?").arg(visibleText(row.name)),
             tr("%n session(s) of this account will be ended.", nullptr, row.sessions), tr("Cancel"), tr("Disable")},
            set);
}

void AccountsPage::onResetPassword(const AccountRow &row) {
    const auto reset = [this, name = row.name] {
        const QString password = makeSharePassword();
        ask({{QStringLiteral("request"), QStringLiteral("account-set")},
             {QStringLiteral("name"), name},
             {QStringLiteral("password"), password}},
            tr("The password could not be changed."), [this, name, password](const QJsonObject &) {
                auto *card = new PasswordCard(name, password, this);
                card->setAttribute(Qt::WA_DeleteOnClose);
                card->open();
            });
    };
    confirm(*this,
            {tr("Reset the password of %1?").arg(visibleText(row.name)),
             tr("The old one ends at once; a new one is made and shown once."), tr("Cancel"), tr("Reset password")},
            reset);
}

void AccountsPage::onRecount(const AccountRow &row) {
    ask({{QStringLiteral("request"), QStringLiteral("recount")}, {QStringLiteral("name"), row.name}},
        tr("The space could not be counted."), [this, name = row.name](const QJsonObject &answer) {
            if (answer[QStringLiteral("deferred")].toBool())
                complain(*this, tr("%1 will be counted at its next sign-in.").arg(visibleText(name)),
                         tr("Only what an account with a limit uses is counted, and only once it has signed in."));
            refresh();
        });
}

void AccountsPage::onUploads(const AccountRow &row) {
    auto *dialog = new UploadsDialog(m_control, row.name, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void AccountsPage::onRemove(const AccountRow &row) {
    confirm(*this,
            {tr("Delete the account %1?").arg(visibleText(row.name)),
             tr("Its sessions end. Its files stay where they are: %1").arg(visibleText(row.home)), tr("Cancel"),
             tr("Delete account")},
            [this, name = row.name] {
                ask({{QStringLiteral("request"), QStringLiteral("account-remove")}, {QStringLiteral("name"), name}},
                    tr("The account could not be deleted."));
            });
}

void AccountsPage::onGroups() {
    auto *dialog = new GroupsDialog(m_control, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}
