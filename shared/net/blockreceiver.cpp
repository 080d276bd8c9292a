#include "net/blockreceiver.h"

#include "ftp/blockheader.h"

#include <algorithm>

namespace {
constexpr qint64 slice = 64 * 1024;
} // namespace

BlockReceiver::BlockReceiver(BlockConnection &connection, ByteSink *sink, RateLimiter *limiter, QObject *parent)
    : BlockPump(connection, Direction::Receive, limiter, parent)
    , m_sink(sink) {}

// How many of them the sink took, or were dropped.
qint64 BlockReceiver::store(QByteArrayView bytes) {
    if (!m_sink || m_sinkFailure)
        return bytes.size();
    const qint64 allowed = m_sink->allowance(bytes.size());
    if (allowed <= 0 || !m_sink->write(bytes.data(), allowed)) {
        m_sinkFailure = m_sink->failure();
        return bytes.size();
    }
    m_bytes += allowed;
    return allowed;
}

// Uses what was read, while the sink wants it and the turn lasts: packed bytes may be a thousand times as many. True at
// the end of the file, or when the peers are out of step.
bool BlockReceiver::takeBlocks() {
    for (;;) {
        const QByteArrayView waiting = blocks().unused();
        if (m_left > 0) {
            m_pause = m_sink && !m_sinkFailure ? m_sink->pause() : 0;
            if (waiting.isEmpty() || m_pause > 0 || !hasTurn())
                return false;
            qsizetype size = std::min<qsizetype>(m_left, waiting.size());
            if (!m_isMarker)
                size = store(waiting.first(size));
            blocks().use(size);
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
        blocks().use(BlockHeader::size);
        m_left = header->count;
        m_isMarker = header->restartMarker;
        m_isLast = header->endOfFile;
        m_suspect = m_suspect || header->suspect;
    }
}

void BlockReceiver::move(qint64 atMost) {
    while (!takeBlocks()) {
        if (m_pause > 0)
            return yieldTurn(m_pause);
        if (atMost <= 0 || !hasTurn())
            return yieldTurn(); // what TLS holds is not seen by the notifier
        const qint64 got = blocks().read(std::min(atMost, slice));
        if (got == DataConnection::Later)
            return awaitMore();
        if (got == DataConnection::Failed)
            return finish(blocks().connection().failure());
        if (got == 0)
            return finish({Failure::Kind::Lost, 0, QStringLiteral("the data connection ended within a file"), {}});
        m_came += got;
        atMost -= got;
        consume(got);
    }
    if (m_outOfStep)
        return finish({Failure::Kind::BadReply, 0, QStringLiteral("what came is not a block"), {}});
    if (m_sink && !m_sinkFailure && !m_suspect && !m_sink->end())
        m_sinkFailure = m_sink->failure();
    finish({});
}
