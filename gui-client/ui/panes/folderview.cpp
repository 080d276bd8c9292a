#include "panes/folderview.h"

#include <QDragEnterEvent>
#include <QMimeData>

namespace {
constexpr int hoverMilliseconds = 900;
}

FolderView::FolderView(QWidget *parent)
    : TableView(RowLook::Pane, parent) {
    setAcceptDrops(true);
    setDropIndicatorShown(false);
    setAutoScroll(true);
    m_hover.setSingleShot(true);
    m_hover.setInterval(hoverMilliseconds);
    connect(&m_hover, &QTimer::timeout, this, [this] {
        if (m_hoveredFolder.isValid())
            Q_EMIT hoveredLong(m_hoveredFolder);
    });
}

void FolderView::dragEnterEvent(QDragEnterEvent *event) {
    if (!m_rules.describe) {
        event->ignore();
        return;
    }
    setState(DraggingState);
    event->accept(); // whether and where it may be dropped is said row by row
}

// The folder under the pointer, else the view itself.
FolderView::Target FolderView::targetOf(const QDropEvent &event) const {
    Target target{folderAt(event.position().toPoint()), {}, event.proposedAction()};
    target.label = m_rules.describe(*event.mimeData(), target.row, target.action);
    if (target.label.isEmpty() && target.row.isValid()) {
        target.row = QModelIndex();
        target.label = m_rules.describe(*event.mimeData(), target.row, target.action);
    }
    return target;
}

void FolderView::dragMoveEvent(QDragMoveEvent *event) {
    TableView::dragMoveEvent(event); // scrolls at the edges
    const QModelIndex folder = folderAt(event->position().toPoint());
    if (folder != m_hoveredFolder) {
        m_hoveredFolder = folder;
        if (folder.isValid())
            m_hover.start();
        else
            m_hover.stop();
    }
    const Target target = targetOf(*event);
    setDropTarget(target.row, target.label);
    if (target.label.isEmpty()) {
        event->ignore();
        return;
    }
    event->setDropAction(target.action);
    event->accept();
}

void FolderView::dragLeaveEvent(QDragLeaveEvent *event) {
    endDrag();
    TableView::dragLeaveEvent(event);
}

void FolderView::dropEvent(QDropEvent *event) {
    const Target target = targetOf(*event);
    endDrag();
    if (target.label.isEmpty()) {
        event->ignore();
        return;
    }
    event->setDropAction(target.action);
    event->accept();
    m_rules.take(*event->mimeData(), target.row);
}

void FolderView::endDrag() {
    m_hover.stop();
    m_hoveredFolder = QPersistentModelIndex();
    setDropTarget({}, {});
    stopAutoScroll();
    setState(NoState);
}
