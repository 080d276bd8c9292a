#include "panes/filepane.h"

#include "base/bytesize.h"
#include "models/counts.h"
#include "panes/entryname.h"
#include "panes/filelistview.h"
#include "trees/foldersource.h"
#include "trees/foldertreemodel.h"
#include "trees/foldertreeview.h"
#include "ui/iconbutton.h"
#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/metrics.h"

#include <QAction>
#include <QDataStream>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPainter>
#include <QSplitter>
#include <QSplitterHandle>
#include <QVBoxLayout>

#include <utility>

namespace {
constexpr qsizetype visitedLimit = 30;

QWidget *thinLine(QWidget *parent) {
    class Line : public QWidget {
    public:
        explicit Line(QWidget *owner)
            : QWidget(owner) {
            setFixedHeight(1);
        }

    protected:
        void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(rect(), coloursOf(palette()).border); }
    };
    return new Line(parent);
}

// Between the tree and the list is a line.
class LineSplitter : public QSplitter {
public:
    explicit LineSplitter(QWidget *parent)
        : QSplitter(Qt::Horizontal, parent) {
        setHandleWidth(1);
        setChildrenCollapsible(false);
    }

protected:
    QSplitterHandle *createHandle() override {
        class Handle : public QSplitterHandle {
        public:
            using QSplitterHandle::QSplitterHandle;

        protected:
            void paintEvent(QPaintEvent *) override {
                QPainter(this).fillRect(contentsRect(), coloursOf(palette()).border);
            }
        };
        return new Handle(orientation(), this);
    }
};
} // namespace

FilePane::FilePane(const Names &names, int columns, FolderSource *folders, QWidget *parent)
    : QFrame(parent) {
    folders->setParent(this);
    m_model = new FileListModel(columns, this);
    m_folders = new FolderTreeModel(*folders, this);
    m_pathBar = new PathBar(names.field, this);
    m_filterButton = new IconButton(QStringLiteral("funnel"), tr("Quick filter"), this);
    m_filterButton->setToolTip(tr("Quick filter (Ctrl+F)"));
    m_filterButton->setCheckable(true);
    connect(m_filterButton, &QToolButton::clicked, this, &FilePane::setFilterShown);
    auto *refreshButton = new IconButton(QStringLiteral("refresh-cw"), tr("Refresh"), this);
    refreshButton->setToolTip(tr("Refresh (F5)"));
    connect(refreshButton, &QToolButton::clicked, this, [this] { refresh(); });
    m_pathBar->addControl(m_filterButton);
    m_pathBar->addControl(refreshButton);

    m_filterRow = new QWidget(this);
    m_filter = new QLineEdit(m_filterRow);
    m_filter->setPlaceholderText(tr("Show names that contain…"));
    m_filter->setAccessibleName(tr("Quick filter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->installEventFilter(this);
    connect(m_filter, &QLineEdit::textChanged, m_model, &FileListModel::setFilter);
    auto *filterLayout = new QHBoxLayout(m_filterRow);
    filterLayout->setContentsMargins(Metrics::Small, Metrics::Tiny, Metrics::Small, Metrics::Tiny);
    filterLayout->addWidget(m_filter);
    m_filterRow->hide();
    makeLists(names);

    m_totalsLabel = new PlainLabel(QString(), Ink::Muted, this);
    m_totalsLabel->setElide(Qt::ElideRight);
    m_chosenLabel = new PlainLabel(QString(), Ink::Text, this);
    for (PlainLabel *label : {m_totalsLabel, m_chosenLabel})
        label->setRelativeSize(-1);
    auto *statusRow = new QWidget(this);
    statusRow->setFixedHeight(Metrics::HeaderHeight);
    auto *statusLayout = new QHBoxLayout(statusRow);
    statusLayout->setContentsMargins(Metrics::Medium, 0, Metrics::Medium, 0);
    statusLayout->addWidget(m_totalsLabel, 1);
    statusLayout->addWidget(m_chosenLabel);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addWidget(m_pathBar);
    layout->addWidget(thinLine(this));
    layout->addWidget(m_filterRow);
    layout->addWidget(m_splitter, 1);
    layout->addWidget(thinLine(this));
    layout->addWidget(statusRow);

    connect(m_pathBar, &PathBar::backWanted, this, &FilePane::goBack);
    connect(m_pathBar, &PathBar::forwardWanted, this, &FilePane::goForward);
    connect(m_pathBar, &PathBar::upWanted, this, &FilePane::goUp);
    connect(m_pathBar, &PathBar::placeChosen, this, [this](const QString &place) { goTo(place); });
    connect(m_pathBar, &PathBar::pathTyped, this, [this](const QString &text) {
        takeFocus();
        onPathTyped(text);
    });
    connect(m_pathBar, &PathBar::editingEnded, this, &FilePane::takeFocus);
    connect(m_view, &FileListView::opened, this, &FilePane::open);
    connect(m_view, &FileListView::hoveredLong, this, [this](const QModelIndex &folder) { open(folder); });
    connect(m_tree, &FolderTreeView::chosen, this, [this](const QString &place) { goTo(place); });
    connect(m_view, &QWidget::customContextMenuRequested, this,
            [this](const QPoint &position) { Q_EMIT contextMenuWanted(m_view->viewport()->mapToGlobal(position)); });
    connect(m_model, &FileListModel::totalsChanged, this, &FilePane::updateStatus);
    connect(m_model, &FileListModel::settled, this, &FilePane::updateStatus);
    connect(m_model, &FileListModel::settled, this, &FilePane::tellTree, Qt::QueuedConnection); // work of its own
    connect(m_model, &FileListModel::renameWanted, this,
            [this](const QByteArray &name, const QString &newName) { onRenameWanted(name, newName); });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        updateStatus();
        Q_EMIT chosenChanged();
    });
    for (QObject *const watched :
         {static_cast<QObject *>(m_tree), static_cast<QObject *>(m_view), static_cast<QObject *>(m_view->viewport())})
        watched->installEventFilter(this);
    updateMoves();
}

FilePane::~FilePane() = default;

void FilePane::makeLists(const Names &names) {
    m_splitter = new LineSplitter(this);
    m_tree = new FolderTreeView(*m_folders, names.tree, m_splitter);
    m_tree->hide();
    m_view = new FileListView(*m_model, m_splitter);
    m_view->setAccessibleName(names.list);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({180, 420});
    QHeaderView *header = m_view->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::Interactive);
    const int widths[] = {240, 88, 120, 132, 92, 100};
    for (int column = 0; column < m_model->columnCount(); ++column)
        header->resizeSection(column, widths[column]);
    connect(header, &QHeaderView::sectionResized, this, [this](int column) {
        // Only a hand on the header chooses; opening a splitter does not.
        if (column >= 0 && m_view->header()->underMouse() && QGuiApplication::mouseButtons() != Qt::NoButton)
            m_columnsChosen = true;
    });
    setDropRules();
}

void FilePane::setDropRules() {
    FolderView::DropRules rules;
    rules.describe = [this](const QMimeData &mime, const QModelIndex &row, Qt::DropAction &action) {
        return describeDrop(mime, folderOf(row), action);
    };
    rules.take = [this](const QMimeData &mime, const QModelIndex &row) { takeDrop(mime, folderOf(row)); };
    m_view->setDropRules(std::move(rules));
    m_view->setDragSource([this] { return makeDragged(); });
    FolderView::DropRules treeRules;
    treeRules.describe = [this](const QMimeData &mime, const QModelIndex &folder, Qt::DropAction &action) {
        return folder.isValid() ? describeDrop(mime, m_folders->placeOf(folder), action) : QString();
    };
    treeRules.take = [this](const QMimeData &mime, const QModelIndex &folder) {
        takeDrop(mime, m_folders->placeOf(folder));
    };
    m_tree->setDropRules(std::move(treeRules));
}

// The place that a row of the list stands for; without a row the one that is shown.
QString FilePane::folderOf(const QModelIndex &row) const {
    if (!row.isValid())
        return m_place;
    const FileEntry *entry = m_model->entry(row);
    return entry ? childPlace(*entry) : parentPlace();
}

bool FilePane::isTreeShown() const { return !m_tree->isHidden(); }

void FilePane::setTreeShown(bool shown) {
    if (shown == isTreeShown())
        return;
    if (!shown && m_tree->hasFocus())
        takeFocus();
    m_tree->setVisible(shown);
    if (!shown)
        return m_folders->clear();
    if (!m_place.isEmpty())
        m_tree->follow(m_place);
    tellTree();
}

// The list has read the folders here already.
void FilePane::tellTree() {
    if (!isTreeShown() || m_place.isEmpty() || m_model->isLoading())
        return;
    QList<QByteArray> names;
    names.reserve(m_model->entryCount());
    for (quint32 number = 0; number < m_model->entryCount(); ++number) {
        const FileEntry &entry = m_model->entryAt(number);
        if (entry.opens() && entry.trouble.isEmpty())
            names.append(entry.name);
    }
    m_folders->take(m_place, names);
}

void FilePane::setHiddenShown(bool shown) {
    m_model->setHiddenShown(shown);
    m_folders->setHiddenShown(shown);
}

QList<QWidget *> FilePane::stops() const {
    return isTreeShown() ? QList<QWidget *>{m_tree, m_view} : QList<QWidget *>{m_view};
}

QSize FilePane::minimumSizeHint() const { return {280, 160}; }

void FilePane::open(const QModelIndex &index) {
    if (m_model->isParentRow(index)) {
        goUp();
        return;
    }
    const FileEntry *entry = m_model->entry(index);
    if (!entry || !entry->trouble.isEmpty())
        return;
    if (entry->opens())
        goTo(childPlace(*entry));
    else
        Q_EMIT transferWanted();
}

void FilePane::goUp() {
    const QString parent = m_place.isEmpty() ? QString() : parentPlace();
    if (parent.isEmpty())
        return;
    m_comingFrom = placeName();
    goTo(parent);
}

// The place that is shown is listed anew; another one forgets on arrival what was expected here.
void FilePane::goToEntry(const QString &place, const QByteArray &name) {
    if (place == m_place)
        m_view->expect(name);
    else
        m_comingFrom = name;
    goTo(place);
}

void FilePane::goBack() { move(m_back, m_forward); }

void FilePane::goForward() { move(m_forward, m_back); }

void FilePane::move(QList<Visited> &from, QList<Visited> &to) {
    if (from.isEmpty())
        return;
    const Visited next = from.takeLast();
    to.append({m_place, m_placeText, m_view->currentName()});
    m_comingFrom = next.currentName;
    m_moving = true;
    m_movingFrom = &from;
    m_movingTo = &to;
    m_next = next;
    goTo(next.place);
}

void FilePane::movingFailed() {
    m_comingFrom.clear();
    if (isTreeShown() && !m_place.isEmpty())
        m_tree->follow(m_place);
    if (!std::exchange(m_moving, false))
        return;
    m_movingTo->removeLast();
    m_movingFrom->append(m_next);
}

void FilePane::showPlace(const QString &place, const QList<PathBar::Crumb> &crumbs, const QString &text) {
    if (place != m_place) {
        if (!m_moving && !m_place.isEmpty()) {
            m_back.append({m_place, m_placeText, m_view->currentName()});
            m_forward.clear();
            if (m_back.size() > visitedLimit)
                m_back.removeFirst();
        }
        m_view->forgetPlace();
        m_view->expect(std::exchange(m_comingFrom, {}));
        m_filter->clear();
        m_place = place;
        m_placeText = text;
        m_recent.removeIf([&](const Visited &visited) { return visited.place == place; });
        m_recent.prepend({place, text, {}});
        if (m_recent.size() > visitedLimit)
            m_recent.removeLast();
    }
    m_moving = false;
    m_pathBar->setPlace(crumbs, text);
    QList<PathBar::Crumb> visited;
    for (const Visited &one : std::as_const(m_recent))
        visited.append({one.text, one.place, {}});
    m_pathBar->setVisited(visited);
    updateMoves();
    if (isTreeShown())
        m_tree->follow(place);
    Q_EMIT placeChanged();
}

void FilePane::forgetPlaces() {
    m_place.clear();
    m_placeText.clear();
    m_back.clear();
    m_forward.clear();
    m_recent.clear();
    m_comingFrom.clear();
    m_moving = false;
    m_pathBar->setPlace({}, {});
    m_pathBar->setVisited({});
    m_view->forgetPlace();
    m_model->clear();
    m_folders->clear();
    updateMoves();
}

void FilePane::updateMoves() { m_pathBar->setMoves(canGoBack(), canGoForward(), canGoUp()); }

ChosenEntries FilePane::chosen() const { return m_view->chosen(); }

bool FilePane::takesName(const QString &name) {
    const QString trouble = EntryName::troubleWith(name);
    if (!trouble.isEmpty())
        Q_EMIT nameRefused(trouble);
    return trouble.isEmpty() && !name.isEmpty();
}

void FilePane::setStatus(const QString &text) {
    m_status = text;
    updateStatus();
}

void FilePane::updateStatus() {
    const FileListModel::Totals totals = m_model->totals();
    QString text = m_status;
    if (text.isEmpty() && !m_place.isEmpty()) {
        text = tr("%1, %2, %3")
                   .arg(Counts::files(totals.files), Counts::folders(totals.folders), formatBytes(totals.bytes));
        if (m_model->keptAway() > 0)
            text = tr("%1 (%2 not shown)").arg(text, Counts::items(m_model->keptAway()));
        if (m_model->isLoading())
            text = tr("%1, reading…").arg(text);
    }
    m_totalsLabel->setText(text);

    FileListModel::Totals chosen;
    if (m_view->selectionModel()->hasSelection())
        chosen = m_view->chosenTotals();
    QString chosenText;
    if (const qint64 count = chosen.entries(); count > 0)
        chosenText = chosen.bytes > 0 ? tr("%1 selected, %2").arg(QLocale().toString(count), formatBytes(chosen.bytes))
                                      : tr("%1 selected").arg(QLocale().toString(count));
    m_chosenLabel->setText(chosenText);
}

void FilePane::setFilterShown(bool shown) {
    m_filterRow->setVisible(shown);
    m_filterButton->setChecked(shown);
    if (shown) {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    } else {
        m_filter->clear();
        takeFocus();
    }
}

bool FilePane::isFilterShown() const { return !m_filterRow->isHidden(); }

void FilePane::takeFocus() { m_view->setFocus(Qt::OtherFocusReason); }

QByteArray FilePane::saveColumns() const {
    QByteArray state;
    QDataStream(&state, QIODevice::WriteOnly) << m_columnsChosen << m_view->saveColumns();
    return state;
}

void FilePane::restoreColumns(const QByteArray &state) {
    bool isChosen = false;
    QByteArray columns;
    QDataStream(state) >> isChosen >> columns;
    m_columnsChosen = m_view->restoreColumns(columns) && isChosen;
    fitColumns();
}

// Until a person has chosen widths, the names take what the other columns leave.
void FilePane::fitColumns() {
    QHeaderView *header = m_view->header();
    if (m_columnsChosen || m_view->viewport()->width() <= 0)
        return;
    int others = 0;
    for (int column = 1; column < header->count(); ++column)
        others += header->isSectionHidden(column) ? 0 : header->sectionSize(column);
    header->resizeSection(0, std::max(150, m_view->viewport()->width() - others));
}

bool FilePane::eventFilter(QObject *watched, QEvent *event) {
    // The viewport also gets narrower when a scroll bar appears.
    if (watched == m_view->viewport() && event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(this, &FilePane::fitColumns, Qt::QueuedConnection);
    if ((watched == m_view || watched == m_tree) &&
        (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)) {
        // A menu or a dialog of ours takes the focus for a moment without ending the choice of this side.
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        if (event->type() == QEvent::FocusIn)
            setActive(true);
        else if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason &&
                 reason != Qt::MenuBarFocusReason)
            update();
    }
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape) {
            setFilterShown(false);
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Down) {
            takeFocus();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void FilePane::setActive(bool active) {
    update();
    if (m_active == active)
        return;
    m_active = active;
    m_view->setPaneActive(active);
    Q_EMIT activeChanged(active);
}

void FilePane::paintEvent(QPaintEvent *) {
    const Colours &colours = coloursOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool focused = m_active;
    painter.setPen(QPen(focused ? mixed(colours.border, colours.accent, 0.7) : colours.border, 1));
    painter.setBrush(colours.base);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Metrics::Radius, Metrics::Radius);
}
