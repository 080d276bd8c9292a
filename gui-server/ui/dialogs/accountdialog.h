// One account in a form of four pages: a new one, a copy of another, or one that there is. Asks the server and closes
// when it has said yes.
#pragma once

#include "models/servercontrol.h"

#include <QDialog>

class PlainLabel;
class QCheckBox;
class QComboBox;
class QDateEdit;
class QLineEdit;
class QPushButton;
class QTabWidget;
class SettingsForm;

class AccountDialog : public QDialog {
    Q_OBJECT
public:
    enum class Purpose { New, Change };
    // account: as "account-list" tells it; for New what the fields begin with, without its name. groups: their names.
    AccountDialog(ServerControl &control, Purpose purpose, const QJsonObject &account, const QStringList &groups,
                  QWidget *parent = nullptr);

private:
    QWidget *makeGeneral(const QStringList &groups);
    void show(const QJsonObject &account);
    QJsonObject general() const;
    void onSave();
    void onAnswer(const QJsonObject &answer);

    ServerControl &m_control;
    const Purpose m_purpose;
    QTabWidget *m_tabs; // the name is on the first
    QLineEdit *m_name;
    QLineEdit *m_password = nullptr; // of a new account
    QComboBox *m_group;
    QCheckBox *m_enabled, *m_ends;
    QDateEdit *m_end;
    QLineEdit *m_email, *m_note;
    SettingsForm *m_settings;
    PlainLabel *m_complaint;
    QPushButton *m_save;
    QJsonObject m_shown; // general() right after show()
};
