#include "dialogs/trustdialog.h"

#include "base/visibletext.h"
#include "models/enginesentences.h"
#include "ui/card.h"
#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/metrics.h"
#include "ui/style.h"

#include <QDateTime>
#include <QFontDatabase>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

QString fingerprintText(const QByteArray &sha256) {
    const QString hex = QString::fromLatin1(sha256.toHex(':').toUpper());
    const qsizetype half = hex.size() / 2;
    return hex.size() < 60 ? hex : QString(hex.left(half) + u'\n' + hex.mid(half + 1));
}

TrustDialog::TrustDialog(const Question &question, QWidget *parent)
    : QDialog(parent)
    , m_question(question) {
    setMinimumWidth(560);
    const QString host = visibleText(question.host);
    const bool isChanged = question.kind == Question::Kind::ChangedCertificate;
    const bool isPlain = question.kind == Question::Kind::PlainConnection;
    QString title = tr("Is this %1?").arg(host);
    QString text =
        tr("The server shows a certificate that this computer does not know yet. Compare the fingerprint with "
           "the one that the administrator of the server gave you.");
    if (isChanged) {
        title = tr("The certificate of %1 has changed").arg(host);
        text = tr(
            "It is not the one you trusted before. Someone may be listening in between. Ask the administrator of the "
            "server whether the certificate was renewed before you go on. Nothing has been sent yet.");
    } else if (isPlain) {
        title = tr("%1 offers no encryption").arg(host);
        text = tr("Your password and all files would go over the network in clear: everyone on the way can read them.");
    }
    setWindowTitle(isPlain ? tr("No encryption") : tr("Certificate"));

    auto *head = new QHBoxLayout;
    auto *icon = new QLabel(this);
    icon->setPixmap(themedIcon(isChanged ? QStringLiteral("shield-x") : QStringLiteral("shield-alert"),
                               isChanged ? Ink::Error : Ink::Warning)
                        .pixmap(32, 32));
    icon->setAlignment(Qt::AlignTop);
    auto *headline = new PlainLabel(title, isChanged ? Ink::Error : Ink::Text, this);
    headline->setWeight(QFont::DemiBold);
    headline->setRelativeSize(2);
    headline->setWordWrap(true);
    auto *body = new PlainLabel(text, Ink::Text, this);
    body->setWordWrap(true);
    auto *texts = new QVBoxLayout;
    texts->addWidget(headline);
    texts->addWidget(body);
    head->setSpacing(Metrics::Medium);
    head->addWidget(icon);
    head->addLayout(texts, 1);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, Metrics::Large);
    layout->setSpacing(Metrics::Medium);
    layout->addLayout(head);
    if (!isPlain)
        addCertificate(*layout);

    auto *foot = new QHBoxLayout;
    foot->addStretch(1);
    const auto button = [&](const QString &label, bool accepted, bool remember) {
        auto *result = new QPushButton(label, this);
        connect(result, &QPushButton::clicked, this, [this, accepted, remember] { choose(accepted, remember); });
        return result;
    };
    QPushButton *refuse = button(tr("Do not connect"), false, false);
    QPushButton *once = button(isPlain ? tr("Connect in clear") : tr("Trust this time"), true, false);
    foot->addWidget(once);
    if (isChanged)
        makeDestructive(*once);
    if (!isPlain) {
        QPushButton *always = button(isChanged ? tr("Trust the new one always") : tr("Trust always"), true, true);
        if (isChanged)
            makeDestructive(*always);
        foot->addWidget(always);
    }
    foot->addWidget(refuse);
    makePrimary(*refuse);
    refuse->setFocus();
    layout->addStretch(1);
    layout->addLayout(foot);
}

void TrustDialog::addCertificate(QVBoxLayout &layout) {
    auto *card = new Card(this);
    auto *grid = new QGridLayout;
    grid->setContentsMargins(Metrics::Medium, Metrics::Medium, Metrics::Medium, Metrics::Small);
    grid->setHorizontalSpacing(Metrics::Large);
    grid->setVerticalSpacing(Metrics::Small);
    grid->setColumnStretch(1, 1);
    int row = 0;
    const auto add = [&](const QString &name, const QString &value, Ink ink = Ink::Text, bool isFixed = false) {
        if (value.isEmpty())
            return;
        auto *label = new PlainLabel(value, ink, card);
        label->setWordWrap(!isFixed);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        label->setAccessibleName(name);
        if (isFixed)
            label->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
        grid->addWidget(new PlainLabel(name, Ink::Muted, card), row, 0, Qt::AlignTop);
        grid->addWidget(label, row++, 1);
    };
    const CertificateFacts &facts = m_question.certificate;
    const auto date = [](const QDateTime &time) { return time.toLocalTime().toString(QStringLiteral("yyyy-MM-dd")); };
    add(tr("Server"), QString(visibleText(m_question.host) + u':' + QString::number(m_question.port)));
    if (m_question.hostMismatch)
        add(tr("Attention"), tr("The certificate was made for another host than %1.").arg(visibleText(m_question.host)),
            Ink::Error);
    add(tr("Made for"), visibleText(facts.subject));
    add(tr("Issued by"), facts.selfSigned ? tr("itself (self-signed)") : visibleText(facts.issuer));
    if (facts.notAfter.isValid()) {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const bool isValid = facts.notBefore <= now && now <= facts.notAfter;
        add(tr("Valid"), tr("%1 to %2").arg(date(facts.notBefore), date(facts.notAfter)),
            isValid ? Ink::Text : Ink::Error);
    }
    add(tr("Fingerprint (SHA-256)"), fingerprintText(facts.fingerprint), Ink::Text, true);
    if (!m_question.pinnedFingerprint.isEmpty())
        add(tr("Trusted before"), fingerprintText(m_question.pinnedFingerprint), Ink::Muted, true);
    QStringList problems;
    for (const QString &problem : std::as_const(m_question.problems))
        problems.append(visibleText(EngineSentences::translated(problem)));
    add(tr("Found"), problems.join(u'\n'), Ink::Warning);
    card->content().addLayout(grid);
    layout.addWidget(card);
}

void TrustDialog::choose(bool accepted, bool remember) {
    m_answer.accepted = accepted;
    m_answer.remember = remember;
    done(accepted ? Accepted : Rejected);
}
