#include "models/filelistmodel.h"

#include "base/bytesize.h"
#include "models/filetypes.h"
#include "ui/icons.h"
#include "ui/itemroles.h"

#include <QDateTime>
#include <QLocale>
#include <QStringMatcher>

#include <algorithm>

namespace {
using Difference = FileListModel::Difference;

QString wordOf(Difference difference) {
    switch (difference) {
    case Difference::OnlyHere:
        return FileListModel::tr("Only on this side");
    case Difference::Newer:
        return FileListModel::tr("Newer");
    case Difference::Older:
        return FileListModel::tr("Older");
    case Difference::OtherSize:
        break;
    }
    return FileListModel::tr("Another size");
}

Ink inkOf(Difference difference) {
    switch (difference) {
    case Difference::OnlyHere:
        return Ink::Ok;
    case Difference::Newer:
        return Ink::Accent;
    case Difference::Older:
        return Ink::Warning;
    case Difference::OtherSize:
        break;
    }
    return Ink::Error;
}
} // namespace

FileListModel::FileListModel(int columns, QObject *parent)
    : QAbstractTableModel(parent)
    , m_columns(columns)
    , m_entries(std::make_unique<SortedEntries>()) {
    m_worker.setSingleShot(true);
    connect(&m_worker, &QTimer::timeout, this, &FileListModel::work);
}

void FileListModel::start(bool hasParent, bool keepShown) {
    m_loading = true;
    m_worker.stop();
    m_next.reset();
    if (keepShown) {
        m_next = std::make_unique<SortedEntries>();
        m_next->sortBy(m_sortColumn, m_descending);
        m_nextHasParent = hasParent;
        return;
    }
    clear();
    m_loading = true;
    if (hasParent) {
        beginInsertRows({}, 0, 0);
        m_hasParent = true;
        endInsertRows();
    }
}

void FileListModel::clear() {
    m_worker.stop();
    m_loading = false;
    beginResetModel();
    m_next.reset();
    m_entries = std::make_unique<SortedEntries>();
    m_entries->sortBy(m_sortColumn, m_descending);
    m_rows.clear();
    m_published = 0;
    m_hasParent = false;
    endResetModel();
    m_totals = {};
    Q_EMIT totalsChanged();
}

void FileListModel::append(const QList<FileEntry> &batch) {
    (m_next ? *m_next : *m_entries).append(batch);
    if (m_worker.isActive())
        return;
    // The first rows appear at once, later ones are gathered: each publishing lays out the whole view.
    m_worker.start(m_next || m_published == 0 ? 0 : 120);
}

void FileListModel::finish() {
    m_loading = false;
    m_worker.start(0);
}

void FileListModel::work() {
    SortedEntries &entries = m_next ? *m_next : *m_entries;
    if (entries.mergeStep()) {
        m_worker.start(0);
        return;
    }
    if (m_next && m_loading)
        return;
    publish();
    if (!m_loading)
        Q_EMIT settled();
}

void FileListModel::publish() {
    if (m_next) {
        beginResetModel();
        m_entries = std::move(m_next);
        m_hasParent = m_nextHasParent;
        m_rows = visibleRows();
        m_published = m_entries->count();
        endResetModel();
    } else {
        publishGrown(visibleRows());
    }
    count(m_rows);
    Q_EMIT totalsChanged();
}

// New entries are first added below, then everything is laid out in its order, so that selection and current row live
// on.
void FileListModel::publishGrown(std::vector<quint32> rows) {
    const int offset = m_hasParent ? 1 : 0;
    const auto grownBy = static_cast<int>(rows.size() - m_rows.size());
    if (grownBy > 0) {
        const int first = offset + static_cast<int>(m_rows.size());
        std::vector<quint32> added;
        std::copy_if(rows.begin(), rows.end(), std::back_inserter(added),
                     [this](quint32 number) { return number >= m_published; });
        beginInsertRows({}, first, first + grownBy - 1);
        m_rows.insert(m_rows.end(), added.begin(), added.end());
        endInsertRows();
    }
    m_published = m_entries->count();
    if (rows == m_rows)
        return;
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList former = persistentIndexList();
    if (!former.isEmpty()) {
        std::vector<int> rowOf(m_entries->count(), -1);
        for (size_t row = 0; row < rows.size(); ++row)
            rowOf[rows[row]] = static_cast<int>(row);
        QModelIndexList moved;
        moved.reserve(former.size());
        for (const QModelIndex &index : former) {
            const int row = index.row() - offset;
            moved.append(row < 0 ? index
                                 : createIndex(rowOf[m_rows[static_cast<size_t>(row)]] + offset, index.column()));
        }
        m_rows = std::move(rows);
        changePersistentIndexList(former, moved);
    } else {
        m_rows = std::move(rows);
    }
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

std::vector<quint32> FileListModel::visibleRows() const {
    const std::vector<quint32> &order = m_entries->order();
    if (m_filter.isEmpty() && m_hiddenShown)
        return order;
    const QStringMatcher matcher(m_filter, Qt::CaseInsensitive);
    std::vector<quint32> rows;
    rows.reserve(order.size());
    std::copy_if(order.begin(), order.end(), std::back_inserter(rows), [&](quint32 number) {
        const FileEntry &entry = m_entries->at(number);
        return (m_hiddenShown || !entry.isHidden()) && (m_filter.isEmpty() || matcher.indexIn(entry.shown) >= 0);
    });
    return rows;
}

void FileListModel::count(const std::vector<quint32> &rows) {
    m_totals = {};
    for (const quint32 number : rows) {
        const FileEntry &entry = m_entries->at(number);
        if (entry.opens()) {
            ++m_totals.folders;
            continue;
        }
        ++m_totals.files;
        m_totals.bytes += std::max<qint64>(entry.size, 0);
    }
}

qint64 FileListModel::keptAway() const { return static_cast<qint64>(m_published) - static_cast<qint64>(m_rows.size()); }

void FileListModel::setFilter(const QString &text) {
    if (m_filter == text)
        return;
    m_filter = text;
    resetRows();
}

void FileListModel::setHiddenShown(bool shown) {
    if (m_hiddenShown == shown)
        return;
    m_hiddenShown = shown;
    resetRows();
}

void FileListModel::setDifferences(const Differences &differences) {
    if (differences.isEmpty() && m_differences.isEmpty())
        return;
    m_differences = differences;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, m_columns - 1));
}

void FileListModel::resetRows() {
    beginResetModel();
    m_rows = visibleRows();
    m_published = m_entries->count();
    endResetModel();
    count(m_rows);
    Q_EMIT totalsChanged();
}

void FileListModel::sort(int column, Qt::SortOrder order) {
    m_sortColumn = static_cast<FileColumn>(std::clamp(column, 0, m_columns - 1));
    m_descending = order == Qt::DescendingOrder;
    m_entries->sortBy(m_sortColumn, m_descending);
    if (m_next)
        m_next->sortBy(m_sortColumn, m_descending);
    // A listing that fits into one run is in its order at once, a longer one keeps the former order until the slices
    // are done.
    if (!m_next && !m_entries->mergeStep()) {
        publish();
        return;
    }
    m_worker.start(0);
}

const FileEntry *FileListModel::entry(const QModelIndex &index) const {
    if (!index.isValid() || isParentRow(index))
        return nullptr;
    const auto row = static_cast<size_t>(index.row() - (m_hasParent ? 1 : 0));
    return row < m_rows.size() ? &m_entries->at(m_rows[row]) : nullptr;
}

QModelIndex FileListModel::find(const QByteArray &name) const {
    for (size_t row = 0; row < m_rows.size(); ++row)
        if (m_entries->at(m_rows[row]).name == name)
            return index(static_cast<int>(row) + (m_hasParent ? 1 : 0), 0);
    return {};
}

int FileListModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size()) + (m_hasParent ? 1 : 0);
}

int FileListModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : m_columns; }

QString FileListModel::text(const FileEntry &entry, FileColumn column) const {
    switch (column) {
    case FileColumn::Name:
        return entry.shown;
    case FileColumn::Size:
        return entry.opens() || entry.size < 0 ? QString() : formatBytes(entry.size);
    case FileColumn::Type: {
        const auto difference = m_differences.constFind(entry.name);
        return difference == m_differences.constEnd() ? FileTypes::describe(entry) : wordOf(*difference);
    }
    case FileColumn::Modified:
        if (entry.modified == FileEntry::unknown)
            return QString();
        return QDateTime::fromMSecsSinceEpoch(entry.modified)
            .toString(entry.dayOnly ? QStringLiteral("yyyy-MM-dd") : QStringLiteral("yyyy-MM-dd HH:mm"));
    case FileColumn::Permissions:
        return entry.permissions;
    case FileColumn::Owner:
        return entry.owner;
    }
    return {};
}

Ink FileListModel::ink(const FileEntry &entry, FileColumn column) const {
    const bool isName = column == FileColumn::Name;
    if (isName || column == FileColumn::Type) {
        const auto difference = m_differences.constFind(entry.name);
        if (difference != m_differences.constEnd())
            return inkOf(*difference);
    }
    const bool muted = column == FileColumn::Type || column >= FileColumn::Permissions || !entry.trouble.isEmpty() ||
                       (isName && entry.isHidden());
    return muted ? Ink::Muted : Ink::Text;
}

QIcon FileListModel::icon(const QString &name, bool isFolder) const {
    QIcon &known = m_icons[name];
    if (known.isNull())
        known = themedIcon(name, isFolder ? Ink::Accent : Ink::Muted);
    return known;
}

QVariant FileListModel::parentCell(FileColumn column, int role) const {
    const bool isName = column == FileColumn::Name;
    switch (role) {
    case Qt::DisplayRole:
        return isName ? QStringLiteral("..") : QString();
    case Qt::AccessibleTextRole:
        return isName ? tr("Parent folder") : QString();
    case Qt::ToolTipRole:
        return tr("Parent folder");
    case Qt::DecorationRole:
        return isName ? QVariant(icon(QStringLiteral("corner-left-up"), false)) : QVariant();
    case ItemRole::InkOfText:
        return static_cast<int>(Ink::Muted);
    default:
        return {};
    }
}

QVariant FileListModel::data(const QModelIndex &index, int role) const {
    if (!index.isValid())
        return {};
    const auto column = static_cast<FileColumn>(index.column());
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((column == FileColumn::Size ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    const FileEntry *row = entry(index);
    if (!row)
        return parentCell(column, role);
    const bool isName = column == FileColumn::Name;
    switch (role) {
    case Qt::DisplayRole:
        return text(*row, column);
    case Qt::EditRole:
        return isName ? QVariant(row->shown) : QVariant();
    case Qt::DecorationRole:
        return isName ? QVariant(icon(FileTypes::iconOf(*row), row->opens())) : QVariant();
    case ItemRole::InkOfText:
        return static_cast<int>(ink(*row, column));
    case Qt::ToolTipRole:
        if (!row->trouble.isEmpty())
            return row->trouble;
        if (column == FileColumn::Size && row->size >= 0 && !row->opens())
            return tr("%1 bytes").arg(QLocale().toString(row->size));
        if (isName && !row->linkTarget.isEmpty())
            return tr("%1, link to %2").arg(row->shown, row->linkTarget);
        return {};
    case ItemRole::Sort:
        if (column == FileColumn::Size)
            return row->size;
        if (column == FileColumn::Modified)
            return row->modified;
        return text(*row, column);
    default:
        return {};
    }
}

bool FileListModel::setData(const QModelIndex &index, const QVariant &value, int role) {
    const FileEntry *row = entry(index);
    const QString newName = value.toString();
    if (!row || role != Qt::EditRole || index.column() != 0 || newName.isEmpty() || newName == row->shown)
        return false;
    // The name changes on the disk or the server first; the row follows with the next listing.
    Q_EMIT renameWanted(row->name, newName);
    return true;
}

QVariant FileListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section == 1 ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<FileColumn>(section)) {
    case FileColumn::Name:
        return tr("Name");
    case FileColumn::Size:
        return tr("Size");
    case FileColumn::Type:
        return tr("Type");
    case FileColumn::Modified:
        return tr("Modified");
    case FileColumn::Permissions:
        return tr("Permissions");
    case FileColumn::Owner:
        return tr("Owner/Group");
    }
    return {};
}

Qt::ItemFlags FileListModel::flags(const QModelIndex &index) const {
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    const FileEntry *row = entry(index);
    if (!row)
        return flags | Qt::ItemIsSelectable | Qt::ItemIsDropEnabled;
    flags |= Qt::ItemIsSelectable | Qt::ItemIsDragEnabled;
    if (row->opens())
        flags |= Qt::ItemIsDropEnabled;
    if (m_renamingAllowed && index.column() == 0 && row->trouble.isEmpty())
        flags |= Qt::ItemIsEditable;
    return flags;
}
