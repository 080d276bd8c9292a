// The list of both programs: rows painted as the look asks, column choice in the header's menu, copying as CSV, text
// for an empty list, a drop target row with a label.
#pragma once

#include <QPersistentModelIndex>
#include <QTreeView>

#include <optional>

class TableView : public QTreeView {
    Q_OBJECT
public:
    // Pane: inset rounded selection. Card: full rows with a strip at the left, for lists on cards.
    enum class RowLook { Pane, Card };

    explicit TableView(RowLook look, QWidget *parent = nullptr);

    // Shown in the middle while the model has no rows, with an optional icon above.
    void setEmptyText(const QString &text, const QString &iconName = {});
    // Columns hidden until a person shows them; columns that the menu cannot hide (the first is one always).
    void setOptionalColumns(const QList<int> &hiddenAtFirst);
    void setColumnWidths(std::initializer_list<int> widths); // px, from the first column on
    // The column that takes what the others leave, but never less than so many px: in a narrower view one scrolls.
    void setElasticColumn(int column, int atLeast);
    // A selection in a view that is not the active pane is grey. Without a call it follows the keyboard focus.
    void setPaneActive(bool active);
    // Outlines the row and shows the label beside the pointer ("Upload 1 file to video"); an invalid index with a label
    // outlines the whole view. An empty label ends it.
    void setDropTarget(const QModelIndex &index, const QString &label);

    // Rows as RFC 4180 text (Csv::line) with a header line, in the shown order and columns; all rows when nothing is
    // selected.
    QString asCsv() const;
    // Columns' widths, order, visibility and the sorting, for the settings.
    QByteArray saveColumns() const;
    bool restoreColumns(const QByteArray &state);

    void setSelectionModel(QItemSelectionModel *selection) override;

public Q_SLOTS:
    void selectAll() override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles = {}) override;
    void copyAsCsv();
    void copySelectedCells(); // Ctrl+C: tab-separated rows

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void showColumnMenu(const QPoint &position);
    void fitElasticColumn();
    bool isActivePane() const;
    QString cellText(const QModelIndex &index) const;

    RowLook m_look;
    QString m_emptyText, m_emptyIcon;
    QString m_dropLabel;
    QPersistentModelIndex m_dropTarget;
    QPersistentModelIndex m_hovered;
    std::optional<bool> m_paneActive;
    int m_elasticColumn = -1, m_elasticAtLeast = 0;
};
