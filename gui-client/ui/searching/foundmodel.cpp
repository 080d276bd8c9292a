#include "searching/foundmodel.h"

#include "base/bytesize.h"
#include "base/visibletext.h"
#include "models/filetypes.h"
#include "models/remoterows.h"
#include "ui/icons.h"
#include "ui/itemroles.h"
#include "ui/naturalcollator.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QLocale>

#include <algorithm>
#include <iterator>
#include <utility>

namespace {
constexpr int sliceMilliseconds = 4;
constexpr int gatherMilliseconds = 120; // further rows: each publishing lays out the whole view
constexpr size_t mostRuns = 32;         // of rows taken away one by one; more of them are quicker as a new list
} // namespace

FoundModel::FoundModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_collator(naturalCollator()) {
    m_worker.setSingleShot(true);
    connect(&m_worker, &QTimer::timeout, this, &FoundModel::work);
}

void FoundModel::clear() {
    m_worker.stop();
    beginResetModel();
    m_incoming.clear();
    m_removals.clear();
    m_entries.clear();
    m_keys.clear();
    m_isGone.clear();
    m_order.clear();
    m_rows.clear();
    m_published = 0;
    m_count = 0;
    endResetModel();
}

void FoundModel::append(const RemotePath &folder, const QList<RemoteEntry> &entries) {
    if (entries.isEmpty())
        return;
    m_incoming.push_back({folder, entries});
    m_count += entries.size();
    if (!m_worker.isActive())
        m_worker.start(m_rows.empty() ? 0 : gatherMilliseconds);
}

void FoundModel::work() {
    if (!m_removals.empty())
        removeSome();
    else if (!m_incoming.empty())
        takeIncoming();
    else if (!m_order.step([this](quint32 left, quint32 right) { return isBefore(left, right); }, sliceMilliseconds))
        return publish();
    m_worker.start(0);
}

void FoundModel::takeIncoming() {
    QElapsedTimer spent;
    spent.start();
    while (!m_incoming.empty() && spent.elapsed() < sliceMilliseconds) {
        Batch &batch = m_incoming.front();
        const QCollatorSortKey folder = m_collator.sortKey(text({batch.folder, {}}, Folder));
        const qsizetype end = std::min<qsizetype>(batch.taken + 500, batch.entries.size());
        for (; batch.taken < end; ++batch.taken) {
            m_entries.push_back({batch.folder, batch.entries.at(batch.taken)});
            m_keys.push_back({m_collator.sortKey(text(m_entries.back(), Name)), folder});
            m_isGone.push_back(false);
            m_order.append();
        }
        if (batch.taken == batch.entries.size())
            m_incoming.pop_front();
    }
}

void FoundModel::publish() {
    std::vector<quint32> rows;
    rows.reserve(m_order.count());
    std::copy_if(m_order.numbers().begin(), m_order.numbers().end(), std::back_inserter(rows),
                 [this](quint32 number) { return !m_isGone[number]; });
    // New rows are first added below, then all are laid out in their order: selection and current row live on.
    if (rows.size() > m_rows.size()) {
        beginInsertRows({}, int(m_rows.size()), int(rows.size()) - 1);
        std::copy_if(rows.begin(), rows.end(), std::back_inserter(m_rows),
                     [this](quint32 number) { return number >= m_published; });
        endInsertRows();
    }
    m_published = m_order.count();
    if (rows != m_rows)
        take(rows);
}

void FoundModel::take(const std::vector<quint32> &rows) {
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList former = persistentIndexList();
    QModelIndexList moved;
    moved.reserve(former.size());
    if (!former.isEmpty()) {
        std::vector<int> rowOf(m_entries.size(), -1);
        for (size_t row = 0; row < rows.size(); ++row)
            rowOf[rows[row]] = int(row);
        for (const QModelIndex &index : former)
            moved.append(createIndex(rowOf[m_rows[size_t(index.row())]], index.column()));
    }
    m_rows = rows;
    changePersistentIndexList(former, moved);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

bool FoundModel::Removal::isOfAll(RemotePath path) const {
    for (; !path.isRoot(); path = path.parent()) {
        const auto found = gone.constFind(path.parent());
        if (found != gone.constEnd() && found->contains(path.fileName()))
            return true;
    }
    return false;
}

// Most come in a row from the same folder.
bool FoundModel::Removal::isOf(const RemotePath &in, const QByteArray &name) {
    if (in != folder || !isFolderKnown) {
        folder = in;
        isFolderKnown = true;
        isAllGone = isOfAll(folder);
        names = gone.value(folder);
    }
    return isAllGone || names.contains(name);
}

// What is little is done at once.
void FoundModel::remove(const NamesByFolder &gone) {
    Removal &removal = m_removals.emplace_back();
    removal.gone = gone;
    removal.isGone.resize(m_entries.size());
    for (Batch &batch : m_incoming) {
        batch.entries.remove(0, std::exchange(batch.taken, 0));
        m_count -=
            batch.entries.removeIf([&](const RemoteEntry &entry) { return removal.isOf(batch.folder, entry.name); });
    }
    if (m_removals.size() == 1)
        removeSome();
    if (!m_removals.empty())
        m_worker.start(0);
}

void FoundModel::removeSome() {
    Removal &removal = m_removals.front();
    QElapsedTimer spent;
    spent.start();
    const auto all = static_cast<quint32>(removal.isGone.size()); // those that came later are not meant
    for (quint32 &number = removal.looked; number < all; ++number) {
        if (number % 256 == 255 && spent.elapsed() >= sliceMilliseconds)
            return;
        const FoundEntry &found = m_entries[number];
        removal.isGone[number] = !m_isGone[number] && removal.isOf(found.folder, found.entry.name);
    }
    const std::vector<bool> isGone = std::move(removal.isGone);
    m_removals.pop_front();
    dropRows(isGone);
    Q_EMIT dropped();
}

// The rows go in runs, from below, so that the others keep their selection; where that would be many runs, as a whole.
void FoundModel::dropRows(const std::vector<bool> &isGone) {
    struct Run {
        size_t first, last;
    };
    std::vector<Run> runs;
    for (size_t row = 0; row < m_rows.size(); ++row) {
        if (!isGone[m_rows[row]])
            continue;
        if (!runs.empty() && runs.back().last + 1 == row)
            runs.back().last = row;
        else
            runs.push_back({row, row});
    }
    for (size_t number = 0; number < isGone.size(); ++number) {
        m_count -= isGone[number] ? 1 : 0;
        m_isGone[number] = m_isGone[number] || isGone[number];
    }
    if (runs.size() > mostRuns) {
        beginResetModel();
        std::erase_if(m_rows, [this](quint32 number) { return m_isGone[number]; });
        endResetModel();
        return;
    }
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        beginRemoveRows({}, int(run->first), int(run->last));
        m_rows.erase(m_rows.begin() + std::ptrdiff_t(run->first), m_rows.begin() + std::ptrdiff_t(run->last) + 1);
        endRemoveRows();
    }
}

void FoundModel::sort(int column, Qt::SortOrder order) {
    m_sortColumn = static_cast<Column>(std::clamp(column, int(Name), int(Modified)));
    m_descending = order == Qt::DescendingOrder;
    m_order.restart();
    m_worker.start(0);
}

bool FoundModel::isBefore(quint32 left, quint32 right) const {
    int order = compareInColumn(left, right);
    if (order == 0)
        order = m_keys[left].folder.compare(m_keys[right].folder);
    if (order == 0)
        order = m_keys[left].name.compare(m_keys[right].name);
    if (order == 0)
        return left < right;
    return m_descending ? order > 0 : order < 0;
}

int FoundModel::compareInColumn(quint32 left, quint32 right) const {
    const auto order = [](qint64 a, qint64 b) { return a < b ? -1 : a > b ? 1 : 0; };
    const RemoteEntry &a = m_entries[left].entry, &b = m_entries[right].entry;
    switch (m_sortColumn) {
    case Name:
        return m_keys[left].name.compare(m_keys[right].name);
    case Folder:
        break; // what follows in any case
    case Size:
        return order(a.isDirectory() ? -1 : a.size, b.isDirectory() ? -1 : b.size);
    case Modified:
        return order(a.modified, b.modified);
    }
    return 0;
}

int FoundModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

int FoundModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : Modified + 1; }

QString FoundModel::text(const FoundEntry &row, int column) {
    switch (column) {
    case Name:
        return visibleText(QByteArrayView(row.entry.name));
    case Folder:
        return visibleText(QByteArrayView(row.folder.bytes()));
    case Size:
        return row.entry.isDirectory() ? QString() : formatBytes(row.entry.size);
    default:
        if (row.entry.precision == RemoteEntry::Precision::Unknown)
            return {};
        return QDateTime::fromMSecsSinceEpoch(row.entry.modified).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    }
}

QVariant FoundModel::data(const QModelIndex &index, int role) const {
    if (!index.isValid())
        return {};
    const FoundEntry &row = at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::DecorationRole: {
        if (column != Name)
            return {};
        const FileEntry shown = RemoteRows::rowOf(row.entry);
        return themedIcon(FileTypes::iconOf(shown), shown.opens() ? Ink::Accent : Ink::Muted);
    }
    case Qt::TextAlignmentRole:
        return column == Size ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case Qt::ToolTipRole:
        if (column == Size && !row.entry.isDirectory() && row.entry.size >= 0)
            return tr("%1 bytes").arg(QLocale().toString(row.entry.size));
        return {};
    case ItemRole::InkOfText:
        return column == Name ? QVariant() : QVariant(static_cast<int>(Ink::Muted));
    default:
        return {};
    }
}

QVariant FoundModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == Size ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Folder:
        return tr("Folder");
    case Size:
        return tr("Size");
    default:
        return tr("Modified");
    }
}
