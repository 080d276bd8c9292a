// Painting that Style is made of, by kind of control. Colours come from the option's palette.
#pragma once

#include "ui/palette.h"

#include <QRectF>
#include <QStyle>

class QPainter;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionComboBox;
class QStyleOptionHeader;
class QStyleOptionMenuItem;
class QStyleOptionProgressBar;
class QStyleOptionSlider;
class QStyleOptionSpinBox;
class QStyleOptionTab;
class QStyleOptionToolButton;
class QWidget;

namespace StylePainting {
// A rounded rectangle with a crisp border that lies inside rect; an invalid colour leaves fill or border out.
void roundedBox(QPainter &painter, const QRectF &rect, const QColor &fill, const QColor &border, qreal radius,
                qreal width = 1.0);
void focusRing(QPainter &painter, const QRectF &rect, const QPalette &palette, qreal radius);
void chevron(QPainter &painter, const QRectF &rect, Qt::ArrowType direction, const QColor &colour);
// Whether a focus outline is due: focus that came by keyboard.
bool showsFocus(const QStyleOption &option);

void field(QPainter &painter, const QStyleOption &option);
void buttonPanel(QPainter &painter, const QStyleOptionButton &option, const QWidget *widget);
void buttonLabel(QPainter &painter, const QStyleOptionButton &option, const QWidget *widget, const QStyle &style);
void toolPanel(QPainter &painter, const QStyleOption &option);
void checkBox(QPainter &painter, const QStyleOption &option);
void radioButton(QPainter &painter, const QStyleOption &option);
void comboBox(QPainter &painter, const QStyleOptionComboBox &option, const QRect &arrow);
void spinBox(QPainter &painter, const QStyleOptionSpinBox &option, const QRect &up, const QRect &down);

void headerSection(QPainter &painter, const QStyleOptionHeader &option);
void headerLabel(QPainter &painter, const QStyleOptionHeader &option);
void tabShape(QPainter &painter, const QStyleOptionTab &option);
void tabLabel(QPainter &painter, const QStyleOptionTab &option, const QWidget *widget, const QStyle &style);
void scrollBar(QPainter &painter, const QStyleOptionSlider &option, const QRect &slider);
void progressBar(QPainter &painter, const QStyleOptionProgressBar &option);
void chosenItem(QPainter &painter, const QRectF &rect, const Colours &colours); // of a menu or a list that pops up
void menuItem(QPainter &painter, const QStyleOptionMenuItem &option);
void menuBarItem(QPainter &painter, const QStyleOptionMenuItem &option);
} // namespace StylePainting
