// What Download and Upload have in common: progress as a value that is looked at on a timer, and a result that says how
// far the success was verified.
#pragma once

#include "operations/operation.h"

#include <memory>

class SharedTransfer;

struct TransferProgress {
    enum class Phase {
        Preparing,
        Moving,
        Confirming, // the last byte is sent: waiting for the server's word
        Verifying   // asking the size or the digest, making the local file durable
    };
    Phase phase = Phase::Preparing;
    qint64 size = -1;  // of the whole file, -1 unknown
    qint64 offset = 0; // where this attempt began
    qint64 done = 0;   // bytes that stand on the other side as far as we know, the offset included
};

// What the first attempt saw: a resume continues only the same thing.
struct FirstAttempt {
    qint64 size = -1;
    qint64 modified = 0; // milliseconds since 1970 UTC, 0 unknown
    bool isValid() const { return size >= 0; }
};

struct TransferResult {
    enum class Verified { No, SizeOnly, Digest };
    Verified verified = Verified::No;
    QByteArray digestName;   // "SHA-256"
    qint64 bytes = 0;        // of the whole file
    qint64 moved = 0;        // over the line in this attempt
    bool atomic = true;      // false: "not atomic here" (an upload under its final name, without the server's promise)
    bool relaxedEnd = false; // the end of the TLS data was taken on trust (Site::requireCloseNotify is off)
    // For the next attempt, also after a failure: what this one saw, and whether every byte was handed over.
    FirstAttempt seen;
    bool sentWhole = false;
    RemotePath temporary; // upload: the name that holds the bytes so far; the root when none is left behind
};

class TransferOperation : public Operation {
    Q_OBJECT

public:
    using Operation::Operation;
    virtual TransferProgress progress() const = 0;
    const TransferResult &result() const { return m_result; }
    // Of which other connections may move parts; none while or where that cannot be.
    virtual std::shared_ptr<SharedTransfer> shared() const { return {}; }

Q_SIGNALS:
    void phaseChanged();

protected:
    TransferResult m_result;
};
