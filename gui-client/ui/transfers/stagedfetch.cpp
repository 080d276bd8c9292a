#include "transfers/stagedfetch.h"

#include "base/blockingexecutor.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QUuid>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace {
QString pathOf(const StagedFetch::Place &place) {
    return QDir(QStandardPaths::writableLocation(QStandardPaths::CacheLocation)).filePath(place.name);
}

std::filesystem::path native(const QString &path) { return QFile::encodeName(path).toStdString(); }
} // namespace

StagedFetch::StagedFetch(TransferQueue &queue, BlockingExecutor &executor, const QList<TransferItem> &items,
                         const Place &place, QObject *parent)
    : QObject(parent)
    , m_queue(queue)
    , m_executor(executor)
    , m_folder(QDir(pathOf(place)).filePath(QUuid::createUuid().toString(QUuid::WithoutBraces)))
    , m_items(items) {
    const QFile::Permissions onlyMine = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    m_failed = items.isEmpty() || !QDir().mkpath(pathOf(place)) || !QDir().mkdir(m_folder, onlyMine);
    for (TransferItem &item : m_items) {
        item.localPath = QDir(m_folder).filePath(QFileInfo(item.localPath).fileName());
        item.priority = TransferItem::Priority::Highest; // somebody is holding a mouse button
        item.existsRule = ExistsRule::Overwrite;
    }
    if (m_failed)
        return;
    const TransferQueue::Ids ids = queue.add(m_items);
    m_all = QSet<TransferItem::Id>(ids.begin(), ids.end());
    m_missing = m_all;
    connect(&queue, &TransferQueue::added, this, &StagedFetch::onAdded);
    connect(&queue, &TransferQueue::changed, this, &StagedFetch::onChanged);
    connect(&queue, &TransferQueue::removed, this, &StagedFetch::onRemoved);
}

StagedFetch::~StagedFetch() = default;

QStringList StagedFetch::paths() const {
    QStringList paths;
    for (const TransferItem &item : m_items)
        paths.append(item.localPath);
    return paths;
}

int StagedFetch::percent() const {
    qint64 bytes = 0;
    qint64 done = 0;
    for (const TransferItem::Id id : m_all) {
        const TransferItem *item = m_queue.item(id);
        if (!item || item->size <= 0)
            continue;
        bytes += item->size;
        done += std::min(item->done, item->size);
    }
    return bytes > 0 ? static_cast<int>(done * 100 / bytes) : 0;
}

// What a folder turns out to hold stands in the queue before the folder itself is done.
void StagedFetch::onAdded(const QList<quint64> &ids) {
    for (const quint64 id : ids) {
        const TransferItem *item = m_queue.item(id);
        if (!item || !m_all.contains(item->parent))
            continue;
        m_all.insert(id);
        m_missing.insert(id);
        m_failed |= item->state == TransferItem::State::Failed; // a name that cannot be written here
    }
    settle();
}

void StagedFetch::onChanged(const QList<quint64> &ids) {
    for (const quint64 id : ids) {
        const TransferItem *item = m_missing.contains(id) ? m_queue.item(id) : nullptr;
        if (!item || !item->isFinished())
            continue;
        if (item->state == TransferItem::State::Done && !item->isSkipped) {
            m_missing.remove(id);
            continue;
        }
        if (!m_failed)
            m_failure = item->failure;
        m_failed = true;
    }
    settle();
}

void StagedFetch::onRemoved(const QList<quint64> &ids) {
    m_failed = m_failed || std::any_of(ids.begin(), ids.end(), [this](quint64 id) { return m_missing.contains(id); });
    settle();
}

void StagedFetch::settle() {
    if (m_ended || !(isWhole() || m_failed))
        return;
    m_ended = true;
    if (isWhole() && !m_target.isEmpty())
        deliver();
    Q_EMIT ended();
}

void StagedFetch::abandon() {
    m_queue.disconnect(this);
    m_failed = true;
    m_queue.remove(m_all.values());
    removeFiles();
}

void StagedFetch::removeFiles() {
    const auto remove = [folder = m_folder] { QDir(folder).removeRecursively(); };
    if (!m_executor.run(remove))
        return; // too busy now: it is swept another day
}

void StagedFetch::deliverTo(const QString &directory) {
    m_target = directory;
    if (isWhole())
        deliver();
}

void StagedFetch::deliver() {
    QList<TransferItem> again;
    for (TransferItem item : std::as_const(m_items)) {
        const QString target = QDir(m_target).filePath(QFileInfo(item.localPath).fileName());
        std::error_code error;
        if (!std::filesystem::exists(std::filesystem::symlink_status(native(target), error)))
            std::filesystem::rename(native(item.localPath), native(target), error);
        else
            error = std::make_error_code(std::errc::file_exists);
        if (!error)
            continue;
        // Another file system, or the name is taken: the queue knows how to deal with both.
        item.localPath = target;
        item.existsRule = ExistsRule::Ask;
        item.priority = TransferItem::Priority::Normal;
        again.append(item);
    }
    if (!again.isEmpty())
        m_queue.add(again);
}

bool StagedFetch::isIn(const Place &place, const QString &path) { return path.startsWith(pathOf(place) + u'/'); }

void StagedFetch::sweep(BlockingExecutor &executor) {
    for (const Place &place : {dragged, edited})
        sweep(executor, pathOf(place), place.days);
}

void StagedFetch::sweep(BlockingExecutor &executor, const QString &directory, int days) {
    const auto remove = [directory, days] {
        const QFileInfoList folders = QDir(directory).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot);
        for (const QFileInfo &folder : folders)
            if (folder.lastModified() < QDateTime::currentDateTime().addDays(-days))
                QDir(folder.filePath()).removeRecursively();
    };
    if (!executor.run(remove))
        return; // at the next start, then
}
