#include "net/blocksender.h"

#include "ftp/blockheader.h"
#include "net/ratelimiter.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace {
constexpr qint64 turnBytes = 1024 * 1024;
constexpr qint64 turnNanoseconds = 2'000'000;
} // namespace

BlockSender::BlockSender(BlockConnection &connection, ByteSource &source, RateLimiter *limiter, QObject *parent)
    : QObject(parent)
    , m_blocks(connection)
    , m_source(source)
    , m_limiter(limiter) {
    m_limitTimer.setSingleShot(true);
    m_limitTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_limitTimer, &QTimer::timeout, this, &BlockSender::pump);
    connect(&m_stallTimer, &QTimer::timeout, this, &BlockSender::onStallTimer);
}

void BlockSender::start() {
    DataConnection &connection = m_blocks.connection();
    connect(&connection, &DataConnection::ready, this, &BlockSender::pump);
    connect(&connection, &DataConnection::failed, this, &BlockSender::finish);
    connect(&connection, &DataConnection::writable, this, &BlockSender::pump);
    if (m_stallTimeout > 0)
        m_stallTimer.start(m_stallTimeout);
    pump();
}

// The next block. A file whose rest is known ends with its last bytes, others with an empty block.
void BlockSender::fill() {
    if (!m_buffer)
        m_buffer.reset(new char[BlockHeader::size + blockBytes]);
    const qint64 got = m_source.read(m_buffer.get() + BlockHeader::size, blockBytes);
    BlockHeader header;
    header.count = quint16(std::max<qint64>(0, got));
    if (got < 0) {
        m_sourceFailure = m_source.failure();
        header.suspect = true;
    }
    header.endOfFile = m_isLast = got <= 0 || m_source.directRemaining() == 0;
    const auto bytes = encodeBlockHeader(header);
    std::memcpy(m_buffer.get(), bytes.data(), bytes.size());
    m_bufferAt = 0;
    m_bufferEnd = BlockHeader::size + header.count;
}

void BlockSender::pump() {
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
            connection.setWriting(false);
            m_limitTimer.start(std::max(1, m_limiter->delay()));
            return;
        }
    }
    QElapsedTimer turn;
    turn.start();
    qint64 moved = 0;
    while (moved < left && turn.nsecsElapsed() < turnNanoseconds) {
        if (m_bufferAt == m_bufferEnd) {
            if (m_isLast)
                break;
            fill();
        }
        const qint64 sent = connection.write(m_buffer.get() + m_bufferAt, m_bufferEnd - m_bufferAt);
        if (sent == DataConnection::Failed)
            return finish(connection.failure());
        if (sent == DataConnection::Later)
            break;
        m_bytes += std::max<qint64>(0, m_bufferAt + sent - BlockHeader::size) -
                   std::max<qint64>(0, m_bufferAt - BlockHeader::size);
        m_bufferAt += sent;
        moved += sent;
    }
    if (m_limiter && moved > 0)
        m_limiter->consume(moved);
    if (m_isLast && m_bufferAt == m_bufferEnd && !connection.hasUnsent())
        return finish({});
    connection.setWriting(true);
}

void BlockSender::onStallTimer() {
    const qint64 mark = m_bytes - m_blocks.connection().unacknowledged();
    if (mark != std::exchange(m_stallMark, mark) || m_limitTimer.isActive())
        return;
    finish({Failure::Kind::TimedOut,
            0,
            QStringLiteral("the other side took no data for %1 s").arg((m_stallTimeout + 999) / 1000),
            {}});
}

void BlockSender::stop() {
    if (!std::exchange(m_finished, true))
        letGo();
}

void BlockSender::letGo() {
    m_limitTimer.stop();
    m_stallTimer.stop();
    disconnect(&m_blocks.connection(), nullptr, this, nullptr);
    m_blocks.connection().setWriting(false);
}

// The last word: nothing may follow it, for the receiver may delete this.
void BlockSender::finish(const Failure &failure) {
    if (std::exchange(m_finished, true))
        return;
    letGo();
    m_blocks.connection().setFailure(failure);
    Q_EMIT finished(failure);
}
