#include "files/localupload.h"

#include "files/fileattributes.h"
#include "files/spacecounter.h"

#include <QTimer>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace {
// A killed client's connections are closed one after the other: the end of its control connection may come a little
// after that of the data. The longer an upload took, the likelier is a kill in the middle of it, and the less does a
// pause before the rename cost: an eighth of its time, at most this (ms). The fsync, when there is one, runs meanwhile.
constexpr qint64 GraceShare = 8;
constexpr qint64 LongestGrace = 50;
constexpr qint64 LongestGraceWithoutSync = 10;

Failure localFailure(const FileError &error) {
    return {Failure::Kind::LocalFile, error.systemError, QString::fromUtf8(error.text()), {}};
}

bool lacksSpace(const FileError &error) {
    return error.kind == FileError::Kind::DiskFull || error.kind == FileError::Kind::QuotaExceeded ||
           error.kind == FileError::Kind::TooLarge;
}
} // namespace

LocalUpload::LocalUpload(UnfinishedUploads &uploads, Opened opened)
    : m_uploads(uploads)
    , m_space(opened.isCounted ? uploads.spaceOf(opened.account) : nullptr)
    , m_o(std::move(opened))
    , m_position(m_o.start)
    , m_marked(m_o.start)
    , m_cutPending(m_o.held > m_o.start) {
    if (!m_o.inPlace)
        m_uploads.resume(m_o.id, this, m_o.address, m_o.formerSize >= 0);
    m_silent.start();
    m_begun.start();
}

LocalUpload::~LocalUpload() { abandon(); }

bool LocalUpload::fail(const FileError &error) {
    if (!m_error) {
        m_error = error;
        m_failure = localFailure(error);
    }
    return false;
}

qint64 LocalUpload::allowance(qint64 wanted) {
    if (!m_open || m_error) {
        fail({.kind = FileError::Kind::Failed, .systemError = EBADF});
        return 0;
    }
    if (!m_space)
        return wanted;
    if (m_spare == 0)
        m_spare = m_space->reserveUpTo(wanted);
    if (m_spare == 0) {
        // A failure only if a byte comes that has no room: commit() knows that none came.
        m_refusal = quotaError();
        m_failure = localFailure(m_refusal);
    }
    return std::min(wanted, m_spare);
}

FileError LocalUpload::quotaError() const {
    if (m_space->isAway())
        return {.kind = FileError::Kind::QuotaUnknown};
    FileError error{.kind = FileError::Kind::QuotaExceeded, .left = m_spare};
    // Whether the rest would fit is known only when the size was announced.
    if (m_o.announced >= 0)
        error.needed = m_o.announced - received();
    else
        error.left += received();
    error.fitsWithoutFormer = m_o.formerSize > 0 && error.needed - error.left <= m_o.formerSize;
    return error;
}

int LocalUpload::directDescriptor() const {
    // Until the old end is cut off, bytes come through write().
    return m_open && !m_cutPending && !m_error ? m_o.file.number() : -1;
}

bool LocalUpload::cutBeforeFirstByte() {
    m_cutPending = false;
    if (::ftruncate(m_o.file.number(), m_o.start) != 0)
        return fail(FileError::fromSystem(errno));
    if (m_space)
        m_space->release(m_o.held - m_o.start, 0);
    m_o.held = m_o.start;
    return true;
}

bool LocalUpload::write(const char *data, qint64 size) {
    if (!m_open || m_error)
        return fail({.kind = FileError::Kind::Failed, .systemError = EBADF});
    if (m_cutPending && size > 0 && !cutBeforeFirstByte())
        return false;
    // Who does not ask for an allowance gets no more than there is.
    while (m_space && m_spare < size) {
        const qint64 more = m_space->reserveUpTo(size - m_spare);
        if (more == 0)
            return fail(quotaError());
        m_spare += more;
    }
    while (size > 0) {
        const ssize_t written = ::write(m_o.file.number(), data, static_cast<size_t>(size));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return fail(FileError::fromSystem(errno));
        data += written;
        size -= written;
        stored(written);
    }
    return true;
}

void LocalUpload::moved(qint64 bytes) { stored(bytes); }

void LocalUpload::directFailed(int error) { fail(FileError::fromSystem(error)); }

void LocalUpload::stored(qint64 bytes) {
    if (bytes <= 0)
        return;
    m_position += bytes;
    m_o.held = std::max(m_o.held, m_position);
    if (m_space)
        m_spare -= bytes;
    m_silent.restart();
    if (!m_firstStored) {
        m_firstStored = true;
        if (!m_o.inPlace)
            m_uploads.show(m_o.id);
    }
    markWhenDue();
}

void LocalUpload::markWhenDue() {
    if (m_marking || m_o.inPlace || m_position - m_marked < UnfinishedUploads::MarkEvery || !m_uploads.isDurable())
        return;
    m_marking = true;
    m_marked = m_position;
    const QPointer<LocalUpload> self(this);
    m_uploads.markDurable(m_o.id, m_o.file.number(), m_position, [self] {
        if (!self)
            return;
        self->m_marking = false;
        if (self->m_open)
            self->markWhenDue();
    });
}

void LocalUpload::takeOver() {
    if (!m_open || m_publishing)
        return;
    fail({.kind = FileError::Kind::TakenOver});
    settle(true);
    Q_EMIT takenOver();
}

void LocalUpload::abandon() { settle(true); }

void LocalUpload::settle(bool keep) {
    if (!m_open)
        return;
    m_open = false;
    const qint64 spare = std::exchange(m_spare, 0);
    if (m_space)
        m_space->release(spare, 0);

    if (m_o.inPlace) {
        if (m_o.held > m_o.start) {
            if (::ftruncate(m_o.file.number(), m_o.start) != 0)
                return; // the record stays: cut back at the next start
            if (m_space)
                m_space->release(m_o.held - m_o.start, 0);
        }
        m_uploads.endAppend(m_o.id, m_o.appended);
        return;
    }

    if (!keep || !m_o.resumable) {
        m_uploads.discard(m_o.id, m_o.held);
    } else {
        if (lacksSpace(error()) && m_firstStored && m_o.held > m_o.keep &&
            ::ftruncate(m_o.file.number(), m_o.keep) == 0) {
            if (m_space)
                m_space->release(m_o.held - m_o.keep, 0);
            m_o.held = m_o.keep;
        }
        m_uploads.interrupt(m_o.id, m_o.held);
        if (m_error.kind != FileError::Kind::TakenOver)
            m_uploads.markDurable(m_o.id, m_o.file.number(), m_o.held, {});
    }
    if (m_o.held > UnfinishedUploads::LargeFile)
        m_uploads.closeLater(std::move(m_o.file));
    m_o.file.reset();
}

qint64 LocalUpload::graceLeft() const {
    if (m_certain || !m_controlAlive)
        return 0;
    const qint64 longest = m_uploads.isDurable() ? LongestGrace : LongestGraceWithoutSync;
    return std::min(m_lasted / GraceShare, longest) - m_ended.elapsed();
}

bool LocalUpload::mayPublish() { return m_certain || !m_controlAlive || m_controlAlive(); }

void LocalUpload::commit(End end, std::function<bool()> controlAlive, QObject *context,
                         std::function<void(const FileError &)> done) {
    m_refusal = {};
    m_lasted = m_begun.elapsed();
    m_ended.start();
    m_context = context;
    m_done = std::move(done);
    m_controlAlive = std::move(controlAlive);
    if (!m_open && !m_error)
        fail({.kind = FileError::Kind::Failed, .systemError = EBADF});
    if (m_error)
        return answer(m_error);
    const bool reached = m_o.announced >= 0 && received() >= m_o.announced;
    m_certain = end == End::Certain || reached;
    // Nothing came where at least one byte had to come: the client and we do not mean the same file.
    if ((m_o.announcedExactly && m_o.announced >= 0 && !reached) || m_cutPending)
        return answer({.kind = FileError::Kind::Incomplete});
    if (!mayPublish())
        return answer({.kind = FileError::Kind::ClientGone});

    m_publishing = true;
    if (m_uploads.isDurable()) {
        Descriptor copy(::fcntl(m_o.file.number(), F_DUPFD_CLOEXEC, 0));
        if (!copy)
            return answer(FileError::fromSystem(errno));
        return m_uploads.groupSync().sync(std::move(copy), this, [this](int error) { onSynced(error); });
    }
    // A killed client's other connection may be read in the same turn: look at it after that.
    if (m_certain)
        onSynced(0);
    else
        QTimer::singleShot(0, this, [this] { onSynced(0); });
}

void LocalUpload::onSynced(int error) {
    if (error != 0) {
        m_publishing = false;
        return answer(FileError::fromSystem(error));
    }
    if (const qint64 left = graceLeft(); left > 0) {
        QTimer::singleShot(int(left), Qt::PreciseTimer, this, [this] { onSynced(0); });
        return;
    }
    if (!mayPublish()) {
        m_publishing = false;
        return answer({.kind = FileError::Kind::ClientGone});
    }
    m_o.inPlace ? finishAppend() : publish();
}

int LocalUpload::carryAttributesAndRename() {
    const int directory = m_o.place.directory.number();
    const char *const name = m_o.place.name.constData();
    const char *const hidden = m_o.hidden.constData();
    if (m_o.exclusive) {
        if (::renameat2(directory, hidden, directory, name, RENAME_NOREPLACE) == 0)
            return 0;
        if (errno != EINVAL)
            return errno;
        if (::faccessat(directory, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0)
            return EEXIST;
    }
    // Held open, so that a large former file's blocks are not freed by the rename but later.
    Descriptor former(::openat(directory, name, O_PATH | O_NOFOLLOW | O_CLOEXEC));
    struct stat status {};
    const bool replaces = former && ::fstat(former.number(), &status) == 0 && S_ISREG(status.st_mode);
    if (replaces)
        FileAttributes::carryOver(former.number(), status, m_o.file.number());
    else if (m_o.formerSize >= 0 && ::fchmod(m_o.file.number(), m_uploads.newFileMode()) != 0)
        return errno;
    if (!replaces && !m_o.countsFile && m_space && !m_space->reserve(0, 1))
        return EDQUOT;
    if (::renameat(directory, hidden, directory, name) != 0) {
        const int error = errno;
        if (!replaces && !m_o.countsFile && m_space)
            m_space->release(0, 1);
        return error;
    }
    if (replaces && status.st_nlink <= 1) {
        if (m_space)
            m_space->release(status.st_size, m_o.countsFile ? 1 : 0);
        if (status.st_size > UnfinishedUploads::LargeFile)
            m_uploads.closeLater(std::move(former));
    }
    return 0;
}

void LocalUpload::publish() {
    const int error = carryAttributesAndRename();
    if (error != 0) {
        m_publishing = false;
        return answer(FileError::fromSystem(error));
    }
    m_open = false;
    if (m_space)
        m_space->release(std::exchange(m_spare, 0), 0);
    if (!m_firstStored)
        m_uploads.show(m_o.id); // an empty file takes the place of an unfinished upload, too
    m_uploads.end(m_o.id);
    m_o.file.reset();

    Descriptor readable(
        m_uploads.isDurable() ? ::openat(m_o.place.directory.number(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1);
    if (readable)
        return m_uploads.groupSync().sync(std::move(readable), this,
                                          [this](int syncError) { answer(FileError::fromSystem(syncError)); });
    // A directory that may be written but not read (a drop box) cannot be synced.
    answer({});
}

void LocalUpload::finishAppend() {
    m_open = false;
    if (m_space)
        m_space->release(std::exchange(m_spare, 0), 0);
    m_uploads.endAppend(m_o.id, m_o.appended);
    m_o.file.reset();
    answer({});
}

void LocalUpload::answer(const FileError &error) {
    if (error) {
        fail(error);
        settle(true);
    }
    const auto done = std::exchange(m_done, {});
    if (done && m_context)
        done(error);
}
