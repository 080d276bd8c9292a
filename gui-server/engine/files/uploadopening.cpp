#include "files/uploadopening.h"

#include "files/descriptors.h"
#include "files/spacecounter.h"
#include "files/unfinishedname.h"

#include <QRandomGenerator>

#include <fcntl.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <utility>

namespace {
using Kind = FileError::Kind;

QByteArray randomSuffix() { return QByteArray::number(QRandomGenerator::system()->generate() | 0x80000000u, 16); }
} // namespace

UploadOpening::UploadOpening(std::shared_ptr<HomeDirectory> home, UnfinishedUploads &uploads, QByteArray account,
                             Permissions permissions, UploadRequest request, bool isCounted, QObject *parent)
    : QObject(parent)
    , m_home(std::move(home))
    , m_uploads(uploads)
    , m_space(isCounted ? uploads.spaceOf(account) : nullptr)
    , m_permissions(permissions)
    , m_request(std::move(request)) {
    m_o.account = std::move(account);
    m_o.isCounted = isCounted;
    m_o.address = m_request.clientAddress;
    m_o.resumable = m_request.resumable;
    m_o.announced = m_request.announced;
    m_o.announcedExactly = m_request.announcedExactly;
}

UploadOpening::~UploadOpening() { undo(); }

void UploadOpening::undo() {
    if (!std::exchange(m_made, false))
        return;
    if (m_o.inPlace)
        m_uploads.endAppend(m_o.id, m_o.appended);
    else
        m_uploads.discard(m_o.id, m_o.held);
}

void UploadOpening::start(QObject *context, Answer answer) {
    m_context = context;
    m_answer = std::move(answer);
    FileError error;
    if (!(m_permissions & Permission::Write))
        error = {.kind = Kind::NotPermitted};
    if (!error)
        error = m_request.kind == UploadRequest::Kind::StoreUnique ? locateUnique() : locate();
    if (!error)
        error = lookAtFormer();
    if (!error)
        error = choose();
    if (error || !m_later)
        finish(error);
}

FileError UploadOpening::locate() {
    if (!m_request.path.isCreatable())
        return {.kind = m_request.path.isHome() ? Kind::IsDirectory : Kind::BadName};
    auto place = m_home->targetOf(m_request.path);
    if (!place)
        return place.error();
    m_o.place = std::move(*place);
    return {};
}

FileError UploadOpening::locateUnique() {
    const VirtualPath &path = m_request.path;
    m_o.exclusive = true;
    if (auto directory = m_home->open(path, O_PATH | O_DIRECTORY)) {
        m_o.place = {std::move(*directory), "wherry-" + randomSuffix()};
        return {};
    }
    if (!path.isCreatable())
        return {.kind = Kind::BadName};
    auto place = m_home->placeOf(path);
    if (!place)
        return place.error();
    m_o.place = std::move(*place);
    struct stat status {};
    const bool taken = statusOf(m_o.place.directory.number(), m_o.place.name).has_value() ||
                       ::fstat(m_o.place.directory.number(), &status) != 0 ||
                       m_uploads.find(m_o.account, {status.st_dev, status.st_ino}, m_o.place.name);
    if (taken)
        m_o.place.name = m_o.place.name.first(std::min<qsizetype>(m_o.place.name.size(), VirtualPath::MaxName - 9)) +
                         '.' + randomSuffix();
    return {};
}

FileError UploadOpening::lookAtFormer() {
    struct stat status {};
    const int directory = m_o.place.directory.number();
    if (::fstat(directory, &status) != 0)
        return FileError::fromSystem(errno);
    m_o.directory = {status.st_dev, status.st_ino};
    m_directoryPath = pathOf(directory);
    if (m_o.place.name.size() > VirtualPath::MaxName)
        return {.kind = Kind::BadName, .systemError = ENAMETOOLONG};

    m_former = statusOf(directory, m_o.place.name);
    if (!m_former)
        return errno == ENOENT ? FileError{} : FileError::fromSystem(errno);
    if (S_ISDIR(m_former->st_mode))
        return {.kind = Kind::IsDirectory};
    if (!S_ISREG(m_former->st_mode))
        return {.kind = S_ISLNK(m_former->st_mode) ? Kind::LeadsOut : Kind::NotRegular};
    const bool adds = m_request.kind == UploadRequest::Kind::Append ||
                      (m_request.offset > 0 && m_request.offset == m_former->st_size);
    if (!(m_permissions & Permission::Overwrite) && !(adds && (m_permissions & Permission::Append)))
        return {.kind = Kind::NotPermitted};
    // Replacing needs only the directory's permission; a file that says no to writing is to be respected all the same.
    if (::faccessat(directory, m_o.place.name.constData(), W_OK, AT_EACCESS) != 0)
        return FileError::fromSystem(errno);
    m_o.formerSize = m_former->st_size;
    return {};
}

FileError UploadOpening::choose() {
    const bool append = m_request.kind == UploadRequest::Kind::Append;
    if (!append && m_request.offset == 0)
        return makeBeside(0);

    const UnfinishedUpload *own = m_uploads.find(m_o.account, m_o.directory, m_o.place.name);
    if (own && m_former && !(m_permissions & Permission::Overwrite)) // once whole it replaces what stands there
        return {.kind = Kind::NotPermitted};
    if (own && own->running) {
        const FileError error = yieldOwn(own);
        if (error)
            return error;
    }
    if (const auto shown = own ? UnfinishedUploads::shownSize(*own) : std::nullopt) {
        const qint64 offset = append ? *shown : m_request.offset;
        if (offset > *shown)
            return {.kind = Kind::BeyondEnd};
        return continueOwn(*own, offset);
    }
    if (append)
        return m_former ? appendInPlace() : makeBeside(0);
    if (!m_former || m_request.offset > m_former->st_size)
        return {.kind = Kind::BeyondEnd};
    if (!(m_permissions & Permission::Overwrite)) // adds to it: what would be built beside would replace it
        return appendInPlace();
    return makeBeside(m_request.offset);
}

// A running upload gives way to the same client, whose line was lost, and to others when nothing has come for long.
FileError UploadOpening::yieldOwn(const UnfinishedUpload *&own) {
    RunningUpload &running = *own->running;
    const bool sameClient = own->record.address == m_request.clientAddress;
    if (running.isPublishing() || (!sameClient && running.silentFor() < UnfinishedUploads::SilentFor))
        return {.kind = Kind::Busy};
    const bool wasHidden = own->overwrites;
    running.takeOver();
    own = m_uploads.find(m_o.account, m_o.directory, m_o.place.name);
    // During an overwrite the client was shown the former file: what it sends belongs to no part of the upload. From
    // now on it is shown the unfinished one.
    return wasHidden ? FileError{.kind = Kind::Busy} : FileError{};
}

FileError UploadOpening::checkAnnounced(qint64 needed) const {
    if (m_o.announced < 0 || needed <= 0)
        return {};
    if (m_space && needed > m_space->bytesLeft()) {
        const qint64 left = m_space->bytesLeft();
        return {.kind = Kind::QuotaExceeded,
                .needed = needed,
                .left = left,
                .fitsWithoutFormer = m_o.formerSize > 0 && needed - left <= m_o.formerSize};
    }
    struct statvfs disk {};
    const Descriptor directory(::openat(m_o.place.directory.number(), ".", O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (directory && ::fstatvfs(directory.number(), &disk) == 0) {
        const quint64 left = quint64(disk.f_bavail) * disk.f_frsize;
        if (quint64(needed) > left)
            return {.kind = Kind::DiskFull, .needed = needed, .left = qint64(left)};
    }
    return {};
}

FileError UploadOpening::continueOwn(const UnfinishedUpload &own, qint64 offset) {
    const quint64 id = own.record.id;
    m_o.hidden = own.record.hidden;
    m_o.countsFile = own.record.countsFile;
    m_o.isCounted = own.record.isCounted; // as it was begun: perhaps by another way into the same folder
    m_space = m_uploads.spaceOf(own.record);
    m_o.file =
        Descriptor(::openat(m_o.place.directory.number(), m_o.hidden.constData(), O_WRONLY | O_NOFOLLOW | O_CLOEXEC));
    struct stat status {};
    if (!m_o.file || ::fstat(m_o.file.number(), &status) != 0 || ::lseek(m_o.file.number(), offset, SEEK_SET) != offset)
        return FileError::fromSystem(errno);
    m_o.start = offset;
    m_o.held = status.st_size;
    m_o.keep = offset;
    const FileError error = checkAnnounced(m_o.announced - (m_o.held - offset));
    if (!error)
        m_o.id = id;
    return error;
}

FileError UploadOpening::makeBeside(qint64 copied) {
    if (const FileError error = checkAnnounced(m_o.announced + copied))
        return error;
    const bool countsFile = m_space && !m_former;
    if (countsFile && !m_space->reserve(0, 1))
        return m_space->isAway()
                   ? FileError{.kind = Kind::QuotaUnknown}
                   : FileError{
                         .kind = Kind::QuotaExceeded, .needed = 1, .left = m_space->filesLeft(), .countsFiles = true};
    if (copied > 0 && m_space && !m_space->reserve(copied, 0))
        return m_space->isAway() ? FileError{.kind = Kind::QuotaUnknown}
                                 : FileError{.kind = Kind::QuotaExceeded,
                                             .needed = copied,
                                             .left = m_space->bytesLeft(),
                                             .fitsWithoutFormer = true};

    m_o.hidden = UnfinishedName::make();
    m_o.countsFile = countsFile;
    m_o.held = copied; // reserved; the record's end releases it
    UploadRecord record;
    record.directory = m_directoryPath;
    record.name = m_o.place.name;
    record.hidden = m_o.hidden;
    record.account = m_o.account;
    record.address = m_o.address;
    record.countsFile = countsFile;
    record.isCounted = m_o.isCounted;
    m_o.id = m_uploads.begin(record, m_o.directory, nullptr, m_former.has_value());
    m_made = true;
    // What will replace a file is nobody else's to read before it has that file's mode.
    m_o.file = Descriptor(::openat(m_o.place.directory.number(), m_o.hidden.constData(),
                                   O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, m_former ? 0600 : 0666));
    if (!m_o.file)
        return FileError::fromSystem(errno);
    if (copied == 0)
        return {};

    m_copyFrom = Descriptor(::openat(m_o.place.directory.number(), m_o.place.name.constData(),
                                     O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!m_copyFrom)
        return FileError::fromSystem(errno);
    m_o.start = copied;
    m_later = true;
    m_copier = std::make_unique<FileCopier>(m_copyFrom.number(), m_o.file.number(), 0, copied);
    m_copier->start([this, copied](FileError error) {
        if (!error && ::lseek(m_o.file.number(), copied, SEEK_SET) != copied)
            error = FileError::fromSystem(errno);
        finish(error);
    });
    return {};
}

FileError UploadOpening::appendInPlace() {
    m_o.inPlace = true;
    m_o.file = Descriptor(::openat(m_o.place.directory.number(), m_o.place.name.constData(),
                                   O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    struct stat status {};
    if (!m_o.file || ::fstat(m_o.file.number(), &status) != 0)
        return FileError::fromSystem(errno);
    if (!S_ISREG(status.st_mode))
        return {.kind = Kind::NotRegular};
    if (const FileError error = checkAnnounced(m_o.announced))
        return error;
    m_o.start = m_o.held = status.st_size;
    if (::lseek(m_o.file.number(), m_o.start, SEEK_SET) != m_o.start)
        return FileError::fromSystem(errno);
    m_o.appended = {status.st_dev, status.st_ino};
    UploadRecord record;
    record.directory = m_directoryPath;
    record.name = m_o.place.name;
    record.account = m_o.account;
    record.length = status.st_size;
    record.isCounted = m_o.isCounted;
    const auto id = m_uploads.beginAppend(record, m_o.appended);
    if (!id)
        return id.error();
    m_o.id = *id;
    m_made = true;
    m_later = true;
    m_uploads.afterRecorded(this, [this](bool recorded) {
        finish(recorded ? FileError{} : FileError{.kind = Kind::Failed, .systemError = EIO});
    });
    return {};
}

void UploadOpening::finish(const FileError &error) {
    m_later = true; // whoever called us has nothing more to do
    deleteLater();
    const Answer answer = std::exchange(m_answer, {});
    if (error)
        undo();
    if (!answer || !m_context)
        return;
    if (error)
        return answer(error);
    m_made = false;
    answer(std::unique_ptr<Upload>(std::make_unique<LocalUpload>(m_uploads, std::move(m_o))));
}
