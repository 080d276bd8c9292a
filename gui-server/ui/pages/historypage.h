// What was transferred, who signed in and who was refused, as the store keeps it: filters, search, sums, export.
#pragma once

#include "history/historyquery.h"
#include "models/servercontrol.h"
#include "pages/listpage.h"

#include <QPersistentModelIndex>
#include <QTimer>

class HistoryModel;
class QComboBox;
class QHBoxLayout;
class QLineEdit;
class QPushButton;
class TableView;

class HistoryPage : public ListPage {
    Q_OBJECT
public:
    explicit HistoryPage(ServerControl &control, QWidget *parent = nullptr);

    TableView &table() { return *m_table; }
    HistoryModel &model() { return *m_model; }
    // Writes what the filters let through; CSV, or JSON when the name ends so.
    void exportTo(const QString &path);

protected:
    void showEvent(QShowEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    QHBoxLayout *makeFilters();
    void makeTable();
    HistoryQuery filter() const;
    void applyFilter();
    void refresh();
    void askSum();
    void askAccounts();
    void onStateChanged();
    void onAnswered();
    void onExport();

    ServerControl &m_control;
    HistoryModel *m_model;
    TableView *m_table;
    QComboBox *m_account, *m_span, *m_kind, *m_result;
    QLineEdit *m_search;
    QPushButton *m_export;
    HistorySum m_sum;
    QTimer m_typing;                 // the search follows when somebody has stopped typing
    QTimer m_soon;                   // much that happens at once is asked for once
    bool m_isStale = true;           // something happened while the page was hidden
    QPersistentModelIndex m_topmost; // while rows come on top
};
