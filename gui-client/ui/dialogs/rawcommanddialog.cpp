#include "dialogs/rawcommanddialog.h"

#include "base/log.h"
#include "base/visibletext.h"
#include "models/failurewords.h"
#include "operations/rawcommand.h"
#include "ui/card.h"
#include "ui/metrics.h"
#include "ui/style.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

RawCommandDialog::RawCommandDialog(Browser &browser, QWidget *parent)
    : QDialog(parent)
    , m_browser(&browser) {
    setWindowTitle(tr("Raw command"));
    resize(620, 420);
    m_talk = new QPlainTextEdit(this);
    m_talk->setReadOnly(true);
    m_talk->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_talk->setAccessibleName(tr("Replies"));
    m_talk->setPlaceholderText(tr("HELP lists what the server understands."));
    auto *card = new Card(this);
    card->addPadded(m_talk, 1);
    m_command = new QLineEdit(this);
    m_command->setAccessibleName(tr("Command"));
    m_command->setPlaceholderText(QStringLiteral("SITE HELP"));
    auto *send = new QPushButton(tr("Send"), this);
    makePrimary(*send);
    connect(send, &QPushButton::clicked, this, &RawCommandDialog::onSend);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(Metrics::Small);
    foot->addWidget(m_command, 1);
    foot->addWidget(send);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metrics::Large, Metrics::Large, Metrics::Large, Metrics::Large);
    layout->setSpacing(Metrics::Medium);
    layout->addWidget(card, 1);
    layout->addLayout(foot);
    m_command->setFocus();
    connect(&browser, &Browser::answered, this, &RawCommandDialog::onAnswered);
    connect(&browser, &Browser::finished, this, [this](Browser::RequestId request, const Failure &failure) {
        if (request == m_request && failure)
            say(tr("No answer: %1").arg(FailureWords::causeOf(failure)));
    });
    connect(&browser, &QObject::destroyed, send, [send] { send->setEnabled(false); });
}

void RawCommandDialog::onSend() {
    const QByteArray line = m_command->text().trimmed().toUtf8();
    if (line.isEmpty() || !m_browser)
        return;
    say(QStringLiteral("> ") + visibleText(QByteArrayView(maskSecrets(line))));
    m_command->selectAll();
    if (RawCommand::isAllowed(line))
        m_request = m_browser->command(line);
    else
        say(tr("This one is left to Wherry: it would bring the connection out of step."));
}

void RawCommandDialog::onAnswered(Browser::RequestId request, const Reply &reply) {
    if (request != m_request)
        return;
    const qsizetype last = reply.lines.size() - 1;
    for (qsizetype i = 0; i <= last; ++i) {
        const bool hasCode = i == 0 || i == last;
        say((hasCode ? QString::number(reply.code) : QStringLiteral("   ")) + u' ' +
            visibleText(QByteArrayView(reply.lines.at(i))));
    }
}

void RawCommandDialog::say(const QString &line) { m_talk->appendPlainText(line); }
