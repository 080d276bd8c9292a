// The data connection of MODE B with the transfers that are sent ahead over it: commands go out at once, their files
// follow one another in the order of the commands (RFC 959 3.3, 3.4.2; docs/decisions/block-mode.md). Owned by a Batch.
#pragma once

#include "connection/controlconnection.h"
#include "net/blockconnection.h"
#include "net/bytesink.h"
#include "net/bytesource.h"

#include <QObject>

#include <deque>
#include <memory>

class BlockPump;
class BlockReceiver;
class BlockSender;
class ServerLink;

// One file or listing on its way. Owned by the channel, until ended() or abandon(); sink and source live as long.
class BlockTransfer : public QObject {
    Q_OBJECT
public:
    // Nobody waits for it any more: what still comes is dropped, what was to be sent ends with the error bit. No
    // signal follows, and it must not be touched afterwards.
    void abandon();
    qint64 bytes() const { return m_bytes; } // of the file, moved so far
    bool wasOpened() const { return m_opened; }
    // The data connection broke under it or before it: the file is to be sent or fetched from its beginning.
    bool wasCut() const { return m_cut; }

Q_SIGNALS:
    void handedOver(); // upload: the kernel has the whole file
    // Once, last. failure: of the file here, of what came, or of the connection; else the server's last word counts.
    void ended(const Failure &failure, const Reply &final);

private:
    friend class BlockChannel;
    // Stand between the pump and what may go away before it.
    struct Source : ByteSource {
        explicit Source(BlockTransfer &transfer)
            : m_transfer(transfer) {}
        qint64 read(char *data, qint64 maximum) override;
        qint64 directRemaining() const override;
        BlockTransfer &m_transfer;
    };
    struct Sink : ByteSink {
        explicit Sink(BlockTransfer &transfer)
            : m_transfer(transfer) {}
        qint64 allowance(qint64 wanted) override;
        bool write(const char *data, qint64 size) override;
        bool end() override;
        BlockTransfer &m_transfer;
    };
    BlockTransfer(QByteArray command, ByteSink *sink, ByteSource *source);

    QByteArray m_command;
    ByteSink *m_sink;     // one of the two; both null when abandoned
    ByteSource *m_source; // one of the two
    const bool m_isUpload;
    Sink m_sinkRelay{*this};
    Source m_sourceRelay{*this};
    Failure m_dataFailure;
    Reply m_final;
    qint64 m_bytes = 0;
    bool m_opened = false;
    bool m_through = false; // its data has passed
    bool m_cut = false;
    bool m_abandoned = false;
};

class BlockChannel : public QObject {
    Q_OBJECT
public:
    explicit BlockChannel(ServerLink &link);
    ~BlockChannel() override;

    // Makes the data connection (EPSV). Precondition: MODE B is set, or its command is under way.
    void open();
    // Ends the data connection and forgets what is under way; nothing is signalled any more.
    void stop();
    // Sends the command, or keeps it until there is a data connection again. One of sink and source is null.
    BlockTransfer *begin(const QByteArray &command, ByteSink *sink, ByteSource *source);

Q_SIGNALS:
    // No data connection can be made this way, or it may not be trusted: nothing goes on from here.
    void failed(const Failure &failure);

private:
    using Transfer = std::unique_ptr<BlockTransfer>;

    void askPassive();
    void onPassive(const Reply &reply, const Failure &failure);
    void onConnected(Descriptor &descriptor);
    void onReady();
    void issue(Transfer transfer);
    void onOpening(BlockTransfer *transfer, const Reply &reply, const Failure &failure);
    void onFinal(BlockTransfer *transfer, const Reply &reply, const Failure &failure);
    void awaitFinal(BlockTransfer *transfer);
    void pump();
    void watch(BlockPump &pump, void (BlockChannel::*next)(const Failure &));
    void stopPumps();
    void onSent(const Failure &failure);
    void onReceived(const Failure &failure);
    void join(BlockTransfer *transfer);
    void end(BlockTransfer *transfer, const Failure &failure);
    void loseConnection();
    void openAgain();

    ServerLink &m_link;
    BlockConnection m_blocks;
    std::deque<Transfer> m_kept;             // until there is a data connection
    std::deque<Transfer> m_issued;           // in the order of their commands
    std::deque<BlockTransfer *> m_toSend;    // whose files are still to pass, in order
    std::deque<BlockTransfer *> m_toReceive; // opened by the server, in order
    LaterPtr<BlockSender> m_sender;          // of m_toSend.front()
    LaterPtr<BlockReceiver> m_receiver;      // of m_toReceive.front()
    bool m_dialed = false;                   // commands may go out
    bool m_opening = false;
    bool m_stopped = false;
};
