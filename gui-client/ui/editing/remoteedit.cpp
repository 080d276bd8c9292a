#include "editing/remoteedit.h"

#include "operations/transfer/digest.h"
#include "transfers/stagedfetch.h"

#include <QDir>
#include <QFileInfo>
#include <QUrl>

#include <chrono>
#include <filesystem>
#include <system_error>

using namespace std::chrono_literals;

RemoteEdit::RemoteEdit(TransferQueue &queue, BlockingExecutor &executor, QString formerVersions,
                       const TransferItem &download, QObject *parent)
    : QObject(parent)
    , m_queue(queue)
    , m_executor(executor)
    , m_formerVersions(std::move(formerVersions))
    , m_item(download)
    , m_fetch(std::make_unique<StagedFetch>(queue, executor, QList{download}, StagedFetch::edited)) {
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(400ms);
    connect(&m_quiet, &QTimer::timeout, this, &RemoteEdit::onQuiet);
    connect(m_fetch.get(), &StagedFetch::ended, this, &RemoteEdit::onFetched);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &RemoteEdit::watch);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &RemoteEdit::watch);
    connect(&queue, &TransferQueue::changed, this, &RemoteEdit::onQueueChanged);
    connect(&queue, &TransferQueue::removed, this, &RemoteEdit::onQueueRemoved);
}

RemoteEdit::~RemoteEdit() {
    m_queue.disconnect(this);
    const bool isUnsent = m_isOpen && look().exists && look() != m_settled;
    if (isUnsent && m_upload == 0 && !m_queue.contains(m_failed)) {
        TransferItem item = upload();
        item.state = TransferItem::State::Paused;
        m_queue.setExistsRule(m_queue.add({item}), ExistsRule::Ask); // whatever the settings say, as for each save
    } else if (!isUnsent) {
        m_fetch->removeFiles();
    }
}

bool RemoteEdit::isOf(const QString &site, const RemotePath &path) const {
    return m_item.site == site && m_item.remotePath == path;
}

QString RemoteEdit::path() const { return m_fetch->paths().value(0); }

RemoteEdit::Look RemoteEdit::look() const {
    const QFileInfo file(path());
    return file.exists() ? Look{true, file.size(), file.lastModified()} : Look();
}

void RemoteEdit::digest(const QString &path, void (RemoteEdit::*then)(const QByteArray &)) {
    m_file.close();
    m_file.setFileName(path);
    if (!m_file.open(QIODevice::ReadOnly))
        return (this->*then)({});
    m_digest.reset(new FileDigest(m_file.handle(), m_file.size(), HashAlgorithm::Sha256));
    connect(m_digest.get(), &FileDigest::finished, this, then);
    m_digest->start();
}

void RemoteEdit::onFetched() {
    if (m_fetch->isWhole())
        digest(path(), &RemoteEdit::onFirstDigest);
    else
        Q_EMIT fetchFailed();
}

// Only now may an editor touch it: from here on every change is a save.
void RemoteEdit::onFirstDigest(const QByteArray &digest) {
    m_known = digest;
    m_last = m_tried = m_settled = look();
    watch();
    m_isOpen = true;
    Q_EMIT fetched();
}

// An editor that saves by renaming puts another file under the name, and the watch goes with the old one: so the folder
// is watched as well, and the new file once it is there.
void RemoteEdit::watch() {
    const QString file = path();
    m_watcher.addPath(QFileInfo(file).path());
    if (QFileInfo::exists(file))
        m_watcher.addPath(file);
    m_quiet.start();
}

void RemoteEdit::onQuiet() {
    const Look now = look();
    if (now != std::exchange(m_last, now)) {
        m_quiet.start(); // until it looks the same twice
        return;
    }
    if (now.exists && now != m_tried && !m_isSaving)
        fetchFormer();
}

void RemoteEdit::fetchFormer() {
    m_isSaving = true;
    m_tried = m_last;
    const QString day = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HH.mm.ss.zzz"));
    const QDir folder(QDir(m_formerVersions).filePath(day + u' ' + QUrl(m_item.site).host()));
    if (!QDir().mkpath(folder.path()))
        return endSaving(false);
    m_formerVersion = folder.filePath(QFileInfo(path()).fileName());
    TransferItem item = m_item;
    item.localPath = m_formerVersion;
    item.size = -1; // it may be another file by now
    item.existsRule = ExistsRule::Overwrite;
    item.priority = TransferItem::Priority::Highest;
    m_former = m_queue.add({item}).constFirst();
}

void RemoteEdit::onFormerFetched(const TransferItem &item) {
    m_former = 0;
    if (item.state == TransferItem::State::Done)
        return digest(m_formerVersion, &RemoteEdit::onFormerDigest);
    dropFormer();
    if (item.failure.kind != Failure::Kind::Refused || item.failure.code != 550)
        return endSaving(false);
    // Somebody has deleted it on the server: nothing is lost by sending it.
    m_theirs.clear();
    m_queue.remove({item.id});
    digest(path(), &RemoteEdit::onOwnDigest);
}

void RemoteEdit::onFormerDigest(const QByteArray &digest) {
    m_theirs = digest;
    this->digest(path(), &RemoteEdit::onOwnDigest);
}

void RemoteEdit::onOwnDigest(const QByteArray &digest) {
    m_ours = digest;
    if (!m_ours.isEmpty() && m_ours == m_theirs) { // nothing but the time is new
        dropFormer();
        m_known = m_ours;
        m_settled = m_tried;
        return endSaving(true);
    }
    m_upload = m_queue.add({upload()}).constFirst();
    // It starts from the event loop. The rule of the settings is not meant for a file that two people change.
    const bool isUnchanged = !m_theirs.isEmpty() && m_theirs == m_known;
    m_queue.setExistsRule({m_upload}, isUnchanged ? ExistsRule::Overwrite : ExistsRule::Ask);
}

void RemoteEdit::dropFormer() {
    QFile::remove(m_formerVersion);
    QDir().rmdir(QFileInfo(m_formerVersion).path());
    m_formerVersion.clear();
}

TransferItem RemoteEdit::upload() const {
    TransferItem item;
    item.direction = TransferItem::Direction::Upload;
    item.site = m_item.site;
    item.localPath = path();
    item.remotePath = m_item.remotePath;
    item.size = QFileInfo(item.localPath).size();
    item.priority = TransferItem::Priority::Highest;
    return item;
}

void RemoteEdit::onSent(const TransferItem &item) {
    m_upload = 0;
    const bool hasFailed = item.state == TransferItem::State::Failed;
    const bool isSent = item.state == TransferItem::State::Done && !item.isSkipped;
    m_failed = hasFailed ? item.id : 0;
    if (isSent) {
        m_settled = m_tried;
        m_known = m_ours;
        m_item.remotePath = item.remotePath; // another name, if that was the answer
        Q_EMIT sent(m_formerVersion);
    }
    if (item.isSkipped)
        Q_EMIT notSent();
    endSaving(!hasFailed);
}

void RemoteEdit::onQueueChanged(const QList<quint64> &ids) {
    for (const TransferItem::Id id : {m_former, m_upload}) {
        const TransferItem *item = id != 0 && ids.contains(id) ? m_queue.item(id) : nullptr;
        if (!item || !item->isFinished())
            continue;
        const TransferItem ended = *item;
        if (id == m_former)
            onFormerFetched(ended);
        else
            onSent(ended);
        return;
    }
}

// A person has taken it out of the queue: the next save is a new try.
void RemoteEdit::onQueueRemoved(const QList<quint64> &ids) {
    if ((m_former == 0 || !ids.contains(m_former)) && (m_upload == 0 || !ids.contains(m_upload)))
        return;
    m_former = m_upload = 0;
    m_settled = m_tried;
    endSaving(true);
}

void RemoteEdit::endSaving(bool well) {
    m_isSaving = false;
    if (!well)
        Q_EMIT sendFailed();
    m_quiet.start(); // saved once more in the meantime?
}
