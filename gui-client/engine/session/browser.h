// A window's way to look at a server and change it: one session, the directory that is shown, listings from a cache,
// and requests with results as values. Owned by the tab that shows it.
#pragma once

#include "ftp/reply.h"
#include "listing/remoteentry.h"
#include "operations/changetreemode.h"
#include "session/session.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

class ListingCache;

class Browser : public QObject {
    Q_OBJECT

public:
    enum class Refresh { FromCache, FromServer };
    using RequestId = quint64;

    // cache: shared by the browsers of a program.
    Browser(const Site &site, const LinkServices &services, ListingCache &cache, QObject *parent = nullptr);
    ~Browser() override;

    const Site &site() const { return m_session.site(); }
    Session &session() { return m_session; }
    bool isConnected() const;
    bool isBusy() const { return m_running > 0; }               // some requests are not finished
    const RemotePath &directory() const { return m_directory; } // shown last; the login directory after opened()

    // Connects, logs in and shows the start directory: opened(), then listed(); or failed().
    void open();
    void close(); // then closed()

    // Lists and, when that works, makes it the shown directory: directoryChanged(), listed(). "path" is absolute.
    RequestId enter(const RemotePath &path, Refresh refresh = Refresh::FromCache);
    RequestId enterParent();
    RequestId refresh(); // the shown directory, from the server
    // Lists without showing (a tree, a walk): listed().
    RequestId list(const RemotePath &path, Refresh refresh = Refresh::FromCache);

    // What the cache has; null when a list() would ask the server.
    std::shared_ptr<const Listing> known(const RemotePath &path) const;

    // Each ends in finished(); the listings it touches are fetched anew and come as listed() when shown.
    RequestId makeDirectory(const RemotePath &path);
    // Also moves to another directory, as move() does; never over another file.
    RequestId rename(const RemotePath &from, const RemotePath &to);
    RequestId move(const RemotePath &fromDirectory, const QList<QByteArray> &names, const RemotePath &toDirectory);
    // Directories are removed with all that is in them. Goes on after a refusal and reports the first.
    RequestId remove(const RemotePath &directory, const QList<RemoteEntry> &entries);
    // Each from its own mode; inside: which of what is in the directories too. modesLeft() when there are some whose
    // mode would have to be known and is not.
    RequestId changeMode(const RemotePath &directory, const QList<RemoteEntry> &entries, const ModeChange &change,
                         std::optional<ChangeTreeMode::Which> inside);
    // What a person typed, see RawCommand::isAllowed(): answered(), whatever the reply is.
    RequestId command(const QByteArray &line);
    // Something else (the queue) changed this directory: listed anew when it is shown.
    void invalidate(const RemotePath &directory);
    void cancel(); // what runs and waits; each is finished with Cancelled
    void answer(const Answer &answer) { m_session.answer(answer); }

Q_SIGNALS:
    void opened();
    void closed(); // by close(), or by the server while nothing ran: then the next request opens it again
    void failed(const Failure &failure); // the connection: not opened, or lost
    void directoryChanged(const RemotePath &directory);
    void listed(const RemotePath &directory, const Listing &listing);
    void finished(Browser::RequestId request, const Failure &failure); // exactly once per request
    void answered(Browser::RequestId request, const Reply &reply);
    void removing(Browser::RequestId request, qint64 removed);
    void modesLeft(Browser::RequestId request, qint64 entries); // before finished(): they stay as they are
    void busyChanged(bool busy);
    void question(const Question &question);

private:
    // The operations of one request: finished() when the last is done, with the first failure.
    struct Batch {
        RequestId id = 0;
        int left = 0;
        qint64 removed = 0;
        qint64 leftOut = 0; // by changeMode()
        Failure failure;
        QList<RemotePath> touched; // directories whose listings are old now
    };

    RequestId nextId() { return ++m_lastId; }
    void startListing(RequestId id, const RemotePath &path, bool again);
    void deliver(RequestId id, const RemotePath &path, const Listing &listing);
    RequestId start(std::vector<std::unique_ptr<Operation>> operations, const QList<RemotePath> &touched,
                    qint64 leftOut = 0);
    void settle(const Batch &batch);
    void begin();
    void end(RequestId id, const Failure &failure);

    Session m_session;
    ListingCache &m_cache;
    RemotePath m_directory;
    RequestId m_lastId = 0;
    RequestId m_showing = 0; // the listing that changes the shown directory: the one asked for last
    int m_running = 0;
    bool m_opening = false;
    bool m_isUp = false; // opened, and neither failed nor closed by us since
};
