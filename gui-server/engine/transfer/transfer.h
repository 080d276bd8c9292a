// One file or listing over one data connection: opens it, pumps, and says once how it ended. Owned by the session
// through its command; destroyed at any time it stops cleanly.
#pragma once

#include "base/failure.h"
#include "files/filesystem.h"
#include "files/upload.h"
#include "ftp/hashname.h"
#include "transfer/dataopener.h"

#include <QElapsedTimer>
#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

class BlockConnection;
class ByteSource;
class RateLimiter;
class TransferAllowance;

struct TransferSetup {
    std::unique_ptr<DataOpener> opener;
    // MODE B: stays open behind the transfer; open already, or adopts what the opener brings. Null: a connection of its
    // own, for this transfer alone.
    std::shared_ptr<BlockConnection> blocks;
    RateLimiter *limiter = nullptr;
    std::shared_ptr<TransferAllowance> quota = {}; // null = nothing limits how much is moved
    bool ascii = false;                            // TYPE A
    bool deflate = false;                          // MODE Z
    int deflateLevel = 1;                          // 1-9
    // Of a whole file as it passes (not in TYPE A), told in the result.
    std::optional<HashAlgorithm> digest = {};
    bool requireCloseNotify = true; // tls-require-close-notify
    std::chrono::milliseconds openLimit{30'000};
    std::chrono::milliseconds stallLimit{120'000};
    // Uploads: false when the control connection ended without QUIT. Asked immediately before a file is published.
    std::function<bool()> controlAlive;
};

struct TransferResult {
    enum class Outcome {
        Done,         // 226: all of it, whole; an upload is durable
        NoConnection, // 425: no data connection came; failure says why
        Broken,       // 426: the data connection ended or stalled; failure says how
        Aborted,      // 426 then 226: abort() was called
        FileFailed    // 451, 452, 552, ...: error says why
    };

    Outcome outcome = Outcome::Done;
    Failure failure;
    FileError error;
    qint64 bytes = 0;  // of the file (unpacked), moved by this transfer
    qint64 offset = 0; // where it began
    qint64 milliseconds = 0;
    bool leftOpen = false; // MODE B: the data connection is good for the next one (250 instead of 226)
    QByteArray name;       // of an upload: its final name
    // Of the file, when it was wanted and this transfer moved all of it.
    HashAlgorithm hash = HashAlgorithm::Sha256;
    QByteArray digest;

    QByteArray sha256() const { return hash == HashAlgorithm::Sha256 ? digest : QByteArray(); }
};

struct TransferProgress {
    enum class Direction { Upload, Download, Listing };

    Direction direction = Direction::Download;
    qint64 size = -1; // of the whole file, -1 = unknown
    qint64 offset = 0;
    qint64 bytes = 0;     // moved so far
    qint64 startedAt = 0; // ms since the epoch, UTC
    bool connected = false;
    bool isInBlocks = false; // MODE B: others may follow over the same data connection
};

class Transfer : public QObject {
    Q_OBJECT

public:
    // RETR. length -1 = up to the end; RANG gives both.
    static std::unique_ptr<Transfer> download(TransferSetup setup, ReadableFile file, qint64 offset,
                                              qint64 length = -1);
    static std::unique_ptr<Transfer> listing(TransferSetup setup, std::unique_ptr<ByteSource> lines);
    static std::unique_ptr<Transfer> upload(TransferSetup setup, std::unique_ptr<Upload> upload);
    // MODE B: a file that is refused but comes all the same. Ends with FileFailed once it is through.
    static std::unique_ptr<Transfer> discard(TransferSetup setup);
    ~Transfer() override;

    // Waits for the data connection, emits opened(), moves, emits finished(). Never emits before it returns.
    void start();
    // ABOR, session's end: finished(Aborted) comes from the event loop. An upload stays unfinished (or is cut back).
    void abort();

    TransferProgress progress() const;
    bool reusesConnection() const; // MODE B, before start(): 125 instead of 150

Q_SIGNALS:
    // The data connection stands (before its TLS handshake): 150 can be sent.
    void opened();
    // MODE B, uploads: the file is in, the connection is free for the next one; it is being made durable.
    void received();
    // Once, last.
    void finished(const TransferResult &result);

private:
    class Private;
    explicit Transfer(std::unique_ptr<Private> d);

    void open();
    void onOpened(Expected<LaterPtr<DataConnection>> connection);
    void startBlocks();
    void onBlocksSent(const Failure &failure);
    void onBlocksReceived(const Failure &failure);
    void commit(Upload::End end);
    void closeBlocks();
    void onSent(const Failure &failure);
    void onReceived(const Failure &failure);
    void onFailed(const Failure &failure);
    void finishLater(TransferResult::Outcome outcome);
    void finish(TransferResult::Outcome outcome);

    std::unique_ptr<Private> m_d;
};
