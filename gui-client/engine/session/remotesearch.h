// Looks for files and folders below a directory of a server: walks the tree over a few connections, depth first as far
// as they allow, and tells what it finds as it comes. Owned by who shows it.
#pragma once

#include "base/failure.h"
#include "ftp/remotepath.h"
#include "listing/ancestry.h"
#include "listing/remoteentry.h"

#include <QObject>

#include <optional>
#include <vector>

class ListDirectory;
class SessionPool;

struct SearchTerms {
    enum class Types : quint8 { All, Files, Folders };

    QString name; // "*.txt; report" (wildcards, or a part of the name), each of them will do; empty: every name
    bool isCaseSensitive = false;
    Types types = Types::All;
    qint64 smallest = -1, largest = -1; // bytes, both included; -1 no bound. Folders have no size and fail a bound
    qint64 oldest = 0, newest = 0;      // ms UTC, both included; 0 no bound. What has no time fails a bound
};

class RemoteSearch : public QObject {
    Q_OBJECT
public:
    static constexpr qsizetype mostMatches = 100'000; // then it ends, isCutShort()

    // The pool outlives this, or has cancelled its jobs before.
    RemoteSearch(SessionPool &pool, RemotePath top, const SearchTerms &terms);
    ~RemoteSearch() override;

    void start();
    qsizetype folders() const { return m_folders; } // looked into so far
    qsizetype matches() const { return m_matches; }
    qsizetype unread() const { return m_unread; } // folders that could not be read, or whose listing is not whole
    bool isCutShort() const { return m_matches >= mostMatches; }

Q_SIGNALS:
    // In one folder.
    void found(const RemotePath &folder, const QList<RemoteEntry> &entries);
    // Once. A failure when nothing is known at all: no such directory, no connection.
    void finished(const Failure &failure);

private:
    class Matcher;
    struct Waiting {
        RemotePath folder;
        Ancestry ancestry;
    };

    void listNext();
    void onListed(const Waiting &place, ListDirectory &operation);
    void finish(const Failure &failure);

    SessionPool &m_pool;
    const RemotePath m_top;
    std::unique_ptr<const Matcher> m_matcher;
    std::vector<Waiting> m_waiting; // the last one is next
    int m_open = 0;                 // listings under way
    qsizetype m_folders = 0, m_matches = 0, m_unread = 0;
    bool m_isFinished = false;
};
