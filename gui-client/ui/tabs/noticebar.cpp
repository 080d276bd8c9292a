#include "tabs/noticebar.h"

#include "base/visibletext.h"
#include "ui/iconbutton.h"
#include "ui/labels.h"
#include "ui/metrics.h"
#include "ui/style.h"

#include <QAccessible>
#include <QApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

NoticeBar::NoticeBar(QWidget *parent)
    : Card(parent) {
    m_icon = new IconLabel(QStringLiteral("info"), Ink::Text, this, 18);
    m_sentence = new PlainLabel(QString(), Ink::Text, this);
    m_sentence->setWeight(QFont::DemiBold);
    m_sentence->setWordWrap(true);
    m_rest = new PlainLabel(QString(), Ink::Text, this);
    m_rest->setWordWrap(true);
    m_details = new PlainLabel(QString(), Ink::Muted, this);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_details->setWordWrap(true);
    m_details->hide();
    m_remedyButton = makeRemedyButton(m_apply);
    m_otherButton = makeRemedyButton(m_applyOther);
    m_detailsButton = new QPushButton(tr("Details"), this);
    m_detailsButton->setCheckable(true);
    makeLink(*m_detailsButton);
    m_detailsButton->setMinimumHeight(Metrics::ControlHeight); // as the buttons beside it
    auto *close = new IconButton(QStringLiteral("x"), tr("Dismiss this notice"), this);
    connect(m_detailsButton, &QPushButton::toggled, m_details, &QWidget::setVisible);
    connect(close, &QToolButton::clicked, this, &NoticeBar::dismiss);

    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_sentence);
    texts->addWidget(m_rest);
    texts->addWidget(m_details);
    auto *row = m_row = new QHBoxLayout;
    row->setContentsMargins(Metrics::Medium, Metrics::Small, Metrics::Small, Metrics::Tiny);
    row->setSpacing(Metrics::Small);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    row->addWidget(m_detailsButton, 0, Qt::AlignTop);
    row->addWidget(m_otherButton, 0, Qt::AlignTop);
    row->addWidget(m_remedyButton, 0, Qt::AlignTop);
    row->addWidget(close, 0, Qt::AlignTop);
    content().addLayout(row);
    setAccessibleName(tr("Notice"));
    hide();
}

QPushButton *NoticeBar::makeRemedyButton(std::function<void()> &apply) {
    auto *button = new QPushButton(this);
    connect(button, &QPushButton::clicked, this, [this, &apply] {
        const std::function<void()> chosen = apply;
        dismiss();
        if (chosen)
            chosen();
    });
    return button;
}

void NoticeBar::showFailure(const FailureWords &words, const QString &details, const Remedy &remedy,
                            const QObject *about) {
    QStringList rest;
    if (!words.cause.isEmpty())
        rest.append(tr("Reason: %1").arg(FailureWords::asSentence(words.cause)));
    if (!words.advice.isEmpty())
        rest.append(words.advice);
    present(Look::Error, QStringLiteral("circle-alert"), {words.sentence, rest.join(u'\n'), details}, remedy);
    m_about = about;
}

void NoticeBar::showNote(const QString &text, const Remedy &remedy, const Remedy &other, const QObject *about) {
    present(Look::Warning, QStringLiteral("info"), {text, {}, {}}, remedy, other);
    m_about = about;
}

void NoticeBar::showDone(const QString &text, const Remedy &remedy) {
    present(Look::Done, QStringLiteral("circle-check"), {text, {}, {}}, remedy);
}

void NoticeBar::showMessage(const QString &from, const QString &message) {
    QStringList lines;
    if (isVisibleTo(parentWidget()) && m_sentence->text() == from)
        lines = m_rest->text().split(u'\n');
    const QStringList added = message.split(u'\n');
    for (const QString &line : added)
        if (const QString shown = visibleText(line); !lines.contains(shown))
            lines.append(shown);
    present(Look::Info, QStringLiteral("message-square"), {from, lines.join(u'\n'), {}});
}

void NoticeBar::present(Look look, const QString &icon, const Words &words, const Remedy &remedy, const Remedy &other) {
    m_about = nullptr;
    setLook(look);
    m_icon->set(icon, inkOf(look));
    m_sentence->setText(words.sentence);
    m_rest->setText(words.rest);
    m_rest->setVisible(!words.rest.isEmpty());
    m_row->setAlignment(m_icon, words.rest.isEmpty() ? Qt::AlignVCenter : Qt::AlignTop); // beside the sentence
    m_details->setText(words.details);
    m_detailsButton->setChecked(false);
    m_detailsButton->setVisible(!words.details.isEmpty());
    m_remedyButton->setText(remedy.text);
    m_remedyButton->setVisible(!remedy.text.isEmpty());
    m_apply = remedy.apply;
    m_otherButton->setText(other.text);
    m_otherButton->setVisible(!other.text.isEmpty());
    m_applyOther = other.apply;
    setAccessibleDescription(words.sentence + u' ' + words.rest);
    show();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void NoticeBar::dismiss() {
    m_apply = {};
    m_applyOther = {};
    m_about = nullptr;
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    hide();
    if (hadFocus)
        Q_EMIT focusLeft();
}

void NoticeBar::resolve(const QObject *about) {
    if (about && about == m_about)
        dismiss();
}

QString NoticeBar::sentence() const { return m_sentence->text(); }

QString NoticeBar::rest() const { return m_rest->text(); }
