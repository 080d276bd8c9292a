#include "net/blockreceiver.h"

#include "ftp/blockheader.h"

#include <algorithm>

namespace {
constexpr qint64 slice = 64 * 1024;
} // namespace

BlockReceiver::BlockReceiver(BlockConnection &connection, ByteSink *sink, RateLimiter *limiter, QObject *parent)
    : BlockPump(connection, Direction::Receive, limiter, parent)
    , m_sink(sink) {}

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
        const QByteArrayView waiting = blocks().unused();
        if (m_left > 0) {
            if (waiting.isEmpty())
                return false;
            const qsizetype size = std::min<qsizetype>(m_left, waiting.size());
            if (!m_isMarker)
                store(waiting.first(size));
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
    if (const int wait = m_sink && !m_sinkFailure ? m_sink->pause() : 0; wait > 0)
        return yieldTurn(wait);
    while (!takeBlocks()) {
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
