#include "ui/labels.h"

#include "ui/icons.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

PlainLabel::PlainLabel(const QString &text, QWidget *parent)
    : PlainLabel(text, Ink::Text, parent) {}

PlainLabel::PlainLabel(const QString &text, Ink ink, QWidget *parent)
    : QLabel(parent) {
    setTextFormat(Qt::PlainText);
    setForegroundRole(QPalette::WindowText); // also on a base, whose own role the ink would not reach
    setText(text);
    setInk(ink);
}

void PlainLabel::setInk(Ink ink) {
    m_ink = ink;
    applyInk();
}

void PlainLabel::applyInk() {
    if (m_applying)
        return;
    m_applying = true;
    QPalette own;
    if (m_ink != Ink::Text) {
        own.setColor(QPalette::Active, QPalette::WindowText, inkColour(m_ink, palette()));
        own.setColor(QPalette::Inactive, QPalette::WindowText, inkColour(m_ink, palette()));
    }
    setPalette(own);
    m_applying = false;
}

void PlainLabel::setWeight(QFont::Weight weight) {
    QFont changed = font();
    changed.setWeight(weight);
    setFont(changed);
}

void PlainLabel::setRelativeSize(int pixels) {
    QFont changed = font();
    changed.setPixelSize(changed.pixelSize() + pixels);
    setFont(changed);
}

void PlainLabel::setElide(Qt::TextElideMode mode) {
    m_elide = mode;
    updateGeometry();
    update();
}

QSize PlainLabel::minimumSizeHint() const {
    const QSize wanted = QLabel::minimumSizeHint();
    return m_elide == Qt::ElideNone ? wanted : QSize(qMin(wanted.width(), 24), wanted.height());
}

void PlainLabel::paintEvent(QPaintEvent *event) {
    if (m_elide == Qt::ElideNone)
        return QLabel::paintEvent(event);
    QPainter painter(this);
    const QRect area = contentsRect();
    const QString shown = painter.fontMetrics().elidedText(text(), m_elide, area.width());
    const QString tip = shown == text() ? QString() : text().toHtmlEscaped();
    if (toolTip() != tip)
        setToolTip(tip);
    style()->drawItemText(&painter, area, static_cast<int>(QStyle::visualAlignment(layoutDirection(), alignment())),
                          palette(), isEnabled(), shown, foregroundRole());
}

void PlainLabel::changeEvent(QEvent *event) {
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyInk();
}

IconLabel::IconLabel(const QString &icon, Ink ink, QWidget *parent, int size)
    : QWidget(parent)
    , m_icon(icon)
    , m_ink(ink) {
    setFixedSize(size, size);
}

void IconLabel::set(const QString &icon, Ink ink) {
    m_icon = icon;
    m_ink = ink;
    update();
}

void IconLabel::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    paintIcon(painter, rect(), m_icon, inkColour(m_ink, palette()));
}
