#include "dialogs/passworddialog.h"

#include "base/visibletext.h"
#include "ui/dialogfoot.h"
#include "ui/labels.h"
#include "ui/metrics.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

PasswordDialog::PasswordDialog(const Question &question, QWidget *parent)
    : QDialog(parent) {
    setWindowTitle(tr("Password"));
    setMinimumWidth(420);
    auto *text = new PlainLabel(tr("Password of %1 on %2").arg(visibleText(question.user), visibleText(question.host)),
                                Ink::Text, this);
    text->setWeight(QFont::DemiBold);
    text->setWordWrap(true);
    m_password = new QLineEdit(this);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setAccessibleName(tr("Password"));
    auto *go = new QPushButton(tr("Log in"), this);
    connect(go, &QPushButton::clicked, this, &QDialog::accept);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, Metrics::Large);
    layout->setSpacing(Metrics::Medium);
    layout->addWidget(text);
    layout->addWidget(m_password);
    layout->addLayout(makeDialogFoot(*this, *go));
    m_password->setFocus();
}

Answer PasswordDialog::answer() const {
    Answer answer;
    answer.accepted = result() == Accepted;
    answer.text = m_password->text();
    return answer;
}
