#include "panes/filelistview.h"

#include "models/filelistmodel.h"
#include "models/selectedrows.h"
#include "ui/icons.h"

#include <QDrag>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMimeData>

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
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, [this] { m_kept.remember(*this); });
    connect(&model, &QAbstractItemModel::modelReset, this, [this] { m_kept.restore(*this); });
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

QList<int> FileListView::chosenRows(qsizetype most) const {
    QList<int> rows = selectedRows(*selectionModel(), most);
    if (rows.isEmpty() && currentIndex().isValid())
        rows.append(currentIndex().row());
    return rows;
}

ChosenEntries FileListView::chosen() const { return m_files.entriesOf(chosenRows()); }

QModelIndex FileListView::onlyChosen() const {
    QList<int> rows = chosenRows(3);
    rows.removeIf([this](int row) { return m_files.isParentRow(m_files.index(row, 0)); });
    return rows.size() == 1 ? m_files.index(rows.first(), 0) : QModelIndex();
}

ShownRows::Totals FileListView::chosenTotals() const {
    const QItemSelection ranges = selectionModel()->selection();
    if (ranges.isEmpty())
        return currentIndex().isValid() ? m_files.totals(currentIndex().row(), currentIndex().row())
                                        : ShownRows::Totals();
    ShownRows::Totals all;
    for (const QItemSelectionRange &range : ranges) {
        if (range.left() > 0) // more of the same rows
            continue;
        const ShownRows::Totals some = m_files.totals(range.top(), range.bottom());
        all.files += some.files;
        all.folders += some.folders;
        all.bytes += some.bytes;
    }
    return all;
}

QByteArray FileListView::currentName() const {
    const FileEntry *entry = m_files.entry(currentIndex());
    return entry ? entry->name : QByteArray();
}

void FileListView::forgetPlace() {
    selectionModel()->clear();
    m_kept = {};
    m_expected.clear();
}

bool FileListView::edit(const QModelIndex &index, EditTrigger trigger, QEvent *event) {
    if (!FolderView::edit(index, trigger, event))
        return false;
    auto *const field = qobject_cast<QLineEdit *>(indexWidget(index));
    const FileEntry *const entry = m_files.entry(index);
    if (!field || !entry || entry->opens())
        return true;
    if (const qsizetype dot = field->text().lastIndexOf(u'.'); dot > 0)
        field->setSelection(0, int(dot));
    return true;
}

void FileListView::startDrag(Qt::DropActions) {
    std::unique_ptr<QMimeData> mime = m_makeDragged ? m_makeDragged() : nullptr;
    if (!mime)
        return;
    const QModelIndex only = onlyChosen();
    auto *drag = new QDrag(this); // Qt deletes it when the other side has the data
    drag->setMimeData(mime.release());
    const QIcon icon = only.isValid() ? only.data(Qt::DecorationRole).value<QIcon>()
                                      : themedIcon(QStringLiteral("files"), Ink::Accent);
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
