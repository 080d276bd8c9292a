#include "sites/sitetreemodel.h"

#include "base/visibletext.h"
#include "sites/sitecolours.h"
#include "ui/icons.h"

#include <QMimeData>
#include <QUuid>

namespace {
constexpr int idRole = Qt::UserRole + 1; // of a site; a folder has none

QString mimeType() { return QStringLiteral("application/x-wherry-saved-site"); }

QStandardItem *makeFolder(const QString &name) {
    auto *item = new QStandardItem(themedIcon(QStringLiteral("folder"), Ink::Accent), name);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemIsDragEnabled |
                   Qt::ItemIsDropEnabled);
    return item;
}

bool isFolderItem(const QStandardItem *item) { return item->data(idRole).isNull(); }

int folderCount(const QStandardItem *parent) {
    int count = 0;
    while (count < parent->rowCount() && isFolderItem(parent->child(count)))
        ++count;
    return count;
}
} // namespace

SiteTreeModel::SiteTreeModel(const SiteTree &tree, QObject *parent)
    : QStandardItemModel(parent) {
    show(tree);
}

void SiteTreeModel::show(const SiteTree &tree) {
    clear();
    m_sites.clear();
    for (const QStringList &folder : tree.folders())
        folderAt(folder);
    for (const SavedSite &saved : tree.sites())
        addSite(saved, folderAt(saved.folder)->index());
}

QStandardItem *SiteTreeModel::folderAt(const QStringList &names) {
    QStandardItem *top = invisibleRootItem();
    for (const QString &name : names) {
        QStandardItem *next = nullptr;
        for (int row = 0; row < top->rowCount() && !next; ++row) {
            if (isFolderItem(top->child(row)) && top->child(row)->text() == name)
                next = top->child(row);
        }
        if (!next) {
            next = makeFolder(name);
            top->insertRow(folderCount(top), next);
        }
        top = next;
    }
    return top;
}

SiteTree SiteTreeModel::tree() const {
    SiteTree tree;
    collect(invisibleRootItem(), {}, tree);
    return tree;
}

void SiteTreeModel::collect(const QStandardItem *parent, const QStringList &folder, SiteTree &tree) const {
    for (int row = 0; row < parent->rowCount(); ++row) {
        const QStandardItem *const item = parent->child(row);
        if (isFolderItem(item)) {
            const QStringList below = folder + QStringList{item->text()};
            tree.addFolder(below);
            collect(item, below, tree);
            continue;
        }
        SavedSite saved = m_sites.value(item->data(idRole).toString());
        saved.folder = folder;
        saved.site.label = item->text();
        tree.add(saved);
    }
}

const SavedSite *SiteTreeModel::site(const QModelIndex &index) const {
    const auto found = m_sites.constFind(index.data(idRole).toString());
    return found == m_sites.constEnd() ? nullptr : &*found;
}

void SiteTreeModel::setSite(const QModelIndex &index, const SavedSite &saved) {
    m_sites.insert(saved.id, saved);
    QStandardItem *const item = itemFromIndex(index);
    item->setIcon(SiteColours::icon(saved.colour));
    item->setText(saved.site.label);
    item->setToolTip(visibleText(saved.site.key()));
}

QModelIndex SiteTreeModel::indexOf(const QString &id) const {
    return match(index(0, 0), idRole, id, 1, Qt::MatchExactly | Qt::MatchRecursive).value(0);
}

QStandardItem *SiteTreeModel::itemOf(const QModelIndex &folder) const {
    return folder.isValid() ? itemFromIndex(folder) : invisibleRootItem();
}

QModelIndex SiteTreeModel::put(QStandardItem *item, QStandardItem *parent, int row) {
    const int folders = folderCount(parent);
    const bool isFolder = isFolderItem(item);
    parent->insertRow(isFolder ? std::clamp(row, 0, folders) : std::clamp(row, folders, parent->rowCount()), item);
    return item->index();
}

QModelIndex SiteTreeModel::addSite(SavedSite saved, const QModelIndex &beside) {
    if (saved.id.isEmpty())
        saved.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    auto *item = new QStandardItem;
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemIsDragEnabled);
    item->setData(saved.id, idRole);
    QStandardItem *const parent = itemOf(site(beside) ? beside.parent() : beside);
    const QModelIndex index = put(item, parent, site(beside) ? beside.row() + 1 : parent->rowCount());
    setSite(index, saved);
    return index;
}

QModelIndex SiteTreeModel::addFolder(const QString &name, const QModelIndex &beside) {
    QStandardItem *const parent = itemOf(site(beside) ? beside.parent() : beside);
    return put(makeFolder(name), parent, parent->rowCount());
}

void SiteTreeModel::remove(const QModelIndex &index) { removeRow(index.row(), index.parent()); }

int SiteTreeModel::siteCount(const QModelIndex &index) const {
    int count = site(index) ? 1 : 0;
    for (int row = 0; row < rowCount(index); ++row)
        count += siteCount(this->index(row, 0, index));
    return count;
}

// Names come from other programs' files as well.
QVariant SiteTreeModel::data(const QModelIndex &index, int role) const {
    if (role == Qt::DisplayRole)
        return visibleText(QStandardItemModel::data(index, Qt::EditRole).toString());
    return QStandardItemModel::data(index, role);
}

bool SiteTreeModel::setData(const QModelIndex &index, const QVariant &value, int role) {
    if (role != Qt::EditRole)
        return QStandardItemModel::setData(index, value, role);
    const QString name = value.toString().trimmed();
    if (name.isEmpty())
        return false;
    if (const auto found = m_sites.find(index.data(idRole).toString()); found != m_sites.end())
        found->site.label = name;
    QStandardItemModel::setData(index, name, role);
    Q_EMIT renamed(index);
    return true;
}

// --- moving ---

SiteTreeModel::Place SiteTreeModel::placeAfter(const QModelIndex &index, Move move) const {
    QStandardItem *const parent = itemOf(index.parent());
    const int folders = folderCount(parent);
    const int first = isFolder(index) ? 0 : folders;
    const int last = isFolder(index) ? folders - 1 : parent->rowCount() - 1;
    switch (move) {
    case Move::Up:
        return index.row() > first ? Place{parent, index.row() - 1} : Place{};
    case Move::Down:
        return index.row() < last ? Place{parent, index.row() + 1} : Place{};
    case Move::Out:
        return index.parent().isValid() ? Place{itemOf(index.parent().parent()), index.parent().row() + 1} : Place{};
    case Move::In:
        break;
    }
    const int above = std::min(index.row(), folders) - 1;
    return above < 0 ? Place{} : Place{parent->child(above), parent->child(above)->rowCount()};
}

bool SiteTreeModel::canMove(const QModelIndex &index, Move move) const {
    return index.isValid() && placeAfter(index, move).parent;
}

QModelIndex SiteTreeModel::move(const QModelIndex &index, Move move) { return moveTo(index, placeAfter(index, move)); }

// place.row: among the rows without the moved one.
QModelIndex SiteTreeModel::moveTo(const QModelIndex &index, Place place) {
    QStandardItem *const item = itemOf(index.parent())->takeRow(index.row()).value(0);
    return put(item, place.parent, place.row);
}

QStringList SiteTreeModel::mimeTypes() const { return {mimeType()}; }

// The way to the row from the top, as row numbers.
QMimeData *SiteTreeModel::mimeData(const QModelIndexList &indexes) const {
    QByteArrayList rows;
    for (QModelIndex at = indexes.value(0); at.isValid(); at = at.parent())
        rows.prepend(QByteArray::number(at.row()));
    auto *data = new QMimeData;
    data->setData(mimeType(), rows.join('/'));
    return data;
}

QModelIndex SiteTreeModel::dragged(const QMimeData *data) const {
    QModelIndex at;
    for (const QByteArray &row : data->data(mimeType()).split('/'))
        at = index(row.toInt(), 0, at);
    return at;
}

bool SiteTreeModel::canDropMimeData(const QMimeData *data, Qt::DropAction action, int, int,
                                    const QModelIndex &parent) const {
    if (action != Qt::MoveAction || !data->hasFormat(mimeType()) || site(parent))
        return false;
    const QModelIndex source = dragged(data);
    for (QModelIndex at = parent; at.isValid(); at = at.parent())
        if (at == source)
            return false; // a folder into itself
    return source.isValid();
}

bool SiteTreeModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                                 const QModelIndex &parent) {
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    const QModelIndex source = dragged(data);
    Place place{itemOf(parent), row < 0 ? rowCount(parent) : row};
    if (source.parent() == parent && source.row() < place.row)
        --place.row;
    Q_EMIT moved(moveTo(source, place));
    return false;
}
