#include "settings/certificatecard.h"

#include "base/visibletext.h"
#include "dialogs/confirmation.h"
#include "dialogs/importdialog.h"
#include "models/showntime.h"
#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/metrics.h"

#include <QApplication>
#include <QClipboard>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

CertificateCard::CertificateCard(ServerControl &control, QWidget *parent)
    : QWidget(parent)
    , m_control(control)
    , m_subject(new PlainLabel)
    , m_validity(new PlainLabel)
    , m_fingerprint(new PlainLabel)
    , m_note(new PlainLabel({}, Ink::Muted))
    , m_copy(new QPushButton(themedIcon(QStringLiteral("copy")), tr("Copy fingerprint")))
    , m_import(new QPushButton(themedIcon(QStringLiteral("upload")), tr("Import…")))
    , m_renew(new QPushButton(themedIcon(QStringLiteral("refresh-cw")), tr("Make a new one…"))) {
    m_subject->setWeight(QFont::DemiBold);
    m_fingerprint->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_fingerprint->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_fingerprint->setAccessibleName(tr("Fingerprint (SHA-256)"));
    m_note->setRelativeSize(-1);
    m_import->setAccessibleName(tr("Import certificate"));
    m_renew->setAccessibleName(tr("Make a new certificate"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Metrics::Small);
    for (QPushButton *button : {m_copy, m_import, m_renew})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Metrics::Tiny);
    for (PlainLabel *label : {m_subject, m_validity, m_fingerprint, m_note}) {
        label->setWordWrap(label != m_fingerprint);
        layout->addWidget(label);
    }
    layout->addSpacing(Metrics::Tiny);
    layout->addLayout(buttons);
    connect(m_copy, &QPushButton::clicked, this, &CertificateCard::onCopy);
    connect(m_import, &QPushButton::clicked, this, &CertificateCard::onImport);
    connect(m_renew, &QPushButton::clicked, this, &CertificateCard::onRenew);
    connect(&m_control, &ServerControl::settingsChanged, this, &CertificateCard::refresh);
    connect(&m_control, &ServerControl::stateChanged, this, &CertificateCard::refresh);
    refresh();
}

QString CertificateCard::twoLines(const QString &fingerprint) {
    const qsizetype half = fingerprint.size() / 2;
    return fingerprint.isEmpty() ? QString() : QString(fingerprint.left(half) + u'\n' + fingerprint.mid(half + 1));
}

void CertificateCard::refresh() {
    const Configuration &configuration = m_control.configuration();
    const bool isOwn = configuration.certificateFile.isEmpty();
    const Expected<CertificateFacts> found = m_control.certificate();
    const CertificateFacts facts = found ? *found : CertificateFacts();
    m_subject->setInk(found ? Ink::Text : Ink::Error);
    if (!found)
        m_subject->setText(visibleText(found.error().text));
    else if (configuration.tls == TlsPolicy::Off)
        m_subject->setText(tr("TLS is off"));
    else if (facts.isNull())
        m_subject->setText(tr("The certificate is made when the server first starts"));
    else
        m_subject->setText(visibleText(facts.commonName.isEmpty() ? facts.subject : facts.commonName));
    const bool isOver = !facts.isNull() && facts.notAfter < QDateTime::currentDateTimeUtc();
    m_validity->setInk(isOver ? Ink::Error : Ink::Muted);
    m_validity->setText(facts.isNull() ? QString()
                                       : tr("%1, valid from %2 to %3")
                                             .arg(facts.selfSigned ? tr("Self-signed")
                                                                   : tr("Issued by %1").arg(visibleText(facts.issuer)),
                                                  ShownTime::day(facts.notBefore), ShownTime::day(facts.notAfter)));
    m_fingerprint->setText(twoLines(facts.fingerprintText()));
    m_note->setText(isOwn ? tr("Kept in the data directory.")
                          : tr("In %1, which another program renews; take its name away below to keep one here.")
                                .arg(visibleText(configuration.certificateFile)));
    for (PlainLabel *label : {m_validity, m_fingerprint})
        label->setVisible(!facts.isNull());
    m_copy->setEnabled(!facts.isNull());
    m_import->setEnabled(isOwn && configuration.tls != TlsPolicy::Off);
    m_renew->setEnabled(m_import->isEnabled());
}

void CertificateCard::onCopy() {
    if (const auto facts = m_control.certificate(); facts)
        QApplication::clipboard()->setText(facts->fingerprintText());
}

void CertificateCard::tell(const Expected<CertificateFacts> &outcome, const QString &complaint) {
    if (!outcome)
        complain(*this, complaint, outcome.error().text);
}

void CertificateCard::onImport() {
    auto *dialog = new ImportDialog(m_control, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void CertificateCard::onRenew() {
    confirm(*this,
            {tr("Make a new certificate?"),
             tr("Its fingerprint will be another: clients that trust the present one will warn until they are told. "
                "Open sessions stay."),
             tr("Cancel"), tr("Make a new one")},
            [this] { tell(m_control.renewCertificate(), tr("The certificate could not be made.")); });
}
