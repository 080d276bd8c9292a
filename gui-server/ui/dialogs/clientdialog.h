// What is known of one connected client, renewed every second until it leaves: who and from where, how encrypted, what
// it moved, its last commands. Values of the answers to "client".
#pragma once

#include "models/servercontrol.h"

#include <QDialog>
#include <QJsonObject>
#include <QTimer>

class PlainLabel;
class QFormLayout;
class QPlainTextEdit;

class ClientDialog : public QDialog {
    Q_OBJECT
public:
    // The control must outlive it.
    ClientDialog(ServerControl &control, quint64 session, QWidget *parent = nullptr);

private:
    void ask();
    void show(const QJsonObject &answer);
    static QString transferText(const QJsonObject &transfer);
    PlainLabel *addLine(QFormLayout &form, const QString &name);

    ServerControl &m_control;
    const quint64 m_session;
    QTimer m_timer;
    PlainLabel *m_address, *m_account, *m_program, *m_encryption, *m_since, *m_idle, *m_directory, *m_received, *m_sent,
        *m_transfer, *m_note;
    QPlainTextEdit *m_commands;
};
