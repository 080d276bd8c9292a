#include "dialogs/registerdialog.h"

#include "base/visibletext.h"
#include "models/failurewords.h"
#include "models/tlswords.h"
#include "program/clientengine.h"
#include "sites/formrows.h"
#include "ui/dialogfoot.h"
#include "ui/labels.h"
#include "ui/metrics.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace {
constexpr TlsMode modes[] = {TlsMode::Required, TlsMode::Implicit}; // a new password never goes in clear
}

RegisterDialog::RegisterDialog(ClientEngine &engine, const Site &like, QWidget *parent)
    : QDialog(parent)
    , m_engine(engine)
    , m_like(like)
    , m_host(new QLineEdit(like.host, this))
    , m_port(new QSpinBox(this))
    , m_tls(new QComboBox(this))
    , m_user(new QLineEdit(like.isAnonymous() ? QString() : like.user, this))
    , m_password(new QLineEdit(this))
    , m_repeated(new QLineEdit(this))
    , m_state(new PlainLabel({}, Ink::Muted, this))
    , m_go(new QPushButton(tr("Register"), this)) {
    setWindowTitle(tr("Register an account"));
    setMinimumWidth(480);
    auto *note = new PlainLabel(
        tr("Some servers give accounts to whoever asks. Others leave it to their administrator."), Ink::Muted, this);
    note->setWordWrap(true);
    auto *form = new QFormLayout;
    form->setVerticalSpacing(Metrics::Small);
    form->setHorizontalSpacing(Metrics::Large);
    const auto add = [form](const QString &name, QWidget *field) { FormRows::add(*form, name, field); };
    m_port->setRange(1, 65535);
    m_port->setValue(like.port);
    m_port->setButtonSymbols(QAbstractSpinBox::NoButtons);
    for (const TlsMode mode : modes)
        m_tls->addItem(TlsWords::of(mode));
    m_tls->setCurrentIndex(like.tls == TlsMode::Implicit ? 1 : 0);
    add(tr("Host"), m_host);
    add(tr("Port"), m_port);
    add(tr("Encryption"), m_tls);
    add(tr("Username"), m_user);
    add(tr("Password"), m_password);
    add(tr("Password again"), m_repeated);
    for (QLineEdit *field : {m_password, m_repeated})
        field->setEchoMode(QLineEdit::Password);
    for (QLineEdit *field : {m_host, m_user, m_password, m_repeated})
        connect(field, &QLineEdit::textEdited, this, &RegisterDialog::onEdited);
    m_state->setWordWrap(true);
    m_state->setMinimumHeight(Metrics::ControlHeight);

    connect(m_go, &QPushButton::clicked, this, &RegisterDialog::onRegister);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, Metrics::Large);
    layout->setSpacing(Metrics::Medium);
    layout->addWidget(note);
    layout->addLayout(form);
    layout->addWidget(m_state);
    layout->addLayout(makeDialogFoot(*this, *m_go));
    (like.host.isEmpty() ? m_host : m_user)->setFocus();
    onEdited();
}

RegisterDialog::~RegisterDialog() {
    if (m_registration)
        m_registration->disconnect(this);
}

Site RegisterDialog::site() const {
    Site site = m_like; // its proxy and the like
    site.host = m_host->text().trimmed();
    site.port = static_cast<quint16>(m_port->value());
    site.tls = modes[std::max(0, m_tls->currentIndex())];
    site.user = m_user->text();
    site.password = m_password->text();
    return site;
}

void RegisterDialog::onEdited() {
    const bool isSame = m_password->text() == m_repeated->text();
    const bool hasSpace = m_user->text().contains(u' '); // SITE REGISTER ends the name there
    m_go->setEnabled(!m_host->text().trimmed().isEmpty() && !m_user->text().isEmpty() && !hasSpace &&
                     !m_password->text().isEmpty() && isSame);
    tell(hasSpace                                   ? tr("The name cannot hold spaces.")
         : !isSame && !m_repeated->text().isEmpty() ? tr("The passwords differ.")
                                                    : QString(),
         Ink::Muted);
}

void RegisterDialog::tell(const QString &text, Ink ink) {
    m_state->setInk(ink);
    m_state->setText(text);
}

void RegisterDialog::setBusy(bool busy) {
    for (QWidget *field :
         {static_cast<QWidget *>(m_host), static_cast<QWidget *>(m_port), static_cast<QWidget *>(m_tls),
          static_cast<QWidget *>(m_user), static_cast<QWidget *>(m_password), static_cast<QWidget *>(m_repeated),
          static_cast<QWidget *>(m_go)})
        field->setEnabled(!busy);
}

void RegisterDialog::onRegister() {
    const Site wanted = site();
    m_registration.reset(new Registration(wanted, m_engine.services(wanted)));
    Registration *const raw = m_registration.get();
    connect(raw, &Registration::question, this, [this, raw](const Question &question) {
        Q_EMIT questionAsked(question, [guard = QPointer<Registration>(raw)](const Answer &answer) {
            if (guard)
                guard->answer(answer);
        });
    });
    connect(raw, &Registration::finished, this, &RegisterDialog::onFinished);
    setBusy(true);
    tell(tr("Asking %1…").arg(visibleText(wanted.host)), Ink::Muted);
    raw->start();
}

void RegisterDialog::onFinished(const Failure &failure, const QString &words) {
    m_registration.reset();
    setBusy(false);
    if (!failure) {
        accept();
        Q_EMIT registered(site(), words);
        return;
    }
    switch (failure.kind) {
    case Failure::Kind::Refused: // what the server says about a name or a password is the best there is
        tell(FailureWords::causeOf(failure), Ink::Error);
        break;
    case Failure::Kind::Unsupported:
        tell(tr("This server gives no accounts to whoever asks. Ask its administrator."), Ink::Error);
        break;
    default: {
        const FailureWords told = FailureWords::of(failure, visibleText(m_host->text()));
        tell(QStringList{told.sentence, told.cause, told.advice}.join(u' ').simplified(), Ink::Error);
        break;
    }
    }
    m_user->setFocus();
}
