#include "ui/checkdelegate.h"

#include "ui/metrics.h"

#include <QApplication>
#include <QMouseEvent>
#include <QStyleOptionButton>

QRect CheckDelegate::boxOf(const QStyleOptionViewItem &option) {
    const QRect rect = inset(option);
    return QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignVCenter,
                               {Metrics::CheckSize, Metrics::CheckSize}, rect);
}

void CheckDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const {
    QStyleOptionViewItem rest = option;
    const int taken = Metrics::CheckSize + Metrics::Small; // also without a box: the texts stand below each other
    rest.rect = option.direction == Qt::RightToLeft ? option.rect.adjusted(0, 0, -taken, 0)
                                                    : option.rect.adjusted(taken, 0, 0, 0);
    CellDelegate::paint(painter, rest, index);
    const QVariant state = index.data(Qt::CheckStateRole);
    if (!state.isValid())
        return;
    QStyleOptionButton box;
    box.palette = option.palette;
    box.rect = boxOf(option);
    box.state = QStyle::State_Enabled | (state.toInt() == Qt::Checked ? QStyle::State_On : QStyle::State_Off);
    const QStyle *const style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, painter, option.widget);
}

bool CheckDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                                const QModelIndex &index) {
    const QVariant state = index.data(Qt::CheckStateRole);
    const bool isClick = event->type() == QEvent::MouseButtonRelease;
    if (!isClick || !state.isValid() || !(index.flags() & Qt::ItemIsUserCheckable))
        return false;
    const auto *const mouse = static_cast<QMouseEvent *>(event);
    if (mouse->button() != Qt::LeftButton || !boxOf(option).contains(mouse->position().toPoint()))
        return false;
    return model->setData(index, state.toInt() == Qt::Checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}
