// Paints ordinary cells: our padding, the ink of ItemRole::InkOfText, tooltips for what is elided. Base of the
// delegates for progress and paths. The row behind the cells is painted by TableView.
#pragma once

#include "ui/palette.h"

#include <QStyledItemDelegate>

#include <optional>

class CellDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit CellDelegate(QObject *parent = nullptr);

    // Where a text that is too long is cut: by default as its view says, in the middle.
    void setElideMode(Qt::TextElideMode mode) { m_elide = mode; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override; // over the text
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

protected:
    // The cell without its padding and icon.
    static QRect textPlace(const QStyleOptionViewItem &option, const QModelIndex &index);
    // The same; paints the icon.
    QRect paintIconAndInset(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    static QRect inset(const QStyleOptionViewItem &option);
    static QColor textColour(const QStyleOptionViewItem &option, const QModelIndex &index);
    static QFont fontOf(const QStyleOptionViewItem &option, const QModelIndex &index);

private:
    std::optional<Qt::TextElideMode> m_elide;
};
