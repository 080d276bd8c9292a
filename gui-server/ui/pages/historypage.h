// What was transferred, who signed in and who was refused, as the store keeps it: filters, search, sums, export.
#pragma once

#include "history/historyquery.h"
#include "models/historytotal.h"
#include "models/servercontrol.h"
#include "pages/listpage.h"

#include <QPersistentModelIndex>
#include <QTimer>

class HistoryModel;
class PlainLabel;
class QComboBox;
class QHBoxLayout;
class QLineEdit;
class QPushButton;
class TableView;

class HistoryPage : public ListPage {
    Q_OBJECT
public:
    explicit HistoryPage(ServerControl &control, QWidget *parent = nullptr);
    ~HistoryPage() override;

    TableView &table() { return *m_table; }
    HistoryModel &model() { return *m_model; }
    // Writes what the filters let through; CSV, or JSON when the name ends so.
    void exportTo(const QString &path);
    // A page can be shown in a window that nobody sees, as it is minimised: then it asks for nothing.
    void setWindowSeen(bool seen);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    QHBoxLayout *makeFilters();
    void makeTable();
    QWidget *makeRefusal();
    HistoryQuery filter() const;
    void applyFilter();
    void refresh();
    void askAccounts();
    bool isSeen() const { return m_isShown && m_isWindowSeen; }
    void onStateChanged();
    void refreshExport();
    void onSeenChanged();
    void onScrolled();
    void onAnswered();
    void onRefused(const QString &sentence);
    void onSummed(const HistorySum &sum);
    void onExport();

    ServerControl &m_control;
    HistoryModel *m_model;
    TableView *m_table;
    QComboBox *m_account, *m_span, *m_kind, *m_result;
    QLineEdit *m_search;
    QPushButton *m_export;
    PlainLabel *m_reason; // of a refusal
    QWidget *m_refusal;
    HistoryTotal m_total;
    HistorySum m_sum;
    QTimer m_typing; // the search follows when somebody has stopped typing
    QTimer m_soon;   // much that happens at once is asked for once
    bool m_isShown = false;
    bool m_isWindowSeen = true;
    bool m_isStale = true;           // something happened while nobody saw the page
    QPersistentModelIndex m_topmost; // while rows come on top
};
