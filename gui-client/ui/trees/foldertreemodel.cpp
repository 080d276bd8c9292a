#include "trees/foldertreemodel.h"

#include "models/chunkedlist.h"
#include "models/slowend.h"
#include "ui/icons.h"
#include "ui/itemroles.h"
#include "ui/naturalcollator.h"

#include <QElapsedTimer>
#include <QLocale>

#include <algorithm>
#include <iterator>
#include <utility>

namespace {
constexpr int sliceMilliseconds = 4;
} // namespace

struct FolderTreeModel::Node {
    QByteArray name; // empty: the root
    QString shown;
    Node *parent = nullptr;
    int row = -1; // in the rows of the parent; -1 while it is not shown, and then nothing below it is known
    bool isRead = false;
    bool isOnWay = false;                       // to the followed place
    bool isStaying = false;                     // while rows are removed
    bool isRest = false;                        // stands for those that have no row
    std::vector<std::unique_ptr<Node>> folders; // in their order
    std::vector<Node *> rows;                   // those of them that are shown, and the rest
    std::unique_ptr<Node> rest;

    // Lets go of nodes and all below them, in slices.
    static void end(std::vector<std::unique_ptr<Node>> nodes) {
        const auto left = std::make_shared<std::vector<std::unique_ptr<Node>>>(std::move(nodes));
        SlowEnd::of([left] {
            for (int i = 0; i < 500 && !left->empty(); ++i) {
                const std::unique_ptr<Node> last = std::move(left->back());
                left->pop_back();
                if (last)
                    std::move(last->folders.begin(), last->folders.end(), std::back_inserter(*left));
            }
            return !left->empty();
        });
    }
    void number(size_t first) {
        for (size_t at = first; at < rows.size(); ++at)
            rows[at]->row = static_cast<int>(at);
    }
};

// What a source told, on its way into the tree.
struct FolderTreeModel::Reading {
    QString place;
    QList<QByteArray> names;
    ChunkedList<std::unique_ptr<Node>> made; // of the names, as far as they are taken
    ChunkedList<QCollatorSortKey> keys;
    SlicedOrder order;
};

FolderTreeModel::FolderTreeModel(FolderSource &source, QObject *parent)
    : QAbstractItemModel(parent)
    , m_source(source)
    , m_collator(naturalCollator()) {
    m_worker.setSingleShot(true);
    m_worker.setInterval(0);
    connect(&m_worker, &QTimer::timeout, this, &FolderTreeModel::work);
    connect(&source, &FolderSource::told, this, &FolderTreeModel::take);
    connect(&source, &FolderSource::refused, this, [this](const QString &place) {
        if (const QModelIndex folder = find(place); folder.isValid())
            Q_EMIT refused(folder);
    });
}

FolderTreeModel::~FolderTreeModel() = default;

void FolderTreeModel::clear() {
    m_worker.stop();
    m_readings.clear();
    m_source.cancel();
    if (!m_root)
        return;
    beginResetModel();
    m_way.clear();
    std::vector<std::unique_ptr<Node>> nodes = std::move(m_root->folders);
    m_root.reset();
    endResetModel();
    Node::end(std::move(nodes));
}

QModelIndex FolderTreeModel::follow(const QString &place) {
    if (!m_root) {
        beginInsertRows({}, 0, 0);
        m_root = std::make_unique<Node>();
        m_root->shown = FolderSource::root();
        m_root->row = 0;
        endInsertRows();
    }
    const std::vector<Node *> former = std::exchange(m_way, {});
    for (Node *node : former)
        node->isOnWay = false;
    Node *at = m_root.get();
    at->isOnWay = true;
    m_way.push_back(at);
    const QList<QByteArray> names = m_source.namesOf(place);
    for (const QByteArray &name : names) {
        if (!at->isRead)
            m_source.read(placeOf(*at), FolderSource::Effort::Free);
        at = &childOf(*at, name);
        m_way.push_back(at);
    }
    // Those that were shown for the way only are hidden again: the lowest first, for what is below a hidden one is
    // forgotten.
    std::for_each(former.rbegin(), former.rend(), [this](Node *node) {
        if (node->parent && node->row >= 0 && (!isShown(*node) || node->parent->rest))
            showRows(*node->parent);
    });
    return indexOf(*at);
}

// The child of that name on the way; it is made when nobody has told it.
FolderTreeModel::Node &FolderTreeModel::childOf(Node &parent, const QByteArray &name) {
    const auto found = std::find_if(parent.folders.begin(), parent.folders.end(),
                                    [&](const std::unique_ptr<Node> &folder) { return folder->name == name; });
    if (found != parent.folders.end()) {
        Node &child = **found;
        child.isOnWay = true;
        if (child.row < 0)
            showRows(parent);
        return child;
    }
    auto made = std::make_unique<Node>();
    made->name = name;
    made->shown = m_source.shownName(name);
    made->parent = &parent;
    made->isOnWay = true;
    const auto place = std::lower_bound(parent.folders.begin(), parent.folders.end(), made,
                                        [this](const std::unique_ptr<Node> &left, const std::unique_ptr<Node> &right) {
                                            return isBefore(*left, *right);
                                        });
    Node &child = **parent.folders.insert(place, std::move(made));
    showRows(parent);
    return child;
}

bool FolderTreeModel::isBefore(const Node &left, const Node &right) const {
    const int result = m_collator.compare(left.shown, right.shown);
    return result != 0 ? result < 0 : left.name < right.name;
}

void FolderTreeModel::read(const QModelIndex &folder) {
    if (const Node *const node = nodeOf(folder))
        m_source.read(placeOf(*node), FolderSource::Effort::Asked);
}

void FolderTreeModel::take(const QString &place, const QList<QByteArray> &names) {
    if (!find(place).isValid())
        return;
    m_readings.remove_if([&](const Reading &reading) { return reading.place == place; });
    Reading &reading = m_readings.emplace_back();
    reading.place = place;
    reading.names = names;
    m_worker.start();
}

void FolderTreeModel::work() {
    if (m_readings.empty())
        return;
    Reading &reading = m_readings.front();
    Node *const node = nodeOf(find(reading.place)); // null: it has gone
    QElapsedTimer spent;
    spent.start();
    while (node && reading.made.size() < reading.names.size() && spent.elapsed() < sliceMilliseconds) {
        auto made = std::make_unique<Node>();
        made->name = reading.names.at(reading.made.size());
        made->shown = m_source.shownName(made->name);
        reading.keys.push_back(m_collator.sortKey(made->shown));
        reading.made.push_back(std::move(made));
        reading.order.append();
    }
    const auto isNameBefore = [&reading](quint32 left, quint32 right) {
        const int result = reading.keys[left].compare(reading.keys[right]);
        if (result != 0)
            return result < 0;
        const QByteArray &a = reading.names.at(left), &b = reading.names.at(right);
        return a == b ? left < right : a < b;
    };
    const bool isReady =
        reading.made.size() == reading.names.size() && !reading.order.step(isNameBefore, sliceMilliseconds);
    if (!node || isReady) {
        const auto done = std::make_shared<Reading>(std::move(reading));
        m_readings.pop_front();
        if (node)
            grow(*node, *done);
        SlowEnd::of(std::exchange(done->names, {}));
        SlowEnd::of([done] {
            if (done->made.isEmpty())
                return false;
            done->made.dropSome();
            done->keys.dropSome();
            return true;
        });
    }
    if (!m_readings.empty())
        m_worker.start();
}

// Folders that were there before keep what is known below them.
void FolderTreeModel::grow(Node &node, Reading &reading) {
    const bool couldHave = hasChildren(indexOf(node));
    std::vector<std::unique_ptr<Node>> folders;
    folders.reserve(reading.made.size());
    auto former = node.folders.begin();
    const auto keepWay = [&] { // nobody told it, but it is there
        if ((*former)->isOnWay)
            folders.push_back(std::move(*former));
        ++former;
    };
    for (const quint32 number : reading.order.numbers()) {
        std::unique_ptr<Node> &made = reading.made[number];
        while (former != node.folders.end() && (*former)->name != made->name && isBefore(**former, *made))
            keepWay();
        const bool isKnown = former != node.folders.end() && (*former)->name == made->name;
        folders.push_back(std::move(isKnown ? *former++ : made));
        folders.back()->parent = &node;
    }
    while (former != node.folders.end())
        keepWay();
    node.folders.swap(folders); // those that are gone live until their rows are
    node.isRead = true;
    showRows(node);
    Node::end(std::move(folders));
    if (couldHave && node.rows.empty())
        Q_EMIT emptied(indexOf(node));
}

bool FolderTreeModel::isShown(const Node &node) const {
    return m_hiddenShown || node.isOnWay || !node.name.startsWith('.');
}

// Brings the rows in line with the folders: in one step they go and in one they come, however they lie among the
// others.
void FolderTreeModel::showRows(Node &parent) {
    std::vector<Node *> wanted;
    wanted.reserve(std::min<size_t>(parent.folders.size(), mostRows + 1));
    qsizetype left = 0;
    for (const std::unique_ptr<Node> &folder : parent.folders) {
        if (!isShown(*folder))
            continue;
        if (wanted.size() < mostRows || folder->isOnWay)
            wanted.push_back(folder.get());
        else
            ++left;
    }
    if (left > 0)
        wanted.push_back(&restOf(parent, left));
    if (wanted == parent.rows)
        return;
    removeRowsBut(parent, wanted);
    std::vector<Node *> rows = parent.rows;
    std::copy_if(wanted.begin(), wanted.end(), std::back_inserter(rows),
                 [](const Node *node) { return node->row < 0; });
    if (rows.size() > parent.rows.size()) {
        const size_t first = parent.rows.size();
        beginInsertRows(indexOf(parent), static_cast<int>(first), static_cast<int>(rows.size()) - 1);
        parent.rows = std::move(rows);
        parent.number(first);
        endInsertRows();
    }
    orderRows(parent, wanted);
}

FolderTreeModel::Node &FolderTreeModel::restOf(Node &parent, qsizetype count) {
    if (!parent.rest) {
        parent.rest = std::make_unique<Node>();
        parent.rest->parent = &parent;
        parent.rest->isRest = parent.rest->isRead = true;
    }
    Node &rest = *parent.rest;
    rest.shown = tr("%1 more").arg(QLocale().toString(count));
    if (const QModelIndex index = indexOf(rest); index.isValid())
        Q_EMIT dataChanged(index, index);
    return rest;
}

// What is below a row that goes is forgotten.
void FolderTreeModel::removeRowsBut(Node &parent, const std::vector<Node *> &staying) {
    std::vector<Node *> order = parent.rows;
    for (Node *const node : order)
        node->isStaying = false;
    for (Node *const node : staying)
        node->isStaying = true;
    const auto gone =
        std::stable_partition(order.begin(), order.end(), [](const Node *node) { return node->isStaying; });
    if (gone == order.end())
        return;
    const std::vector<Node *> going(gone, order.end());
    orderRows(parent, order);
    beginRemoveRows(indexOf(parent), static_cast<int>(order.size() - going.size()), static_cast<int>(order.size()) - 1);
    parent.rows.resize(order.size() - going.size());
    std::vector<std::unique_ptr<Node>> below;
    for (Node *node : going) {
        node->row = -1;
        node->isRead = false;
        node->rows.clear();
        std::move(node->folders.begin(), node->folders.end(), std::back_inserter(below));
        node->folders.clear();
    }
    endRemoveRows();
    Node::end(std::move(below));
}

// The same rows in another order.
void FolderTreeModel::orderRows(Node &parent, const std::vector<Node *> &order) {
    if (order == parent.rows)
        return;
    const QList<QPersistentModelIndex> parents{QPersistentModelIndex(indexOf(parent))};
    Q_EMIT layoutAboutToBeChanged(parents);
    parent.rows = order;
    parent.number(0);
    QModelIndexList former = persistentIndexList(), moved;
    former.removeIf([&](const QModelIndex &index) { return nodeOf(index)->parent != &parent; });
    for (const QModelIndex &index : std::as_const(former))
        moved.append(indexOf(*nodeOf(index)));
    changePersistentIndexList(former, moved);
    Q_EMIT layoutChanged(parents);
}

void FolderTreeModel::setHiddenShown(bool shown) {
    if (m_hiddenShown == shown)
        return;
    m_hiddenShown = shown;
    if (m_root)
        showRowsBelow(*m_root);
}

void FolderTreeModel::showRowsBelow(Node &node) {
    showRows(node);
    for (Node *const folder : node.rows)
        showRowsBelow(*folder);
}

// --- places and indexes ---

FolderTreeModel::Node *FolderTreeModel::nodeOf(const QModelIndex &index) const {
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : nullptr;
}

FolderTreeModel::Node *FolderTreeModel::nodeOf(const QString &place) const {
    Node *at = m_root.get();
    const QList<QByteArray> names = m_source.namesOf(place);
    for (const QByteArray &name : names) {
        if (!at)
            return nullptr;
        const auto found = std::find_if(at->folders.begin(), at->folders.end(),
                                        [&](const std::unique_ptr<Node> &folder) { return folder->name == name; });
        at = found == at->folders.end() ? nullptr : found->get();
    }
    return at;
}

QModelIndex FolderTreeModel::indexOf(const Node &node) const {
    return node.row < 0 ? QModelIndex() : createIndex(node.row, 0, &node);
}

QString FolderTreeModel::placeOf(const Node &node) const {
    if (node.isRest) // the list shows all of them
        return placeOf(*node.parent);
    return node.parent ? m_source.childOf(placeOf(*node.parent), node.name) : FolderSource::root();
}

QString FolderTreeModel::placeOf(const QModelIndex &index) const {
    const Node *const node = nodeOf(index);
    return node ? placeOf(*node) : QString();
}

QModelIndex FolderTreeModel::find(const QString &place) const {
    const Node *const node = nodeOf(place);
    return node ? indexOf(*node) : QModelIndex();
}

QModelIndex FolderTreeModel::index(int row, int column, const QModelIndex &parent) const {
    if (row < 0 || column != 0 || row >= rowCount(parent))
        return {};
    const Node *const above = nodeOf(parent);
    return createIndex(row, 0, above ? above->rows[static_cast<size_t>(row)] : m_root.get());
}

QModelIndex FolderTreeModel::parent(const QModelIndex &index) const {
    const Node *const node = nodeOf(index);
    return node && node->parent ? indexOf(*node->parent) : QModelIndex();
}

int FolderTreeModel::rowCount(const QModelIndex &parent) const {
    if (!parent.isValid())
        return m_root ? 1 : 0;
    return static_cast<int>(nodeOf(parent)->rows.size());
}

int FolderTreeModel::columnCount(const QModelIndex &) const { return 1; }

bool FolderTreeModel::hasChildren(const QModelIndex &parent) const {
    const Node *const node = nodeOf(parent);
    return node ? !node->isRead || !node->rows.empty() : m_root != nullptr;
}

QVariant FolderTreeModel::data(const QModelIndex &index, int role) const {
    const Node *const node = nodeOf(index);
    if (!node)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return node->shown;
    case Qt::DecorationRole: {
        if (node->isRest)
            return {};
        QIcon &icon = node->parent ? m_folderIcon : m_rootIcon;
        if (icon.isNull())
            icon = node->parent ? themedIcon(QStringLiteral("folder"), Ink::Accent) : themedIcon(m_source.rootIcon());
        return icon;
    }
    case ItemRole::InkOfText:
        return static_cast<int>(node->isRest || node->name.startsWith('.') ? Ink::Muted : Ink::Text);
    default:
        return {};
    }
}

Qt::ItemFlags FolderTreeModel::flags(const QModelIndex &index) const {
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return nodeOf(index)->isRest ? flags | Qt::ItemNeverHasChildren : flags | Qt::ItemIsDropEnabled;
}
