// Labels that never read markup, and shorthand for the few kinds of text there are.
#pragma once

#include "ui/palette.h"

#include <QLabel>

class PlainLabel : public QLabel {
    Q_OBJECT
public:
    explicit PlainLabel(const QString &text = {}, QWidget *parent = nullptr);
    explicit PlainLabel(const QString &text, Ink ink, QWidget *parent = nullptr);

    // The colour follows the theme.
    void setInk(Ink ink);
    // Weight as in QFont (500 is medium), size relative to the application's in pixels.
    void setWeight(QFont::Weight weight);
    void setRelativeSize(int pixels);
    // Elides the text at its width (and shows it whole in a tooltip) instead of asking for room.
    void setElide(Qt::TextElideMode mode);

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void applyInk();

    Ink m_ink = Ink::Text;
    Qt::TextElideMode m_elide = Qt::ElideNone;
    bool m_applying = false;
};

// One of our icons; its colour follows the theme.
class IconLabel : public QWidget {
    Q_OBJECT
public:
    IconLabel(const QString &icon, Ink ink, QWidget *parent = nullptr, int size = 16);

    void set(const QString &icon, Ink ink);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_icon;
    Ink m_ink;
};
