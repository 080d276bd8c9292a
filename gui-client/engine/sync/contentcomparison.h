// Asks the server for the digests of files and makes those of the files here: whether their contents are the same.
// Owned by the Comparison.
#pragma once

#include "ftp/hashname.h"
#include "ftp/remotepath.h"

#include <QFile>
#include <QHash>
#include <QObject>

#include <deque>
#include <memory>

class FileDigest;
class RemoteDigest;
class SessionPool;
struct Failure;

class ContentComparison : public QObject {
    Q_OBJECT
public:
    // paths: below both tops. The pool outlives this, or has cancelled its jobs before.
    ContentComparison(SessionPool &pool, QString localTop, RemotePath remoteTop, QList<QByteArray> paths);
    ~ContentComparison() override;
    void start();
    // Of each path whether it is the same on both sides; those that could not be told are missing.
    const QHash<QByteArray, bool> &same() const { return m_same; }

Q_SIGNALS:
    // Once. Failure Unsupported: the server makes no digests; else the connection's.
    void finished(const Failure &failure);

private:
    struct Theirs {
        QByteArray path;
        QByteArray digest;
        HashAlgorithm algorithm;
    };

    void onTheirs(const QByteArray &path, const RemoteDigest &theirs);
    void digestNext();
    void onOurs(const QByteArray &digest);
    void finish(const Failure &failure);

    SessionPool &m_pool;
    QString m_localTop;
    RemotePath m_remoteTop;
    QList<QByteArray> m_paths;
    QHash<QByteArray, bool> m_same;
    std::deque<Theirs> m_waiting; // for ours
    QFile m_file;
    std::unique_ptr<FileDigest> m_digest;
    qsizetype m_asked = 0; // under way at the server
    bool m_isFinished = false;
};
