#include "dialogs/changepassworddialog.h"

#include "ui/dialogfoot.h"
#include "ui/labels.h"
#include "ui/metrics.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

ChangePasswordDialog::ChangePasswordDialog(const QString &account, QWidget *parent)
    : QDialog(parent) {
    setWindowTitle(tr("Change password"));
    setMinimumWidth(440);
    auto *headline = new PlainLabel(tr("Password of %1").arg(account), Ink::Text, this);
    headline->setWeight(QFont::DemiBold);
    headline->setWordWrap(true);
    auto *form = new QFormLayout;
    form->setVerticalSpacing(Metrics::Small);
    const auto field = [&](const QString &name) {
        auto *edit = new QLineEdit(this);
        edit->setEchoMode(QLineEdit::Password);
        edit->setAccessibleName(name);
        auto *label = new PlainLabel(name, Ink::Text, this);
        label->setBuddy(edit);
        form->addRow(label, edit);
        connect(edit, &QLineEdit::textEdited, this, &ChangePasswordDialog::onEdited);
        return edit;
    };
    m_present = field(tr("Present password"));
    m_chosen = field(tr("New password"));
    m_repeated = field(tr("New password again"));
    m_apply = new QPushButton(tr("Change"), this);
    connect(m_apply, &QPushButton::clicked, this, &QDialog::accept);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, Metrics::Large);
    layout->setSpacing(Metrics::Medium);
    layout->addWidget(headline);
    layout->addLayout(form);
    layout->addStretch(1);
    layout->addLayout(makeDialogFoot(*this, *m_apply));
    onEdited();
}

QString ChangePasswordDialog::present() const { return m_present->text(); }

QString ChangePasswordDialog::chosen() const { return m_chosen->text(); }

// SITE PSWD separates the two with a space: the present one can hold none.
void ChangePasswordDialog::onEdited() {
    m_apply->setEnabled(!present().isEmpty() && !present().contains(u' ') && !chosen().isEmpty() &&
                        chosen() == m_repeated->text());
}
