// Asks for a password during the login.
#pragma once

#include "connection/question.h"

#include <QDialog>

class QLineEdit;

class PasswordDialog : public QDialog {
    Q_OBJECT
public:
    explicit PasswordDialog(const Question &question, QWidget *parent = nullptr);

    Answer answer() const;

private:
    QLineEdit *m_password;
};
