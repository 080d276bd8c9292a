#include "ui/metrics.h"
#include "ui/stylepainting.h"

#include <QApplication>
#include <QFileDialog>
#include <QMessageBox>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>
#include <QWidget>

namespace StylePainting {
void roundedBox(QPainter &painter, const QRectF &rect, const QColor &fill, const QColor &border, qreal radius,
                qreal width) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal inset = border.isValid() ? width / 2 : 0;
    painter.setPen(border.isValid() ? QPen(border, width) : QPen(Qt::NoPen));
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset);
    painter.restore();
}

void focusRing(QPainter &painter, const QRectF &rect, const QPalette &palette, qreal radius) {
    roundedBox(painter, rect, {}, coloursOf(palette).accent, radius, Metrics::FocusWidth);
}

void chevron(QPainter &painter, const QRectF &rect, Qt::ArrowType direction, const QColor &colour) {
    constexpr qreal wide = 4, high = 2; // half of each
    const QPointF c = rect.center() + QPointF(0.5, 0.5);
    QPainterPath path;
    switch (direction) {
    case Qt::UpArrow:
        path.moveTo(c + QPointF(-wide, high));
        path.lineTo(c + QPointF(0, -high));
        path.lineTo(c + QPointF(wide, high));
        break;
    case Qt::LeftArrow:
        path.moveTo(c + QPointF(high, -wide));
        path.lineTo(c + QPointF(-high, 0));
        path.lineTo(c + QPointF(high, wide));
        break;
    case Qt::RightArrow:
        path.moveTo(c + QPointF(-high, -wide));
        path.lineTo(c + QPointF(high, 0));
        path.lineTo(c + QPointF(-high, wide));
        break;
    default:
        path.moveTo(c + QPointF(-wide, -high));
        path.lineTo(c + QPointF(0, high));
        path.lineTo(c + QPointF(wide, -high));
        break;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
    painter.restore();
}

bool showsFocus(const QStyleOption &option) {
    return (option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange);
}

void field(QPainter &painter, const QStyleOption &option) {
    const Colours &colours = coloursOf(option.palette);
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool quiet = !enabled || (option.state & QStyle::State_ReadOnly);
    const bool focused = enabled && (option.state & QStyle::State_HasFocus);
    const bool hovered = enabled && (option.state & QStyle::State_MouseOver);
    const QColor border = focused   ? colours.accent
                          : hovered ? mixed(colours.controlBorder, colours.muted, 0.4)
                                    : colours.controlBorder;
    roundedBox(painter, option.rect, quiet ? colours.alternate : colours.base, border, Metrics::Radius,
               focused ? Metrics::FocusWidth : 1.0);
}

namespace {
enum class ButtonKind { Plain, Primary, Link, Destructive };

ButtonKind kindOf(const QStyleOptionButton &option, const QWidget *widget) {
    if (widget && widget->property("wherryLink").toBool())
        return ButtonKind::Link;
    if (widget && widget->property("wherryDestructive").toBool())
        return ButtonKind::Destructive;
    // Ours have one that stays; in Qt's own dialogs it is the one that the Enter key presses.
    const bool isQts =
        widget && (qobject_cast<QMessageBox *>(widget->window()) || qobject_cast<QFileDialog *>(widget->window()));
    if ((widget && widget->property("wherryPrimary").toBool()) ||
        (isQts && (option.features & QStyleOptionButton::DefaultButton)))
        return ButtonKind::Primary;
    return ButtonKind::Plain;
}
} // namespace

void buttonPanel(QPainter &painter, const QStyleOptionButton &option, const QWidget *widget) {
    const Colours &colours = coloursOf(option.palette);
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool down = option.state & (QStyle::State_Sunken | QStyle::State_On);
    const bool hovered = enabled && (option.state & QStyle::State_MouseOver);
    const bool isFocused = option.state & QStyle::State_HasFocus; // also where a dialog has just been opened with it
    const QRectF rect = option.rect;
    switch (kindOf(option, widget)) {
    case ButtonKind::Link:
        if (down || hovered)
            roundedBox(painter, rect, withAlpha(colours.accent, down ? 0.16 : 0.08), {}, Metrics::Radius);
        break;
    case ButtonKind::Primary: {
        QColor fill = enabled ? colours.accent : mixed(colours.accent, colours.window, 0.6);
        if (down)
            fill = mixed(fill, colours.text, 0.18);
        else if (hovered)
            fill = mixed(fill, colours.text, 0.08);
        roundedBox(painter, rect, fill, {}, Metrics::Radius);
        if (isFocused)
            roundedBox(painter, rect.adjusted(2, 2, -2, -2), {}, colours.onAccent, Metrics::Radius - 2,
                       Metrics::FocusWidth);
        return;
    }
    case ButtonKind::Plain:
    case ButtonKind::Destructive: {
        if ((option.features & QStyleOptionButton::Flat) && !down && !hovered)
            break;
        const QColor surface = colours.dark ? mixed(colours.base, colours.window, 0.8) : colours.base;
        QColor fill = enabled ? surface : colours.alternate;
        if (down)
            fill = mixed(fill, colours.text, 0.10);
        else if (hovered)
            fill = mixed(fill, colours.text, 0.04);
        roundedBox(painter, rect, fill, colours.controlBorder, Metrics::Radius);
        break;
    }
    }
    if (isFocused)
        focusRing(painter, rect, option.palette, Metrics::Radius);
}

void buttonLabel(QPainter &painter, const QStyleOptionButton &option, const QWidget *widget, const QStyle &style) {
    const Colours &colours = coloursOf(option.palette);
    const bool enabled = option.state & QStyle::State_Enabled;
    QColor colour = enabled ? colours.text : option.palette.color(QPalette::Disabled, QPalette::ButtonText);
    const ButtonKind kind = kindOf(option, widget);
    if (kind == ButtonKind::Primary)
        colour = enabled ? colours.onAccent : mixed(colours.onAccent, colours.window, 0.2);
    else if (kind == ButtonKind::Link && enabled)
        colour = colours.accent;
    else if (kind == ButtonKind::Destructive && enabled)
        colour = colours.error;

    painter.save();
    QFont font = painter.font();
    font.setWeight(kind == ButtonKind::Primary ? QFont::DemiBold : QFont::Medium);
    painter.setFont(font);
    painter.setPen(colour);
    const QFontMetrics metrics(font);
    const int flags =
        Qt::AlignCenter | Qt::TextSingleLine |
        (style.styleHint(QStyle::SH_UnderlineShortcut, &option, widget) ? Qt::TextShowMnemonic : Qt::TextHideMnemonic);
    QRect rect = option.rect.adjusted(Metrics::Tiny, 0, -Metrics::Tiny, 0);
    const int menu = option.features & QStyleOptionButton::HasMenu ? 18 : 0;
    if (menu) {
        chevron(painter, QRect(rect.right() - menu, rect.top(), menu, rect.height()), Qt::DownArrow, colour);
        rect.adjust(0, 0, -menu, 0);
    }
    const int textWidth = metrics.size(flags, option.text).width();
    if (!option.icon.isNull()) {
        const QSize size = option.iconSize;
        const int gap = option.text.isEmpty() ? 0 : Metrics::Small - 1;
        const int whole = size.width() + gap + textWidth;
        const int left = rect.left() + qMax(0, (rect.width() - whole) / 2);
        const QRect iconRect = QStyle::visualRect(
            option.direction, rect, QRect(QPoint(left, rect.top() + (rect.height() - size.height()) / 2), size));
        option.icon.paint(&painter, iconRect, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled,
                          option.state & QStyle::State_On ? QIcon::On : QIcon::Off);
        rect = QStyle::visualRect(option.direction, rect,
                                  QRect(left + size.width() + gap, rect.top(), textWidth + 2, rect.height()));
    }
    painter.drawText(rect, flags, option.text);
    painter.restore();
}

void toolPanel(QPainter &painter, const QStyleOption &option) {
    const Colours &colours = coloursOf(option.palette);
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool on = option.state & QStyle::State_On;
    const bool down = option.state & QStyle::State_Sunken;
    const bool hovered = enabled && (option.state & QStyle::State_MouseOver);
    QColor fill;
    if (on)
        fill = withAlpha(colours.accent, colours.dark ? 0.28 : 0.15);
    if (down)
        fill = withAlpha(colours.text, 0.12);
    else if (hovered && !on)
        fill = withAlpha(colours.text, 0.06);
    if (fill.isValid())
        roundedBox(painter, option.rect, fill, {}, Metrics::Radius);
}

void checkBox(QPainter &painter, const QStyleOption &option) {
    const Colours &colours = coloursOf(option.palette);
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool on = option.state & (QStyle::State_On | QStyle::State_NoChange);
    const QRectF box = QRectF(option.rect).adjusted(1, 1, -1, -1);
    const QColor mark = enabled ? colours.onAccent : colours.base;
    const QColor fill = on ? (enabled ? colours.accent : mixed(colours.muted, colours.window, 0.4))
                           : (enabled ? colours.base : colours.alternate);
    const QColor border = on ? fill : mixed(colours.controlBorder, colours.muted, enabled ? 0.5 : 0.0);
    roundedBox(painter, box, fill, border, 4);
    if (!on)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(mark, 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF o = box.topLeft();
    const qreal unit = box.width() / 16;
    if (option.state & QStyle::State_NoChange) {
        painter.drawLine(o + QPointF(4.5, 8) * unit, o + QPointF(11.5, 8) * unit);
    } else {
        const QPointF points[] = {o + QPointF(4.2, 8.4) * unit, o + QPointF(6.9, 11) * unit,
                                  o + QPointF(11.8, 5.4) * unit};
        painter.drawPolyline(points, 3);
    }
    painter.restore();
}

void radioButton(QPainter &painter, const QStyleOption &option) {
    const Colours &colours = coloursOf(option.palette);
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool on = option.state & QStyle::State_On;
    const QRectF box = QRectF(option.rect).adjusted(1, 1, -1, -1);
    const QColor fill = on ? (enabled ? colours.accent : mixed(colours.muted, colours.window, 0.4))
                           : (enabled ? colours.base : colours.alternate);
    const QColor border = on ? fill : mixed(colours.controlBorder, colours.muted, enabled ? 0.5 : 0.0);
    roundedBox(painter, box, fill, border, box.width() / 2);
    if (on)
        roundedBox(painter, box.adjusted(5, 5, -5, -5), enabled ? colours.onAccent : colours.base, {}, 3);
}

void comboBox(QPainter &painter, const QStyleOptionComboBox &option, const QRect &arrow) {
    if (option.frame)
        field(painter, option);
    const Colours &colours = coloursOf(option.palette);
    chevron(painter, arrow, Qt::DownArrow,
            option.state & QStyle::State_Enabled ? colours.muted : colours.controlBorder);
}

void spinBox(QPainter &painter, const QStyleOptionSpinBox &option, const QRect &up, const QRect &down) {
    if (option.frame)
        field(painter, option);
    if (option.buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const Colours &colours = coloursOf(option.palette);
    const bool enabled = option.state & QStyle::State_Enabled;
    const auto arrow = [&](const QRect &rect, Qt::ArrowType direction, QStyle::SubControl part,
                           QAbstractSpinBox::StepEnabledFlag step) {
        const bool possible = enabled && (option.stepEnabled & step);
        const bool hot = possible && option.activeSubControls == part;
        chevron(painter, rect, direction, !possible ? colours.controlBorder : hot ? colours.text : colours.muted);
    };
    arrow(up, Qt::UpArrow, QStyle::SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled);
    arrow(down, Qt::DownArrow, QStyle::SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled);
}
} // namespace StylePainting
