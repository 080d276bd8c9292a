// The settings: a list of topics, one page for each. What was changed is written with OK; whoever a setting concerns
// hears of it from the settings file.
#pragma once

#include <QDialog>

class QStackedWidget;
class QStandardItemModel;
class SettingsFile;
class SettingsPage;
class TableView;

class SettingsDialog : public QDialog {
    Q_OBJECT
public:
    explicit SettingsDialog(SettingsFile &settings, QWidget *parent = nullptr);

    void accept() override;

private:
    void addPage(SettingsPage *page);

    QStandardItemModel *m_topics;
    TableView *m_list;
    QStackedWidget *m_stack;
    QList<SettingsPage *> m_pages;
};
