// The colours of both programs, light and dark, and the palette made of them. Everything that paints asks the palette
// of the widget it paints on (coloursOf), so a change of theme needs no second way.
#pragma once

#include <QColor>
#include <QPalette>

enum class Theme { Desktop, Light, Dark };

struct Colours {
    bool dark;
    QColor window, base, alternate, text, muted, border;
    QColor accent, ok, warning, error;
    QColor navigation, controlBorder, onAccent;
    QColor mutedOnNavigation; // muted alone is below 4.5 : 1 there
};

// What a text or an icon is painted with.
enum class Ink { Text, Muted, Accent, Ok, Warning, Error, OnAccent };

const Colours &coloursOf(bool dark);
// The set that the palette was made of (told by how light its window colour is).
const Colours &coloursOf(const QPalette &palette);
QPalette paletteOf(const Colours &colours);
QColor inkColour(Ink ink, const QPalette &palette);
// from when share is 0, to when it is 1.
QColor mixed(const QColor &from, const QColor &to, qreal share);
QColor withAlpha(const QColor &colour, qreal alpha);
// Contrast of two opaque colours, 1 to 21 (WCAG 2.1).
double contrast(const QColor &a, const QColor &b);
