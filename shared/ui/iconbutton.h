// A 32 px tool button with an 18 px icon and no frame until it is pointed at. Its text is its accessible name and
// tooltip.
#pragma once

#include "ui/palette.h"

#include <QToolButton>

class IconButton : public QToolButton {
    Q_OBJECT
public:
    IconButton(const QString &iconName, const QString &text, QWidget *parent = nullptr);
    // A smaller, quieter button for the inside of a card: 28 px with a muted 16 px icon.
    void setQuiet();
    // Changes icon and name together ("Pause" / "Resume").
    void setFace(const QString &iconName, const QString &text);

private:
    Ink m_ink = Ink::Text;
    QString m_iconName;
};
