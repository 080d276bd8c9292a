#include "files/mountedfilesystem.h"

#include "files/combinejob.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

using Kind = FileError::Kind;

namespace {
// The home's entries with those of an overlay at their places among them (in a large directory: somewhere).
class OverlaidReader final : public DirectoryReader {
public:
    // below: null = nothing.
    OverlaidReader(std::unique_ptr<DirectoryReader> below, QList<FileEntry> above, QSet<QByteArray> names)
        : m_below(std::move(below))
        , m_above(std::move(above))
        , m_names(std::move(names)) {
        if (!m_below)
            m_ready.swap(m_above);
    }

    QList<FileEntry> next(int atMost) override {
        while (m_ready.isEmpty() && m_below)
            merge(m_below->next(atMost));
        const QList<FileEntry> some = m_ready.mid(0, atMost);
        m_ready.remove(0, some.size());
        return some;
    }
    void setNamesOnly(bool on) override {
        if (m_below)
            m_below->setNamesOnly(on);
    }
    FileError error() const override { return m_below ? m_below->error() : m_error; }

private:
    void merge(const QList<FileEntry> &some) {
        for (const FileEntry &entry : some) {
            while (!m_above.isEmpty() && m_above.first().name < entry.name)
                m_ready += m_above.takeFirst();
            if (!m_names.contains(entry.name))
                m_ready += entry;
        }
        if (!some.isEmpty())
            return;
        m_error = m_below->error();
        m_below.reset();
        m_ready += std::exchange(m_above, {});
    }

    std::unique_ptr<DirectoryReader> m_below; // null = read to its end
    QList<FileEntry> m_above;                 // to be put among the others
    QSet<QByteArray> m_names;
    QList<FileEntry> m_ready;
    FileError m_error;
};
} // namespace

MountedFileSystem::MountedFileSystem(std::unique_ptr<LocalFileSystem> home, const QList<VirtualPath> &points, Open open)
    : m_home(std::move(home))
    , m_open(std::move(open))
    , m_since(QDateTime::currentMSecsSinceEpoch()) {
    for (const VirtualPath &path : points)
        m_points.push_back({path, nullptr});
    for (Point &point : m_points)
        filesOf(point);
}

MountedFileSystem::~MountedFileSystem() = default;

bool MountedFileSystem::isPoint(const VirtualPath &path) const {
    return std::ranges::find(m_points, path, &Point::path) != m_points.end();
}

bool MountedFileSystem::holdsPoints(const VirtualPath &path) const {
    return std::ranges::any_of(m_points,
                               [&](const Point &point) { return point.path != path && point.path.isWithin(path); });
}

MountedFileSystem::Point *MountedFileSystem::nearestTo(const VirtualPath &path) {
    Point *nearest = nullptr;
    for (Point &point : m_points)
        if (path.isWithin(point.path) && (!nearest || point.path.isWithin(nearest->path)))
            nearest = &point;
    return nearest;
}

LocalFileSystem *MountedFileSystem::filesOf(Point &point) {
    if (point.files && !point.files->isThere())
        m_gone.push_back(std::move(point.files));
    if (!point.files)
        point.files = m_open(point.path);
    return point.files.get();
}

MountedFileSystem::Route MountedFileSystem::route(const VirtualPath &path, Kind ofMadeUp) {
    Point *const point = nearestTo(path);
    Route route{point ? filesOf(*point) : m_home.get(), point ? path.seenFrom(point->path) : path, {}};
    if (isMadeUp(path))
        route.error = {.kind = ofMadeUp};
    else if (!route.files)
        route.error = {.kind = Kind::NotThere};
    return route;
}

// A directory only because a mount point lies below it.
bool MountedFileSystem::isMadeUp(const VirtualPath &path) {
    if (isPoint(path) || !holdsPoints(path))
        return false;
    Point *const point = nearestTo(path);
    const LocalFileSystem *files = point ? filesOf(*point) : m_home.get();
    return !files || !files->hasDirectory(point ? path.seenFrom(point->path) : path);
}

FileEntry MountedFileSystem::madeUpEntry(const VirtualPath &path) const {
    FileEntry entry;
    entry.name = path.fileName();
    entry.type = FileEntry::Type::Directory;
    entry.modified = m_since;
    entry.mode = 0555;
    entry.inode = qHash(path.absolute()); // on device 0: nobody else's
    entry.writable = false;
    entry.permissions = m_home->permissionsAt(path) & Permission::List;
    return entry;
}

// The folder's own entry, under the mount point's name and with what may be done to it: it stays where it is.
FileEntry MountedFileSystem::asPoint(FileEntry entry, const VirtualPath &path) const {
    entry.name = path.fileName();
    entry.permissions = m_home->permissionsAt(path) & ~(Permission::RemoveDirectory | Permission::Rename);
    return entry;
}

MountedFileSystem::Overlay MountedFileSystem::overlayOf(const VirtualPath &directory) {
    Overlay overlay;
    for (const Point &point : m_points) {
        if (point.path == directory || !point.path.isWithin(directory))
            continue;
        VirtualPath child = point.path;
        while (child.parent() != directory)
            child = child.parent();
        if (overlay.names.contains(child.fileName()) || !(isPoint(child) || isMadeUp(child)))
            continue;
        overlay.names += child.fileName();
        stat(child, &m_jobs, [&overlay](const Expected<FileEntry, FileError> &entry) { // the local disk answers at once
            if (entry)
                overlay.entries += *entry;
        });
    }
    std::ranges::sort(overlay.entries, {}, &FileEntry::name);
    return overlay;
}

void MountedFileSystem::stat(const VirtualPath &path, QObject *context, Answer<FileEntry> answer) {
    if (isMadeUp(path))
        return answer(madeUpEntry(path));
    const Route to = route(path);
    if (to.error)
        return answer(to.error);
    if (!isPoint(path))
        return to.files->stat(to.path, context, std::move(answer));
    to.files->stat(to.path, context, [this, path, answer = std::move(answer)](const auto &entry) {
        entry ? answer(asPoint(*entry, path)) : answer(entry);
    });
}

void MountedFileSystem::enter(const VirtualPath &path, QObject *context, Done done) {
    if (isMadeUp(path))
        return done({});
    const Route to = route(path);
    to.error ? done(to.error) : to.files->enter(to.path, context, std::move(done));
}

void MountedFileSystem::list(const VirtualPath &path, QObject *context,
                             Answer<std::unique_ptr<DirectoryReader>> answer) {
    if (!m_home->permissionsAt(path).testFlag(Permission::List))
        return answer(FileError{.kind = Kind::NotPermitted});
    Overlay overlay = overlayOf(path);
    if (isMadeUp(path))
        return answer(std::unique_ptr<DirectoryReader>(
            std::make_unique<OverlaidReader>(nullptr, std::move(overlay.entries), std::move(overlay.names))));
    const Route to = route(path);
    if (to.error)
        return answer(to.error);
    if (overlay.names.isEmpty())
        return to.files->list(to.path, context, std::move(answer));
    to.files->list(to.path, context,
                   [overlay = std::move(overlay), answer = std::move(answer)](auto reader) { // of the disk below
                       if (!reader)
                           return answer(std::move(reader));
                       answer(std::unique_ptr<DirectoryReader>(
                           std::make_unique<OverlaidReader>(std::move(*reader), overlay.entries, overlay.names)));
                   });
}

void MountedFileSystem::openForReading(const VirtualPath &path, bool forDigest, QObject *context,
                                       Answer<ReadableFile> answer) {
    const Route to = route(path);
    to.error ? answer(to.error) : to.files->openForReading(to.path, forDigest, context, std::move(answer));
}

void MountedFileSystem::openUpload(const UploadRequest &request, QObject *context,
                                   Answer<std::unique_ptr<Upload>> answer) {
    Route to =
        route(request.path, request.kind == UploadRequest::Kind::StoreUnique ? Kind::NotPermitted : Kind::IsDirectory);
    if (to.error)
        return answer(to.error);
    UploadRequest there = request;
    there.path = std::move(to.path);
    to.files->openUpload(there, context, std::move(answer));
}

void MountedFileSystem::makeDirectory(const VirtualPath &path, QObject *context, Done done) {
    const Route to = route(path, Kind::AlreadyThere);
    to.error ? done(to.error) : to.files->makeDirectory(to.path, context, std::move(done));
}

void MountedFileSystem::removeDirectory(const VirtualPath &path, QObject *context, Done done) {
    if (isPoint(path))
        return done({.kind = Kind::MountPoint});
    if (holdsPoints(path))
        return done({.kind = Kind::NotEmpty});
    const Route to = route(path);
    to.error ? done(to.error) : to.files->removeDirectory(to.path, context, std::move(done));
}

void MountedFileSystem::removeFile(const VirtualPath &path, QObject *context, Answer<Removed> answer) {
    if (isPoint(path))
        return answer(FileError{.kind = Kind::MountPoint});
    const Route to = route(path);
    to.error ? answer(to.error) : to.files->removeFile(to.path, context, std::move(answer));
}

void MountedFileSystem::rename(const VirtualPath &from, const VirtualPath &to, QObject *context, Done done) {
    for (const VirtualPath &path : {from, to})
        if (isPoint(path) || holdsPoints(path))
            return done({.kind = Kind::MountPoint});
    const Route source = route(from);
    const Route target = route(to);
    if (source.error || target.error)
        return done(source.error ? source.error : target.error);
    if (source.files != target.files)
        return done({.kind = Kind::OtherMount});
    source.files->rename(source.path, target.path, context, std::move(done));
}

void MountedFileSystem::setModified(const VirtualPath &path, qint64 msecsSinceEpoch, QObject *context, Done done) {
    const Route to = route(path, Kind::MountPoint);
    if (to.error || isPoint(path))
        return done(to.error ? to.error : FileError{.kind = Kind::MountPoint});
    to.files->setModified(to.path, msecsSinceEpoch, context, std::move(done));
}

void MountedFileSystem::setMode(const VirtualPath &path, quint32 mode, QObject *context, Done done) {
    const Route to = route(path, Kind::MountPoint);
    if (to.error || isPoint(path))
        return done(to.error ? to.error : FileError{.kind = Kind::MountPoint});
    to.files->setMode(to.path, mode, context, std::move(done));
}

void MountedFileSystem::space(const VirtualPath &path, QObject *context, Answer<SpaceFigures> answer) {
    if (isMadeUp(path))
        return m_home->space({}, context, std::move(answer));
    const Route to = route(path);
    to.error ? answer(to.error) : to.files->space(to.path, context, std::move(answer));
}

void MountedFileSystem::combine(const VirtualPath &target, const QList<VirtualPath> &parts, QObject *context,
                                Done done) {
    auto *const job = new CombineJob(*this, target, parts, &m_jobs);
    job->start(context, std::move(done));
}
