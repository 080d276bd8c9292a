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
    setIcon(themedIcon(iconName));
    setText(text);
    setToolTip(text);
    setAccessibleName(text);
}
