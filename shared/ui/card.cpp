#include "ui/card.h"

#include "ui/labels.h"
#include "ui/metrics.h"
#include "ui/stylepainting.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QPlainTextEdit>
#include <QTreeView>
#include <QVBoxLayout>

namespace {
constexpr int border = 1;
constexpr int corner = 5;    // keeps lists from squaring the round corners
constexpr int textInset = 6; // and with the margin of a document its text begins where that of a line edit does
} // namespace

Card::Card(QWidget *parent)
    : QFrame(parent)
    , m_content(new QVBoxLayout(this)) {
    m_content->setContentsMargins(border, border, border, corner);
    m_content->setSpacing(0);
}

Card::Card(const QString &title, QWidget *parent)
    : Card(parent) {
    setTitle(title);
}

void Card::makeHeader() {
    if (m_header)
        return;
    m_header = new QWidget(this);
    m_headerLayout = new QHBoxLayout(m_header);
    m_headerLayout->setContentsMargins(Metrics::CardPadding - 1, Metrics::Tiny, Metrics::CardPadding - 1,
                                       Metrics::Tiny);
    m_headerLayout->setSpacing(Metrics::Small);
    m_header->setFixedHeight(40);
    auto *title = new PlainLabel;
    title->setWeight(QFont::DemiBold);
    title->setRelativeSize(1);
    m_title = title;
    auto *count = new PlainLabel({}, Ink::Muted);
    count->hide();
    m_count = count;
    m_headerLayout->addWidget(m_title);
    m_headerLayout->addWidget(m_count);
    m_headerLayout->addStretch(1);
    m_content->insertWidget(0, m_header);
}

void Card::setTitle(const QString &title) {
    makeHeader();
    m_title->setText(title);
}

void Card::setCount(int count) {
    makeHeader();
    m_count->setText(locale().toString(count));
    m_count->setVisible(count >= 0);
}

void Card::setLook(Look look) {
    m_look = look;
    update();
}

void Card::setActive(bool active) {
    m_active = active;
    update();
}

void Card::addHeaderWidget(QWidget *widget) {
    makeHeader();
    m_headerLayout->addWidget(widget);
}

// A list without a header and a text keep clear of the round corners by themselves.
void Card::addContent(QWidget *widget, int stretch) {
    const auto *list = qobject_cast<QTreeView *>(widget);
    if (!m_header && m_content->isEmpty() && list && list->isHeaderHidden())
        m_content->setContentsMargins(border, corner, border, corner);
    if (qobject_cast<QPlainTextEdit *>(widget))
        m_content->setContentsMargins(textInset, textInset, textInset, textInset);
    m_content->addWidget(widget, stretch);
}

void Card::addPadded(QWidget *widget, int stretch) {
    auto *padded = new QHBoxLayout;
    padded->setContentsMargins(Metrics::CardPadding - 1, m_header ? 0 : Metrics::CardPadding - 1,
                               Metrics::CardPadding - 1, Metrics::CardPadding - 5);
    padded->addWidget(widget);
    m_content->addLayout(padded, stretch);
}

Ink Card::inkOf(Look look) {
    switch (look) {
    case Look::Info:
        return Ink::Accent;
    case Look::Done:
        return Ink::Ok;
    case Look::Warning:
        return Ink::Warning;
    case Look::Error:
        return Ink::Error;
    case Look::Plain:
        break;
    }
    return Ink::Text;
}

void Card::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    const Colours &colours = coloursOf(palette());
    QColor fill = colours.base, border = m_active ? colours.accent : colours.border;
    if (m_look != Look::Plain) {
        const QColor signal = inkColour(inkOf(m_look), palette());
        fill = mixed(colours.base, signal, colours.dark ? 0.14 : 0.07);
        border = mixed(colours.base, signal, 0.45);
    }
    StylePainting::roundedBox(painter, rect(), fill, border, Metrics::Radius);
}
