// A path with its directory muted and elided at its left and the file's name whole ("…/photos-2026/IMG_0412.dng").
#pragma once

#include "ui/celldelegate.h"

class PathDelegate : public CellDelegate {
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};
