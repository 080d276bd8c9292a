#include "cli/runjournal.h"

#include "operations/transfer/partfile.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>

using State = TransferItem::State;

namespace {
const QLatin1String suffix(".sqlite");

void removeFiles(const QString &path) {
    for (const char *const part : {"", "-wal", "-shm"})
        QFile::remove(path + QLatin1String(part));
}

QString nameOf(const QByteArray &command) {
    const QByteArray digest = QCryptographicHash::hash(command, QCryptographicHash::Sha256).toHex();
    return QString::fromLatin1(digest.first(32)) + suffix;
}

// What the former run was told of its source still holds, as far as this one knows.
bool mayBeSame(const TransferItem &item, const AttemptRecord &former) {
    const QFileInfo local(item.localPath);
    const bool isUpload = item.direction == TransferItem::Direction::Upload;
    const qint64 size = isUpload ? local.size() : item.size;
    const qint64 modified = isUpload ? local.lastModified().toMSecsSinceEpoch() : item.modified;
    return (size < 0 || size == former.size) && (modified == 0 || modified == former.modified);
}
} // namespace

RunJournal::RunJournal(TransferQueue &queue, const QString &folder, const QByteArray &command)
    : m_queue(queue)
    , m_folder(QDir(folder).filePath(QStringLiteral("runs")))
    , m_path(QDir(m_folder).filePath(nameOf(command)))
    , m_lock(m_path + QStringLiteral(".lock"))
    , m_database(std::make_unique<BlockingExecutor>(1))
    , m_journal(std::make_unique<Journal>(queue, *m_database, m_path, Journal::Keeps::AllDone)) {
    m_lock.setStaleLockTime(0); // only the death of its owner frees it
    connect(m_journal.get(), &Journal::opened, this, &RunJournal::onOpened);
    connect(m_journal.get(), &Journal::failed, this, &RunJournal::unavailable);
    connect(&m_queue, &TransferQueue::partsAbandoned, this,
            [this](const QStringList &paths) { PartFile::abandon(*m_database, paths); });
}

RunJournal::~RunJournal() {
    m_queue.setRecall({});
    const bool isKept = !m_isOpen || (!m_isComplete && hasSomethingToContinue());
    m_journal.reset();
    m_database.reset(); // the last of the journal is written
    if (!isKept)
        removeFiles(m_path);
}

void RunJournal::open() {
    // Names of files are nobody else's business: as the folder above, this one is for its owner alone.
    QDir().mkpath(m_folder);
    QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    if (m_lock.tryLock(0))
        return m_journal->open();
    Failure failure;
    failure.kind = Failure::Kind::LocalFile;
    failure.code = m_lock.error() == QLockFile::LockFailedError ? EWOULDBLOCK : EACCES;
    failure.text = m_lock.error() == QLockFile::LockFailedError ? QString() : QStringLiteral("permission denied");
    failure.step = m_path;
    QMetaObject::invokeMethod(
        this, [this, failure] { Q_EMIT unavailable(failure); }, Qt::QueuedConnection);
}

bool RunJournal::hasSomethingToContinue() const {
    const TransferQueue::Ids all = m_queue.ids();
    return std::any_of(all.begin(), all.end(), [this](quint64 id) {
        const TransferItem &item = *m_queue.item(id);
        return item.attempt.size >= 0 || !item.attempt.temporary.isEmpty();
    });
}

RunJournal::Key RunJournal::keyOf(const TransferItem &item) { return {item.localPath, item.remotePath.bytes()}; }

// What the former run had queued stands aside, cancelled, until this one comes upon it again.
void RunJournal::onOpened() {
    m_isOpen = true;
    int done = 0;
    int begun = 0;
    TransferQueue::Ids unfinished;
    const TransferQueue::Ids all = m_queue.ids();
    for (const quint64 id : all) {
        const TransferItem &item = *m_queue.item(id);
        if (item.isUnwanted) // is deleted on the server as soon as there is a connection
            continue;
        if (item.parent == 0)
            m_formerTops.append(item);
        if (item.kind == TransferItem::Kind::Folder)
            m_formerFolders.append(id);
        else
            m_former.insert(keyOf(item), id);
        if (item.state == State::Done)
            done += item.kind == TransferItem::Kind::File && !item.isSkipped ? 1 : 0;
        else if (item.attempt.size >= 0)
            ++begun;
        if (!item.isFinished())
            unfinished.append(id);
    }
    m_queue.cancel(unfinished);
    m_queue.setRecall([this](TransferItem &item) { return recall(item); });
    const bool taken = m_database->run([folder = m_folder] { sweep(folder); });
    Q_UNUSED(taken)
    Q_EMIT opened(done, begun);
}

// A file that was done stays as it is when both ends still show that; one that was begun is continued.
TransferQueue::Id RunJournal::recall(TransferItem &item) {
    const auto found = m_former.constFind(keyOf(item));
    if (item.kind != TransferItem::Kind::File || found == m_former.constEnd())
        return 0;
    const TransferQueue::Id id = *found;
    m_former.erase(found);
    const TransferItem &former = *m_queue.item(id);
    if (former.state != State::Done)
        item.attempt = former.attempt;
    else if (mayBeSame(item, former.attempt))
        item.existsRule = ExistsRule::OverwriteIfNewerOrSizeDiffers;
    return id;
}

void RunJournal::keepPlace(TransferItem &item) const {
    for (const TransferItem &former : m_formerTops) {
        if (former.kind != item.kind)
            continue;
        if (item.direction == TransferItem::Direction::Download && former.remotePath == item.remotePath)
            item.localPath = former.localPath;
        else if (item.direction == TransferItem::Direction::Upload && former.localPath == item.localPath)
            item.remotePath = former.remotePath;
    }
}

void RunJournal::tidy() {
    m_formerFolders += m_former.values();
    m_former.clear();
    m_queue.remove(std::exchange(m_formerFolders, {}));
}

// On the database's thread. Locks of runs that are under way stay: their files are written.
void RunJournal::sweep(const QString &folder) {
    const QDateTime oldest = QDateTime::currentDateTime().addDays(-daysKept);
    const QFileInfoList files = QDir(folder).entryInfoList({QLatin1Char('*') + suffix}, QDir::Files);
    for (const QFileInfo &file : files) {
        if (file.lastModified() < oldest && QFileInfo(file.filePath() + QStringLiteral("-wal")).lastModified() < oldest)
            removeFiles(file.filePath());
    }
}
