#include "operations/transfer/movedata.h"

#include "base/log.h"
#include "connection/blockchannel.h"
#include "ftp/dataaddress.h"
#include "ftp/extensions.h"
#include "ftp/wiretext.h"
#include "net/linesocket.h"
#include "net/receivepump.h"
#include "net/sendpump.h"

#include <QTimer>

namespace {
constexpr std::chrono::seconds wordOfCut(3);

// A failure on our side, or one that we found: whatever the server says of it is of no interest.
bool isOurs(const Failure &failure) {
    return failure.kind == Failure::Kind::LocalFile || failure.kind == Failure::Kind::Damaged ||
           failure.kind == Failure::Kind::Untrusted || failure.kind == Failure::Kind::Unsupported;
}
} // namespace

MoveData::MoveData(ServerLink &link, Request request)
    : Operation(link)
    , m_request(std::move(request)) {
    Q_ASSERT(bool(m_request.sink) != bool(m_request.source));
    setStep(decodeWireText(m_request.command));
}

MoveData::~MoveData() {
    if (!isDone())
        onEnding();
}

qint64 MoveData::bytes() const {
    if (m_blocks)
        return m_blocks->bytes();
    return m_receive ? m_receive->bytes() : m_send ? m_send->bytes() : 0;
}

QByteArray MoveData::digest() const {
    const Features &features = m_link.capabilities.features;
    const std::optional<HashAlgorithm> algorithm = features.defaultHash();
    if (!algorithm || !features.hasWherry(Extensions::digest) || !m_final.isPositive())
        return {};
    return Extensions::decodeDigest(m_final.text(), *algorithm).value_or(QByteArray());
}

void MoveData::firstStep() {
    if (m_link.blocks)
        return moveInBlocks();
    if (m_link.mode == 'S')
        return setType();
    m_link.mode = 0;
    send("MODE S", &MoveData::onMode);
}

void MoveData::onMode(const Reply &reply) {
    if (!reply.isPositive())
        return refuse(reply);
    m_link.mode = 'S';
    setType();
}

void MoveData::setType() {
    if (m_link.type == m_request.type)
        return prepare();
    m_link.type = 0;
    send(QByteArray("TYPE ") + m_request.type, &MoveData::onType);
}

// A transfer of the channel: TYPE and the data connection are its matter.
void MoveData::moveInBlocks() {
    if (m_request.offset > 0)
        return fail(Failure::Kind::Unsupported, QStringLiteral("no file can be continued in blocks"));
    m_blocks = m_link.blocks->begin(m_request.command, m_request.sink, m_request.source);
    watchConnection([this] { return bytes(); });
    connect(m_blocks, &BlockTransfer::handedOver, this, [this] {
        m_link.control.allowSlowReply(m_link.services.confirmation);
        Q_EMIT handedOver();
    });
    connect(m_blocks, &BlockTransfer::ended, this, &MoveData::onBlocksEnded);
}

void MoveData::onBlocksEnded(const Failure &failure, const Reply &reply) {
    m_opened = m_blocks->wasOpened();
    m_wasCut = m_blocks->wasCut() && !failure;
    m_blocks->disconnect(this);
    m_dataEnded = true;
    m_final = reply;
    if (failure)
        return finish(failure);
    if (m_wasCut)
        return fail(Failure::Kind::Lost, QStringLiteral("the data connection was lost"), reply.code);
    reply.isPositive() ? finish({}) : refuse(reply);
}

void MoveData::onType(const Reply &reply) {
    if (!reply.isPositive())
        return refuse(reply);
    m_link.type = m_request.type;
    prepare();
}

void MoveData::prepare() {
    m_link.chooseWays();
    m_connection.reset();
    m_commandSent = false;
    connect(&m_link.data, &DataConnector::connected, this, &MoveData::onConnected, Qt::UniqueConnection);
    connect(&m_link.data, &DataConnector::failed, this, &MoveData::onDialFailed, Qt::UniqueConnection);
    switch (m_link.data.way()) {
    case DataConnector::Way::ExtendedPassive:
        return askPassive("EPSV", &MoveData::onExtendedPassive);
    case DataConnector::Way::Passive:
        return askPassive("PASV", &MoveData::onPassive);
    case DataConnector::Way::ExtendedActive:
    case DataConnector::Way::Active:
        return listen();
    }
}

// Perhaps it was asked before (ServerLink::askAhead).
void MoveData::askPassive(const QByteArray &command, void (MoveData::*next)(const Reply &)) {
    if (!m_link.ahead.isAsked())
        return send(command, next);
    m_link.ahead.take(this, [this, command, next](const Reply &reply, const Failure &failure) {
        if (isDone())
            return;
        if (failure)
            return finish(failure);
        if (!m_link.data.isProven()) // asked at login: not too early, but perhaps not the way here
            return (this->*next)(reply);
        const bool isPassive = reply.code == 229 || reply.code == 227;
        m_link.capabilities.pipelining = isPassive ? Capabilities::Learned::Yes : Capabilities::Learned::No;
        // A server that will not have it ahead is asked again in its time.
        isPassive ? (this->*next)(reply) : send(command, next);
    });
}

void MoveData::onExtendedPassive(const Reply &reply) {
    const std::optional<quint16> port =
        reply.code == 229 ? parseExtendedPassiveReply(reply.text()) : std::optional<quint16>();
    if (!port)
        return tryNextWay({Failure::Kind::Refused, reply.code, decodeWireText(reply.text()), QStringLiteral("EPSV")});
    dial(*port);
}

void MoveData::onPassive(const Reply &reply) {
    const std::optional<DataAddress> address =
        reply.code == 227 ? parsePassiveReply(reply.text()) : std::optional<DataAddress>();
    if (!address)
        return tryNextWay({Failure::Kind::Refused, reply.code, decodeWireText(reply.text()), QStringLiteral("PASV")});
    dial(address->port); // the address is the server's opinion; its control connection's is a fact
}

void MoveData::dial(quint16 port) {
    m_commandWaits = true;
    watchConnection();
    m_link.dialData(port);
    if (m_link.data.isProven()) {
        m_commandWaits = false;
        sendRest();
    }
}

void MoveData::listen() {
    const QHostAddress own = m_link.control.localAddress();
    const Expected<quint16> port = m_link.data.listen(own, m_link.control.peerAddress());
    if (!port)
        return tryNextWay(port.error());
    const DataAddress address{own, *port};
    if (m_link.data.way() == DataConnector::Way::Active)
        send("PORT " + formatPort(address), &MoveData::onActive);
    else
        send("EPRT " + formatExtendedPort(address), &MoveData::onActive);
}

void MoveData::onActive(const Reply &reply) {
    if (!reply.isPositive())
        return tryNextWay({Failure::Kind::Refused, reply.code, decodeWireText(reply.text()), QStringLiteral("PORT")});
    sendRest();
}

void MoveData::tryNextWay(const Failure &failure) {
    m_link.data.abort();
    m_connection.reset();
    m_commandWaits = false;
    unwatchConnection();
    if (!m_firstRefusal)
        m_firstRefusal = failure;
    if (m_link.data.isProven())
        return finish(failure);
    if (!m_link.data.advance())
        return finish(m_firstRefusal);
    m_link.services.log.info(m_link.site.endpoint(), QStringLiteral("No data connection this way, trying another"));
    prepare();
}

void MoveData::sendRest() {
    if (m_request.end >= 0) {
        m_link.partStands = ServerLink::Part::Range;
        send("RANG " + QByteArray::number(m_request.offset) + ' ' + QByteArray::number(m_request.end - 1),
             &MoveData::onRest);
    } else if (m_request.offset > 0) {
        m_link.partStands = ServerLink::Part::Rest;
        send("REST " + QByteArray::number(m_request.offset), &MoveData::onRest);
    } else {
        sendCommand();
    }
}

void MoveData::onRest(const Reply &reply) {
    m_restRefused = reply.code != 350;
    if (m_restRefused) {
        m_link.partStands = ServerLink::Part::None;
        return fail(Failure::Kind::Unsupported, decodeWireText(reply.text()), reply.code);
    }
    sendCommand();
}

void MoveData::sendCommand() {
    m_commandSent = true;
    m_link.partStands = ServerLink::Part::None; // the command takes it
    send(m_request.command, &MoveData::onOpening);
    if (m_link.capabilities.isSequential)
        m_link.askAhead();
}

void MoveData::onOpening(const Reply &reply) {
    if (reply.isPreliminary()) {
        m_opened = true;
        awaitFinal(&MoveData::onFinal);
        watchConnection([this] { return bytes(); });
        return startMoving();
    }
    if (reply.isPositive()) { // a transfer so short that nobody mentioned its beginning
        m_opened = true;
        watchConnection([this] { return bytes(); });
        m_final = reply;
        startMoving();
        return join();
    }
    if (reply.code == 425 && !m_link.data.isProven())
        return tryNextWay({Failure::Kind::Refused, reply.code, decodeWireText(reply.text()), {}});
    refuse(reply);
}

void MoveData::onConnected(Descriptor &descriptor) {
    if (isDone() || m_connection)
        return;
    m_connection.reset(new DataConnection(std::move(descriptor)));
    m_connection->setCloseNotifyRequired(m_link.site.requireCloseNotify);
    if (m_link.protectedData) {
        connect(m_connection.get(), &DataConnection::ready, this, &MoveData::onEncrypted);
        connect(m_connection.get(), &DataConnection::failed, this, &MoveData::onDataEnded);
        const Expected<const TlsContext *> context = m_link.tlsContext();
        if (!context)
            return finish(context.error());
        const LineSocket *const control = m_link.control.socket();
        m_connection->startTls(**context, m_link.site.host, control ? control->tlsSession() : TlsSession());
    }
    if (std::exchange(m_commandWaits, false))
        return sendRest();
    startMoving();
}

void MoveData::onDialFailed(const Failure &failure) {
    if (isDone() || m_connection)
        return;
    if (m_commandSent)
        return finish(failure); // the server waits in vain: the session brings it back in step
    tryNextWay(failure);
}

void MoveData::onEncrypted() {
    const LineSocket *const control = m_link.control.socket();
    if (!control || m_connection->tlsInfo().peer.fingerprint != control->tlsInfo().peer.fingerprint)
        return fail(Failure::Kind::Untrusted,
                    QStringLiteral("the data connection shows another certificate than the control connection"));
    startMoving();
}

// What is sent to a place that is known to take data needs not wait for 150: a server that refuses the command closes
// the place, and says so.
bool MoveData::mayMove() const { return m_opened || (m_commandSent && m_request.source && m_link.data.isProven()); }

void MoveData::startMoving() {
    if (m_moving || m_dataEnded || !mayMove() || !m_connection || !m_connection->isReady())
        return;
    m_moving = true;
    if (m_request.sink) {
        m_receive.reset(new ReceivePump(*m_connection, *m_request.sink, m_link.services.downloadLimit));
        m_receive->setStallTimeout(0);
        connect(m_receive.get(), &ReceivePump::finished, this, &MoveData::onDataEnded);
        m_receive->start();
    } else {
        m_send.reset(new SendPump(*m_connection, *m_request.source, m_link.services.uploadLimit));
        m_send->setStallTimeout(0);
        connect(m_send.get(), &SendPump::finished, this, &MoveData::onDataEnded);
        m_send->start();
    }
}

void MoveData::onDataEnded(const Failure &failure) {
    if (isDone() || m_dataEnded)
        return;
    m_dataEnded = true;
    m_dataFailure = failure;
    m_cleanEnd = !m_connection || !m_connection->isEncrypted() || m_connection->closeNotifySeen();
    m_link.control.feed();
    m_hadEnough = !failure && m_request.sink && m_request.sink->hasEnough();
    if (!failure) {
        m_link.data.setProven();
        if (m_request.source && m_connection->isEncrypted())
            awaitPeersEnd();
        else // both ends are through, and a server may hold its reply until we have closed
            m_connection->abort();
        if (m_request.source) {
            m_link.control.allowSlowReply(m_link.services.confirmation);
            Q_EMIT handedOver();
            if (isDone())
                return;
        }
    }
    join();
}

// A server may still have session tickets to send (TLS 1.3). On a closed connection they would meet a reset, and the
// server, or a proxy between, could lose with it what it has not read yet.
void MoveData::awaitPeersEnd() {
    connect(m_connection.get(), &DataConnection::readable, this, [this] {
        if (m_connection->discardInput() != DataConnection::Later)
            m_connection->abort();
    });
    m_connection->setReading(true);
}

// 426 mostly. A server that does not notice by itself is told by ABOR.
void MoveData::awaitWordOfCut() {
    QTimer::singleShot(wordOfCut, this, [this] {
        if (isDone())
            return;
        connect(&m_link.control, &ControlConnection::inStep, this, &MoveData::succeed);
        m_link.resynchronise();
    });
}

void MoveData::onFinal(const Reply &reply) {
    if (reply.isPreliminary()) // "still at it"
        return awaitFinal(&MoveData::onFinal);
    if (reply.isIntermediate())
        return misunderstood(reply);
    m_final = reply;
    join();
}

// Called when the data has ended and when the final reply has come: the second of them ends the operation.
void MoveData::join() {
    if (m_dataEnded && isOurs(m_dataFailure)) {
        m_connection->abort();
        if (m_final.code != 0 || !m_opened)
            finish(m_dataFailure);
        return; // the server has noticed, and its last word clears the line for what comes next
    }
    if (m_hadEnough)
        return m_final.code != 0 ? succeed() : awaitWordOfCut();
    if (m_final.code != 0 && !m_final.isPositive())
        return refuse(m_final);
    if (m_final.code == 0 || !m_dataEnded)
        return;
    finish(m_dataFailure);
}

void MoveData::onEnding() {
    if (m_blocks) {
        m_blocks->disconnect(this);
        m_blocks->abandon();
        return;
    }
    m_link.data.disconnect(this);
    m_link.data.abort();
    if (m_receive) {
        m_receive->disconnect(this);
        m_receive->cancel();
    }
    if (m_send) {
        m_send->disconnect(this);
        m_send->cancel();
    }
    if (m_connection) {
        m_connection->disconnect(this);
        if (!m_dataEnded || m_dataFailure)
            m_connection->abort();
    }
}
