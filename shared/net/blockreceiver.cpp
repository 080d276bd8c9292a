#include "net/blockreceiver.h"

#include "ftp/blockheader.h"
#include "net/ratelimiter.h"

#include <algorithm>
#include <utility>

namespace {
constexpr qint64 slice = 64 * 1024;
constexpr qint64 turnBytes = 1024 * 1024;
constexpr qint64 turnNanoseconds = 2'000'000;
} // namespace

BlockReceiver::BlockReceiver(BlockConnection &connection, ByteSink *sink, RateLimiter *limiter, QObject *parent)
    : QObject(parent)
    , m_blocks(connection)
    , m_sink(sink)
    , m_limiter(limiter) {
    m_limitTimer.setSingleShot(true);
    m_limitTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_limitTimer, &QTimer::timeout, this, &BlockReceiver::pump);
    connect(&m_stallTimer, &QTimer::timeout, this, &BlockReceiver::onStallTimer);
}

void BlockReceiver::start() {
    DataConnection &connection = m_blocks.connection();
    connect(&connection, &DataConnection::ready, this, &BlockReceiver::pump);
    connect(&connection, &DataConnection::failed, this, &BlockReceiver::finish);
    connect(&connection, &DataConnection::readable, this, &BlockReceiver::pump);
    if (m_stallTimeout > 0)
        m_stallTimer.start(std::max(10, m_stallTimeout));
    pump();
}

void BlockReceiver::store(QByteArrayView bytes) {
    while (m_sink && !m_sinkFailure && !bytes.isEmpty()) {
        const qint64 allowed = m_sink->allowance(bytes.size());
        if (allowed <= 0 || !m_sink->write(bytes.data(), allowed)) {
            m_sinkFailure = m_sink->failure();
            return;
        }
        m_bytes += allowed;
        bytes = bytes.sliced(allowed);
    }
}

// Uses what was read. True at the end of the file, or when the peers are out of step.
bool BlockReceiver::takeBlocks() {
    for (;;) {
        const QByteArrayView waiting = m_blocks.unused();
        if (m_left > 0) {
            if (waiting.isEmpty())
                return false;
            const qsizetype size = std::min<qsizetype>(m_left, waiting.size());
            if (!m_isMarker)
                store(waiting.first(size));
            m_blocks.use(size);
            m_left -= int(size);
            continue;
        }
        if (m_isLast)
            return true;
        if (waiting.size() < BlockHeader::size)
            return false;
        const auto header = parseBlockHeader(waiting.first(BlockHeader::size));
        if (!header) {
            m_outOfStep = true;
            return true;
        }
        m_blocks.use(BlockHeader::size);
        m_left = header->count;
        m_isMarker = header->restartMarker;
        m_isLast = header->endOfFile;
        m_suspect = m_suspect || header->suspect;
    }
}

void BlockReceiver::pump() {
    if (m_finished)
        return;
    DataConnection &connection = m_blocks.connection();
    if (connection.failure())
        return finish(connection.failure());
    if (!connection.isReady())
        return;
    qint64 left = turnBytes;
    if (m_limiter) {
        left = m_limiter->allowance(left);
        if (left <= 0) {
            connection.setReading(false);
            m_limitTimer.start(std::max(1, m_limiter->delay()));
            return;
        }
    }
    QElapsedTimer turn;
    turn.start();
    for (;;) {
        if (takeBlocks())
            break;
        if (left <= 0 || turn.nsecsElapsed() >= turnNanoseconds) {
            connection.setReading(false);
            m_limitTimer.start(0); // what TLS holds is not seen by the notifier
            return;
        }
        const qint64 got = m_blocks.read(std::min(left, slice));
        if (got == DataConnection::Later) {
            connection.setReading(true);
            return;
        }
        if (got == DataConnection::Failed)
            return finish(connection.failure());
        if (got == 0)
            return finish({Failure::Kind::Lost, 0, QStringLiteral("the data connection ended within a file"), {}});
        m_came += got;
        left -= got;
        if (m_limiter)
            m_limiter->consume(got);
    }
    if (m_outOfStep)
        return finish({Failure::Kind::BadReply, 0, QStringLiteral("what came is not a block"), {}});
    if (m_sink && !m_sinkFailure && !m_suspect && !m_sink->end())
        m_sinkFailure = m_sink->failure();
    finish({});
}

void BlockReceiver::onStallTimer() {
    if (m_came != std::exchange(m_stallMark, m_came) || m_limitTimer.isActive())
        return;
    finish({Failure::Kind::TimedOut,
            0,
            QStringLiteral("the other side sent no data for %1 s").arg((m_stallTimeout + 999) / 1000),
            {}});
}

void BlockReceiver::stop() {
    if (!std::exchange(m_finished, true))
        letGo();
}

void BlockReceiver::letGo() {
    m_limitTimer.stop();
    m_stallTimer.stop();
    disconnect(&m_blocks.connection(), nullptr, this, nullptr);
    m_blocks.connection().setReading(false);
}

// The last word: nothing may follow it, for the receiver may delete this.
void BlockReceiver::finish(const Failure &failure) {
    if (std::exchange(m_finished, true))
        return;
    letGo();
    m_blocks.connection().setFailure(failure);
    Q_EMIT finished(failure);
}
