// A new password, shown this once, with a button to copy it.
#pragma once

#include <QDialog>

class PasswordCard : public QDialog {
    Q_OBJECT
public:
    PasswordCard(const QString &account, const QString &password, QWidget *parent = nullptr);
};
