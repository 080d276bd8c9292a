#include "ui/textdialog.h"

#include "ui/dialogfoot.h"
#include "ui/labels.h"
#include "ui/metrics.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

TextDialog::TextDialog(const Words &words, QWidget *parent)
    : QDialog(parent) {
    setWindowTitle(words.title);
    setMinimumWidth(420);
    m_field = new QLineEdit(this);
    m_field->setAccessibleName(words.label);
    auto *label = new PlainLabel(words.label, Ink::Text, this);
    label->setWordWrap(true);
    label->setBuddy(m_field);
    m_note = new PlainLabel({}, Ink::Error, this);
    m_note->setWordWrap(true);
    m_note->hide();
    m_action = new QPushButton(words.action, this);
    connect(m_action, &QPushButton::clicked, this, &QDialog::accept);
    connect(this, &QDialog::accepted, this, [this] { Q_EMIT taken(text()); });
    connect(m_field, &QLineEdit::textChanged, this, &TextDialog::judge);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, Metrics::Large);
    layout->setSpacing(Metrics::Medium);
    auto *entry = new QVBoxLayout;
    entry->setSpacing(Metrics::Tiny);
    entry->addWidget(label);
    entry->addWidget(m_field);
    entry->addWidget(m_note);
    layout->addLayout(entry);
    layout->addStretch(1);
    layout->addLayout(makeDialogFoot(*this, *m_action));
    m_field->setFocus();
    judge();
}

void TextDialog::setCheck(Check check) {
    m_check = std::move(check);
    judge();
}

void TextDialog::setText(const QString &text) {
    m_field->setText(text);
    m_field->selectAll();
}

QString TextDialog::text() const { return m_field->text(); }

void TextDialog::judge() {
    const bool isBlank = text().trimmed().isEmpty();
    const QString trouble = isBlank || !m_check ? QString() : m_check(text());
    m_note->setText(trouble);
    m_note->setVisible(!trouble.isEmpty());
    m_field->setAccessibleDescription(trouble);
    m_action->setEnabled(!isBlank && trouble.isEmpty());
    layout()->activate();
    if (const int needed = layout()->totalHeightForWidth(width()); isVisible() && height() < needed)
        resize(width(), needed);
}
