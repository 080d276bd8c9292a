// One upload that runs: bytes go into an unfinished file beside the target (APPE to a finished file: in place), and
// commit() makes them the file, whole and durable. Owned by its Transfer; destroyed without commit() it is abandoned.
#pragma once

#include "base/expected.h"
#include "files/fileerror.h"
#include "files/virtualpath.h"

#include <QByteArray>
#include <QObject>

#include <functional>

class ByteSink;

struct UploadRequest {
    enum class Kind { Store, StoreUnique, Append };

    Kind kind = Kind::Store;
    VirtualPath path;              // StoreUnique: the directory, or a name to begin with
    qint64 offset = 0;             // REST n; 0 = from the beginning
    qint64 announced = -1;         // bytes that will follow (ALLO), -1 = not said
    bool announcedExactly = false; // a Wherry client said it: fewer bytes are an unfinished upload
    bool resumable = true;         // false for TYPE A and MODE Z: nothing is kept when interrupted
    QByteArray clientAddress;      // who may take over a running upload
};

class Upload : public QObject {
    Q_OBJECT

public:
    ~Upload() override = default;

    // Where the pump writes. Its failures are in error().
    virtual ByteSink &sink() = 0;
    virtual FileError error() const = 0;

    virtual QByteArray name() const = 0;     // the final name (STOU: the one that was found)
    virtual qint64 startOffset() const = 0;  // where the first byte goes
    virtual qint64 expectedSize() const = 0; // of the whole file when announced, else -1

    // How the data ended, for the promise about killed clients.
    enum class End {
        Certain, // close_notify under TLS, an end of file block: all of it came
        Plain    // FIN in plain stream mode: could also be a killed client
    };
    // Sync, rename, sync of the directory; then the callback, once. controlAlive is asked immediately before the rename
    // (and before the syncs): false keeps the upload unfinished (ClientGone) unless the end is certain or the announced
    // size is reached. After it only destruction is allowed.
    virtual void commit(End end, std::function<bool()> controlAlive, QObject *context,
                        std::function<void(const FileError &)> done) = 0;
    // Gives up: kept as an unfinished upload when it may be continued, else dropped; a file appended to in place is cut
    // back. The Upload does nothing any more.
    virtual void abandon() = 0;

Q_SIGNALS:
    // Another session of the account goes on with this upload: end the transfer (426). Nothing can be written any more.
    void takenOver();
};
