#include "models/transfermodel.h"

#include "base/bytesize.h"
#include "base/duration.h"
#include "base/visibletext.h"
#include "models/failurewords.h"
#include "ui/icons.h"
#include "ui/itemroles.h"

#include <QDateTime>
#include <QLocale>
#include <QSet>

#include <algorithm>

namespace {
using State = TransferItem::State;

constexpr int watchedInterval = 250;
constexpr int unwatchedInterval = 1000;
constexpr qsizetype toldAtOnce = 2000;
constexpr size_t runLimit = 200; // more separate runs than this are told as a reset

QString dash() { return QStringLiteral("–"); }

QString withPriority(const QString &state, TransferItem::Priority priority) {
    switch (priority) {
    case TransferItem::Priority::Lowest:
        return TransferModel::tr("%1, lowest priority").arg(state);
    case TransferItem::Priority::Low:
        return TransferModel::tr("%1, low priority").arg(state);
    case TransferItem::Priority::High:
        return TransferModel::tr("%1, high priority").arg(state);
    case TransferItem::Priority::Highest:
        return TransferModel::tr("%1, highest priority").arg(state);
    case TransferItem::Priority::Normal:
        break;
    }
    return state;
}

bool isUpload(const TransferItem &item) { return item.direction == TransferItem::Direction::Upload; }
} // namespace

TransferModel::TransferModel(const TransferQueue &queue, TransferQueue::Tab tab, int attemptLimit, QObject *parent)
    : QAbstractTableModel(parent)
    , m_queue(queue)
    , m_tab(tab)
    , m_attemptLimit(attemptLimit) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &TransferModel::flushSome);
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, [this] {
        if (std::exchange(m_countdownSeen, false) && !m_rows.empty() && m_watched)
            Q_EMIT dataChanged(index(0, Status), index(rowCount() - 1, Status));
        else
            m_second.stop();
    });
    connect(&queue, &TransferQueue::added, this, &TransferModel::onChanged);
    connect(&queue, &TransferQueue::removed, this, &TransferModel::onChanged);
    connect(&queue, &TransferQueue::reordered, this, [this] {
        m_orderStale = true;
        schedule();
    });
    connect(&queue, &TransferQueue::changed, this, &TransferModel::onChanged);
    connect(&queue, &TransferQueue::processingChanged, this, [this] {
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0, Status), index(rowCount() - 1, Status));
    });
    flush();
}

void TransferModel::setWatched(bool watched) {
    m_watched = watched;
    if (watched)
        flushSome();
}

void TransferModel::onChanged(const QList<quint64> &ids) {
    m_dirty += ids;
    schedule();
}

void TransferModel::schedule() {
    if (!m_timer.isActive())
        m_timer.start(m_watched ? watchedInterval / 5 : unwatchedInterval);
}

void TransferModel::flush() {
    do
        flushSome();
    while (!m_dirty.isEmpty());
}

void TransferModel::flushSome() {
    m_timer.stop();
    const QList<quint64> ids = m_dirty.first(std::min(m_dirty.size(), toldAtOnce));
    m_dirty.remove(0, ids.size());
    if (std::exchange(m_orderStale, false))
        syncRows();
    else
        syncDirty(ids);
    tellDirty(ids);
    if (!m_dirty.isEmpty())
        m_timer.start(0);
}

// 0 when it does not belong into this list.
qint64 TransferModel::rankHere(quint64 id) const {
    const TransferItem *item = m_queue.item(id);
    return item && TransferQueue::tabOf(item->state) == m_tab ? m_queue.rank(id) : 0;
}

int TransferModel::rowOf(quint64 id) const {
    const auto shown = m_ranks.constFind(id);
    if (shown == m_ranks.constEnd())
        return -1;
    return static_cast<int>(std::lower_bound(m_rows.begin(), m_rows.end(), Row{*shown, id}) - m_rows.begin());
}

// Only what has changed is looked at: the list may be long, and something ends every few milliseconds.
void TransferModel::syncDirty(const QList<quint64> &ids) {
    Rows leaving, arriving;
    for (const quint64 id : ids) {
        const qint64 rank = rankHere(id);
        const qint64 before = m_ranks.value(id);
        if (before != 0 && before != rank)
            leaving.push_back({before, id});
        if (rank != 0 && before != rank)
            arriving.push_back({rank, id});
    }
    for (Rows *const rows : {&leaving, &arriving}) {
        std::sort(rows->begin(), rows->end());
        const auto isSame = [](const Row &a, const Row &b) { return a.id == b.id; };
        rows->erase(std::unique(rows->begin(), rows->end(), isSame), rows->end()); // it changed twice
    }
    if (removeLeaving(leaving))
        insertArriving(arriving);
}

// False when it was told as a reset, which brings the list up to date.
bool TransferModel::removeLeaving(const Rows &leaving) {
    std::vector<std::pair<int, int>> runs; // first and last row
    for (const Row &row : leaving) {
        const int place = rowOf(row.id);
        if (runs.empty() || runs.back().second + 1 != place)
            runs.emplace_back(place, place);
        else
            runs.back().second = place;
    }
    if (runs.size() > runLimit) {
        syncRows();
        return false;
    }
    for (const Row &row : leaving)
        m_ranks.remove(row.id);
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        beginRemoveRows({}, run->first, run->second);
        m_rows.erase(m_rows.begin() + run->first, m_rows.begin() + run->second + 1);
        endRemoveRows();
    }
    return true;
}

void TransferModel::insertArriving(const Rows &arriving) {
    for (auto first = arriving.begin(); first != arriving.end();) {
        const auto place = std::lower_bound(m_rows.begin(), m_rows.end(), *first);
        // All that fit before the row that stands there.
        const auto last = place == m_rows.end() ? arriving.end() : std::lower_bound(first, arriving.end(), *place);
        const auto row = static_cast<int>(place - m_rows.begin());
        beginInsertRows({}, row, row + static_cast<int>(last - first) - 1);
        m_rows.insert(place, first, last);
        for (; first != last; ++first)
            m_ranks[first->id] = first->rank;
        endInsertRows();
    }
}

void TransferModel::syncRows() {
    Rows fresh;
    const QList<quint64> list = m_queue.ids(m_tab);
    fresh.reserve(static_cast<size_t>(list.size()));
    for (const quint64 id : list)
        fresh.push_back({m_queue.rank(id), id});
    const auto isSame = [&](size_t newRow, size_t oldRow) { return fresh[newRow].id == m_rows[oldRow].id; };
    const size_t common = std::min(fresh.size(), m_rows.size());
    size_t prefix = 0;
    while (prefix < common && isSame(prefix, prefix))
        ++prefix;
    size_t suffix = 0;
    while (suffix < common - prefix && isSame(fresh.size() - 1 - suffix, m_rows.size() - 1 - suffix))
        ++suffix;
    moveBlock(fresh, prefix, suffix);
    m_rows = fresh; // the same ids, perhaps at other ranks
    m_ranks.clear();
    m_ranks.reserve(static_cast<qsizetype>(fresh.size()));
    for (const Row &row : fresh)
        m_ranks[row.id] = row.rank;
}

// Between what is the same at the start and at the end: rows that went, rows that changed places, rows that came.
void TransferModel::moveBlock(const Rows &fresh, size_t prefix, size_t suffix) {
    const auto at = [](Rows &rows, size_t place) { return rows.begin() + static_cast<std::ptrdiff_t>(place); };
    const auto idsOf = [](Rows::const_iterator first, Rows::const_iterator last) {
        QSet<quint64> ids;
        for (; first != last; ++first)
            ids.insert(first->id);
        return ids;
    };
    const QSet<quint64> staying =
        idsOf(fresh.begin() + static_cast<std::ptrdiff_t>(prefix), fresh.end() - static_cast<std::ptrdiff_t>(suffix));
    size_t runs = 0;
    for (size_t end = m_rows.size() - suffix; end > prefix;) {
        if (staying.contains(m_rows[end - 1].id)) {
            --end;
            continue;
        }
        size_t first = end - 1;
        while (first > prefix && !staying.contains(m_rows[first - 1].id))
            --first;
        if (++runs > runLimit) {
            beginResetModel();
            m_rows = fresh;
            endResetModel();
            return;
        }
        beginRemoveRows({}, static_cast<int>(first), static_cast<int>(end) - 1);
        m_rows.erase(at(m_rows, first), at(m_rows, end));
        endRemoveRows();
        end = first;
    }

    const QSet<quint64> present = idsOf(at(m_rows, prefix), at(m_rows, m_rows.size() - suffix));
    const auto hasSameId = [](const Row &a, const Row &b) { return a.id == b.id; };
    Rows remaining;
    std::copy_if(fresh.begin() + static_cast<std::ptrdiff_t>(prefix), fresh.end() - static_cast<std::ptrdiff_t>(suffix),
                 std::back_inserter(remaining), [&](const Row &row) { return present.contains(row.id); });
    if (!std::equal(remaining.begin(), remaining.end(), at(m_rows, prefix), hasSameId)) {
        Q_EMIT layoutAboutToBeChanged();
        const QModelIndexList former = persistentIndexList();
        const Rows before = m_rows;
        std::copy(remaining.begin(), remaining.end(), at(m_rows, prefix));
        QModelIndexList moved;
        for (const QModelIndex &index : former) {
            const quint64 id = before[static_cast<size_t>(index.row())].id;
            const auto found =
                std::find_if(m_rows.begin(), m_rows.end(), [id](const Row &row) { return row.id == id; });
            moved.append(createIndex(static_cast<int>(found - m_rows.begin()), index.column()));
        }
        changePersistentIndexList(former, moved);
        Q_EMIT layoutChanged();
    }

    for (size_t place = prefix; place < fresh.size() - suffix; ++place) {
        if (place < m_rows.size() && hasSameId(m_rows[place], fresh[place]))
            continue;
        size_t end = place + 1;
        while (end < fresh.size() - suffix && !present.contains(fresh[end].id))
            ++end;
        beginInsertRows({}, static_cast<int>(place), static_cast<int>(end) - 1);
        m_rows.insert(at(m_rows, place), fresh.begin() + static_cast<std::ptrdiff_t>(place),
                      fresh.begin() + static_cast<std::ptrdiff_t>(end));
        endInsertRows();
        place = end - 1;
    }
}

void TransferModel::tellDirty(const QList<quint64> &ids) {
    std::vector<int> rows;
    for (const quint64 id : ids) {
        if (const int row = rowOf(id); row >= 0)
            rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end());
    for (size_t first = 0; first < rows.size();) {
        size_t last = first;
        while (last + 1 < rows.size() && rows[last + 1] - rows[last] <= 3)
            ++last;
        Q_EMIT dataChanged(index(rows[first], 0), index(rows[last], columnCount() - 1));
        first = last + 1;
    }
}

TransferQueue::Id TransferModel::idOf(const QModelIndex &index) const {
    const auto row = static_cast<size_t>(index.row());
    return index.isValid() && row < m_rows.size() ? m_rows[row].id : 0;
}

QModelIndex TransferModel::indexOf(TransferQueue::Id id) const {
    const int row = rowOf(id);
    return row < 0 ? QModelIndex() : index(row, 0);
}

int TransferModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TransferModel::columnCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : (m_tab == TransferQueue::Tab::Queued ? Extra : Extra + 1);
}

QVariant TransferModel::data(const QModelIndex &index, int role) const {
    if (!index.isValid())
        return {};
    const int column = index.column();
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = column == Size || column == Speed || column == Remaining;
        return static_cast<int>((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    const TransferItem *item = m_queue.item(idOf(index));
    if (!item)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(*item, column);
    case Qt::AccessibleTextRole:
        if (column == Direction)
            return isUpload(*item) ? tr("Upload") : tr("Download");
        return text(*item, column);
    case Qt::DecorationRole:
        return icon(*item, column);
    case ItemRole::Id:
        return item->id;
    case ItemRole::InkOfText:
        return ink(*item, column);
    case ItemRole::Progress:
        return column == Progress ? progress(*item) : QVariant();
    case ItemRole::ProgressLook:
        switch (item->state) {
        case State::Active:
            return static_cast<int>(ProgressLook::Running);
        case State::Confirming:
        case State::Waiting:
            return static_cast<int>(ProgressLook::Waiting);
        case State::Done:
            return static_cast<int>(ProgressLook::Done);
        case State::Failed:
            return static_cast<int>(ProgressLook::Failed);
        default:
            return static_cast<int>(ProgressLook::Idle);
        }
    case Qt::ToolTipRole:
        if (column == Size && item->size >= 0)
            return tr("%1 of %2 bytes").arg(QLocale().toString(item->done), QLocale().toString(item->size));
        if (column == Status || column == Extra) {
            const FailureWords words = FailureWords::of(item->failure);
            return item->failure ? QStringList({words.sentence, words.cause, words.advice}).join(u'\n').trimmed()
                                 : text(*item, column);
        }
        return {};
    default:
        return {};
    }
}

QVariant TransferModel::progress(const TransferItem &item) const {
    if (item.isSkipped)
        return {};
    if (item.state == State::Confirming)
        return -1.0;
    if (item.state == State::Done)
        return 1.0;
    if (item.size > 0)
        return std::clamp(static_cast<double>(item.done) / static_cast<double>(item.size), 0.0, 1.0);
    return item.state == State::Active ? -1.0 : 0.0;
}

QVariant TransferModel::text(const TransferItem &item, int column) const {
    switch (column) {
    case LocalFile:
        return visibleText(item.localPath);
    case RemoteFile:
        return visibleText(QByteArrayView(item.remotePath.bytes()));
    case Size:
        if (item.kind == TransferItem::Kind::Folder)
            return QString();
        return item.size >= 0 ? formatBytes(item.size) : dash();
    case Progress:
        if (item.isSkipped)
            return dash();
        if (item.state == State::Done)
            return item.kind == TransferItem::Kind::Folder ? QString() : tr("%1 %").arg(100);
        if (item.size > 0)
            return tr("%1 %").arg(std::clamp<qint64>(item.done * 100 / item.size, 0, 100));
        return item.state == State::Active && item.done > 0 ? formatBytes(item.done) : tr("%1 %").arg(0);
    case Speed:
        if (item.state == State::Active && item.rate > 0)
            return formatRate(item.rate);
        if (item.state == State::Done && !item.isSkipped && item.size > 0 && item.finishedAt > item.startedAt &&
            item.startedAt > 0)
            return formatRate(item.size * 1000 / (item.finishedAt - item.startedAt));
        return dash();
    case Remaining: {
        const qint64 seconds = item.state == State::Active ? item.remainingSeconds() : -1;
        return seconds >= 0 ? formatDuration(seconds) : dash();
    }
    case Status:
        return statusText(item);
    case Extra:
        if (m_tab == TransferQueue::Tab::Failed)
            return FailureWords::of(item.failure).cause;
        if (item.isSkipped || item.kind == TransferItem::Kind::Folder)
            return dash();
        if (item.verification == TransferItem::Verification::Digest)
            return tr("verified (%1)").arg(visibleText(QByteArrayView(item.digest)));
        return item.verification == TransferItem::Verification::SizeOnly ? tr("size only") : tr("not verified");
    default:
        return QString();
    }
}

QString TransferModel::statusText(const TransferItem &item) const {
    if (item.isUnwanted && item.state == State::Queued)
        return tr("Deleted at the next connection");
    if (item.isUnwanted && item.state == State::Active)
        return tr("Deleting what is left there");
    switch (item.state) {
    case State::Queued:
        if (item.priority == TransferItem::Priority::Normal && !m_queue.isProcessing())
            return tr("Queued, the queue is paused");
        return withPriority(tr("Queued"), item.priority);
    case State::Active:
        if (item.kind == TransferItem::Kind::Folder)
            return tr("Reading the folder");
        return isUpload(item) ? tr("Uploading") : tr("Downloading");
    case State::Confirming:
        return tr("Waiting for the server to confirm");
    case State::Paused:
        return withPriority(tr("Paused"), item.priority);
    case State::Waiting: {
        if (item.isAsking)
            return tr("The target exists: waiting for your answer");
        m_countdownSeen = true;
        m_second.start();
        const qint64 left = std::max<qint64>(0, item.retryAt - QDateTime::currentMSecsSinceEpoch() + 999) / 1000;
        return tr("%1, attempt %2 of %3 in %4 s")
            .arg(FailureWords::brief(item.failure))
            .arg(item.attempts + 1)
            .arg(m_attemptLimit)
            .arg(left);
    }
    case State::Failed:
        return FailureWords::brief(item.failure);
    case State::Cancelled:
        return tr("Cancelled");
    case State::Done:
        if (item.isSkipped)
            return tr("Skipped: the target was there");
        if (item.kind == TransferItem::Kind::Folder)
            return tr("Folder read");
        return item.isAtomic ? tr("Done") : tr("Done (not atomic here)");
    }
    return {};
}

QVariant TransferModel::icon(const TransferItem &item, int column) const {
    if (column == Direction)
        return isUpload(item) ? themedIcon(QStringLiteral("arrow-right"), Ink::Ok)
                              : themedIcon(QStringLiteral("arrow-left"), Ink::Accent);
    if (column != Status)
        return {};
    switch (item.state) {
    case State::Queued:
        return themedIcon(QStringLiteral("clock"), Ink::Muted);
    case State::Active:
        return isUpload(item) ? themedIcon(QStringLiteral("arrow-up"), Ink::Ok)
                              : themedIcon(QStringLiteral("arrow-down"), Ink::Accent);
    case State::Confirming:
        return themedIcon(QStringLiteral("hourglass"), Ink::Warning);
    case State::Waiting:
        return themedIcon(item.isAsking ? QStringLiteral("message-square") : QStringLiteral("rotate-cw"), Ink::Warning);
    case State::Paused:
        return themedIcon(QStringLiteral("pause"), Ink::Muted);
    case State::Failed:
        return themedIcon(QStringLiteral("circle-x"), Ink::Error);
    case State::Cancelled:
        return themedIcon(QStringLiteral("ban"), Ink::Muted);
    case State::Done:
        return themedIcon(QStringLiteral("circle-check"), item.isSkipped ? Ink::Muted : Ink::Ok);
    }
    return {};
}

QVariant TransferModel::ink(const TransferItem &item, int column) const {
    Ink result = Ink::Text;
    if (column == Status) {
        if (item.state == State::Confirming || item.state == State::Waiting)
            result = Ink::Warning;
        else if (item.state == State::Failed)
            result = Ink::Error;
        else if (!item.isRunning() && item.state != State::Done)
            result = Ink::Muted;
    } else if (column == Speed || column == Remaining) {
        result = item.state == State::Active ? Ink::Text : Ink::Muted;
    } else if (column == Progress && item.state == State::Queued) {
        result = Ink::Muted;
    } else if (column == Extra) {
        result = item.verification == TransferItem::Verification::Digest ? Ink::Ok : Ink::Muted;
    }
    return static_cast<int>(result);
}

QVariant TransferModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = section == Size || section == Speed || section == Remaining;
        return static_cast<int>((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole && !(role == Qt::AccessibleTextRole))
        return {};
    switch (section) {
    case LocalFile:
        return tr("Local file");
    case Direction:
        return role == Qt::AccessibleTextRole ? tr("Direction") : QString();
    case RemoteFile:
        return tr("Remote file");
    case Size:
        return tr("Size");
    case Progress:
        return tr("Progress");
    case Speed:
        return tr("Speed");
    case Remaining:
        return tr("Remaining");
    case Status:
        return tr("Status");
    case Extra:
        return m_tab == TransferQueue::Tab::Failed ? tr("Reason") : tr("Verified");
    default:
        return {};
    }
}

Qt::ItemFlags TransferModel::flags(const QModelIndex &index) const {
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (m_tab == TransferQueue::Tab::Queued)
        flags |= Qt::ItemIsDragEnabled;
    return flags;
}
