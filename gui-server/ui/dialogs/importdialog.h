// Importing a certificate with its key from PEM files; what is wrong with them is said here, and nothing changes then.
#pragma once

#include "models/servercontrol.h"

#include <QDialog>

class PlainLabel;
class QFormLayout;
class QLineEdit;

class ImportDialog : public QDialog {
    Q_OBJECT
public:
    explicit ImportDialog(ServerControl &control, QWidget *parent = nullptr);

    void accept() override;

private:
    QLineEdit *addFile(QFormLayout &layout, const QString &label);

    ServerControl &m_control;
    QLineEdit *m_certificate, *m_key, *m_password;
    PlainLabel *m_complaint;
};
