#include "models/filelistmodel.h"

#include "base/bytesize.h"
#include "models/filetypes.h"
#include "ui/icons.h"
#include "ui/itemroles.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <utility>

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
    case Difference::OtherKind:
        return FileListModel::tr("Another kind");
    case Difference::OtherSize:
    case Difference::None:
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
    case Difference::OtherKind:
    case Difference::None:
        break;
    }
    return Ink::Error;
}
} // namespace

FileListModel::FileListModel(int columns, QObject *parent)
    : QAbstractTableModel(parent)
    , m_columns(columns)
    , m_entries(SortedEntries::make()) {
    m_worker.setSingleShot(true);
    connect(&m_worker, &QTimer::timeout, this, &FileListModel::work);
}

void FileListModel::start(bool hasParent, bool keepShown) {
    m_loading = true;
    m_isSettled = false;
    m_worker.stop();
    m_next.reset();
    m_coming.restart();
    m_succession.restart();
    if (keepShown) {
        m_next = SortedEntries::make();
        m_next->sortBy(m_sortColumn, m_descending);
        m_nextHasParent = hasParent;
        if (m_isDue)
            m_worker.start(0);
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
    m_entries = SortedEntries::make();
    m_entries->sortBy(m_sortColumn, m_descending);
    m_shown.restart();
    m_coming.restart();
    m_succession.restart();
    m_differences.clear();
    m_published = 0;
    ++m_listing;
    m_hasParent = false;
    m_isRuleNew = m_isDue = false;
    endResetModel();
    Q_EMIT totalsChanged();
}

void FileListModel::append(const QList<FileEntry> &batch) {
    (m_next ? *m_next : *m_entries).append(batch);
    if (!m_next)
        m_coming.restart();
    if (m_worker.isActive())
        return;
    // The first rows appear at once, later ones are gathered: each publishing lays out the whole view.
    m_worker.start(m_next || m_published == 0 ? 0 : 120);
}

void FileListModel::finish() {
    m_loading = false;
    m_coming.restart();
    m_worker.start(0);
}

void FileListModel::work() {
    if (workSome())
        m_worker.start(0);
}

// One slice, and what is shown when it was the last; true while there is more to do.
bool FileListModel::workSome() {
    if (m_next && m_next->mergeStep())
        return true;
    if (m_next && m_loading && !m_isDue) // the former rows stay until all is there
        return false;
    SortedEntries &entries = m_next && !m_loading ? *m_next : *m_entries;
    if (entries.mergeStep() || m_coming.step(entries, m_rule))
        return true;
    if (&entries == m_next.get() && m_succession.step(*m_entries, *m_next))
        return true;
    publish();
    if (!m_loading && !std::exchange(m_isSettled, true))
        Q_EMIT settled();
    return false;
}

void FileListModel::publish() {
    const bool isRefreshed = m_next && !m_loading;
    m_isDue = false;
    if (std::exchange(m_isRuleNew, false) || isRefreshed) {
        beginResetModel();
        if (isRefreshed) {
            m_entries = std::move(m_next);
            if (!m_differences.empty())
                m_differences = m_succession.carriedOver(m_differences);
            m_hasParent = m_nextHasParent;
            ++m_listing;
        }
        m_shown = std::exchange(m_coming, {});
        m_published = m_entries->count();
        endResetModel();
        m_succession.restart();
    } else {
        publishGrown();
    }
    Q_EMIT totalsChanged();
}

// New entries are first added below, then everything is laid out in its order, so that selection and current row live
// on.
void FileListModel::publishGrown() {
    ShownRows coming = std::exchange(m_coming, {});
    const std::vector<quint32> &rows = coming.numbers();
    const int offset = firstRow();
    const auto grownBy = static_cast<int>(coming.count() - m_shown.count());
    if (grownBy > 0) {
        const int first = offset + static_cast<int>(m_shown.count());
        std::vector<quint32> added;
        std::copy_if(rows.begin(), rows.end(), std::back_inserter(added),
                     [this](quint32 number) { return number >= m_published; });
        beginInsertRows({}, first, first + grownBy - 1);
        m_shown.append(added);
        endInsertRows();
    }
    m_published = m_entries->count();
    if (rows == m_shown.numbers()) {
        m_shown = std::move(coming);
        return;
    }
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList former = persistentIndexList();
    if (!former.isEmpty()) {
        std::vector<int> rowOf(m_entries->count(), -1);
        for (size_t row = 0; row < rows.size(); ++row)
            rowOf[rows[row]] = static_cast<int>(row);
        QModelIndexList moved;
        moved.reserve(former.size());
        for (const QModelIndex &index : former) {
            const std::optional<quint32> number = numberAt(index.row());
            moved.append(number ? createIndex(rowOf[*number] + offset, index.column()) : index);
        }
        m_shown = std::move(coming);
        changePersistentIndexList(former, moved);
    } else {
        m_shown = std::move(coming);
    }
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

qint64 FileListModel::keptAway() const {
    return static_cast<qint64>(m_published) - static_cast<qint64>(m_shown.count());
}

void FileListModel::setFilter(const QString &text) {
    if (m_rule.filter != text)
        replaceRule({text, m_rule.hiddenShown});
}

void FileListModel::setHiddenShown(bool shown) {
    if (m_rule.hiddenShown != shown)
        replaceRule({m_rule.filter, shown});
}

void FileListModel::replaceRule(const ShownRows::Rule &rule) {
    m_rule = rule;
    m_isRuleNew = m_isDue = true;
    m_coming.restart();
    work();
}

void FileListModel::setDifferences(Differences differences) {
    if (differences.empty() && m_differences.empty())
        return;
    m_differences = std::move(differences);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, m_columns - 1));
}

// A listing that fits into one run is in its order at once, a longer one keeps the former order until the slices are
// done.
void FileListModel::sort(int column, Qt::SortOrder order) {
    m_sortColumn = static_cast<FileColumn>(std::clamp(column, 0, m_columns - 1));
    m_descending = order == Qt::DescendingOrder;
    m_entries->sortBy(m_sortColumn, m_descending);
    if (m_next)
        m_next->sortBy(m_sortColumn, m_descending);
    m_isDue = true;
    m_coming.restart();
    m_succession.restart();
    work();
}

const FileEntry *FileListModel::entry(const QModelIndex &index) const {
    if (!index.isValid() || isParentRow(index))
        return nullptr;
    const auto row = static_cast<size_t>(index.row() - firstRow());
    return row < m_shown.count() ? &m_entries->at(m_shown.numbers()[row]) : nullptr;
}

std::optional<quint32> FileListModel::numberAt(int row) const {
    if (row < firstRow())
        return {};
    return m_shown.numbers()[static_cast<size_t>(row - firstRow())];
}

QModelIndex FileListModel::find(const QByteArray &name) const {
    const std::vector<quint32> &numbers = m_shown.numbers();
    const auto found = std::find_if(numbers.begin(), numbers.end(),
                                    [&](quint32 number) { return m_entries->at(number).name == name; });
    return found == numbers.end() ? QModelIndex() : index(static_cast<int>(found - numbers.begin()) + firstRow(), 0);
}

ChosenEntries FileListModel::entriesOf(const QList<int> &rows) const {
    std::vector<quint32> numbers;
    numbers.reserve(static_cast<size_t>(rows.size()));
    for (const int row : rows)
        if (const std::optional<quint32> number = numberAt(row))
            numbers.push_back(*number);
    return {m_entries, std::move(numbers)};
}

ShownRows::Totals FileListModel::totals(int first, int last) const {
    const auto place = [this](int row) { return static_cast<size_t>(std::max(row - firstRow(), 0)); };
    return m_shown.totals(place(first), place(last + 1));
}

int FileListModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_shown.count()) + firstRow();
}

int FileListModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : m_columns; }

FileListModel::Difference FileListModel::differenceOf(const QModelIndex &index) const {
    const bool tells = index.column() == int(FileColumn::Name) || index.column() == int(FileColumn::Type);
    const std::optional<quint32> number = tells ? numberAt(index.row()) : std::nullopt;
    return number && *number < m_differences.size() ? m_differences[*number] : Difference::None;
}

QString FileListModel::text(const FileEntry &entry, FileColumn column) {
    switch (column) {
    case FileColumn::Name:
        return entry.shown;
    case FileColumn::Size:
        return entry.opens() || entry.size < 0 ? QString() : formatBytes(entry.size);
    case FileColumn::Type:
        return FileTypes::describe(entry);
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

Ink FileListModel::ink(const FileEntry &entry, FileColumn column) {
    const bool isName = column == FileColumn::Name;
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
    const auto shown = [&] {
        const Difference difference = isName ? Difference::None : differenceOf(index);
        return difference == Difference::None ? text(*row, column) : wordOf(difference);
    };
    switch (role) {
    case Qt::DisplayRole:
        return shown();
    case Qt::EditRole:
        return isName ? QVariant(row->shown) : QVariant();
    case Qt::DecorationRole:
        return isName ? QVariant(icon(FileTypes::iconOf(*row), row->opens())) : QVariant();
    case ItemRole::InkOfText: {
        const Difference difference = differenceOf(index);
        return static_cast<int>(difference == Difference::None ? ink(*row, column) : inkOf(difference));
    }
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
        return shown();
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
