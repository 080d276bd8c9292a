#include "panes/filelistview.h"

#include "models/filelistmodel.h"
#include "models/selectedrows.h"
#include "ui/icons.h"

#include <QDrag>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMimeData>
#include <QScrollBar>

#include <utility>

FileListView::FileListView(FileListModel &model, QWidget *parent)
    : FolderView(parent)
    , m_files(model) {
    setModel(&model);
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setEditTriggers(EditKeyPressed);
    setDragEnabled(true);
    setDragDropMode(DragDrop);
    setSortingEnabled(true);
    sortByColumn(0, Qt::AscendingOrder);
    connect(this, &QAbstractItemView::doubleClicked, this, &FileListView::opened);
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &FileListView::remember);
    connect(&model, &QAbstractItemModel::modelReset, this, &FileListView::restore);
    connect(&model, &FileListModel::settled, this, [this] {
        const QModelIndex expected = m_expected.isEmpty() ? QModelIndex() : m_files.find(m_expected);
        m_expected.clear();
        if (expected.isValid()) {
            setCurrentIndex(expected);
            scrollTo(expected, PositionAtCenter);
        } else if (!currentIndex().isValid() && m_files.rowCount() > 0) {
            selectionModel()->setCurrentIndex(m_files.index(0, 0), QItemSelectionModel::NoUpdate);
        }
    });
}

QModelIndexList FileListView::chosenRows() const {
    QList<int> rows = selectedRows(*selectionModel());
    if (rows.isEmpty() && currentIndex().isValid())
        rows.append(currentIndex().row());
    QModelIndexList chosen;
    chosen.reserve(rows.size());
    for (const int row : std::as_const(rows)) {
        const QModelIndex index = m_files.index(row, 0);
        if (!m_files.isParentRow(index))
            chosen.append(index);
    }
    return chosen;
}

QByteArray FileListView::currentName() const {
    const FileEntry *entry = m_files.entry(currentIndex());
    return entry ? entry->name : QByteArray();
}

void FileListView::forgetPlace() {
    selectionModel()->clear();
    m_currentName.clear();
    m_selectedNames.clear();
    m_scrolledTo = 0;
    m_expected.clear();
}

// A refreshed or filtered list keeps what was selected and where it stood.
void FileListView::remember() {
    m_currentName = currentName();
    m_selectedNames.clear();
    const QList<int> rows = selectedRows(*selectionModel());
    for (const int row : rows)
        if (const FileEntry *entry = m_files.entry(m_files.index(row, 0)))
            m_selectedNames.insert(entry->name);
    m_scrolledTo = verticalScrollBar()->value();
}

void FileListView::restore() {
    if (m_currentName.isEmpty() && m_selectedNames.isEmpty()) {
        verticalScrollBar()->setValue(m_scrolledTo);
        return;
    }
    QItemSelection selection;
    QModelIndex current;
    QModelIndex first; // of neighbours: a range for each row would make very many of them slow for ever
    const auto endRange = [&](int row) {
        if (first.isValid())
            selection.append({first, m_files.index(row - 1, m_files.columnCount() - 1)});
        first = QModelIndex();
    };
    for (int row = 0; row < m_files.rowCount(); ++row) {
        const QModelIndex index = m_files.index(row, 0);
        const FileEntry *entry = m_files.entry(index);
        if (entry && entry->name == m_currentName)
            current = index;
        if (!entry || !m_selectedNames.contains(entry->name))
            endRange(row);
        else if (!first.isValid())
            first = index;
    }
    endRange(m_files.rowCount());
    if (current.isValid())
        selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
    selectionModel()->select(selection, QItemSelectionModel::Select);
    verticalScrollBar()->setValue(m_scrolledTo);
}

void FileListView::startDrag(Qt::DropActions) {
    std::unique_ptr<QMimeData> mime = m_makeDragged ? m_makeDragged() : nullptr;
    if (!mime)
        return;
    const QModelIndexList rows = chosenRows();
    auto *drag = new QDrag(this); // Qt deletes it when the other side has the data
    drag->setMimeData(mime.release());
    const QModelIndex first = rows.isEmpty() ? currentIndex() : rows.first();
    const QIcon icon = rows.size() > 1 ? themedIcon(QStringLiteral("files"), Ink::Accent)
                                       : first.siblingAtColumn(0).data(Qt::DecorationRole).value<QIcon>();
    drag->setPixmap(icon.pixmap(QSize(24, 24), devicePixelRatioF()));
    drag->setHotSpot({-8, -8});
    Q_EMIT dragBegins(drag->mimeData());
    const Qt::DropAction done = drag->exec(Qt::CopyAction | Qt::MoveAction, Qt::CopyAction);
    Q_EMIT dragEnded(done != Qt::IgnoreAction);
}

QModelIndex FileListView::folderAt(const QPoint &position) const {
    const QModelIndex index = indexAt(position).siblingAtColumn(0);
    if (m_files.isParentRow(index))
        return index;
    const FileEntry *entry = m_files.entry(index);
    return entry && entry->opens() && entry->trouble.isEmpty() ? index : QModelIndex();
}

void FileListView::keyPressEvent(QKeyEvent *event) {
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers() == Qt::NoModifier && state() != EditingState) {
        if (currentIndex().isValid())
            Q_EMIT opened(currentIndex());
        event->accept();
        return;
    }
    FolderView::keyPressEvent(event);
}

void FileListView::focusInEvent(QFocusEvent *event) {
    FolderView::focusInEvent(event);
    if (!currentIndex().isValid() && m_files.rowCount() > 0)
        selectionModel()->setCurrentIndex(m_files.index(0, 0), QItemSelectionModel::NoUpdate);
}
