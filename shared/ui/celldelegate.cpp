#include "ui/celldelegate.h"

#include "ui/itemroles.h"
#include "ui/metrics.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QLineEdit>
#include <QPainter>
#include <QToolTip>

CellDelegate::CellDelegate(QObject *parent)
    : QStyledItemDelegate(parent) {}

QRect CellDelegate::inset(const QStyleOptionViewItem &option) {
    const bool first = option.viewItemPosition == QStyleOptionViewItem::Beginning ||
                       option.viewItemPosition == QStyleOptionViewItem::OnlyOne;
    const int start = first ? Metrics::FirstCellPadding : Metrics::CellPadding;
    return option.direction == Qt::RightToLeft ? option.rect.adjusted(Metrics::CellPadding, 0, -start, 0)
                                               : option.rect.adjusted(start, 0, -Metrics::CellPadding, 0);
}

QColor CellDelegate::textColour(const QStyleOptionViewItem &option, const QModelIndex &index) {
    if (!(option.state & QStyle::State_Enabled))
        return option.palette.color(QPalette::Disabled, QPalette::Text);
    const QVariant ink = index.data(ItemRole::InkOfText);
    if (!ink.isValid())
        return coloursOf(option.palette).text;
    const QColor colour = inkColour(static_cast<Ink>(ink.toInt()), option.palette);
    // On the tinted ground of a selection quieter inks come nearer to the text.
    return option.state & QStyle::State_Selected ? mixed(colour, coloursOf(option.palette).text, 0.45) : colour;
}

QFont CellDelegate::fontOf(const QStyleOptionViewItem &option, const QModelIndex &index) {
    QFont font = option.font;
    if (index.data(ItemRole::Bold).toBool())
        font.setWeight(QFont::Medium);
    return font;
}

QRect CellDelegate::textPlace(const QStyleOptionViewItem &option, const QModelIndex &index) {
    const QRect rect = inset(option);
    if (!index.data(Qt::DecorationRole).isValid())
        return rect;
    const int taken = Metrics::IconSize + Metrics::Small;
    return option.direction == Qt::RightToLeft ? rect.adjusted(0, 0, -taken, 0) : rect.adjusted(taken, 0, 0, 0);
}

QRect CellDelegate::paintIconAndInset(QPainter &painter, const QStyleOptionViewItem &option,
                                      const QModelIndex &index) const {
    QRect rect = inset(option);
    const QVariant decoration = index.data(Qt::DecorationRole);
    if (!decoration.isValid())
        return rect;
    const auto icon = decoration.value<QIcon>();
    const bool alone = index.data(Qt::DisplayRole).toString().isEmpty();
    const QRect plain(rect.left(), rect.top() + (rect.height() - Metrics::IconSize) / 2, Metrics::IconSize,
                      Metrics::IconSize);
    const QRect place = alone ? QStyle::alignedRect(option.direction, Qt::AlignCenter, plain.size(), option.rect)
                              : QStyle::visualRect(option.direction, rect, plain);
    icon.paint(&painter, place, Qt::AlignCenter,
               option.state & QStyle::State_Enabled ? QIcon::Normal : QIcon::Disabled);
    return textPlace(option, index);
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const {
    painter->save();
    const QRect rect = paintIconAndInset(*painter, option, index);
    const QVariant aligned = index.data(Qt::TextAlignmentRole);
    const Qt::Alignment alignment =
        aligned.isValid() ? Qt::Alignment::fromInt(aligned.toInt()) : Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter);
    painter->setFont(fontOf(option, index));
    painter->setPen(textColour(option, index));
    const QString text = painter->fontMetrics().elidedText(displayText(index.data(Qt::DisplayRole), option.locale),
                                                           m_elide.value_or(option.textElideMode), rect.width());
    painter->drawText(rect, static_cast<int>(alignment) | Qt::TextSingleLine, text);
    painter->restore();
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const {
    const QString text = displayText(index.data(Qt::DisplayRole), option.locale);
    int width = option.fontMetrics.horizontalAdvance(text) + Metrics::FirstCellPadding + Metrics::CellPadding;
    if (index.data(Qt::DecorationRole).isValid())
        width += Metrics::IconSize + Metrics::Small;
    return {width, Metrics::RowHeight};
}

QWidget *CellDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                                    const QModelIndex &index) const {
    QWidget *editor = QStyledItemDelegate::createEditor(parent, option, index);
    if (auto *field = qobject_cast<QLineEdit *>(editor))
        field->setFrame(true); // hides what is written below it
    return editor;
}

void CellDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                        const QModelIndex &index) const {
    editor->setGeometry(textPlace(option, index).adjusted(-Metrics::Small, 0, Metrics::Small, 0));
}

bool CellDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                             const QModelIndex &index) {
    if (event->type() != QEvent::ToolTip)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QString text = index.data(Qt::ToolTipRole).toString();
    if (text.isEmpty() && sizeHint(option, index).width() > option.rect.width())
        text = displayText(index.data(Qt::DisplayRole), option.locale);
    // Tooltips guess at rich text: what strangers named is escaped, so that it stays text.
    QToolTip::showText(
        event->globalPos(),
        text.isEmpty() ? QString() : QStringLiteral("<p style='white-space:pre-wrap'>%1</p>").arg(text.toHtmlEscaped()),
        view);
    return true;
}
