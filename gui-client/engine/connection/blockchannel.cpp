#include "connection/blockchannel.h"

#include "connection/serverlink.h"
#include "ftp/dataaddress.h"
#include "ftp/wiretext.h"
#include "net/blockreceiver.h"
#include "net/blocksender.h"
#include "net/linesocket.h"

#include <QPointer>

#include <algorithm>
#include <vector>

namespace {
constexpr int noDataConnection = 425;
constexpr int dataConnectionLost = 426;
} // namespace

// --- one file ---

BlockTransfer::BlockTransfer(QByteArray command, ByteSink *sink, ByteSource *source)
    : m_command(std::move(command))
    , m_sink(sink)
    , m_source(source)
    , m_isUpload(source != nullptr) {}

void BlockTransfer::abandon() {
    m_abandoned = true;
    m_sink = nullptr;
    m_source = nullptr;
    disconnect(this, &BlockTransfer::handedOver, nullptr, nullptr);
    disconnect(this, &BlockTransfer::ended, nullptr, nullptr);
}

qint64 BlockTransfer::Source::read(char *data, qint64 maximum) {
    ByteSource *const source = m_transfer.m_source;
    const qint64 got = source ? source->read(data, maximum) : -1;
    if (got < 0)
        m_failure = source ? source->failure() : Failure{Failure::Kind::Cancelled, 0, QStringLiteral("cancelled"), {}};
    else
        m_transfer.m_bytes += got;
    return got;
}

qint64 BlockTransfer::Source::directRemaining() const {
    return m_transfer.m_source ? m_transfer.m_source->directRemaining() : -1;
}

qint64 BlockTransfer::Sink::allowance(qint64 wanted) {
    if (!m_transfer.m_sink)
        return wanted;
    const qint64 allowed = m_transfer.m_sink->allowance(wanted);
    m_failure = m_transfer.m_sink->failure();
    return allowed;
}

bool BlockTransfer::Sink::write(const char *data, qint64 size) {
    if (!m_transfer.m_sink)
        return true;
    m_transfer.m_bytes += size;
    const bool taken = m_transfer.m_sink->write(data, size);
    m_failure = m_transfer.m_sink->failure();
    return taken;
}

bool BlockTransfer::Sink::end() {
    const bool taken = !m_transfer.m_sink || m_transfer.m_sink->end();
    if (!taken)
        m_failure = m_transfer.m_sink->failure();
    return taken;
}

// --- all of them ---

BlockChannel::BlockChannel(ServerLink &link)
    : m_link(link) {
    connect(&m_link.data, &DataConnector::connected, this, &BlockChannel::onConnected);
    connect(&m_link.data, &DataConnector::failed, this, &BlockChannel::failed);
}

BlockChannel::~BlockChannel() { stop(); }

// The second time the link may be gone: the channel is deleted from the event loop after it was stopped.
void BlockChannel::stop() {
    if (std::exchange(m_stopped, true))
        return;
    m_link.control.forget(this);
    m_link.data.disconnect(this);
    m_link.data.abort();
    stopPumps();
    // In the middle of a file the server must not take what it has for whole.
    if (m_toSend.empty() && m_toReceive.empty())
        m_blocks.close();
    else
        m_blocks.abort();
}

void BlockChannel::stopPumps() {
    if (m_sender)
        m_sender->stop();
    if (m_receiver)
        m_receiver->stop();
    m_sender.reset();
    m_receiver.reset();
}

void BlockChannel::open() {
    m_opening = true;
    if (m_link.ahead.isAsked()) // at login
        m_link.ahead.take(this, [this](const Reply &reply, const Failure &failure) {
            failure || reply.code == 229 ? onPassive(reply, failure) : askPassive();
        });
    else
        askPassive();
}

void BlockChannel::askPassive() {
    m_link.control.send("EPSV", this,
                        [this](const Reply &reply, const Failure &failure) { onPassive(reply, failure); });
}

void BlockChannel::onPassive(const Reply &reply, const Failure &failure) {
    if (failure)
        return; // the connection has ended, and whoever waits knows
    const std::optional<quint16> port =
        reply.code == 229 ? parseExtendedPassiveReply(reply.text()) : std::optional<quint16>();
    if (!port) {
        Q_EMIT failed({Failure::Kind::Refused, reply.code, decodeWireText(reply.text()), QStringLiteral("EPSV")});
        return;
    }
    m_opening = false;
    m_dialed = true;
    m_link.dialData(*port);
    // The server waits for the connection, so the commands need not.
    std::deque<Transfer> kept = std::exchange(m_kept, {});
    for (Transfer &transfer : kept)
        issue(std::move(transfer));
}

void BlockChannel::onConnected(Descriptor &descriptor) {
    m_blocks.adopt(LaterPtr<DataConnection>(new DataConnection(std::move(descriptor))));
    DataConnection &connection = m_blocks.connection();
    if (!m_link.protectedData)
        return pump();
    connect(&connection, &DataConnection::ready, this, &BlockChannel::onReady);
    connect(&connection, &DataConnection::failed, this, &BlockChannel::failed);
    const Expected<const TlsContext *> context = m_link.tlsContext();
    if (!context) {
        Q_EMIT failed(context.error());
        return;
    }
    const LineSocket *const control = m_link.control.socket();
    connection.startTls(**context, m_link.site.host, control ? control->tlsSession() : TlsSession());
}

void BlockChannel::onReady() {
    const LineSocket *const control = m_link.control.socket();
    if (!control || m_blocks.connection().tlsInfo().peer.fingerprint != control->tlsInfo().peer.fingerprint) {
        Q_EMIT failed({Failure::Kind::Untrusted,
                       0,
                       QStringLiteral("the data connection shows another certificate than the control connection"),
                       {}});
        return;
    }
    pump();
}

BlockTransfer *BlockChannel::begin(const QByteArray &command, ByteSink *sink, ByteSource *source) {
    Transfer transfer(new BlockTransfer(command, sink, source));
    BlockTransfer *const raw = transfer.get();
    if (m_dialed) {
        issue(std::move(transfer));
    } else {
        m_kept.push_back(std::move(transfer));
        openAgain();
    }
    return raw;
}

void BlockChannel::issue(Transfer transfer) {
    BlockTransfer *const raw = transfer.get();
    if (raw->m_abandoned)
        return;
    m_issued.push_back(std::move(transfer));
    if (raw->m_isUpload)
        m_toSend.push_back(raw);
    m_link.control.send(raw->m_command, this,
                        [this, raw](const Reply &reply, const Failure &failure) { onOpening(raw, reply, failure); });
    pump();
}

void BlockChannel::onOpening(BlockTransfer *transfer, const Reply &reply, const Failure &failure) {
    if (failure)
        return end(transfer, failure);
    if (!reply.isPreliminary())
        return onFinal(transfer, reply, failure);
    transfer->m_opened = true;
    awaitFinal(transfer);
    if (transfer->m_isUpload)
        return;
    m_toReceive.push_back(transfer);
    pump();
}

void BlockChannel::awaitFinal(BlockTransfer *transfer) {
    m_link.control.awaitFinal(this, [this, transfer](const Reply &reply, const Failure &failure) {
        if (!failure && reply.isPreliminary()) // "still at it"
            return awaitFinal(transfer);
        onFinal(transfer, reply, failure);
    });
}

void BlockChannel::onFinal(BlockTransfer *transfer, const Reply &reply, const Failure &failure) {
    if (failure)
        return end(transfer, failure);
    transfer->m_final = reply;
    const bool isRefused = !reply.isPositive();
    transfer->m_cut = isRefused && (reply.code == noDataConnection || reply.code == dataConnectionLost);
    // An upload that was refused before 125 left its file on the line.
    if (!transfer->m_cut && !(transfer->m_isUpload && !transfer->m_opened && isRefused))
        return join(transfer);
    const QPointer<BlockTransfer> alive(transfer);
    loseConnection();
    if (alive)
        end(transfer, {});
}

// Called when the data has passed and when the final reply has come: the second of them ends the transfer.
void BlockChannel::join(BlockTransfer *transfer) {
    if (transfer->m_final.code == 0)
        return;
    // A download without 125 has no data; after a cut nothing more passes.
    const bool nothingPasses = transfer->m_cut || (!transfer->m_isUpload && !transfer->m_opened);
    if (!transfer->m_through && !nothingPasses)
        return;
    const bool closesBehind = transfer->m_final.code == 226; // RFC 959 5.4; 250 leaves the connection open
    end(transfer, transfer->m_dataFailure);
    if (closesBehind && m_dialed)
        loseConnection();
}

void BlockChannel::end(BlockTransfer *transfer, const Failure &failure) {
    const auto place = std::find_if(m_issued.begin(), m_issued.end(),
                                    [transfer](const Transfer &issued) { return issued.get() == transfer; });
    if (place == m_issued.end())
        return;
    if ((m_sender && m_toSend.front() == transfer) || (m_receiver && m_toReceive.front() == transfer))
        stopPumps(); // only when the control connection has ended
    std::erase(m_toSend, transfer);
    std::erase(m_toReceive, transfer);
    const LaterPtr<BlockTransfer> ended(place->release()); // it is in its signal
    m_issued.erase(place);
    Q_EMIT ended->ended(failure, ended->m_final);
    openAgain();
}

void BlockChannel::pump() {
    if (!m_blocks.isOpen() || !m_blocks.connection().isReady())
        return;
    if (!m_sender && !m_toSend.empty()) {
        m_blocks.setGathering(m_toSend.size() > 1);
        m_sender.reset(new BlockSender(m_blocks, m_toSend.front()->m_sourceRelay, m_link.services.uploadLimit));
        m_sender->setStallTimeout(0); // the control connection's inactivity limit counts
        watch(*m_sender, &BlockChannel::onSent);
        m_sender->start();
    }
    if (!m_receiver && !m_toReceive.empty()) {
        m_receiver.reset(new BlockReceiver(m_blocks, &m_toReceive.front()->m_sinkRelay, m_link.services.downloadLimit));
        m_receiver->setStallTimeout(0);
        watch(*m_receiver, &BlockChannel::onReceived);
        m_receiver->start();
    }
}

// A file may have passed before start() returns, and the next one as well: taken from the event loop.
void BlockChannel::watch(BlockPump &pump, void (BlockChannel::*next)(const Failure &)) {
    connect(&pump, &BlockPump::finished, this, [this, &pump, next](const Failure &failure) {
        QMetaObject::invokeMethod(
            this,
            [this, &pump, next, failure] {
                if (&pump == m_sender.get() || &pump == m_receiver.get()) // not one that was stopped meanwhile
                    (this->*next)(failure);
            },
            Qt::QueuedConnection);
    });
}

void BlockChannel::onSent(const Failure &failure) {
    const LaterPtr<BlockSender> sender(m_sender.release());
    if (failure)
        return loseConnection();
    BlockTransfer *const transfer = m_toSend.front();
    m_toSend.pop_front();
    transfer->m_through = true;
    transfer->m_dataFailure = sender->sourceFailure();
    m_link.control.feed();
    const QPointer<BlockTransfer> alive(transfer);
    if (!transfer->m_dataFailure)
        Q_EMIT transfer->handedOver();
    pump();
    if (alive)
        join(transfer);
}

void BlockChannel::onReceived(const Failure &failure) {
    const LaterPtr<BlockReceiver> receiver(m_receiver.release());
    if (failure)
        return loseConnection();
    BlockTransfer *const transfer = m_toReceive.front();
    m_toReceive.pop_front();
    transfer->m_through = true;
    transfer->m_dataFailure = receiver->sinkFailure();
    m_link.control.feed();
    pump();
    join(transfer);
}

// What was issued gets its replies (426, 425); what comes next waits for a new connection.
void BlockChannel::loseConnection() {
    stopPumps();
    m_toSend.clear();
    m_toReceive.clear();
    m_blocks.abort();
    m_dialed = false;
    std::vector<QPointer<BlockTransfer>> cut;
    for (const Transfer &transfer : m_issued) {
        if (transfer->m_through)
            continue;
        transfer->m_cut = true;
        cut.emplace_back(transfer.get());
    }
    for (const QPointer<BlockTransfer> &transfer : cut) {
        if (transfer)
            join(transfer);
    }
    openAgain();
}

// All replies to what was sent over the former connection are in: which files came through is certain.
void BlockChannel::openAgain() {
    if (!m_dialed && !m_opening && m_issued.empty() && !m_kept.empty())
        open();
}
