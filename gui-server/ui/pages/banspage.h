// Who may not connect: the bans, made by hand or by the server itself, and below them the address rules.
#pragma once

#include "models/servercontrol.h"
#include "pages/listpage.h"

#include <QTimer>

class BanModel;
class NaturalSortProxy;
class PlainLabel;
class QPushButton;
class TableView;
class TopicForm;
struct BanRow;

class BansPage : public ListPage {
    Q_OBJECT
public:
    explicit BansPage(ServerControl &control, QWidget *parent = nullptr);

    TableView &table() { return *m_table; }
    BanModel &model() { return *m_model; }

Q_SIGNALS:
    void counted(int bans);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void makeTable();
    void makeRules();
    QList<const BanRow *> chosen() const;
    void refresh();
    void onRowsChanged();
    void onEdit();
    void onLift();
    void onRulesEdited();
    void onSaveRules();

    ServerControl &m_control;
    BanModel *m_model;
    NaturalSortProxy *m_proxy;
    TableView *m_table;
    QPushButton *m_add, *m_edit, *m_lift;
    TopicForm *m_rules;
    PlainLabel *m_rulesMessage;
    QPushButton *m_discard, *m_save;
    QTimer m_soon;    // many changes at once are one
    QTimer m_refresh; // bans end without a signal
};
