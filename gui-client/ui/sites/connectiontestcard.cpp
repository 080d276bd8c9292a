#include "sites/connectiontestcard.h"

#include "base/visibletext.h"
#include "models/counts.h"
#include "models/failurewords.h"
#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/metrics.h"

#include <QGridLayout>
#include <QLabel>
#include <QPointer>

ConnectionTestCard::ConnectionTestCard(QWidget *parent)
    : Card(parent) {
    setAccessibleName(tr("Test of the connection"));
    auto *grid = new QGridLayout;
    grid->setContentsMargins(Metrics::CardPadding, Metrics::Small, Metrics::CardPadding, Metrics::Tiny);
    grid->setHorizontalSpacing(Metrics::Small);
    grid->setVerticalSpacing(Metrics::Tiny);
    grid->setColumnStretch(1, 1);
    for (size_t row = 0; row < m_lines.size(); ++row) {
        m_lines[row] = {new QLabel(this), new PlainLabel({}, Ink::Text, this)};
        m_lines[row].text->setWordWrap(true);
        m_lines[row].text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        grid->addWidget(m_lines[row].icon, static_cast<int>(row), 0, Qt::AlignTop);
        grid->addWidget(m_lines[row].text, static_cast<int>(row), 1);
    }
    content().addLayout(grid);
}

ConnectionTestCard::~ConnectionTestCard() {
    if (m_test)
        m_test->disconnect(this);
}

void ConnectionTestCard::start(const Site &site, const QByteArray &folder, const LinkServices &services) {
    clear();
    m_host = visibleText(site.host);
    m_isProxied = bool(site.proxy);
    m_test.reset(new ConnectionTest(site, folder, services));
    ConnectionTest *const test = m_test.get();
    connect(test, &ConnectionTest::passed, this, &ConnectionTestCard::onPassed);
    connect(test, &ConnectionTest::finished, this, &ConnectionTestCard::onFinished);
    connect(test, &ConnectionTest::question, this, [this, test](const Question &question) {
        Q_EMIT questionAsked(question, [guard = QPointer<ConnectionTest>(test)](const Answer &answer) {
            if (guard)
                guard->answer(answer);
        });
    });
    showWaiting(Step::Connect);
    setVisible(true);
    test->start();
}

void ConnectionTestCard::clear() {
    if (m_test)
        m_test->disconnect(this);
    m_test.reset();
    for (const Line &line : m_lines) {
        line.icon->clear();
        line.text->clear();
        line.icon->hide();
        line.text->hide();
    }
    setVisible(false);
}

QStringList ConnectionTestCard::lines() const {
    QStringList lines;
    for (const Line &line : m_lines)
        if (!line.text->text().isEmpty())
            lines.append(line.text->text());
    return lines;
}

void ConnectionTestCard::show(Step step, const QString &icon, Ink ink, const QString &text) {
    const Line &line = m_lines[static_cast<size_t>(step)];
    line.icon->setPixmap(
        themedIcon(icon, ink).pixmap(QSize(Metrics::IconSize, Metrics::IconSize), devicePixelRatioF()));
    line.text->setText(text);
    line.text->setInk(ink == Ink::Ok ? Ink::Text : ink);
    line.icon->show();
    line.text->show();
}

void ConnectionTestCard::showWaiting(Step step) {
    const auto text = [this, step] {
        switch (step) {
        case Step::Connect:
            return tr("Connecting to %1…").arg(m_host);
        case Step::Encrypt:
            return tr("Agreeing on encryption…");
        case Step::LogIn:
            return tr("Logging in…");
        case Step::List:
            break;
        }
        return tr("Listing a folder…");
    };
    show(step, QStringLiteral("hourglass"), Ink::Muted, text());
}

void ConnectionTestCard::onPassed(Step step) {
    const auto ok = [this, step](const QString &text) { show(step, QStringLiteral("circle-check"), Ink::Ok, text); };
    switch (step) {
    case Step::Connect:
        ok(m_isProxied ? tr("%1 answers through the proxy.").arg(m_host)
                       : tr("%1 answers (%2).").arg(m_host, m_test->address().toString()));
        return showWaiting(Step::Encrypt);
    case Step::Encrypt:
        if (m_test->tlsVersion().isEmpty())
            show(step, QStringLiteral("triangle-alert"), Ink::Warning,
                 tr("Nothing is encrypted: name, password and files go in clear."));
        else
            ok(tr("Encrypted with %1; the certificate is trusted.").arg(m_test->tlsVersion()));
        return showWaiting(Step::LogIn);
    case Step::LogIn:
        ok(tr("The server accepts the login."));
        return showWaiting(Step::List);
    case Step::List:
        return ok(tr("A data connection works: %1 in %2.")
                      .arg(Counts::items(m_test->entries()), visibleText(m_test->folder().bytes())));
    }
}

void ConnectionTestCard::onFinished(const Failure &failure, Step step) {
    m_test->disconnect(this);
    m_test.reset();
    if (failure) {
        show(step, QStringLiteral("circle-x"), Ink::Error, FailureWords::of(failure, m_host).paragraph());
    }
}
