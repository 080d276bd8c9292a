// A cell with a check box before its icon and text, as Qt::CheckStateRole says; a click on the box turns it over.
#pragma once

#include "ui/celldelegate.h"

class CheckDelegate : public CellDelegate {
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

private:
    static QRect boxOf(const QStyleOptionViewItem &option);
};
