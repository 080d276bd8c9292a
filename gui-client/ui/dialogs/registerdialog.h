// An account of one's own on a server that gives accounts: where, which name, which password. Closes when the server
// has said yes.
#pragma once

#include "base/laterptr.h"
#include "session/registration.h"
#include "ui/palette.h"

#include <QDialog>

#include <functional>

class ClientEngine;
class PlainLabel;
class QComboBox;
class QLineEdit;
class QPushButton;
class QSpinBox;

class RegisterDialog : public QDialog {
    Q_OBJECT
public:
    using AnswerTaker = std::function<void(const Answer &)>;

    // like: what the fields begin with. The engine outlives the dialog.
    RegisterDialog(ClientEngine &engine, const Site &like, QWidget *parent = nullptr);
    ~RegisterDialog() override;

Q_SIGNALS:
    // With its password. words: the server's.
    void registered(const Site &site, const QString &words);
    void questionAsked(const Question &question, const RegisterDialog::AnswerTaker &answer);

private:
    Site site() const;
    void onEdited();
    void tell(const QString &text, Ink ink);
    void setBusy(bool busy);
    void onRegister();
    void onFinished(const Failure &failure, const QString &words);

    ClientEngine &m_engine;
    const Site m_like;
    LaterPtr<Registration> m_registration;
    QLineEdit *m_host; // from here on in the order of Tab
    QSpinBox *m_port;
    QComboBox *m_tls;
    QLineEdit *m_user, *m_password, *m_repeated;
    PlainLabel *m_state;
    QPushButton *m_go;
};
