// Read the tree below a folder, here or on a server; nothing is followed out of it. Owned by the Comparison.
#pragma once

#include "ftp/remotepath.h"
#include "listing/ancestry.h"
#include "queue/errand.h"
#include "queue/folderread.h"
#include "sync/tree.h"

#include <QHash>
#include <QObject>
#include <QSet>

class BlockingExecutor;
class ListDirectory;
class SessionPool;

class TreeReader : public QObject {
    Q_OBJECT
public:
    // names: which are left out.
    explicit TreeReader(ErrandOptions names)
        : m_names(std::move(names)) {}

    Tree takeTree() { return std::move(m_tree); } // after finished()
    qsizetype found() const { return m_tree.entries.size(); }

Q_SIGNALS:
    // Once. A failure only when nothing is known at all: the folder cannot be read, or the connection ended.
    void finished(const Failure &failure);

protected:
    void finish(const Failure &failure);
    void noteTrouble(const QByteArray &folder, const Failure &failure);
    void noteHidden(const QByteArray &folder);
    // Whether a folder may be entered, by its depth and the length of its path; else it is noted as unread.
    bool mayEnter(const QByteArray &folder);

    ErrandOptions m_names;
    Tree m_tree;

private:
    QSet<QByteArray> m_hiding, m_unread;
    bool m_isFinished = false;
};

class LocalTreeReader : public TreeReader {
    Q_OBJECT
public:
    // top: absolute. The executor outlives this.
    LocalTreeReader(QString top, BlockingExecutor &executor, ErrandOptions names);
    void start();

private:
    void readNext();
    void onRead(const QByteArray &folder, const LocalListing &listing);

    QString m_top;
    BlockingExecutor &m_executor;
    QList<QByteArray> m_waiting; // folders
};

class RemoteTreeReader : public TreeReader {
    Q_OBJECT
public:
    // The pool outlives this, or has cancelled its jobs before.
    RemoteTreeReader(RemotePath top, SessionPool &pool, ErrandOptions names);
    void start();

private:
    void list(const QByteArray &folder, const Ancestry &ancestry);
    void onListed(const QByteArray &folder, const Ancestry &ancestry, ListDirectory &operation);
    void take(const QByteArray &folder, const Ancestry &ancestry, const RemoteEntry &entry);

    RemotePath m_top;
    SessionPool &m_pool;
    int m_open = 0; // listings under way
};

// What a listing tells of an entry.
TreeFacts factsOf(const RemoteEntry &entry);
// What is there on this computer; a link to a file counts as the file. Type None when nothing is.
TreeFacts localFacts(const QString &path);
