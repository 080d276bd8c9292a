#include "models/transfermodel.h"

#include "base/bytesize.h"
#include "base/duration.h"
#include "base/visibletext.h"
#include "models/failurewords.h"
#include "ui/icons.h"
#include "ui/itemroles.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace {
using State = TransferItem::State;

constexpr int watchedInterval = 250;
constexpr int unwatchedInterval = 1000;
constexpr size_t runLimit = 200; // more separate runs than this are told as a reset

QString dash() { return QStringLiteral("–"); }

bool isUpload(const TransferItem &item) { return item.direction == TransferItem::Direction::Upload; }
} // namespace

TransferModel::TransferModel(const TransferQueue &queue, TransferQueue::Tab tab, int attemptLimit, QObject *parent)
    : QAbstractTableModel(parent)
    , m_queue(queue)
    , m_tab(tab)
    , m_attemptLimit(attemptLimit) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &TransferModel::flush);
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, [this] {
        if (std::exchange(m_countdownSeen, false) && !m_ids.empty() && m_watched)
            Q_EMIT dataChanged(index(0, Status), index(rowCount() - 1, Status));
        else
            m_second.stop();
    });
    const auto rowsChanged = [this] {
        m_rowsStale = true;
        schedule();
    };
    connect(&queue, &TransferQueue::added, this, rowsChanged);
    connect(&queue, &TransferQueue::removed, this, rowsChanged);
    connect(&queue, &TransferQueue::reordered, this, rowsChanged);
    connect(&queue, &TransferQueue::changed, this, &TransferModel::onChanged);
    flush();
}

void TransferModel::setWatched(bool watched) {
    m_watched = watched;
    if (watched)
        flush();
}

void TransferModel::onChanged(const QList<quint64> &ids) {
    for (const quint64 id : ids)
        m_dirty.insert(id);
    schedule();
}

void TransferModel::schedule() {
    if (!m_timer.isActive())
        m_timer.start(m_watched ? watchedInterval / 5 : unwatchedInterval);
}

void TransferModel::flush() {
    m_timer.stop();
    for (const quint64 id : m_dirty) {
        const TransferItem *item = m_queue.item(id);
        if (!item)
            continue;
        const bool isOurs = TransferQueue::tabOf(item->state) == m_tab;
        const bool isShown = std::find(m_ids.begin(), m_ids.end(), id) != m_ids.end();
        if (isOurs != isShown) {
            m_rowsStale = true;
            break;
        }
    }
    if (std::exchange(m_rowsStale, false))
        syncRows();
    tellDirty();
}

void TransferModel::syncRows() {
    const QList<quint64> list = m_queue.ids(m_tab);
    const std::vector<quint64> fresh(list.begin(), list.end());
    const size_t common = std::min(fresh.size(), m_ids.size());
    size_t prefix = 0;
    while (prefix < common && fresh[prefix] == m_ids[prefix])
        ++prefix;
    size_t suffix = 0;
    while (suffix < common - prefix && fresh[fresh.size() - 1 - suffix] == m_ids[m_ids.size() - 1 - suffix])
        ++suffix;
    moveBlock(fresh, prefix, suffix);
}

// Between what is the same at the start and at the end: rows that went, rows that changed places, rows that came.
void TransferModel::moveBlock(const std::vector<quint64> &fresh, size_t prefix, size_t suffix) {
    const auto at = [](std::vector<quint64> &ids, size_t place) {
        return ids.begin() + static_cast<std::ptrdiff_t>(place);
    };
    const std::unordered_set<quint64> staying(fresh.begin() + static_cast<std::ptrdiff_t>(prefix),
                                              fresh.end() - static_cast<std::ptrdiff_t>(suffix));
    size_t runs = 0;
    for (size_t end = m_ids.size() - suffix; end > prefix;) {
        if (staying.contains(m_ids[end - 1])) {
            --end;
            continue;
        }
        size_t first = end - 1;
        while (first > prefix && !staying.contains(m_ids[first - 1]))
            --first;
        if (++runs > runLimit) {
            beginResetModel();
            m_ids = fresh;
            endResetModel();
            return;
        }
        beginRemoveRows({}, static_cast<int>(first), static_cast<int>(end) - 1);
        m_ids.erase(at(m_ids, first), at(m_ids, end));
        endRemoveRows();
        end = first;
    }

    std::unordered_set<quint64> present(at(m_ids, prefix), at(m_ids, m_ids.size() - suffix));
    std::vector<quint64> remaining;
    std::copy_if(fresh.begin() + static_cast<std::ptrdiff_t>(prefix), fresh.end() - static_cast<std::ptrdiff_t>(suffix),
                 std::back_inserter(remaining), [&](quint64 id) { return present.contains(id); });
    if (!std::equal(remaining.begin(), remaining.end(), at(m_ids, prefix))) {
        Q_EMIT layoutAboutToBeChanged();
        const QModelIndexList former = persistentIndexList();
        const std::vector<quint64> before = m_ids;
        std::copy(remaining.begin(), remaining.end(), at(m_ids, prefix));
        QModelIndexList moved;
        for (const QModelIndex &index : former) {
            const auto found = std::find(m_ids.begin(), m_ids.end(), before[static_cast<size_t>(index.row())]);
            moved.append(createIndex(static_cast<int>(found - m_ids.begin()), index.column()));
        }
        changePersistentIndexList(former, moved);
        Q_EMIT layoutChanged();
    }

    for (size_t place = prefix; place < fresh.size() - suffix; ++place) {
        if (place < m_ids.size() && m_ids[place] == fresh[place])
            continue;
        size_t end = place + 1;
        while (end < fresh.size() - suffix && !present.contains(fresh[end]))
            ++end;
        beginInsertRows({}, static_cast<int>(place), static_cast<int>(end) - 1);
        m_ids.insert(at(m_ids, place), fresh.begin() + static_cast<std::ptrdiff_t>(place),
                     fresh.begin() + static_cast<std::ptrdiff_t>(end));
        endInsertRows();
        place = end - 1;
    }
}

void TransferModel::tellDirty() {
    std::vector<int> rows;
    for (const quint64 id : m_dirty) {
        const auto found = std::find(m_ids.begin(), m_ids.end(), id);
        if (found != m_ids.end())
            rows.push_back(static_cast<int>(found - m_ids.begin()));
    }
    m_dirty.clear();
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
    return index.isValid() && row < m_ids.size() ? m_ids[row] : 0;
}

QModelIndex TransferModel::indexOf(TransferQueue::Id id) const {
    const auto found = std::find(m_ids.begin(), m_ids.end(), id);
    return found == m_ids.end() ? QModelIndex() : index(static_cast<int>(found - m_ids.begin()), 0);
}

int TransferModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
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
            return QStringList({words.sentence, words.cause, words.advice}).join(u'\n').trimmed();
        }
        return {};
    default:
        return {};
    }
}

QVariant TransferModel::progress(const TransferItem &item) const {
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
        if (item.state == State::Done)
            return item.kind == TransferItem::Kind::Folder ? QString() : tr("%1 %").arg(100);
        if (item.size > 0)
            return tr("%1 %").arg(std::clamp<qint64>(item.done * 100 / item.size, 0, 100));
        return item.state == State::Active && item.done > 0 ? formatBytes(item.done) : tr("%1 %").arg(0);
    case Speed:
        if (item.state == State::Active && item.rate > 0)
            return formatRate(item.rate);
        if (item.state == State::Done && item.size > 0 && item.finishedAt > item.startedAt && item.startedAt > 0)
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
        return tr("Queued");
    case State::Active:
        if (item.kind == TransferItem::Kind::Folder)
            return tr("Reading the folder");
        return isUpload(item) ? tr("Uploading") : tr("Downloading");
    case State::Confirming:
        return tr("Waiting for the server to confirm");
    case State::Paused:
        return tr("Paused");
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
        if (item.isBatched)
            return tr("Done (batched)");
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
