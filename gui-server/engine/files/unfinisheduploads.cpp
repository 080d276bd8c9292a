#include "files/unfinisheduploads.h"

#include "base/blockingexecutor.h"
#include "files/descriptors.h"
#include "files/spacecounter.h"

#include <QDateTime>

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>

namespace {
constexpr qint64 LeastKept = 2; // bytes: one to show, one to send again
constexpr std::chrono::minutes SweepEvery{10};

mode_t modeOfNewFiles() {
    // umask(2) cannot be read without setting it for a moment.
    const Descriptor file(::open("/proc/self/status", O_RDONLY | O_CLOEXEC));
    char text[4096];
    const ssize_t size = file ? ::read(file.number(), text, sizeof text) : -1;
    const QByteArray status(text, std::max<ssize_t>(0, size));
    const qsizetype at = status.indexOf("Umask:");
    bool isNumber = false;
    const uint mask = at < 0 ? 0 : status.mid(at + 6, 6).trimmed().toUInt(&isNumber, 8);
    return 0666 & ~(isNumber ? mask : 022u);
}

// A directory that we named ourselves, by its canonical path: no link is followed any more.
Descriptor openRecorded(const QByteArray &path) {
    open_how how{};
    how.flags = O_PATH | O_DIRECTORY | O_CLOEXEC;
    how.resolve = RESOLVE_NO_SYMLINKS;
    const long number = ::syscall(SYS_openat2, AT_FDCWD, path.constData(), &how, sizeof how);
    if (number >= 0 || (errno != ENOSYS && errno != EPERM))
        return Descriptor(static_cast<int>(number));
    return Descriptor(::open(path.constData(), O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
}

FileIdentity identityOf(const struct stat &status) { return {status.st_dev, status.st_ino}; }

qint64 modifiedOf(const struct stat &status) {
    return qint64(status.st_mtim.tv_sec) * 1000 + status.st_mtim.tv_nsec / 1'000'000;
}
} // namespace

UnfinishedUploads::UnfinishedUploads(BlockingExecutor &executor, SpaceOf spaceOf, bool durable, QObject *parent)
    : QObject(parent)
    , m_executor(executor)
    , m_groupSync(executor)
    , m_spaceOf(std::move(spaceOf))
    , m_newFileMode(modeOfNewFiles())
    , m_durable(durable) {
    // A write past the largest file size that is permitted is an error, not the end of the program.
    std::signal(SIGXFSZ, SIG_IGN);
    m_sweeper.setInterval(SweepEvery);
    connect(&m_sweeper, &QTimer::timeout, this, &UnfinishedUploads::sweep);
}

UnfinishedUploads::~UnfinishedUploads() = default;

Expected<bool, FileError> UnfinishedUploads::load(const QByteArray &journalPath) {
    const auto opened = m_journal.open(journalPath, m_durable);
    if (!opened)
        return opened;
    const QHash<quint64, UploadRecord> found = m_journal.found();
    for (const UploadRecord &record : found) {
        m_lastId = std::max(m_lastId, record.id);
        if (record.append)
            restoreAppend(record);
        else
            restore(record);
    }
    m_sweeper.start();
    return true;
}

void UnfinishedUploads::restoreAppend(const UploadRecord &record) {
    const Descriptor directory = openRecorded(record.directory);
    const Descriptor file(directory ? ::openat(directory.number(), record.name.constData(),
                                               O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
                                    : -1);
    struct stat status {};
    const bool isIt = file && ::fstat(file.number(), &status) == 0 && status.st_ino == record.inode;
    if (isIt && status.st_size > record.length) {
        if (::ftruncate(file.number(), record.length) != 0)
            return; // the record stays for the next start
        if (SpaceCounter *space = spaceOf(record))
            space->release(status.st_size - record.length, 0);
        if (m_durable && ::fdatasync(file.number()) != 0)
            return;
    }
    m_journal.ended(record.id);
}

void UnfinishedUploads::restore(const UploadRecord &record) {
    const Descriptor directory = openRecorded(record.directory);
    struct stat parent {};
    const auto file = directory ? statusOf(directory.number(), record.hidden) : std::nullopt;
    if (!file || !S_ISREG(file->st_mode) || ::fstat(directory.number(), &parent) != 0) {
        m_journal.ended(record.id);
        return;
    }
    UnfinishedUpload upload;
    upload.record = record;
    upload.directory = identityOf(parent);
    upload.held = file->st_size;
    upload.changed = modifiedOf(*file);
    if (!m_journal.wasSameBoot() && upload.held > record.length) {
        const Descriptor cut(
            ::openat(directory.number(), record.hidden.constData(), O_WRONLY | O_NOFOLLOW | O_CLOEXEC));
        if (cut && ::ftruncate(cut.number(), record.length) == 0) {
            if (SpaceCounter *space = spaceOf(record))
                space->release(upload.held - record.length, 0);
            upload.held = record.length;
        }
    }
    m_uploads.insert(record.id, upload);
    m_byDirectory.insert(upload.directory, record.id);
    const Key key = keyOf(upload);
    if (!record.shown || upload.held < LeastKept) {
        drop(record.id);
        return;
    }
    const quint64 other = m_shown.value(key);
    if (other > record.id) {
        drop(record.id);
        return;
    }
    m_shown.insert(key, record.id);
    if (other != 0)
        drop(other);
    if (m_durable && upload.held > record.length) {
        const int sync = ::openat(directory.number(), record.hidden.constData(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
        markDurable(record.id, sync, upload.held, {});
        if (sync >= 0)
            ::close(sync);
    }
}

UnfinishedUploads::Key UnfinishedUploads::keyOf(const UnfinishedUpload &upload) const {
    return {upload.record.account, upload.directory, upload.record.name};
}

QList<UnfinishedUpload> UnfinishedUploads::all() const {
    QList<UnfinishedUpload> list;
    for (const UnfinishedUpload &upload : m_uploads) {
        if (!upload.record.shown)
            continue;
        list.append(upload);
        if (upload.running)
            list.last().held = upload.running->held();
    }
    std::sort(list.begin(), list.end(), [](const auto &a, const auto &b) { return a.record.id < b.record.id; });
    return list;
}

std::optional<qint64> UnfinishedUploads::shownSize(const UnfinishedUpload &upload) {
    const qint64 held = upload.running ? upload.running->held() : upload.held;
    if (!upload.record.shown || held < LeastKept || (upload.running && upload.overwrites))
        return std::nullopt;
    return held - 1;
}

bool UnfinishedUploads::isTooOld(const UnfinishedUpload &upload, int directory) const {
    const qint64 age = QDateTime::currentMSecsSinceEpoch() - upload.changed;
    if (age > m_kept.count())
        return true;
    return age > m_keptBeforeFormer.count() && statusOf(directory, upload.record.name).has_value();
}

const UnfinishedUpload *UnfinishedUploads::find(const QByteArray &account, const FileIdentity &directory,
                                                const QByteArray &name) {
    if (m_shown.isEmpty())
        return nullptr;
    const auto shown = m_shown.constFind(Key{account, directory, name});
    if (shown == m_shown.constEnd())
        return nullptr;
    const auto upload = m_uploads.find(*shown);
    if (upload->running)
        return &*upload;
    const Descriptor opened = openRecorded(upload->record.directory);
    const auto file = opened ? statusOf(opened.number(), upload->record.hidden) : std::nullopt;
    if (!file) {
        end(upload->record.id);
        return nullptr;
    }
    upload->held = file->st_size;
    if (isTooOld(*upload, opened.number())) {
        drop(upload->record.id);
        return nullptr;
    }
    return &*upload;
}

QList<const UnfinishedUpload *> UnfinishedUploads::within(const FileIdentity &directory) const {
    QList<const UnfinishedUpload *> list;
    for (auto [at, end] = m_byDirectory.equal_range(directory); at != end; ++at)
        list.append(&*m_uploads.constFind(*at));
    return list;
}

const UnfinishedUpload *UnfinishedUploads::byHiddenName(const FileIdentity &directory, const QByteArray &hidden) const {
    for (const UnfinishedUpload *upload : within(directory)) {
        if (upload->record.hidden == hidden)
            return upload;
    }
    return nullptr;
}

quint64 UnfinishedUploads::begin(UploadRecord record, const FileIdentity &directory, RunningUpload *running,
                                 bool overwrites) {
    record.id = ++m_lastId;
    UnfinishedUpload upload;
    upload.record = record;
    upload.directory = directory;
    upload.running = running;
    upload.overwrites = overwrites;
    upload.changed = QDateTime::currentMSecsSinceEpoch();
    // Where nothing is to be replaced the journal need not be told of the first byte; with less than two of them on the
    // disk the record is dropped at the next start anyway.
    record.shown = !m_shown.contains(keyOf(upload));
    m_journal.began(record);
    m_byDirectory.insert(directory, record.id);
    m_uploads.insert(record.id, upload);
    return record.id;
}

void UnfinishedUploads::show(quint64 id) {
    const auto upload = m_uploads.find(id);
    if (upload == m_uploads.end() || upload->record.shown)
        return;
    upload->record.shown = true;
    m_journal.shown(id);
    const quint64 before = std::exchange(m_shown[keyOf(*upload)], id);
    if (before != 0) {
        const auto other = m_uploads.find(before);
        other->record.shown = false;
        if (!other->running)
            drop(before);
    }
    Q_EMIT changed();
}

void UnfinishedUploads::resume(quint64 id, RunningUpload *running, const QByteArray &address, bool overwrites) {
    const auto upload = m_uploads.find(id);
    if (upload == m_uploads.end())
        return;
    upload->running = running;
    upload->record.address = address;
    upload->overwrites = overwrites;
    Q_EMIT changed();
}

void UnfinishedUploads::interrupt(quint64 id, qint64 held) {
    const auto upload = m_uploads.find(id);
    if (upload == m_uploads.end())
        return;
    upload->running = nullptr;
    upload->held = held;
    upload->changed = QDateTime::currentMSecsSinceEpoch();
    if (!upload->record.shown || held < LeastKept)
        drop(id);
    else
        Q_EMIT changed();
}

void UnfinishedUploads::discard(quint64 id, qint64 held) {
    const auto upload = m_uploads.find(id);
    if (upload == m_uploads.end())
        return;
    upload->running = nullptr;
    upload->held = held;
    drop(id);
}

void UnfinishedUploads::forget(quint64 id) {
    const auto upload = m_uploads.constFind(id);
    if (upload == m_uploads.constEnd())
        return;
    const auto shown = m_shown.constFind(keyOf(*upload));
    if (shown != m_shown.constEnd() && *shown == id)
        m_shown.erase(shown);
    m_byDirectory.remove(upload->directory, id);
    const bool wasShown = upload->record.shown;
    m_uploads.erase(upload);
    m_journal.ended(id);
    if (wasShown)
        Q_EMIT changed();
}

void UnfinishedUploads::end(quint64 id) { forget(id); }

bool UnfinishedUploads::drop(quint64 id) {
    const auto upload = m_uploads.constFind(id);
    if (upload == m_uploads.constEnd() || upload->running)
        return false;
    const UnfinishedUpload copy = *upload;
    removeFromDisk(copy);
    if (SpaceCounter *space = spaceOf(copy.record))
        space->release(copy.held, copy.record.countsFile ? 1 : 0);
    forget(id);
    return true;
}

void UnfinishedUploads::removeFromDisk(const UnfinishedUpload &upload) {
    const Descriptor directory = openRecorded(upload.record.directory);
    struct stat status {};
    // The path may name another directory by now; the hidden name is random, so nothing else can be hit.
    if (!directory || ::fstat(directory.number(), &status) != 0)
        return;
    Descriptor file(::openat(directory.number(), upload.record.hidden.constData(), O_PATH | O_NOFOLLOW | O_CLOEXEC));
    if (file && ::unlinkat(directory.number(), upload.record.hidden.constData(), 0) == 0)
        closeLater(std::move(file));
}

void UnfinishedUploads::closeLater(Descriptor descriptor) {
    const int number = descriptor.release();
    if (number >= 0 && !m_executor.run([number] { ::close(number); }))
        ::close(number);
}

void UnfinishedUploads::sweep() {
    constexpr int AtMost = 200; // the rest at the next turn
    QList<quint64> old;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    for (const UnfinishedUpload &upload : std::as_const(m_uploads)) {
        if (upload.running || now - upload.changed <= std::min(m_kept, m_keptBeforeFormer).count())
            continue;
        const Descriptor directory = openRecorded(upload.record.directory);
        if (!directory || isTooOld(upload, directory.number()))
            old.append(upload.record.id);
        if (old.size() == AtMost)
            break;
    }
    for (const quint64 id : std::as_const(old))
        drop(id);
    if (old.size() == AtMost)
        QTimer::singleShot(0, this, &UnfinishedUploads::sweep);
}

void UnfinishedUploads::setKept(std::chrono::milliseconds kept, std::chrono::milliseconds keptBeforeFormer) {
    m_kept = kept;
    m_keptBeforeFormer = keptBeforeFormer;
}

void UnfinishedUploads::markDurable(quint64 id, int descriptor, qint64 length, std::function<void()> done) {
    const int copy = m_durable && descriptor >= 0 ? ::fcntl(descriptor, F_DUPFD_CLOEXEC, 0) : -1;
    if (copy < 0)
        return;
    const bool taken = m_executor.run(
        this,
        [copy] {
            const bool synced = ::fdatasync(copy) == 0;
            ::close(copy);
            return synced;
        },
        [this, id, length, done](bool synced) {
            if (synced && m_uploads.contains(id)) {
                m_journal.durableUpTo(id, length);
                afterRecorded(this, {});
            }
            if (done)
                done();
        });
    if (!taken)
        ::close(copy);
}

void UnfinishedUploads::afterRecorded(QObject *context, std::function<void(bool)> ready) {
    const int copy =
        m_durable && m_journal.descriptor() >= 0 ? ::fcntl(m_journal.descriptor(), F_DUPFD_CLOEXEC, 0) : -1;
    if (copy < 0) {
        if (ready)
            ready(true);
        return;
    }
    const bool taken = m_executor.run(
        context,
        [copy] {
            const bool synced = ::fdatasync(copy) == 0;
            ::close(copy);
            return synced;
        },
        [ready](bool synced) {
            if (ready)
                ready(synced);
        });
    if (!taken) {
        ::close(copy);
        if (ready)
            ready(false);
    }
}

Expected<quint64, FileError> UnfinishedUploads::beginAppend(UploadRecord record, const FileIdentity &file) {
    if (m_appending.contains(file))
        return FileError{.kind = FileError::Kind::Busy};
    m_appending.insert(file);
    record.id = ++m_lastId;
    record.append = true;
    record.inode = file.inode;
    m_journal.began(record);
    return record.id;
}

void UnfinishedUploads::endAppend(quint64 id, const FileIdentity &file) {
    m_appending.remove(file);
    m_journal.ended(id);
}

void UnfinishedUploads::movedDirectory(const QByteArray &from, const QByteArray &to) {
    const QHash<quint64, UploadRecord> records = m_journal.found();
    for (const UploadRecord &record : records) {
        if (record.directory != from && !record.directory.startsWith(QByteArray(from + '/')))
            continue;
        const QByteArray directory = to + record.directory.sliced(from.size());
        m_journal.movedTo(record.id, directory);
        if (const auto upload = m_uploads.find(record.id); upload != m_uploads.end())
            upload->record.directory = directory;
    }
}
