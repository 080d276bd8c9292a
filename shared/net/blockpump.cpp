#include "net/blockpump.h"

#include "net/pumpturn.h"
#include "net/ratelimiter.h"

#include <algorithm>
#include <utility>

namespace {
constexpr qint64 turnBytes = 1024 * 1024;
} // namespace

BlockPump::BlockPump(BlockConnection &connection, Direction direction, RateLimiter *limiter, QObject *parent)
    : QObject(parent)
    , m_blocks(connection)
    , m_direction(direction)
    , m_limiter(limiter) {
    m_resumeTimer.setSingleShot(true);
    m_resumeTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_resumeTimer, &QTimer::timeout, this, &BlockPump::pump);
    connect(&m_stallTimer, &QTimer::timeout, this, &BlockPump::onStallTimer);
}

void BlockPump::start() {
    DataConnection &connection = m_blocks.connection();
    connect(&connection, &DataConnection::ready, this, &BlockPump::pump);
    connect(&connection, &DataConnection::failed, this, &BlockPump::finish);
    if (m_direction == Direction::Send)
        connect(&connection, &DataConnection::writable, this, &BlockPump::pump);
    else
        connect(&connection, &DataConnection::readable, this, &BlockPump::pump);
    m_lastProgress.start();
    if (m_stallTimeout > 0)
        m_stallTimer.start(std::max(10, m_stallTimeout / 8));
    pump();
}

void BlockPump::pump() {
    if (m_finished)
        return;
    if (m_blocks.connection().failure())
        return finish(m_blocks.connection().failure());
    if (!m_blocks.connection().isReady())
        return;
    qint64 allowed = turnBytes;
    if (m_limiter)
        allowed = m_limiter->allowance(allowed);
    if (allowed <= 0) {
        watch(false);
        m_resumeTimer.start(std::max(1, m_limiter->delay()));
        return;
    }
    m_turn.start();
    move(allowed);
}

bool BlockPump::hasTurn() const { return m_turn.nsecsElapsed() < PumpTurn::Nanoseconds; }

void BlockPump::consume(qint64 bytes) {
    if (m_limiter && bytes > 0)
        m_limiter->consume(bytes);
}

void BlockPump::watch(bool on) {
    if (m_direction == Direction::Send)
        m_blocks.connection().setWriting(on);
    else
        m_blocks.connection().setReading(on);
}

void BlockPump::yieldTurn(int milliseconds) {
    watch(false);
    m_resumeTimer.start(milliseconds);
}

void BlockPump::onStallTimer() {
    const qint64 mark = progress();
    if (mark != std::exchange(m_stallMark, mark) || m_resumeTimer.isActive())
        m_lastProgress.start();
    if (m_lastProgress.elapsed() < m_stallTimeout)
        return;
    const QString cause = m_direction == Direction::Send ? QStringLiteral("the other side took no data for %1 s")
                                                         : QStringLiteral("the other side sent no data for %1 s");
    finish({Failure::Kind::TimedOut, 0, cause.arg((m_stallTimeout + 999) / 1000), {}});
}

void BlockPump::stop() {
    if (!std::exchange(m_finished, true))
        letGo();
}

void BlockPump::letGo() {
    m_resumeTimer.stop();
    m_stallTimer.stop();
    disconnect(&m_blocks.connection(), nullptr, this, nullptr);
    watch(false);
}

// The last word: nothing may follow it, for the receiver may delete this.
void BlockPump::finish(const Failure &failure) {
    if (std::exchange(m_finished, true))
        return;
    letGo();
    m_blocks.connection().setFailure(failure);
    Q_EMIT finished(failure);
}
