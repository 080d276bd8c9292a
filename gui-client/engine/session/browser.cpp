#include "session/browser.h"

#include "cache/listingcache.h"
#include "operations/changemode.h"
#include "operations/listdirectory.h"
#include "operations/makedirectory.h"
#include "operations/rawcommand.h"
#include "operations/removefile.h"
#include "operations/removetree.h"
#include "operations/rename.h"

Browser::Browser(const Site &site, const LinkServices &services, ListingCache &cache, QObject *parent)
    : QObject(parent)
    , m_session(site, services)
    , m_cache(cache) {
    connect(&m_session, &Session::opened, this, [this] {
        m_isUp = true;
        if (!std::exchange(m_opening, false))
            return;
        m_directory = m_session.startDirectory();
        enter(m_directory); // whoever wants another one at once says so in opened(), and has the last word
        Q_EMIT opened();
    });
    connect(&m_session, &Session::closed, this, &Browser::closed);
    connect(&m_session, &Session::failed, this, [this](const Failure &failure) {
        m_opening = m_isUp = false;
        Q_EMIT failed(failure);
    });
    connect(&m_session, &Session::question, this, &Browser::question);
}

Browser::~Browser() = default;

bool Browser::isConnected() const {
    return m_session.state() == Session::State::Ready || m_session.state() == Session::State::Busy;
}

void Browser::open() {
    if (isConnected())
        return;
    m_opening = true;
    m_session.open();
}

void Browser::close() {
    m_opening = m_isUp = false;
    m_session.close();
}

Browser::RequestId Browser::enter(const RemotePath &path, Refresh refresh) {
    const RequestId id = list(path, refresh);
    m_showing = id;
    return id;
}

Browser::RequestId Browser::enterParent() { return enter(m_directory.parent()); }

Browser::RequestId Browser::refresh() { return enter(m_directory, Refresh::FromServer); }

Browser::RequestId Browser::list(const RemotePath &path, Refresh refresh) {
    const RequestId id = nextId();
    begin();
    const std::shared_ptr<const Listing> held = refresh == Refresh::FromCache ? known(path) : nullptr;
    if (!held) {
        startListing(id, path, false);
        return id;
    }
    QMetaObject::invokeMethod(
        this, [this, id, path, held] { deliver(id, path, *held); }, Qt::QueuedConnection);
    return id;
}

std::shared_ptr<const Listing> Browser::known(const RemotePath &path) const { return m_cache.find(site().key(), path); }

void Browser::startListing(RequestId id, const RemotePath &path, bool again) {
    const bool wasConnected = isConnected();
    auto *const listing = m_session.run(std::make_unique<ListDirectory>(m_session.link(), path));
    connect(listing, &Operation::done, this, [this, listing, id, path, again, wasConnected] {
        // An idle connection may have died unseen: a listing changes nothing, so it is asked for once more.
        if (listing->failure().kind == Failure::Kind::Lost && wasConnected && !again)
            return startListing(id, path, true);
        if (listing->failure())
            return end(id, listing->failure());
        const Listing result = listing->takeListing();
        m_cache.put(site().key(), path, result);
        deliver(id, path, result);
    });
}

void Browser::deliver(RequestId id, const RemotePath &path, const Listing &listing) {
    if (id == m_showing && m_directory != path) {
        m_directory = path;
        Q_EMIT directoryChanged(path);
    }
    Q_EMIT listed(path, listing);
    end(id, {});
}

Browser::RequestId Browser::makeDirectory(const RemotePath &path) {
    std::vector<std::unique_ptr<Operation>> operations;
    operations.push_back(std::make_unique<MakeDirectory>(m_session.link(), path, true, true));
    return start(std::move(operations), {path.parent()});
}

Browser::RequestId Browser::rename(const RemotePath &from, const RemotePath &to) {
    std::vector<std::unique_ptr<Operation>> operations;
    operations.push_back(std::make_unique<Rename>(m_session.link(), from, to, Rename::Existing::IsKept));
    m_cache.removeTree(site().key(), from);
    return start(std::move(operations), {from.parent(), to.parent()});
}

Browser::RequestId Browser::move(const RemotePath &fromDirectory, const QList<QByteArray> &names,
                                 const RemotePath &toDirectory) {
    std::vector<std::unique_ptr<Operation>> operations;
    for (const QByteArray &name : names) {
        if (!isSingleComponent(name))
            continue;
        const RemotePath from = fromDirectory.child(name);
        m_cache.removeTree(site().key(), from);
        operations.push_back(
            std::make_unique<Rename>(m_session.link(), from, toDirectory.child(name), Rename::Existing::IsKept));
    }
    return start(std::move(operations), {fromDirectory, toDirectory});
}

Browser::RequestId Browser::remove(const RemotePath &directory, const QList<RemoteEntry> &entries) {
    std::vector<std::unique_ptr<Operation>> operations;
    for (const RemoteEntry &entry : entries) {
        if (!isSingleComponent(entry.name))
            continue;
        const RemotePath path = directory.child(entry.name);
        if (entry.isDirectory()) {
            m_cache.removeTree(site().key(), path);
            operations.push_back(std::make_unique<RemoveTree>(m_session.link(), path));
        } else {
            operations.push_back(std::make_unique<RemoveFile>(m_session.link(), path));
        }
    }
    return start(std::move(operations), {directory});
}

Browser::RequestId Browser::changeMode(const RemotePath &directory, const QList<RemoteEntry> &entries,
                                       const ModeChange &change, std::optional<ChangeTreeMode::Which> inside) {
    std::vector<std::unique_ptr<Operation>> operations;
    qint64 leftOut = 0;
    for (const RemoteEntry &entry : entries) {
        if (!isSingleComponent(entry.name))
            continue;
        const RemotePath path = directory.child(entry.name);
        if (inside && entry.isDirectory()) {
            m_cache.removeTree(site().key(), path);
            operations.push_back(std::make_unique<ChangeTreeMode>(m_session.link(), path, entry.mode, change, *inside));
        } else if (inside != ChangeTreeMode::Which::Directories) {
            const int mode = entry.changeableMode();
            const std::optional<int> changed = change.appliedTo(mode);
            if (!changed)
                ++leftOut;
            else if (changed != mode)
                operations.push_back(std::make_unique<ChangeMode>(m_session.link(), path, *changed));
        }
    }
    return start(std::move(operations), {directory}, leftOut);
}

Browser::RequestId Browser::command(const QByteArray &line) {
    const RequestId id = nextId();
    begin();
    auto *const raw = m_session.run(std::make_unique<RawCommand>(m_session.link(), line));
    connect(raw, &Operation::done, this, [this, raw, id, line] {
        if (!raw->failure())
            Q_EMIT answered(id, raw->reply());
        if (!raw->failure() && raw->reply().isPositive() && RawCommand::changesFiles(line))
            invalidate(m_directory);
        end(id, raw->failure());
    });
    return id;
}

void Browser::invalidate(const RemotePath &directory) {
    m_cache.remove(site().key(), directory);
    if (directory == m_directory && m_isUp)
        list(directory, Refresh::FromServer);
}

void Browser::cancel() { m_session.cancelAll(); }

Browser::RequestId Browser::start(std::vector<std::unique_ptr<Operation>> operations, const QList<RemotePath> &touched,
                                  qint64 leftOut) {
    const RequestId id = nextId();
    begin();
    const auto batch = std::make_shared<Batch>();
    batch->id = id;
    batch->left = int(operations.size());
    batch->touched = touched;
    batch->leftOut = leftOut;
    if (operations.empty())
        QMetaObject::invokeMethod(
            this, [this, batch] { settle(*batch); }, Qt::QueuedConnection);
    for (std::unique_ptr<Operation> &each : operations) {
        Operation *const operation = m_session.run(std::move(each));
        if (auto *const tree = qobject_cast<RemoveTree *>(operation))
            connect(tree, &RemoveTree::progressed, this,
                    [this, batch](qint64 removed) { Q_EMIT removing(batch->id, batch->removed + removed); });
        connect(operation, &Operation::done, this, [this, batch, operation] {
            if (const auto *tree = qobject_cast<RemoveTree *>(operation))
                batch->removed += tree->removed();
            else if (!operation->failure())
                ++batch->removed;
            if (const auto *tree = qobject_cast<ChangeTreeMode *>(operation))
                batch->leftOut += tree->leftOut();
            if (operation->failure() && !batch->failure)
                batch->failure = operation->failure();
            if (--batch->left == 0)
                settle(*batch);
        });
    }
    return id;
}

void Browser::settle(const Batch &batch) {
    for (const RemotePath &directory : batch.touched)
        m_cache.remove(site().key(), directory);
    if (batch.touched.contains(m_directory) && isConnected())
        list(m_directory, Refresh::FromServer);
    if (batch.leftOut > 0)
        Q_EMIT modesLeft(batch.id, batch.leftOut);
    end(batch.id, batch.failure);
}

void Browser::begin() {
    if (++m_running == 1)
        Q_EMIT busyChanged(true);
}

void Browser::end(RequestId id, const Failure &failure) {
    if (--m_running == 0)
        Q_EMIT busyChanged(false);
    Q_EMIT finished(id, failure);
}
