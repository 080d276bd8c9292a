#include "ui/pathdelegate.h"

#include <QPainter>

void PathDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const {
    const QString path = index.data(Qt::DisplayRole).toString();
    const qsizetype slash = path.lastIndexOf(QLatin1Char('/'), path.size() > 1 ? -2 : -1);
    if (path.size() <= 1)
        return CellDelegate::paint(painter, option, index);

    painter->save();
    QRect rect = paintIconAndInset(*painter, option, index);
    painter->setFont(fontOf(option, index));
    const QFontMetrics metrics = painter->fontMetrics();
    const QString name = metrics.elidedText(path.mid(slash + 1), Qt::ElideMiddle, rect.width());
    const int nameWidth = metrics.horizontalAdvance(name);
    const QString directory =
        metrics.elidedText(path.left(slash + 1), Qt::ElideLeft, qMax(0, rect.width() - nameWidth));
    const Colours &colours = coloursOf(option.palette);
    const bool selected = option.state & QStyle::State_Selected;
    painter->setPen(selected ? mixed(colours.muted, colours.text, 0.45) : colours.muted);
    painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, directory);
    rect.setLeft(rect.left() + metrics.horizontalAdvance(directory));
    painter->setPen(textColour(option, index));
    painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, name);
    painter->restore();
}
