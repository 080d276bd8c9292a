#include "ui/tableview.h"

#include "base/csv.h"
#include "ui/celldelegate.h"
#include "ui/icons.h"
#include "ui/metrics.h"
#include "ui/stylepainting.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

#include <algorithm>

namespace {
// Whether other rows are selected than this one; without a list of them, for there may be very many at each painting.
bool isOneOfMany(const QModelIndex &row, const QItemSelection &selected) {
    return std::any_of(selected.begin(), selected.end(), [&row](const QItemSelectionRange &range) {
        return range.height() > 1 || range.top() != row.row() || range.parent() != row.parent();
    });
}
} // namespace

TableView::TableView(RowLook look, QWidget *parent)
    : QTreeView(parent)
    , m_look(look) {
    setItemDelegate(new CellDelegate(this));
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setAlternatingRowColors(true);
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setSortingEnabled(true);
    setMouseTracking(true);
    setFrameShape(NoFrame);
    setIndentation(0);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setTextElideMode(Qt::ElideMiddle);
    header()->setContextMenuPolicy(Qt::CustomContextMenu);
    header()->setSectionsMovable(true);
    header()->setFirstSectionMovable(true);
    header()->setHighlightSections(false);
    header()->setTextElideMode(Qt::ElideNone); // the style elides, knowing the sign of the sorting
    header()->setMinimumSectionSize(32);
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header()->setFixedHeight(Metrics::HeaderHeight);
    connect(header(), &QHeaderView::customContextMenuRequested, this, &TableView::showColumnMenu);
}

// The header keeps its own, in which nothing is selected: it would ask of each column whether all rows are selected,
// row by row, to draw what our style does not draw.
void TableView::setSelectionModel(QItemSelectionModel *selection) {
    QItemSelectionModel *const ofHeader = header()->selectionModel();
    QTreeView::setSelectionModel(selection);
    if (ofHeader && ofHeader->model() == model())
        header()->setSelectionModel(ofHeader);
}

void TableView::setEmptyText(const QString &text, const QString &iconName) {
    m_emptyText = text;
    m_emptyIcon = iconName;
    setAccessibleDescription(text);
    viewport()->update();
}

void TableView::setOptionalColumns(const QList<int> &hiddenAtFirst) {
    for (const int column : hiddenAtFirst)
        setColumnHidden(column, true);
}

void TableView::setColumnWidths(std::initializer_list<int> widths) {
    int column = 0;
    for (const int width : widths)
        setColumnWidth(column++, width);
}

void TableView::setElasticColumn(int column, int atLeast) {
    m_elasticColumn = column;
    m_elasticAtLeast = atLeast;
    header()->setStretchLastSection(false);
    connect(header(), &QHeaderView::sectionResized, this, [this](int resized) {
        if (resized != m_elasticColumn)
            fitElasticColumn();
    });
    fitElasticColumn();
}

void TableView::fitElasticColumn() {
    if (m_elasticColumn < 0 || isColumnHidden(m_elasticColumn))
        return;
    int others = 0;
    for (int column = 0; column < header()->count(); ++column)
        others += column == m_elasticColumn ? 0 : columnWidth(column); // 0 for one that is hidden
    const bool fits = viewport()->width() - others >= m_elasticAtLeast;
    const QHeaderView::ResizeMode mode = fits ? QHeaderView::Stretch : QHeaderView::Interactive;
    if (header()->sectionResizeMode(m_elasticColumn) == mode)
        return;
    header()->setSectionResizeMode(m_elasticColumn, mode);
    if (!fits)
        setColumnWidth(m_elasticColumn, m_elasticAtLeast);
}

void TableView::setPaneActive(bool active) {
    m_paneActive = active;
    viewport()->update();
}

void TableView::setDropTarget(const QModelIndex &index, const QString &label) {
    m_dropTarget = index.siblingAtColumn(0);
    m_dropLabel = label;
    viewport()->update();
}

bool TableView::isActivePane() const { return m_paneActive.value_or(hasFocus()); }

void TableView::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const {
    const Colours &colours = coloursOf(palette());
    const QRect row(0, option.rect.top(), viewport()->width(), option.rect.height());
    const bool selected = selectionModel() && selectionModel()->isRowSelected(index.row(), index.parent());
    const bool current = hasFocus() && currentIndex().siblingAtColumn(0) == index.siblingAtColumn(0);
    const QRectF inset = m_look == RowLook::Pane ? QRectF(row).adjusted(4, 1, -4, -1) : QRectF(row);
    const qreal radius = m_look == RowLook::Pane ? Metrics::RowRadius : 0;

    if (alternatingRowColors() && index.row() % 2 == 1)
        painter->fillRect(row, colours.alternate);
    if (selected) {
        if (m_look == RowLook::Card) {
            StylePainting::roundedBox(*painter, inset, withAlpha(colours.accent, colours.dark ? 0.22 : 0.07), {}, 0);
            painter->fillRect(QRect(row.left(), row.top(), 2, row.height()), colours.accent);
        } else {
            const QColor tint =
                isActivePane() ? withAlpha(colours.accent, colours.dark ? 0.28 : 0.15) : withAlpha(colours.muted, 0.16);
            StylePainting::roundedBox(*painter, inset, tint, {}, radius);
        }
    } else if (m_hovered.isValid() && m_hovered == index.siblingAtColumn(0)) {
        StylePainting::roundedBox(*painter, inset, withAlpha(colours.text, 0.035), {}, radius);
    }

    QTreeView::drawRow(painter, option, index);

    const bool dropHere = m_dropTarget.isValid() && !m_dropLabel.isEmpty() && m_dropTarget == index.siblingAtColumn(0);
    // The current row is told from the selection only where they differ.
    const bool outlined = current && (!selected || isOneOfMany(index, selectionModel()->selection()));
    if (dropHere || outlined)
        StylePainting::focusRing(*painter, QRectF(row).adjusted(4, 1, -4, -1), palette(), Metrics::RowRadius);
}

void TableView::drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const {
    if (rootIsDecorated())
        QTreeView::drawBranches(painter, rect, index);
}

void TableView::paintEvent(QPaintEvent *event) {
    QTreeView::paintEvent(event);
    const bool empty = !model() || model()->rowCount(rootIndex()) == 0;
    QPainter painter(viewport());
    const Colours &colours = coloursOf(palette());
    if (empty && !m_emptyText.isEmpty()) {
        QRect area = viewport()->rect().adjusted(Metrics::Large, Metrics::Small, -Metrics::Large, -Metrics::Small);
        const int iconSize = 28;
        const QRect text = painter.fontMetrics().boundingRect(area, Qt::AlignHCenter | Qt::TextWordWrap, m_emptyText);
        const bool withIcon = !m_emptyIcon.isEmpty() && area.height() > text.height() + iconSize + Metrics::Large;
        const int whole = text.height() + (withIcon ? iconSize + Metrics::Small : 0);
        int top = area.top() + qMax(0, (area.height() - whole) / 2);
        if (withIcon) {
            paintIcon(painter, QRectF(area.center().x() - iconSize / 2.0, top, iconSize, iconSize), m_emptyIcon,
                      withAlpha(colours.muted, 0.6));
            top += iconSize + Metrics::Small;
        }
        painter.setPen(colours.muted);
        painter.drawText(QRect(area.left(), top, area.width(), text.height() + 2), Qt::AlignHCenter | Qt::TextWordWrap,
                         m_emptyText);
    }
    const bool showsFocus = hasFocus() && !currentIndex().isValid(); // else by the row
    if (showsFocus || (!m_dropLabel.isEmpty() && !m_dropTarget.isValid()))
        StylePainting::focusRing(painter, QRectF(viewport()->rect()).adjusted(2, 2, -2, -2), palette(),
                                 Metrics::RowRadius);
    if (m_dropLabel.isEmpty())
        return;
    const QPoint pointer = viewport()->mapFromGlobal(QCursor::pos());
    const int width = painter.fontMetrics().horizontalAdvance(m_dropLabel) + Metrics::IconSize + 4 * Metrics::Small;
    QRect label(pointer + QPoint(12, 12), QSize(width, Metrics::RowHeight));
    label.moveLeft(
        qBound(Metrics::Tiny, label.left(), qMax(Metrics::Tiny, viewport()->width() - width - Metrics::Tiny)));
    if (label.bottom() > viewport()->height() - Metrics::Tiny)
        label.moveBottom(pointer.y() - 8);
    StylePainting::roundedBox(painter, label, palette().color(QPalette::ToolTipBase), {}, Metrics::Radius);
    const QColor ink = palette().color(QPalette::ToolTipText);
    paintIcon(painter, QRectF(label.left() + Metrics::Small, label.top() + 5, Metrics::IconSize, Metrics::IconSize),
              QStringLiteral("upload"), ink);
    painter.setPen(ink);
    painter.drawText(label.adjusted(Metrics::Small * 2 + Metrics::IconSize, 0, 0, 0), Qt::AlignVCenter, m_dropLabel);
}

void TableView::keyPressEvent(QKeyEvent *event) {
    if (event->matches(QKeySequence::Copy)) {
        copySelectedCells();
        event->accept();
        return;
    }
    QTreeView::keyPressEvent(event);
}

void TableView::mouseMoveEvent(QMouseEvent *event) {
    const QModelIndex under = indexAt(event->position().toPoint()).siblingAtColumn(0);
    if (QModelIndex(m_hovered) != under) {
        m_hovered = under;
        viewport()->update();
    }
    QTreeView::mouseMoveEvent(event);
}

void TableView::leaveEvent(QEvent *event) {
    m_hovered = QModelIndex();
    viewport()->update();
    QTreeView::leaveEvent(event);
}

void TableView::resizeEvent(QResizeEvent *event) {
    fitElasticColumn();
    QTreeView::resizeEvent(event);
}

void TableView::focusInEvent(QFocusEvent *event) {
    QTreeView::focusInEvent(event);
    viewport()->update();
}

void TableView::focusOutEvent(QFocusEvent *event) {
    QTreeView::focusOutEvent(event);
    viewport()->update();
}

void TableView::showColumnMenu(const QPoint &position) {
    if (!model())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int visual = 0; visual < header()->count(); ++visual) {
        const int column = header()->logicalIndex(visual);
        QString name = model()->headerData(column, Qt::Horizontal).toString();
        if (name.isEmpty())
            name = model()->headerData(column, Qt::Horizontal, Qt::AccessibleTextRole).toString();
        QAction *action = menu->addAction(name.replace(QLatin1Char('&'), QStringLiteral("&&")));
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        action->setEnabled(column != 0);
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            setColumnHidden(column, !shown);
            if (shown && columnWidth(column) < header()->minimumSectionSize())
                setColumnWidth(column, header()->sectionSizeHint(column));
        });
    }
    menu->addSeparator();
    QAction *csv = menu->addAction(tr("Copy as CSV"), this, &TableView::copyAsCsv);
    csv->setEnabled(model()->rowCount(rootIndex()) > 0);
    menu->popup(header()->mapToGlobal(position));
}

QString TableView::cellText(const QModelIndex &index) const {
    const QString text = index.data(Qt::DisplayRole).toString();
    return text.isEmpty() ? index.data(Qt::AccessibleTextRole).toString() : text;
}

QString TableView::asCsv() const {
    if (!model())
        return {};
    QList<int> columns;
    for (int visual = 0; visual < header()->count(); ++visual) {
        if (!header()->isSectionHidden(header()->logicalIndex(visual)))
            columns.append(header()->logicalIndex(visual));
    }
    QString csv;
    QStringList line;
    for (const int column : std::as_const(columns)) {
        const QString name = model()->headerData(column, Qt::Horizontal).toString();
        line.append(name.isEmpty() ? model()->headerData(column, Qt::Horizontal, Qt::AccessibleTextRole).toString()
                                   : name);
    }
    csv += Csv::line(line);
    const bool all = !selectionModel() || !selectionModel()->hasSelection();
    for (int row = 0; row < model()->rowCount(rootIndex()); ++row) {
        if (!all && !selectionModel()->isRowSelected(row, rootIndex()))
            continue;
        line.clear();
        for (const int column : std::as_const(columns))
            line.append(cellText(model()->index(row, column, rootIndex())));
        csv += Csv::line(line);
    }
    return csv;
}

// Thousands of ranges that stand already would be merged into the new one by one, for more than a second.
// All rows of a list in one range; QTreeView looks at each of them.
void TableView::selectAll() {
    const int rows = model() ? model()->rowCount(rootIndex()) : 0;
    if (rows == 0 || selectionMode() == NoSelection || selectionMode() == SingleSelection)
        return;
    const QModelIndex last = model()->index(rows - 1, model()->columnCount(rootIndex()) - 1, rootIndex());
    selectionModel()->select({model()->index(0, 0, rootIndex()), last}, QItemSelectionModel::ClearAndSelect);
}

// Of very many rows those that are seen: QTreeView measures each.
void TableView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles) {
    static constexpr int many = 200;
    if (bottomRight.row() - topLeft.row() < many || topLeft.parent().isValid())
        return QTreeView::dataChanged(topLeft, bottomRight, roles);
    const QModelIndex first = indexAt(QPoint(0, 0));
    const QModelIndex last = indexAt(QPoint(0, viewport()->height() - 1));
    const int top = std::max(topLeft.row(), first.isValid() ? first.row() : 0);
    const int bottom = std::min(bottomRight.row(), last.isValid() ? last.row() : top + many);
    if (top <= bottom)
        QTreeView::dataChanged(topLeft.siblingAtRow(top), bottomRight.siblingAtRow(bottom), roles);
}

void TableView::copyAsCsv() { QApplication::clipboard()->setText(asCsv()); }

void TableView::copySelectedCells() {
    if (!selectionModel() || !selectionModel()->hasSelection())
        return;
    QStringList lines;
    for (int row = 0; row < model()->rowCount(rootIndex()); ++row) {
        if (!selectionModel()->isRowSelected(row, rootIndex()))
            continue;
        QStringList cells;
        for (int visual = 0; visual < header()->count(); ++visual) {
            const int column = header()->logicalIndex(visual);
            if (!header()->isSectionHidden(column))
                cells.append(cellText(model()->index(row, column, rootIndex())));
        }
        lines.append(cells.join(QLatin1Char('\t')));
    }
    QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

QByteArray TableView::saveColumns() const { return header()->saveState(); }

bool TableView::restoreColumns(const QByteArray &state) { return !state.isEmpty() && header()->restoreState(state); }
