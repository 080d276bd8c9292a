#include "ui/metrics.h"
#include "ui/progressdelegate.h"
#include "ui/stylepainting.h"

#include <QPainter>
#include <QStyleOption>
#include <QTabBar>

namespace StylePainting {
namespace {
QFont sized(QFont font, int pixels, QFont::Weight weight) {
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return font;
}
} // namespace

void headerSection(QPainter &painter, const QStyleOptionHeader &option) {
    const Colours &colours = coloursOf(option.palette);
    const QRect rect = option.rect;
    const bool hovered = (option.state & QStyle::State_MouseOver) && (option.state & QStyle::State_Enabled);
    painter.fillRect(rect, hovered ? mixed(colours.base, colours.text, 0.03) : colours.base);
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colours.border);
    const bool last =
        option.position == QStyleOptionHeader::End || option.position == QStyleOptionHeader::OnlyOneSection;
    if (!last && option.orientation == Qt::Horizontal) {
        const int x = option.direction == Qt::RightToLeft ? rect.left() : rect.right();
        painter.fillRect(QRect(x, rect.top() + 8, 1, rect.height() - 17), colours.border);
    }
}

void headerLabel(QPainter &painter, const QStyleOptionHeader &option) {
    const Colours &colours = coloursOf(option.palette);
    const bool first =
        option.position == QStyleOptionHeader::Beginning || option.position == QStyleOptionHeader::OnlyOneSection;
    const QRect rect =
        option.rect.adjusted(first ? Metrics::FirstCellPadding : Metrics::CellPadding, 0, -Metrics::CellPadding, 0);
    const bool sorted = option.sortIndicator != QStyleOptionHeader::None;
    const QFont font = sized(painter.font(), 12, QFont::Medium);
    painter.save();
    painter.setFont(font);
    painter.setPen(sorted ? colours.text : colours.muted);
    const QFontMetrics metrics(font);
    const int arrow = sorted ? 16 : 0;
    const QString text = metrics.elidedText(option.text, Qt::ElideRight, rect.width() - arrow);
    const int width = qMin(metrics.horizontalAdvance(text), rect.width() - arrow);
    const Qt::Alignment alignment = QStyle::visualAlignment(option.direction, option.textAlignment);
    int left = rect.left();
    if (alignment & Qt::AlignRight)
        left = rect.right() + 1 - width - arrow;
    else if (alignment & Qt::AlignHCenter)
        left = rect.left() + (rect.width() - width - arrow) / 2;
    painter.drawText(QRect(left, rect.top(), width + 1, rect.height()), Qt::AlignVCenter | Qt::TextSingleLine, text);
    // Qt calls the ascending order "down"; people read a roof as ascending.
    if (sorted)
        chevron(painter, QRect(left + width + 3, rect.top(), 12, rect.height()),
                option.sortIndicator == QStyleOptionHeader::SortUp ? Qt::DownArrow : Qt::UpArrow, colours.muted);
    painter.restore();
}

void tabShape(QPainter &painter, const QStyleOptionTab &option) {
    const Colours &colours = coloursOf(option.palette);
    const QRect rect = option.rect;
    const bool selected = option.state & QStyle::State_Selected;
    if (!selected && (option.state & QStyle::State_MouseOver) && (option.state & QStyle::State_Enabled))
        roundedBox(painter, QRectF(rect).adjusted(2, 4, -2, -5), withAlpha(colours.text, 0.05), {}, Metrics::Radius);
    if (selected) {
        QRectF line(rect.left() + Metrics::Small, rect.bottom() + 1 - Metrics::TabUnderline,
                    rect.width() - 2 * Metrics::Small, Metrics::TabUnderline);
        painter.fillRect(line, option.state & QStyle::State_Enabled ? colours.accent : colours.controlBorder);
    }
    if (showsFocus(option))
        focusRing(painter, QRectF(rect).adjusted(2, 4, -2, -5), option.palette, Metrics::Radius);
}

void tabLabel(QPainter &painter, const QStyleOptionTab &option, const QWidget *widget, const QStyle &style) {
    const Colours &colours = coloursOf(option.palette);
    const bool selected = option.state & QStyle::State_Selected;
    const bool enabled = option.state & QStyle::State_Enabled;
    QRect rect = style.subElementRect(QStyle::SE_TabBarTabText, &option, widget);
    painter.save();
    QFont font = painter.font();
    font.setWeight(selected ? QFont::DemiBold : QFont::Medium);
    painter.setFont(font);
    const auto *bar = qobject_cast<const QTabBar *>(widget);
    const QColor own = bar ? bar->tabTextColor(option.tabIndex) : QColor();
    const QColor plain = selected ? colours.text : colours.muted;
    painter.setPen(!enabled ? option.palette.color(QPalette::Disabled, QPalette::Text) : own.isValid() ? own : plain);
    if (!option.icon.isNull()) {
        const QSize size(Metrics::IconSize, Metrics::IconSize);
        const QRect iconRect(QPoint(rect.left() - size.width() - 2, rect.center().y() - size.height() / 2 + 1), size);
        option.icon.paint(&painter, iconRect, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    }
    painter.drawText(rect.adjusted(-8, 0, 8, 0), Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine,
                     option.text);
    painter.restore();
}

void scrollBar(QPainter &painter, const QStyleOptionSlider &option, const QRect &slider) {
    const Colours &colours = coloursOf(option.palette);
    if (option.minimum == option.maximum)
        return;
    const bool hot =
        (option.state & QStyle::State_MouseOver) && (option.activeSubControls & QStyle::SC_ScrollBarSlider);
    const bool down = option.state & QStyle::State_Sunken && (option.activeSubControls & QStyle::SC_ScrollBarSlider);
    const QRectF handle = QRectF(slider).adjusted(2, 2, -2, -2);
    roundedBox(painter, handle, withAlpha(colours.muted, down ? 0.8 : hot ? 0.6 : 0.38), {}, 3);
}

void progressBar(QPainter &painter, const QStyleOptionProgressBar &option) {
    const bool unknown = option.minimum == 0 && option.maximum == 0;
    const int range = option.maximum - option.minimum;
    const double progress = unknown ? -1 : range <= 0 ? 0 : double(option.progress - option.minimum) / range;
    QRectF rect = option.rect;
    if (option.textVisible && !option.text.isEmpty()) {
        painter.save();
        painter.setPen(coloursOf(option.palette).text);
        const int width = QFontMetrics(painter.font()).horizontalAdvance(QStringLiteral("100 %")) + 4;
        painter.drawText(QRectF(rect.right() - width, rect.top(), width, rect.height()),
                         Qt::AlignRight | Qt::AlignVCenter, option.text);
        painter.restore();
        rect.setRight(rect.right() - width - Metrics::Small);
    }
    paintProgressBar(painter, rect, option.palette, progress, ProgressLook::Running);
}

void chosenItem(QPainter &painter, const QRectF &rect, const Colours &colours) {
    roundedBox(painter, rect, withAlpha(colours.accent, colours.dark ? 0.28 : 0.12), {}, Metrics::RowRadius);
}

void menuItem(QPainter &painter, const QStyleOptionMenuItem &option) {
    const Colours &colours = coloursOf(option.palette);
    const QRect rect = option.rect;
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        painter.fillRect(QRect(rect.left() + Metrics::Small, rect.center().y(), rect.width() - 2 * Metrics::Small, 1),
                         colours.border);
        return;
    }
    const bool enabled = option.state & QStyle::State_Enabled;
    if (option.state & QStyle::State_Selected && enabled)
        chosenItem(painter, rect, colours);
    painter.save();
    const QColor colour = enabled ? colours.text : option.palette.color(QPalette::Disabled, QPalette::Text);
    const QRect inner = rect.adjusted(Metrics::Small, 0, -Metrics::Small, 0);
    const QRect sign = QStyle::visualRect(
        option.direction, inner,
        QRect(inner.left(), inner.center().y() - Metrics::IconSize / 2 + 1, Metrics::IconSize, Metrics::IconSize));
    if (option.checkType != QStyleOptionMenuItem::NotCheckable) {
        QStyleOption box;
        box.palette = option.palette;
        box.rect = sign.adjusted(-1, -1, 1, 1);
        box.state = (enabled ? QStyle::State_Enabled : QStyle::State_None) |
                    (option.checked ? QStyle::State_On : QStyle::State_Off);
        if (option.checkType == QStyleOptionMenuItem::Exclusive)
            radioButton(painter, box);
        else
            checkBox(painter, box);
    } else if (!option.icon.isNull()) {
        option.icon.paint(&painter, sign, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    }
    const QRect textRect =
        QStyle::visualRect(option.direction, inner, inner.adjusted(Metrics::IconSize + Metrics::Small + 2, 0, 0, 0));
    const qsizetype tab = option.text.indexOf(QLatin1Char('\t'));
    painter.setFont(option.font);
    painter.setPen(colour);
    const int flags = Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextShowMnemonic;
    painter.drawText(textRect, flags | Qt::AlignLeft, tab < 0 ? option.text : option.text.left(tab));
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu) {
        chevron(painter, QRect(inner.right() - 12, inner.top(), 12, inner.height()),
                option.direction == Qt::RightToLeft ? Qt::LeftArrow : Qt::RightArrow, colours.muted);
    } else if (tab >= 0) {
        painter.setPen(enabled ? colours.muted : colour);
        painter.drawText(textRect, flags | Qt::AlignRight, option.text.mid(tab + 1));
    }
    painter.restore();
}

void menuBarItem(QPainter &painter, const QStyleOptionMenuItem &option) {
    const Colours &colours = coloursOf(option.palette);
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool open = option.state & QStyle::State_Sunken;
    if (open || ((option.state & QStyle::State_Selected) && enabled))
        roundedBox(painter, QRectF(option.rect).adjusted(0, 1, 0, -1), withAlpha(colours.text, open ? 0.1 : 0.06), {},
                   Metrics::Radius);
    painter.save();
    painter.setPen(enabled ? colours.text : option.palette.color(QPalette::Disabled, QPalette::Text));
    painter.drawText(option.rect, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine, option.text);
    painter.restore();
}
} // namespace StylePainting
