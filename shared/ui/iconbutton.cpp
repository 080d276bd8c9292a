#include "ui/iconbutton.h"

#include "ui/icons.h"
#include "ui/metrics.h"

IconButton::IconButton(const QString &iconName, const QString &text, QWidget *parent)
    : QToolButton(parent) {
    setAutoRaise(true);
    setIconSize({Metrics::ToolIconSize, Metrics::ToolIconSize});
    setFocusPolicy(Qt::StrongFocus);
    setFace(iconName, text);
}

void IconButton::setFace(const QString &iconName, const QString &text) {
    m_iconName = iconName;
    setIcon(themedIcon(iconName, m_ink));
    setText(text);
    setToolTip(text);
    setAccessibleName(text);
}

void IconButton::setQuiet() {
    m_ink = Ink::Muted;
    setIcon(themedIcon(m_iconName, m_ink));
    setIconSize({Metrics::IconSize, Metrics::IconSize});
    setFixedSize(28, 28);
}
