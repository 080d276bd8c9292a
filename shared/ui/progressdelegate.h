// A 6 px rounded bar with the cell's text (the percentage) beside it. The text is the model's DisplayRole, so it is
// what screen readers get; the bar follows ItemRole::Progress and ItemRole::ProgressLook.
#pragma once

#include "ui/celldelegate.h"
#include "ui/itemroles.h"

#include <QPointer>

class QTimer;

// Paints the bar alone; progress below 0 is a stripe at phase (0 to 1). Used by everything that shows a bar.
void paintProgressBar(QPainter &painter, const QRectF &rect, const QPalette &palette, double progress,
                      ProgressLook look, double phase = 0.25);

class ProgressDelegate : public CellDelegate {
    Q_OBJECT
public:
    // The view is repainted while it shows a stripe, at most 20 times a second and never under reduced motion.
    explicit ProgressDelegate(QAbstractItemView *view);
    // Width kept for the text at the right, in characters of "0" (default 5, "100 %").
    void setTextWidth(int characters);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void onStripeTimer();

    QPointer<QAbstractItemView> m_view;
    QTimer *m_stripeTimer; // started by painting a stripe
    int m_textWidth = 5;
};
