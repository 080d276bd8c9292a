// The accounts of the store: list with what they use, and all that can be done to one.
#pragma once

#include "models/servercontrol.h"
#include "pages/listpage.h"

#include <QJsonArray>
#include <QTimer>

class AccountModel;
class NaturalSortProxy;
class QAction;
class QMenu;
class QPushButton;
class TableView;
struct AccountRow;

class AccountsPage : public ListPage {
    Q_OBJECT
public:
    explicit AccountsPage(ServerControl &control, QWidget *parent = nullptr);

    TableView &table() { return *m_table; }
    AccountModel &model() { return *m_model; }

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void makeActions();
    QAction *addAction(const char *iconName, const QString &text, void (AccountsPage::*act)(const AccountRow &),
                       const QKeySequence &shortcut = {});
    const AccountRow *chosen() const; // null when not exactly one is selected
    void onRowsChanged();
    void onSelectionChanged();
    void refresh();
    void askAccounts(const QString &after);
    void onUsage(const QJsonObject &answer);
    void openForm(bool isNew, const QJsonObject &account);
    void change(const AccountRow &row, const QJsonObject &members, const QString &complaint);
    void ask(const QJsonObject &request, const QString &complaint,
             const std::function<void(const QJsonObject &)> &then = {});
    void onEdit(const AccountRow &row);
    void onDuplicate(const AccountRow &row);
    void onEnable(const AccountRow &row);
    void onResetPassword(const AccountRow &row);
    void onRecount(const AccountRow &row);
    void onUploads(const AccountRow &row);
    void onRemove(const AccountRow &row);
    void onGroups();

    ServerControl &m_control;
    AccountModel *m_model;
    NaturalSortProxy *m_proxy;
    TableView *m_table;
    QPushButton *m_edit, *m_groupsButton, *m_add;
    QAction *m_enable = nullptr;
    QMenu *m_menu;
    QTimer m_refresh; // what accounts use changes without a signal
    QJsonArray m_arriving;
    QStringList m_groups;
    bool m_isAsking = false;
    bool m_isStale = false; // changed while it was being asked for
};
