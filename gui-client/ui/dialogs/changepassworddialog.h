// One's own password on the server, a new one in place of the present one.
#pragma once

#include <QDialog>

class QLineEdit;
class QPushButton;

class ChangePasswordDialog : public QDialog {
    Q_OBJECT
public:
    // account: "mara on ftp.example.org".
    explicit ChangePasswordDialog(const QString &account, QWidget *parent = nullptr);

    QString present() const;
    QString chosen() const;

private:
    void onEdited();

    QLineEdit *m_present;
    QLineEdit *m_chosen;
    QLineEdit *m_repeated;
    QPushButton *m_apply;
};
