#include "panes/remotepane.h"

#include "base/visibletext.h"
#include "models/counts.h"
#include "models/localfilesmime.h"
#include "models/remotefilesmime.h"
#include "models/remoterows.h"
#include "models/slowend.h"
#include "panes/filelistview.h"
#include "trees/remotefolders.h"

#include <QElapsedTimer>
#include <QSet>
#include <QUrl>

#include <algorithm>

namespace {
QString placeOf(const RemotePath &path) { return RemoteFolders::placeOf(path); }

RemotePath pathOf(const QString &place) { return RemoteFolders::pathOf(place); }

QString shownName(const RemotePath &path) {
    return path.isRoot() ? QStringLiteral("/") : visibleText(QByteArrayView(path.fileName()));
}

// Asked at each move of the pointer: ours know their number.
qsizetype localFilesIn(const QMimeData &mime) {
    if (const auto *ours = qobject_cast<const LocalFilesMime *>(&mime))
        return ours->count();
    const QList<QUrl> urls = mime.hasUrls() ? mime.urls() : QList<QUrl>();
    return std::count_if(urls.begin(), urls.end(), [](const QUrl &url) { return url.isLocalFile(); });
}
} // namespace

RemotePane::RemotePane(QWidget *parent)
    : RemotePane(new RemoteFolders, parent) {}

RemotePane::RemotePane(RemoteFolders *source, QWidget *parent)
    : FilePane({tr("Remote files"), tr("Remote path"), tr("Remote folders")}, 6, source, parent)
    , m_source(source) {
    m_converter.setSingleShot(true);
    m_converter.setInterval(0);
    connect(&m_converter, &QTimer::timeout, this, &RemotePane::convertSlice);
    pathBar().setPlaceholder(tr("Not connected"));
    setEmptyReason(tr("Not connected. Enter a server above."), QStringLiteral("server"));
}

void RemotePane::setBrowser(Browser *browser) {
    if (m_browser)
        m_browser->disconnect(this);
    m_browser = browser;
    m_source->setBrowser(browser);
    m_changes.clear();
    m_renamings.clear();
    m_converter.stop();
    m_listed.reset();
    m_listing = {};
    forgetPlaces();
    setStatus({});
    model().setRenamingAllowed(browser != nullptr);
    if (!browser)
        return;
    connect(browser, &Browser::directoryChanged, this, &RemotePane::onDirectoryChanged);
    connect(browser, &Browser::listed, this, &RemotePane::onListed);
    connect(browser, &Browser::finished, this, &RemotePane::onFinished);
    connect(browser, &Browser::busyChanged, this,
            [this](bool busy) { setStatus(busy ? tr("Waiting for the server…") : QString()); });
    connect(browser, &Browser::modesLeft, this,
            [this](Browser::RequestId, qint64 entries) { Q_EMIT modesLeft(entries); });
    connect(browser, &Browser::removing, this, [this](Browser::RequestId, qint64 removed) {
        setStatus(tr("Deleting: %1 removed").arg(Counts::items(removed)));
    });
}

QString RemotePane::siteKey() const { return m_browser ? m_browser->site().key() : QString(); }

bool RemotePane::showsFile(const RemotePath &path) const {
    const RemoteEntry *const entry = m_listed == path.parent() ? m_listing.find(path.fileName()) : nullptr;
    return entry && entry->type == RemoteEntry::Type::File;
}

void RemotePane::setEmptyReason(const QString &text, const QString &icon) { view().setEmptyText(text, icon); }

void RemotePane::goTo(const QString &place) { enter(pathOf(place)); }

void RemotePane::enter(const RemotePath &path) {
    if (!m_browser)
        return;
    m_goal = path;
    m_entering = m_browser->enter(path);
}

void RemotePane::showEntry(const RemotePath &path) { goToEntry(placeOf(path.parent()), path.fileName()); }

void RemotePane::refresh() {
    if (m_browser)
        m_browser->refresh();
}

void RemotePane::onDirectoryChanged(const RemotePath &directory) {
    m_directory = directory;
    QList<PathBar::Crumb> crumbs = {{QStringLiteral("/"), QStringLiteral("/"), QStringLiteral("server")}};
    RemotePath at;
    const QList<QByteArray> names = directory.names();
    for (const QByteArray &name : names) {
        at = at.child(name);
        crumbs.append({visibleText(QByteArrayView(name)), placeOf(at), {}});
    }
    showPlace(placeOf(directory), crumbs, QString::fromUtf8(directory.bytes()));
}

void RemotePane::onListed(const RemotePath &directory, const Listing &listing) {
    if (place().isEmpty() && directory == m_browser->directory())
        onDirectoryChanged(directory); // where the login led to
    if (directory != m_directory)
        return;
    const bool isRefresh = m_listed == directory;
    m_listed = directory;
    SlowEnd::of(std::exchange(m_listing, listing).entries);
    m_converted = 0;
    setEmptyReason(tr("This folder is empty. Drop files here to upload."), QStringLiteral("upload"));
    model().start(!directory.isRoot(), isRefresh);
    m_converter.start();
}

void RemotePane::convertSlice() {
    QElapsedTimer spent;
    spent.start();
    QList<FileEntry> batch;
    while (m_converted < m_listing.entries.size() && spent.elapsed() < 4)
        batch.append(RemoteRows::rowOf(m_listing.entries.at(m_converted++)));
    const bool isEnd = m_converted >= m_listing.entries.size();
    if (isEnd)
        for (const QByteArray &name : std::as_const(m_listing.refused))
            batch.append(RemoteRows::refusedRow(name));
    if (!batch.isEmpty())
        model().append(batch);
    if (isEnd)
        model().finish();
    else
        m_converter.start();
}

void RemotePane::onFinished(Browser::RequestId request, const Failure &failure) {
    const bool wasEntering = request == m_entering;
    const bool wasMakingFolder = request == m_makingFolder;
    const QByteArray newName = m_renamings.take(request);
    const bool wasChange = m_changes.remove(request);
    if (wasEntering)
        m_entering = 0;
    if (wasMakingFolder)
        m_makingFolder = 0;
    if (failure) {
        if (wasEntering)
            movingFailed();
        if (failure.kind == Failure::Kind::Cancelled)
            return;
        Q_EMIT failed(failure);
        if (wasEntering)
            Q_EMIT notEntered(m_goal, failure);
        return;
    }
    if (!newName.isEmpty())
        view().expect(newName); // not before: where it is refused, something else bears it
    if (wasEntering || wasChange)
        Q_EMIT worked();
    if (wasMakingFolder && !m_enterAfterwards.isRoot())
        enter(std::exchange(m_enterAfterwards, {}));
}

void RemotePane::makeFolder(const QString &name, bool enterIt) {
    if (!m_browser || !takesName(name))
        return;
    const QByteArray bytes = name.toUtf8();
    view().expect(bytes);
    makeFolder(m_directory.child(bytes), enterIt);
}

void RemotePane::makeFolder(const RemotePath &path, bool enterIt) {
    if (!m_browser)
        return;
    m_enterAfterwards = enterIt ? path : RemotePath();
    m_makingFolder = m_browser->makeDirectory(path);
    m_changes.insert(m_makingFolder);
}

QList<RemoteEntry> RemotePane::listedOf(const ChosenEntries &entries) const {
    QSet<QByteArray> names;
    for (const FileEntry &entry : entries)
        names.insert(entry.name);
    QList<RemoteEntry> listed;
    std::copy_if(m_listing.entries.begin(), m_listing.entries.end(), std::back_inserter(listed),
                 [&](const RemoteEntry &entry) { return names.contains(entry.name); });
    return listed;
}

void RemotePane::remove(const ChosenEntries &entries) {
    const QList<RemoteEntry> chosenEntries = listedOf(entries);
    if (m_browser && !chosenEntries.isEmpty())
        m_changes.insert(m_browser->remove(m_directory, chosenEntries));
}

void RemotePane::changeMode(const ChosenEntries &entries, const ModeChange &change,
                            std::optional<ChangeTreeMode::Which> inside) {
    const QList<RemoteEntry> chosenEntries = listedOf(entries);
    if (m_browser && !chosenEntries.isEmpty())
        m_changes.insert(m_browser->changeMode(m_directory, chosenEntries, change, inside));
}

QList<int> RemotePane::modesOf(const ChosenEntries &entries) const {
    QList<int> modes;
    const QList<RemoteEntry> chosenEntries = listedOf(entries);
    for (const RemoteEntry &entry : chosenEntries)
        modes.append(entry.changeableMode());
    return modes;
}

std::unique_ptr<RemoteFilesMime> RemotePane::chosenAsMime() const {
    const ChosenEntries entries = chosen().usable();
    if (entries.isEmpty() || !m_browser)
        return nullptr;
    return std::make_unique<RemoteFilesMime>(siteKey(), m_directory, entries);
}

QString RemotePane::describeDrop(const QMimeData &mime, const QString &folder, Qt::DropAction &action) const {
    if (!m_browser || !m_listed)
        return {};
    const RemotePath target = pathOf(folder);
    if (const auto *files = qobject_cast<const RemoteFilesMime *>(&mime)) {
        // Within one server entries are moved, and only to where they are not.
        if (files->siteKey() != siteKey() || files->directory() == target)
            return {};
        for (const FileEntry &entry : files->entries()) {
            const RemotePath moved = files->directory().child(entry.name);
            if (moved == target || target.isBelow(moved))
                return {};
        }
        action = Qt::MoveAction;
        return tr("Move %1 to %2").arg(Counts::items(files->entries().size()), shownName(target));
    }
    const qsizetype local = localFilesIn(mime);
    if (local == 0)
        return {};
    action = Qt::CopyAction;
    // Whether they are files or folders is looked at when they are dropped, not at every move of the pointer.
    return tr("Upload %1 to %2").arg(Counts::items(local), shownName(target));
}

void RemotePane::takeDrop(const QMimeData &mime, const QString &folder) {
    const RemotePath target = pathOf(folder);
    if (const auto *files = qobject_cast<const RemoteFilesMime *>(&mime)) {
        QList<QByteArray> names;
        for (const FileEntry &entry : files->entries())
            names.append(entry.name);
        m_browser->move(files->directory(), names, target);
        return;
    }
    QStringList paths;
    const QList<QUrl> urls = mime.urls();
    for (const QUrl &url : urls)
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    Q_EMIT uploadWanted(paths, target);
}

std::unique_ptr<QMimeData> RemotePane::makeDragged() const { return chosenAsMime(); }

QString RemotePane::parentPlace() const { return m_directory.isRoot() ? QString() : placeOf(m_directory.parent()); }

QByteArray RemotePane::placeName() const { return m_directory.fileName(); }

QString RemotePane::childPlace(const FileEntry &entry) const { return placeOf(m_directory.child(entry.name)); }

void RemotePane::onPathTyped(const QString &text) {
    if (!text.isEmpty())
        enter(m_directory.resolved(text.toUtf8()));
}

void RemotePane::onRenameWanted(const QByteArray &name, const QString &newName) {
    const QByteArray bytes = newName.toUtf8();
    const bool isPath = bytes.contains('/'); // a move: "../other/name" goes there
    if (!m_browser || !RemotePath::isName(name) || (!isPath && !takesName(newName)))
        return;
    const RemotePath to = m_directory.resolved(bytes);
    if (to.isRoot())
        return;
    const Browser::RequestId request = m_browser->rename(m_directory.child(name), to);
    m_changes.insert(request);
    if (to.parent() == m_directory)
        m_renamings.insert(request, to.fileName());
}
