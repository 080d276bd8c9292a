// Lucide icons from the resources (resources/icons, by file name without ".svg"), tinted from the application's palette
// at the moment they are painted and rendered for the screen's scale.
#pragma once

#include "ui/palette.h"

#include <QIcon>
#include <QString>

class QPainter;
class QRectF;

// An icon that follows theme, mode (disabled is paler, selected keeps its ink) and scale by itself. An unknown name
// gives an icon that paints nothing (debug builds assert).
QIcon themedIcon(const QString &name, Ink ink = Ink::Text);
// The same in a colour of a person's choice, one for each theme.
QIcon themedIcon(const QString &name, const QColor &light, const QColor &dark);
// Paints one icon right now in the given colour.
void paintIcon(QPainter &painter, const QRectF &rect, const QString &name, const QColor &colour);
// The programs' own icon, in several sizes: "wherry" or "wherry-server".
QIcon programIcon(const QString &program);
