// What synchronising two folders would do, as a plain value: shown before anything happens, and then carried out as it
// stands. Nothing that is not in it is ever deleted.
#pragma once

#include "queue/transferitem.h"
#include "sync/tree.h"

#include <QHash>
#include <QList>

#include <array>

struct SyncOptions {
    enum class Mode : quint8 {
        Update, // what is missing or newer goes to the other side
        Mirror, // the other side becomes the same, also where it is newer
        Both    // each side gets what is new on the other
    };
    enum class By : quint8 { Size, Time, Digest }; // Time and Digest look at the size first

    Mode mode = Mode::Update;
    By by = By::Time;
    bool isUpload = true; // Mirror and Update: from here to there
    bool deletes = false; // without it nothing is deleted
};

struct SyncAction {
    enum class Kind : quint8 {
        Upload,
        Download,
        MakeRemoteFolder,
        MakeLocalFolder,
        DeleteRemote,
        DeleteLocal,
        Conflict // left as it is on both sides
    };
    enum class Reason : quint8 {
        New,            // not there on the other side
        Newer,          // than the other one
        Older,          // than the other one, which is replaced all the same (Mirror)
        SizeDiffers,    // and the times tell nothing
        ContentDiffers, // by the digest
        Changed,        // since the last time, on this side alone
        Unfinished,     // an earlier run was interrupted in the middle of it
        Gone,           // from the other side
        // of conflicts
        TargetNewer,      // Update does not replace what is newer
        BothChanged,      // since the last time
        BothDiffer,       // and nothing tells which one is meant
        ChangedAndGone,   // changed on one side, deleted on the other
        TypesDiffer,      // a file on one side, a folder on the other
        NotAFile,         // a link or a device on one side
        Unread,           // a folder that could not be read
        KeptBack,         // the server does not give the file (an unfinished upload)
        CannotBeCompared, // the digest of one side is not to be had
    };

    Kind kind = Kind::Conflict;
    Reason reason = Reason::New;
    QByteArray path; // below both tops
    TreeFacts local, remote;

    bool isTransfer() const { return kind == Kind::Upload || kind == Kind::Download; }
    bool isDeletion() const { return kind == Kind::DeleteRemote || kind == Kind::DeleteLocal; }
    bool isFolder() const { return local.isFolder() || remote.isFolder(); }
    // Bytes that move; 0 for all but transfers.
    qint64 bytes() const {
        return !isTransfer() ? 0 : std::max<qint64>(0, kind == Kind::Upload ? local.size : remote.size);
    }
};

// Both sides of something that is in step.
struct SyncedPair {
    TreeFacts local, remote;
    bool operator==(const SyncedPair &) const = default;
};

// What is remembered of two folders since they were last synchronised.
struct SyncMemory {
    struct Attempt {
        TransferItem::Direction direction = TransferItem::Direction::Upload;
        AttemptRecord record;
    };
    QHash<QByteArray, SyncedPair> pairs;
    QHash<QByteArray, Attempt> attempts; // transfers that were interrupted
};

// How much there is of each kind of action.
struct SyncTally {
    std::array<qsizetype, 7> files{}, folders{}; // by kind
    qint64 bytes = 0;                            // that move

    qsizetype count(SyncAction::Kind kind) const { return files[size_t(kind)] + folders[size_t(kind)]; }
    qsizetype deletions() const { return count(SyncAction::Kind::DeleteLocal) + count(SyncAction::Kind::DeleteRemote); }
};

struct SyncPlan {
    enum class Guard : quint8 {
        None,
        SourceEmpty,  // and the other side would be emptied
        ManyDeletions // more than a fifth of a side
    };
    SyncOptions options;
    QList<SyncAction> actions; // sorted by pathBefore()
    struct InStep {
        QByteArray path;
        SyncedPair pair;
    };
    QList<InStep> inStep;        // sorted as well
    QList<QByteArray> forgotten; // remembered, but on neither side any more
    QList<Tree::Trouble> localTroubles, remoteTroubles;
    bool makesLocalTop = false, makesRemoteTop = false; // the folder itself is not there yet

    SyncTally tally() const; // of its actions, each looked at once
    bool isEmpty() const;    // nothing to do; conflicts are nothing that is done
    // Of these actions (a person may have left some out).
    Guard guard() const;

    // How many entries each side had, for the guard.
    qsizetype localCount = 0, remoteCount = 0;
};
