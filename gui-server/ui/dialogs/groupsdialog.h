// The groups of the store: a list at the left, what the chosen one sets at the right. Accounts inherit from their group
// what they do not set themselves.
#pragma once

#include "models/servercontrol.h"

#include <QDialog>
#include <QJsonArray>

class PlainLabel;
class QLineEdit;
class QPushButton;
class QStandardItemModel;
class SettingsForm;
class TableView;

class GroupsDialog : public QDialog {
    Q_OBJECT
public:
    explicit GroupsDialog(ServerControl &control, QWidget *parent = nullptr);

private:
    void refresh(const QString &select);
    void onChosen(int row);
    void onSave();
    void onRemove();
    void ask(const QJsonObject &request, const QString &select);

    ServerControl &m_control;
    QStandardItemModel *m_names; // of the groups, then the row for a new one
    TableView *m_list;
    QLineEdit *m_name, *m_note;
    SettingsForm *m_settings;
    PlainLabel *m_complaint;
    QPushButton *m_remove, *m_save;
    QJsonArray m_groups;
};
