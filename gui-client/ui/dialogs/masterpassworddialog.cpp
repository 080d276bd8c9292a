#include "dialogs/masterpassworddialog.h"

#include "ui/dialogfoot.h"
#include "ui/labels.h"
#include "ui/metrics.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

MasterPasswordDialog::MasterPasswordDialog(Vault::Wanted wanted, QWidget *parent)
    : QDialog(parent) {
    setWindowTitle(tr("Master password"));
    setMinimumWidth(440);
    const bool isNew = wanted == Vault::Wanted::New;
    auto *headline = new PlainLabel(isNew ? tr("Choose a master password") : tr("Master password of the saved sites"),
                                    Ink::Text, this);
    headline->setWeight(QFont::DemiBold);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, Metrics::Large);
    layout->setSpacing(Metrics::Medium);
    layout->addWidget(headline);
    const auto explain = [&](const QString &text, Ink ink) {
        auto *label = new PlainLabel(text, ink, this);
        label->setWordWrap(true);
        layout->addWidget(label);
    };
    if (isNew)
        explain(tr("This computer has no keychain. The passwords of your sites are encrypted under this one, which is "
                   "kept nowhere: who forgets it types the others again."),
                Ink::Muted);
    else if (wanted == Vault::Wanted::Again)
        explain(tr("That was not the master password."), Ink::Error);
    m_password = addField(tr("Master password"));
    layout->addWidget(m_password);
    if (isNew) {
        m_repeated = addField(tr("Master password again"));
        layout->addWidget(m_repeated);
    }
    m_go = new QPushButton(isNew ? tr("Encrypt") : tr("Unlock"), this);
    connect(m_go, &QPushButton::clicked, this, &QDialog::accept);
    layout->addLayout(makeDialogFoot(*this, *m_go));
    m_password->setFocus();
    onEdited();
}

QLineEdit *MasterPasswordDialog::addField(const QString &name) {
    auto *field = new QLineEdit(this);
    field->setEchoMode(QLineEdit::Password);
    field->setAccessibleName(name);
    field->setPlaceholderText(name);
    connect(field, &QLineEdit::textEdited, this, &MasterPasswordDialog::onEdited);
    return field;
}

std::optional<QString> MasterPasswordDialog::given() const {
    return result() == Accepted ? std::optional(m_password->text()) : std::nullopt;
}

void MasterPasswordDialog::onEdited() {
    m_go->setEnabled(!m_password->text().isEmpty() && (!m_repeated || m_repeated->text() == m_password->text()));
}
