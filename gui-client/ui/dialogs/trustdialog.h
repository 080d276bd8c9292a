// Asks whether a server is the one it says it is: certificate unknown, certificate changed, or no encryption to be had.
// A changed certificate is a loud warning; nothing but a deliberate click trusts it.
#pragma once

#include "connection/question.h"

#include <QDialog>

class TrustDialog : public QDialog {
    Q_OBJECT
public:
    explicit TrustDialog(const Question &question, QWidget *parent = nullptr);

    Answer answer() const { return m_answer; }

private:
    void addCertificate(class QVBoxLayout &layout);
    void choose(bool accepted, bool remember);

    Question m_question;
    Answer m_answer;
};

// "3F:9A:…" on two lines, whole.
QString fingerprintText(const QByteArray &sha256);
