// A file of a server that a person edits on this computer: fetched into a private folder, watched, and sent back at
// each save. Before that, what stands on the server is fetched and kept as a former version; when it is neither what
// was fetched nor what was sent last, the usual question about existing files is asked. Owned by RemoteEdits.
#pragma once

#include "base/laterptr.h"
#include "queue/transferqueue.h"

#include <QDateTime>
#include <QFile>
#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include <memory>

class BlockingExecutor;
class FileDigest;
class StagedFetch;

class RemoteEdit : public QObject {
    Q_OBJECT
public:
    // download: of the file; its localPath is only a name. formerVersions: the directory that keeps them, one folder
    // for each day and server. The references outlive this.
    RemoteEdit(TransferQueue &queue, BlockingExecutor &executor, QString formerVersions, const TransferItem &download,
               QObject *parent = nullptr);
    // What was saved here and stands nowhere else yet is left to the queue, to be continued another time.
    ~RemoteEdit() override;

    bool isOf(const QString &site, const RemotePath &path) const;
    const RemotePath &remotePath() const { return m_item.remotePath; }
    const QString &site() const { return m_item.site; }
    QString path() const; // of the copy that is edited
    bool isOpen() const { return m_isOpen; }

Q_SIGNALS:
    void fetched();                          // once: an editor may open path()
    void fetchFailed();                      // instead; the queue says why
    void sent(const QString &formerVersion); // empty: there was none
    void sendFailed();                       // the queue says why; the next save is a new try
    void notSent();                          // a person decided for what stands on the server

private:
    // What can be seen of a file without reading it.
    struct Look {
        bool exists = false;
        qint64 size = 0;
        QDateTime modified;

        bool operator==(const Look &) const = default;
    };

    void onFetched();
    void onFirstDigest(const QByteArray &digest);
    void watch();
    void onQuiet();
    void fetchFormer();
    void onFormerFetched(const TransferItem &item);
    void onFormerDigest(const QByteArray &digest);
    void onOwnDigest(const QByteArray &digest);
    void onSent(const TransferItem &item);
    void onQueueChanged(const QList<quint64> &ids);
    void onQueueRemoved(const QList<quint64> &ids);
    void dropFormer();
    void endSaving(bool well);
    Look look() const;
    TransferItem upload() const;
    void digest(const QString &path, void (RemoteEdit::*then)(const QByteArray &));

    TransferQueue &m_queue;
    BlockingExecutor &m_executor;
    QString m_formerVersions;
    TransferItem m_item; // the download
    std::unique_ptr<StagedFetch> m_fetch;
    QString m_formerVersion;
    QFileSystemWatcher m_watcher;
    QTimer m_quiet; // an editor may still be writing
    Look m_last, m_tried;
    Look m_settled;              // stands on the server, or was taken out of the queue by a person
    QByteArray m_known;          // the digest of what was fetched or sent last
    QByteArray m_theirs, m_ours; // those of a save: what stood on the server, and what is sent
    QFile m_file;
    LaterPtr<FileDigest> m_digest;
    TransferItem::Id m_former = 0, m_upload = 0; // under way in the queue
    TransferItem::Id m_failed = 0;               // an upload that the queue may try again
    bool m_isSaving = false;
    bool m_isOpen = false;
};
