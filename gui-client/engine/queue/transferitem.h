// One line of the transfer queue as a plain value: a file that moves one way, or one folder whose names are read and
// added to the queue as further items. Copies are cheap (strings are shared); the queue owns the valid one.
#pragma once

#include "base/failure.h"
#include "ftp/remotepath.h"

#include <QByteArray>
#include <QMetaType>
#include <QString>

// What to do when the target is there already.
enum class ExistsRule : quint8 {
    Ask,
    Overwrite,
    OverwriteIfNewer,
    OverwriteIfSizeDiffers,
    OverwriteIfNewerOrSizeDiffers,
    Resume,
    Rename, // the new one gets a free name: "a (1).txt"
    Skip
};

// What an attempt saw and left behind: the next one continues only the same thing.
struct AttemptRecord {
    qint64 size = -1;         // of the source at the first attempt, -1 unknown
    qint64 modified = 0;      // of the source at the first attempt, ms UTC; 0 unknown
    QByteArray temporary;     // upload: the remote path that holds the bytes so far; empty when there is none
    bool isSentWhole = false; // upload: every byte was handed over, only the confirmation is missing

    bool operator==(const AttemptRecord &) const = default;
};

struct TransferItem {
    using Id = quint64; // never used twice, 0 is no item; the journal keeps it

    enum class Direction : quint8 { Download, Upload };
    enum class Kind : quint8 { File, Folder };
    enum class State : quint8 {
        Queued,     // its turn comes
        Active,     // bytes move, or the conversation before them
        Confirming, // all bytes are sent; the other side has not said yet that they are safe
        Waiting,    // for retryAt, or for the answer to a question (isAsking)
        Paused,     // by a person
        Failed,     // will not be tried again by itself; failure says why
        Done,
        Cancelled
    };
    enum class Priority : qint8 { Lowest = -2, Low = -1, Normal = 0, High = 1, Highest = 2 };
    enum class Verification : quint8 { None, SizeOnly, Digest };

    Id id = 0;
    Id parent = 0; // the folder whose reading added this item, 0 when a person added it
    Direction direction = Direction::Download;
    Kind kind = Kind::File;
    State state = State::Queued;
    Priority priority = Priority::Normal;
    ExistsRule existsRule = ExistsRule::Ask;
    Verification verification = Verification::None;
    quint8 attempts = 0;      // begun so far, since it was added or retried by a person
    quint8 depth = 0;         // folders above it since the one a person added
    bool isAsking = false;    // Waiting for a person's answer, see TransferQueue::question()
    bool isSkipped = false;   // Done, but nothing was sent, because the target was there (existsRule)
    bool isAtomic = true;     // false: the server could only take it under its final name
    bool isBatched = false;   // Done: went side by side with others over one data connection (MODE B)
    bool isTargetNew = false; // known not to be there, for its folder has just been made or listed
    bool isRefused = false;   // Failed before the first try: the name is not one that may be written here
    bool isUnwanted = false;  // removed by a person: stays until attempt.temporary is deleted on the server
    bool isRestored = false;  // from the journal, whose last 100 ms may be missing: done, perhaps. Until bytes move
    bool isOnlyNamed = false; // attempt.temporary is chosen, but nothing stands under it yet; not in the journal
    QString site;             // key of the site, as Runner::addSite() got it
    QString localPath;        // absolute
    RemotePath remotePath;    // absolute
    QString root;             // download: the folder that it must stay beneath, links resolved; empty for single files
    QByteArray unique;        // of a remote folder: the fact that tells the same folder under two names (loops)
    qint64 size = -1;         // bytes, -1 unknown
    qint64 modified = 0;      // of the source as listed, ms UTC; 0 unknown
    qint64 done = 0;          // bytes that stand at the target, those of earlier attempts included
    qint64 rate = 0;          // bytes per second, smoothed; 0 unless Active
    qint64 startedAt = 0;     // ms UTC of the last attempt
    qint64 finishedAt = 0;    // ms UTC
    qint64 retryAt = 0;       // ms UTC, while Waiting
    QByteArray digest;        // with Verification::Digest: the algorithm as in HASH ("SHA-256")
    AttemptRecord attempt;
    Failure failure; // Failed; while Waiting: why the last attempt ended

    bool isFinished() const { return state == State::Failed || state == State::Done || state == State::Cancelled; }
    bool isRunning() const { return state == State::Active || state == State::Confirming; }
    // Seconds until it is whole at the present rate, -1 unknown.
    qint64 remainingSeconds() const {
        return rate > 0 && size >= 0 ? (size > done ? (size - done + rate - 1) / rate : 0) : -1;
    }
};
Q_DECLARE_METATYPE(TransferItem)

// "The target is there already": what a person needs to see to decide. -1 and 0 are unknown.
struct ExistsQuestion {
    TransferItem::Id item = 0;
    TransferItem::Direction direction = TransferItem::Direction::Download;
    QString localPath;
    RemotePath remotePath;
    qint64 sourceSize = -1;
    qint64 sourceModified = 0; // ms UTC
    qint64 targetSize = -1;
    qint64 targetModified = 0; // ms UTC
};
Q_DECLARE_METATYPE(ExistsQuestion)

// For which items an answer holds besides the one that asked: for those in the queue and those still to come.
enum class AnswerScope : quint8 { ThisItem, WholeQueue, Uploads, Downloads };
