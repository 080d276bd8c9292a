#include "transfers/transferview.h"

#include "models/counts.h"
#include "models/remotefilesmime.h"
#include "models/selectedrows.h"
#include "ui/celldelegate.h"
#include "ui/pathdelegate.h"
#include "ui/progressdelegate.h"

#include <QDrag>
#include <QDragEnterEvent>
#include <QHeaderView>
#include <QMimeData>
#include <QScrollBar>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace {
constexpr QLatin1String reorderFormat("application/x-wherry-queue-order");
}

TransferView::TransferView(TransferModel &model, QWidget *parent)
    : TableView(RowLook::Card, parent)
    , m_transfers(model) {
    setModel(&model);
    setSortingEnabled(false);
    auto *paths = new PathDelegate(this);
    setItemDelegateForColumn(TransferModel::LocalFile, paths);
    setItemDelegateForColumn(TransferModel::RemoteFile, paths);
    setItemDelegateForColumn(TransferModel::Progress, new ProgressDelegate(this));
    auto *sentences = new CellDelegate(this);
    sentences->setElideMode(Qt::ElideRight);
    setItemDelegateForColumn(TransferModel::Status, sentences);
    setItemDelegateForColumn(TransferModel::Extra, sentences);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setDragEnabled(true);
    setAcceptDrops(true);
    setDragDropMode(DragDrop);
    setDropIndicatorShown(false);
    header()->setStretchLastSection(true);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &TransferView::showPlace); // under a pointer at rest
    connect(&model, &QAbstractItemModel::layoutChanged, this, [this] {
        if (std::exchange(m_follows, false))
            scrollTo(currentIndex());
    });
    setColumnWidths({176, 36, 172, 80, 120, 84, 80, 200, 140}); // beside the speed in a window of 1280
}

QList<quint64> TransferView::chosenIds(qsizetype most) const {
    QList<quint64> ids;
    const QList<int> rows = selectedRows(*selectionModel(), most);
    ids.reserve(rows.size());
    for (const int row : rows)
        ids.append(m_transfers.idOf(m_transfers.index(row, 0)));
    if (ids.isEmpty() && currentIndex().isValid())
        ids.append(m_transfers.idOf(currentIndex()));
    return ids;
}

// One step up or down, or all the way: where the chosen ones would stand before.
quint64 TransferView::placeFor(Step step) const {
    const QList<int> rows = selectedRows(*selectionModel());
    const int first = rows.isEmpty() ? currentIndex().row() : rows.first();
    const int last = rows.isEmpty() ? currentIndex().row() : rows.last();
    const auto id = [this](int row) { return m_transfers.idOf(m_transfers.index(row, 0)); };
    switch (step) {
    case Step::First:
        return id(0);
    case Step::Up:
        return id(std::max(first - 1, 0));
    case Step::Down:
        return id(last + 2);
    case Step::Last:
        break;
    }
    return 0;
}

void TransferView::startDrag(Qt::DropActions) {
    if (!selectionModel()->hasSelection())
        return;
    auto *mime = new QMimeData;
    mime->setData(reorderFormat, QByteArray());
    auto *drag = new QDrag(this); // Qt deletes it when the other side has the data
    drag->setMimeData(mime);
    drag->exec(Qt::MoveAction, Qt::MoveAction);
}

TransferView::Drop TransferView::dropOf(const QDropEvent &event) const {
    if (event.source() == this && event.mimeData()->hasFormat(reorderFormat))
        return Drop::Reorder;
    if (qobject_cast<const RemoteFilesMime *>(event.mimeData()))
        return Drop::RemoteFiles;
    if (event.mimeData()->hasUrls())
        return Drop::LocalFiles;
    return Drop::None;
}

void TransferView::dragEnterEvent(QDragEnterEvent *event) {
    if (dropOf(*event) == Drop::None)
        event->ignore();
    else
        event->accept();
}

void TransferView::dragMoveEvent(QDragMoveEvent *event) {
    TableView::dragMoveEvent(event);
    const Drop drop = dropOf(*event);
    switch (drop) {
    case Drop::None:
        break;
    case Drop::Reorder:
        m_reorderAt = event->position().toPoint();
        showPlace();
        event->setDropAction(Qt::MoveAction);
        break;
    case Drop::LocalFiles:
        setDropTarget({}, tr("Upload %1 to the folder shown").arg(Counts::items(event->mimeData()->urls().size())));
        event->setDropAction(Qt::CopyAction);
        break;
    case Drop::RemoteFiles: {
        const auto *files = qobject_cast<const RemoteFilesMime *>(event->mimeData());
        setDropTarget({}, tr("Download %1 to the folder shown").arg(Counts::items(files->entries().size())));
        event->setDropAction(Qt::CopyAction);
        break;
    }
    }
    event->setAccepted(drop != Drop::None);
}

// In the upper half of a row before it, in the lower half behind it.
TransferView::Place TransferView::placeAt(const QPoint &position) const {
    const QModelIndex row = indexAt(position);
    const bool isBehind = row.isValid() && position.y() > visualRect(row).center().y();
    const QModelIndex before = isBehind ? row.siblingAtRow(row.row() + 1) : row;
    return {row, before.isValid() ? m_transfers.idOf(before) : 0, isBehind};
}

void TransferView::showPlace() {
    if (!m_reorderAt)
        return;
    const Place place = placeAt(*m_reorderAt);
    setDropTarget(place.row, place.before == 0 ? tr("Move to the end")
                             : place.isBehind  ? tr("Move behind this transfer")
                                               : tr("Move before this transfer"));
}

void TransferView::dragLeaveEvent(QDragLeaveEvent *event) {
    m_reorderAt.reset();
    setDropTarget({}, {});
    TableView::dragLeaveEvent(event);
}

void TransferView::dropEvent(QDropEvent *event) {
    m_reorderAt.reset();
    setDropTarget({}, {});
    stopAutoScroll();
    setState(NoState);
    switch (dropOf(*event)) {
    case Drop::None:
        event->ignore();
        return;
    case Drop::Reorder:
        event->setDropAction(Qt::MoveAction);
        event->accept();
        Q_EMIT moveWanted(chosenIds(), placeAt(event->position().toPoint()).before);
        return;
    case Drop::LocalFiles: {
        QStringList paths;
        const QList<QUrl> urls = event->mimeData()->urls();
        for (const QUrl &url : urls)
            if (url.isLocalFile())
                paths.append(url.toLocalFile());
        event->setDropAction(Qt::CopyAction);
        event->accept();
        if (!paths.isEmpty())
            Q_EMIT localFilesDropped(paths);
        return;
    }
    case Drop::RemoteFiles:
        event->setDropAction(Qt::CopyAction);
        event->accept();
        Q_EMIT remoteFilesDropped(qobject_cast<const RemoteFilesMime *>(event->mimeData()));
        return;
    }
}
