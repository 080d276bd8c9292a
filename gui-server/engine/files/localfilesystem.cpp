#include "files/localfilesystem.h"

#include "files/combinejob.h"
#include "files/localdirectoryreader.h"
#include "files/spacecounter.h"
#include "files/uploadopening.h"

#include <QPointer>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <limits>

using Kind = FileError::Kind;

LocalFileSystem::LocalFileSystem(std::shared_ptr<HomeDirectory> home, QByteArray account, Permissions permissions,
                                 UnfinishedUploads &uploads)
    : m_home(std::move(home))
    , m_account(std::move(account))
    , m_permissions(permissions)
    , m_uploads(uploads) {}

LocalFileSystem::~LocalFileSystem() = default;

void LocalFileSystem::whenCounted(QObject *context, std::function<void()> then) {
    SpaceCounter *const space = counter();
    if (!space || !space->isBeingCounted())
        return then();
    space->whenCounted([us = QPointer(&m_jobs), asker = QPointer(context), then = std::move(then)] {
        if (us && asker)
            then();
    });
}

LocalFileSystem::Own LocalFileSystem::findOwn(const VirtualPath &path) const {
    if (!hasUnfinished() || path.isHome())
        return {};
    auto place = m_home->targetOf(path);
    return place ? findOwnAt(std::move(*place)) : Own{};
}

LocalFileSystem::Own LocalFileSystem::findOwnAt(HomeDirectory::Place place) const {
    struct stat status {};
    if (!hasUnfinished() || ::fstat(place.directory.number(), &status) != 0)
        return {};
    const UnfinishedUpload *upload = m_uploads.find(m_account, {status.st_dev, status.st_ino}, place.name);
    const auto shown = upload ? UnfinishedUploads::shownSize(*upload) : std::nullopt;
    if (!shown)
        return {};
    return {std::move(place), upload, *shown};
}

Expected<FileEntry, FileError> LocalFileSystem::describeOwn(const Own &own) {
    struct stat status {};
    if (::fstatat(own.place.directory.number(), own.upload->record.hidden.constData(), &status, AT_SYMLINK_NOFOLLOW) !=
        0)
        return FileError::fromSystem(errno);
    FileEntry entry = LocalDirectoryReader::entryOf(own.place.name, status);
    entry.size = own.shown;
    entry.unfinished = true;
    return entry;
}

Expected<FileEntry, FileError> LocalFileSystem::describe(const VirtualPath &path) const {
    if (const Own own = findOwn(path); own.upload) {
        if (!may(Permission::List, path) && !may(Permission::Read, path) && !may(Permission::Write, path))
            return FileError{.kind = Kind::NotPermitted};
        auto entry = describeOwn(own);
        if (entry)
            entry->name = path.fileName();
        return entry;
    }
    const auto opened = m_home->open(path, O_PATH);
    if (!opened)
        return opened.error();
    struct stat status {};
    if (::fstat(opened->number(), &status) != 0)
        return FileError::fromSystem(errno);
    if (!may(Permission::List, path) && !may(Permission::Read, path) && !S_ISDIR(status.st_mode))
        return FileError{.kind = Kind::NotPermitted};
    return LocalDirectoryReader::entryOf(path.isHome() ? QByteArray(".") : path.fileName(), status);
}

void LocalFileSystem::stat(const VirtualPath &path, QObject *, Answer<FileEntry> answer) { answer(describe(path)); }

bool LocalFileSystem::hasDirectory(const VirtualPath &path) const {
    return m_home->open(path, O_PATH | O_DIRECTORY).hasValue();
}

void LocalFileSystem::enter(const VirtualPath &path, QObject *, Done done) {
    const auto directory = m_home->open(path, O_PATH | O_DIRECTORY);
    if (!directory)
        return done(directory.error());
    const Descriptor inside(::openat(directory->number(), ".", O_PATH | O_CLOEXEC)); // asks for search permission
    done(inside ? FileError{} : FileError::fromSystem(errno));
}

void LocalFileSystem::list(const VirtualPath &path, QObject *, Answer<std::unique_ptr<DirectoryReader>> answer) {
    if (!may(Permission::List, path))
        return answer(FileError{.kind = Kind::NotPermitted});
    auto directory = m_home->open(path, O_RDONLY | O_DIRECTORY | O_NONBLOCK);
    if (!directory)
        return answer(directory.error());
    QHash<QByteArray, FileEntry> own;
    struct stat status {};
    if (hasUnfinished() && ::fstat(directory->number(), &status) == 0) {
        // Looking closer may drop one that is too old: only names are kept until then.
        QList<QByteArray> names;
        for (const UnfinishedUpload *upload : m_uploads.within({status.st_dev, status.st_ino})) {
            if (upload->record.account == m_account && UnfinishedUploads::shownSize(*upload))
                names.append(upload->record.name);
        }
        for (const QByteArray &name : std::as_const(names)) {
            const Own mine = findOwnAt({Descriptor(::fcntl(directory->number(), F_DUPFD_CLOEXEC, 0)), name});
            if (!mine.upload)
                continue;
            if (const auto entry = describeOwn(mine))
                own.insert(name, *entry);
        }
    }
    answer(std::unique_ptr<DirectoryReader>(
        std::make_unique<LocalDirectoryReader>(m_home, path, std::move(*directory), std::move(own))));
}

void LocalFileSystem::openForReading(const VirtualPath &path, bool forDigest, QObject *, Answer<ReadableFile> answer) {
    const Own own = findOwn(path);
    if (own.upload && !forDigest)
        return answer(FileError{.kind = Kind::Unfinished});
    if (!may(Permission::Read, path) && !(own.upload && may(Permission::Write, path)))
        return answer(FileError{.kind = Kind::NotPermitted});
    constexpr int Flags = O_RDONLY | O_NONBLOCK | O_NOCTTY;
    Expected<Descriptor, FileError> opened = Descriptor();
    if (own.upload) {
        opened = Descriptor(::openat(own.place.directory.number(), own.upload->record.hidden.constData(),
                                     Flags | O_NOFOLLOW | O_CLOEXEC));
        if (!*opened)
            opened = FileError::fromSystem(errno);
    } else {
        opened = m_home->open(path, Flags);
    }
    if (!opened)
        return answer(opened.error());
    struct stat status {};
    if (::fstat(opened->number(), &status) != 0)
        return answer(FileError::fromSystem(errno));
    if (!S_ISREG(status.st_mode))
        return answer(FileError{.kind = S_ISDIR(status.st_mode) ? Kind::IsDirectory : Kind::NotRegular});
    ReadableFile file{std::move(*opened), LocalDirectoryReader::entryOf(path.fileName(), status)};
    if (own.upload) {
        file.entry.size = own.shown;
        file.entry.unfinished = true;
    }
    answer(std::move(file));
}

void LocalFileSystem::openUpload(const UploadRequest &request, QObject *context,
                                 Answer<std::unique_ptr<Upload>> answer) {
    const auto open = [this, request, context, answer = std::move(answer)] {
        auto *const opening = new UploadOpening(m_home, m_uploads, m_account, permissionsAt(request.path), request,
                                                m_point.isHome(), &m_jobs);
        opening->start(context, answer);
    };
    SpaceCounter *const space = counter();
    if (!space)
        return open();
    // What stands before the offset may have to be copied.
    space->whenReady(request.offset, [us = QPointer(&m_jobs), asker = QPointer(context), open] {
        if (us && asker)
            open();
    });
}

void LocalFileSystem::space(const VirtualPath &path, QObject *context, Answer<SpaceFigures> answer) {
    whenCounted(context, [this, path, answer = std::move(answer)] { answer(measure(path)); });
}

Expected<SpaceFigures, FileError> LocalFileSystem::measure(const VirtualPath &path) const {
    auto opened = m_home->open(path, O_PATH | O_DIRECTORY);
    struct statvfs disk {};
    if (!opened)
        return opened.error();
    if (::fstatvfs(opened->number(), &disk) != 0)
        return FileError::fromSystem(errno);
    SpaceFigures figures;
    const quint64 free = quint64(disk.f_bavail) * disk.f_frsize;
    figures.available = qint64(std::min<quint64>(free, std::numeric_limits<qint64>::max()));
    if (const SpaceCounter *space = counter()) {
        figures.available = std::min(figures.available, space->bytesLeft());
        figures.quotaBytes = space->bytesLimit();
        figures.quotaUsed = space->bytesUsed();
        figures.quotaFiles = space->filesLimit();
        figures.filesUsed = space->filesUsed();
    }
    return figures;
}

void LocalFileSystem::combine(const VirtualPath &target, const QList<VirtualPath> &parts, QObject *context, Done done) {
    auto *const job = new CombineJob(*this, target, parts, &m_jobs);
    job->start(context, std::move(done));
}
