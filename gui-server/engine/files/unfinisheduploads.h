// Every unfinished upload that the server knows, running or interrupted, and every append in place that runs: who owns
// it, where it lies, what its account is shown. One for the server; survives it through the journal.
#pragma once

#include "base/expected.h"
#include "files/fileerror.h"
#include "files/groupsync.h"
#include "files/uploadjournal.h"

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>

class BlockingExecutor;
class SpaceCounter;

// A directory or file, however it is named.
struct FileIdentity {
    quint64 device = 0;
    quint64 inode = 0;

    friend bool operator==(const FileIdentity &, const FileIdentity &) = default;
    friend size_t qHash(const FileIdentity &id, size_t seed = 0) { return qHashMulti(seed, id.device, id.inode); }
};

// What a running upload answers to another session of its account.
class RunningUpload {
public:
    virtual ~RunningUpload() = default;
    virtual qint64 held() const = 0;
    virtual std::chrono::milliseconds silentFor() const = 0;
    virtual bool isPublishing() const = 0; // too late to take over
    // Lets go of its file at once, which stays unfinished, and tells its transfer.
    virtual void takeOver() = 0;
};

struct UnfinishedUpload {
    UploadRecord record;
    FileIdentity directory;
    RunningUpload *running = nullptr;
    bool overwrites = false; // running: a former file stood there when it began
    qint64 held = 0;         // interrupted: bytes on the disk
    qint64 changed = 0;      // ms since the epoch
};

class UnfinishedUploads : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::hours KeptFor{7 * 24};
    static constexpr std::chrono::hours KeptBeforeFormer{1};
    static constexpr std::chrono::seconds SilentFor{30};  // then another address may take over
    static constexpr qint64 MarkEvery = 64 * 1024 * 1024; // bytes between two records of what is durable

    // The counter of an account, null when it has no quota; the pointer stays valid.
    using SpaceOf = std::function<SpaceCounter *(const QByteArray &account)>;

    // durable off: nothing is ever synced (for trials). The executor must outlive this.
    UnfinishedUploads(BlockingExecutor &executor, SpaceOf spaceOf, bool durable = true, QObject *parent = nullptr);
    ~UnfinishedUploads() override;

    // Reads the journal in this file (empty: nothing is kept between runs) and sets right what an end without warning
    // left: appends are cut back, uploads after an unclean boot too, those that never showed are dropped.
    Expected<bool, FileError> load(const QByteArray &journalPath);

    // For the dashboard and the sweeper.
    QList<UnfinishedUpload> all() const;
    // Removes an interrupted one (also from the disk); false when it is gone or runs.
    bool drop(quint64 id);
    // Drops what is older than kept; called by a timer too, a few at a time.
    void sweep();
    void setKept(std::chrono::milliseconds kept, std::chrono::milliseconds keptBeforeFormer);

    // For LocalFileSystem and its uploads.
    GroupSync &groupSync() { return m_groupSync; }
    SpaceCounter *spaceOf(const QByteArray &account) const { return m_spaceOf ? m_spaceOf(account) : nullptr; }
    SpaceCounter *spaceOf(const UploadRecord &record) const {
        return record.isCounted ? spaceOf(record.account) : nullptr;
    }
    bool isDurable() const { return m_durable; }
    void setDurable(bool durable) { m_durable = durable; }
    mode_t newFileMode() const { return m_newFileMode; }

    // The one that stands for this name of this account, or null. Valid until the next call that changes anything.
    // One that is too old or whose file is gone is dropped first.
    const UnfinishedUpload *find(const QByteArray &account, const FileIdentity &directory, const QByteArray &name);
    bool hasShown() const { return !m_shown.isEmpty(); }
    // What the account is shown of it: bytes held - 1; nothing when it is not shown at all.
    static std::optional<qint64> shownSize(const UnfinishedUpload &upload);
    QList<const UnfinishedUpload *> within(const FileIdentity &directory) const;
    const UnfinishedUpload *byHiddenName(const FileIdentity &directory, const QByteArray &hidden) const;

    // A new unfinished file; not yet shown.
    quint64 begin(UploadRecord record, const FileIdentity &directory, RunningUpload *running, bool overwrites);
    // Its first byte is stored: it takes the place of the one before, which is dropped (running: goes on unseen).
    void show(quint64 id);
    // Another transfer goes on with an interrupted one.
    void resume(quint64 id, RunningUpload *running, const QByteArray &address, bool overwrites);
    // The transfer ended without publishing: kept when it is shown and has two bytes, else dropped.
    void interrupt(quint64 id, qint64 held);
    // The same, but nothing is to be kept.
    void discard(quint64 id, qint64 held);
    // Published or taken from the disk by its owner.
    void end(quint64 id);
    // fdatasync of a copy of the descriptor, then the length is recorded. Not durable: nothing.
    void markDurable(quint64 id, int descriptor, qint64 length, std::function<void()> done);

    // An append in place; Busy when one runs on the file. ready() comes when its former length is recorded for good.
    Expected<quint64, FileError> beginAppend(UploadRecord record, const FileIdentity &file);
    void afterRecorded(QObject *context, std::function<void(bool)> ready);
    void endAppend(quint64 id, const FileIdentity &file);
    bool isAppending(const FileIdentity &file) const { return m_appending.contains(file); }

    // A directory got another absolute path.
    void movedDirectory(const QByteArray &from, const QByteArray &to);

    // Closes on the executor, so that freeing the blocks of a large file (of more bytes than that) holds nobody up.
    static constexpr qint64 LargeFile = 1024 * 1024;
    void closeLater(Descriptor descriptor);

Q_SIGNALS:
    void changed(); // all() tells something else than before, progress of running ones aside

private:
    struct Key {
        QByteArray account;
        FileIdentity directory;
        QByteArray name;
        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed = 0) {
            return qHashMulti(seed, key.account, key.directory, key.name);
        }
    };
    Key keyOf(const UnfinishedUpload &upload) const;
    void forget(quint64 id);
    void removeFromDisk(const UnfinishedUpload &upload);
    bool isTooOld(const UnfinishedUpload &upload, int directory) const;
    void restore(const UploadRecord &record);
    void restoreAppend(const UploadRecord &record);

    BlockingExecutor &m_executor;
    GroupSync m_groupSync;
    SpaceOf m_spaceOf;
    UploadJournal m_journal;
    QHash<quint64, UnfinishedUpload> m_uploads;
    QHash<Key, quint64> m_shown;
    QMultiHash<FileIdentity, quint64> m_byDirectory;
    QSet<FileIdentity> m_appending;
    QTimer m_sweeper;
    std::chrono::milliseconds m_kept = KeptFor;
    std::chrono::milliseconds m_keptBeforeFormer = KeptBeforeFormer;
    quint64 m_lastId = 0;
    mode_t m_newFileMode = 0666;
    bool m_durable;
};
