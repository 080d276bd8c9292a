// "Share a folder": which one, what people may do, who can reach it, for how long; then a card with all that has to be
// passed on. Nothing listens before a person has pressed Share.
#pragma once

#include "models/servercontrol.h"

#include <QDialog>

class PlainLabel;
class QButtonGroup;
class QComboBox;
class QLineEdit;
class QPushButton;
class QStackedWidget;

class ShareDialog : public QDialog {
    Q_OBJECT
public:
    // The control must outlive the dialog.
    explicit ShareDialog(ServerControl &control, QWidget *parent = nullptr);

    void setFolder(const QString &folder);

Q_SIGNALS:
    void shared(const QString &account);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *makeForm();
    QWidget *makeRights();
    void onChooseFolder();
    void onEdited();
    void onShare();
    QString problem() const; // empty when the form can be shared
    void showResult(const QString &account, const QString &password, qint64 endsAt);

    ServerControl &m_control;
    QStackedWidget *m_steps;
    QLineEdit *m_folder, *m_account, *m_password;
    QButtonGroup *m_rights;
    QComboBox *m_reach, *m_end;
    PlainLabel *m_complaint;
    QPushButton *m_share;
};
