// Asks for the master password of the saved ones, on computers without a keychain.
#pragma once

#include "sites/vault.h"

#include <QDialog>

class QLineEdit;
class QPushButton;

class MasterPasswordDialog : public QDialog {
    Q_OBJECT
public:
    explicit MasterPasswordDialog(Vault::Wanted wanted, QWidget *parent = nullptr);

    std::optional<QString> given() const; // nothing when it was cancelled

private:
    QLineEdit *addField(const QString &name);
    void onEdited();

    QLineEdit *m_password;
    QLineEdit *m_repeated = nullptr; // of a new one
    QPushButton *m_go;
};
