#include "net/blocksender.h"

#include "ftp/blockheader.h"

#include <algorithm>
#include <cstring>

BlockSender::BlockSender(BlockConnection &connection, ByteSource &source, RateLimiter *limiter, QObject *parent)
    : BlockPump(connection, Direction::Send, limiter, parent)
    , m_source(source) {}

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

void BlockSender::move(qint64 atMost) {
    DataConnection &connection = blocks().connection();
    qint64 moved = 0;
    while (moved < atMost && hasTurn()) {
        if (m_bufferAt == m_bufferEnd) {
            if (m_isLast)
                break;
            if (const int wait = m_source.pause(); wait > 0) {
                consume(moved);
                return yieldTurn(wait);
            }
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
    consume(moved);
    if (m_isLast && m_bufferAt == m_bufferEnd && !connection.hasUnsent())
        return finish({});
    awaitMore();
}
