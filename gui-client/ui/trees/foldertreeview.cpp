#include "trees/foldertreeview.h"

#include "trees/foldertreemodel.h"
#include "ui/metrics.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QScrollBar>

namespace {
constexpr int rowsMeasured = 200; // about what is seen: among very many rows the others do not count
}

FolderTreeView::FolderTreeView(FolderTreeModel &model, const QString &accessibleName, QWidget *parent)
    : FolderView(parent)
    , m_folders(model) {
    setAccessibleName(accessibleName);
    setHeaderHidden(true);
    setSortingEnabled(false);
    setAlternatingRowColors(false);
    setRootIsDecorated(true);
    setItemsExpandable(true);
    setIndentation(Metrics::Large);
    setTextElideMode(Qt::ElideRight);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setModel(&model);
    // As wide as what it shows needs, and as the view at least.
    header()->setStretchLastSection(false);
    header()->setResizeContentsPrecision(rowsMeasured);
    header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex &folder) {
        if (!m_isFollowing)
            m_folders.read(folder);
    });
    connect(this, &QTreeView::collapsed, this, [this] { m_staysInView = false; });
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] { m_staysInView = false; });
    connect(this, &QAbstractItemView::clicked, this, &FolderTreeView::choose);
    connect(this, &FolderView::hoveredLong, this, &QTreeView::expand);
    connect(&model, &FolderTreeModel::emptied, this, [this] { scheduleDelayedItemsLayout(); }); // its arrow goes
    connect(&model, &FolderTreeModel::refused, this, [this](const QModelIndex &folder) {
        if (m_folders.rowCount(folder) == 0)
            collapse(folder); // may be tried again
    });
}

QSize FolderTreeView::minimumSizeHint() const { return {80, 60}; }

void FolderTreeView::follow(const QString &place) {
    const QScopedValueRollback following(m_isFollowing, true);
    const QModelIndex folder = m_folders.follow(place);
    for (QModelIndex above = folder.parent(); above.isValid(); above = above.parent())
        expand(above);
    setCurrentIndex(folder);
    m_staysInView = true;
    keepInView();
}

void FolderTreeView::keepInView() {
    const QModelIndex folder = currentIndex();
    for (QModelIndex above = folder.parent(); above.isValid(); above = above.parent())
        if (!isExpanded(above))
            return;
    scrollTo(folder);
    header()->resizeSections(QHeaderView::ResizeToContents); // to what is seen now
    // Deep ones begin far to the right.
    QScrollBar &bar = *horizontalScrollBar();
    const QRect shown = visualRect(folder);
    const int room = viewport()->width() / 2;
    bar.setValue(shown.left() > room ? bar.value() + shown.left() - room : bar.value());
}

void FolderTreeView::rowsInserted(const QModelIndex &parent, int first, int last) {
    FolderView::rowsInserted(parent, first, last);
    if (m_staysInView)
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (m_staysInView)
                    keepInView();
            },
            Qt::QueuedConnection);
}

void FolderTreeView::choose(const QModelIndex &index) {
    if (index.isValid())
        Q_EMIT chosen(m_folders.placeOf(index));
}

void FolderTreeView::keyPressEvent(QKeyEvent *event) {
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers() == Qt::NoModifier) {
        choose(currentIndex());
        event->accept();
    } else if (event->key() == Qt::Key_Asterisk) {
        expand(currentIndex()); // not all below it: each would be a listing
        event->accept();
    } else {
        FolderView::keyPressEvent(event);
    }
}

void FolderTreeView::resizeEvent(QResizeEvent *event) {
    header()->setMinimumSectionSize(viewport()->width());
    FolderView::resizeEvent(event);
}
