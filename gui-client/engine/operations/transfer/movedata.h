// One transfer command from the mode it needs to its final reply: TYPE, a data connection by the way that works (EPSV,
// PASV, EPRT, PORT), REST, the command, the bytes (RFC 959 3.2, 4.1.3; RFC 2428; RFC 3659 5; RFC 4217); or through the
// link's BlockChannel. A part of ListDirectory, Download and Upload, which own the source or the sink.
#pragma once

#include "base/laterptr.h"
#include "operations/operation.h"

#include <QPointer>

class BlockTransfer;
class ByteSink;
class ByteSource;
class ReceivePump;
class SendPump;

class MoveData : public Operation {
    Q_OBJECT

public:
    struct Request {
        QByteArray command; // "RETR a.txt"
        char type = 'I';
        qint64 offset = 0;            // REST before the command
        qint64 end = -1;              // behind the last byte: RANG instead of REST; -1 all
        ByteSink *sink = nullptr;     // one of the two
        ByteSource *source = nullptr; // one of the two
    };
    MoveData(ServerLink &link, Request request);
    ~MoveData() override;

    qint64 bytes() const; // moved so far, without the offset
    bool restWasRefused() const { return m_restRefused; }
    bool wasOpened() const { return m_opened; } // the server had agreed to the transfer
    // In blocks: the shared data connection broke, perhaps under another file. Another try from the start is fair.
    bool wasCut() const { return m_wasCut; }
    bool cleanEndSeen() const { return m_cleanEnd; } // close_notify, or plain
    // The sink had enough before the server had sent all (ByteSink::hasEnough()): the data connection was closed, and
    // whatever the server said of it is well.
    bool hadEnough() const { return m_hadEnough; }
    const Reply &finalReply() const { return m_final; }
    // Of the whole file, where the server tells it with its last word (Extensions::digest); else empty.
    QByteArray digest() const;

Q_SIGNALS:
    // Upload: the last byte is acknowledged; the server's word is still missing.
    void handedOver();

protected:
    void firstStep() override;
    void onEnding() override;

private:
    void moveInBlocks();
    void onBlocksEnded(const Failure &failure, const Reply &reply);
    void onMode(const Reply &reply);
    void setType();
    void onType(const Reply &reply);
    void prepare();
    void askPassive(const QByteArray &command, void (MoveData::*next)(const Reply &));
    void onExtendedPassive(const Reply &reply);
    void onPassive(const Reply &reply);
    void dial(quint16 port);
    void listen();
    void onActive(const Reply &reply);
    void tryNextWay(const Failure &failure);
    void sendRest();
    void onRest(const Reply &reply);
    void sendCommand();
    void onOpening(const Reply &reply);
    void onConnected(Descriptor &descriptor);
    void onDialFailed(const Failure &failure);
    void onEncrypted();
    bool mayMove() const;
    void startMoving();
    void onDataEnded(const Failure &failure);
    void onFinal(const Reply &reply);
    void awaitPeersEnd();
    void awaitWordOfCut();
    void join();

    Request m_request;
    QPointer<BlockTransfer> m_blocks;
    LaterPtr<DataConnection> m_connection; // before the pumps: they end first
    LaterPtr<ReceivePump> m_receive;
    LaterPtr<SendPump> m_send;
    Failure m_dataFailure;
    Failure m_firstRefusal; // of the ways tried
    Reply m_final;
    bool m_commandWaits = false; // for the data connection to stand
    bool m_commandSent = false;
    bool m_opened = false;
    bool m_moving = false;
    bool m_dataEnded = false;
    bool m_restRefused = false;
    bool m_cleanEnd = true;
    bool m_wasCut = false;
    bool m_hadEnough = false;
};
