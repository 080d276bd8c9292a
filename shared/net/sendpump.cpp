#include "net/sendpump.h"

#include "net/pumpturn.h"
#include "net/ratelimiter.h"

#include <sys/sendfile.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <utility>

namespace {
constexpr qint64 directSlice = 4 * 1024 * 1024; // also all that is moved in one turn of the loop
constexpr int slowestConfirm = 100;             // ms
} // namespace

SendPump::SendPump(DataConnection &connection, ByteSource &source, RateLimiter *limiter, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_source(source)
    , m_limiter(limiter) {
    m_limitTimer.setSingleShot(true);
    m_limitTimer.setTimerType(Qt::PreciseTimer);
    m_confirmTimer.setSingleShot(true);
    m_confirmTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_limitTimer, &QTimer::timeout, this, &SendPump::pump);
    connect(&m_confirmTimer, &QTimer::timeout, this, &SendPump::confirm);
    connect(&m_stallTimer, &QTimer::timeout, this, &SendPump::onStallTimer);
}

void SendPump::start() {
    if (std::exchange(m_started, true))
        return;
    // sendfile has no MSG_NOSIGNAL: a peer that goes away must be an error here, not the end of the program.
    [[maybe_unused]] static const auto former = std::signal(SIGPIPE, SIG_IGN);
    connect(&m_connection, &DataConnection::ready, this, &SendPump::pump);
    connect(&m_connection, &DataConnection::failed, this, &SendPump::finish);
    connect(&m_connection, &DataConnection::writable, this, &SendPump::pump);
    connect(&m_connection, &DataConnection::readable, this, &SendPump::onReadable);
    m_lastProgress.start();
    if (m_stallTimeout > 0)
        m_stallTimer.start(std::max(10, m_stallTimeout / 8));
    // A fresh connection takes a small file whole: the kernel need not be asked whether it is writable.
    if (m_connection.isReady())
        QMetaObject::invokeMethod(this, &SendPump::pump, Qt::QueuedConnection);
    else if (m_connection.failure())
        QMetaObject::invokeMethod(
            this, [this] { finish(m_connection.failure()); }, Qt::QueuedConnection);
}

void SendPump::cancel() {
    if (m_finished)
        return;
    m_connection.abort();
    finish({Failure::Kind::Cancelled, 0, QString(), {}});
}

// One turn: at most a direct slice, then the loop serves the others.
void SendPump::pump() {
    if (m_finished)
        return;
    if (m_connection.failure())
        return finishLost(m_connection.failure());
    if (!m_connection.isReady())
        return;
    if (m_handedOver)
        return confirm();
    if (m_sourceEnded && m_bufferAt == m_bufferEnd)
        return handOver();
    if (const int wait = m_bufferAt == m_bufferEnd ? m_source.pause() : 0; wait > 0) {
        m_connection.setWriting(false);
        m_limitTimer.start(wait);
        return;
    }
    qint64 left = directSlice;
    if (m_limiter) {
        left = m_limiter->allowance(left);
        if (left <= 0) {
            m_connection.setWriting(false);
            m_limitTimer.start(std::max(1, m_limiter->delay()));
            return;
        }
    }
    qint64 moved = 0;
    QElapsedTimer turn;
    turn.start();
    while (left > 0 && !m_sourceEnded && turn.nsecsElapsed() < PumpTurn::Nanoseconds) {
        const bool direct = m_direct && m_bufferAt == m_bufferEnd && m_connection.plainDescriptor() >= 0 &&
                            m_source.directDescriptor() >= 0;
        const qint64 got = direct ? sendDirect(left) : sendSlice(left);
        if (got == DataConnection::Failed)
            return finish(m_failure);
        if (got == DataConnection::Later)
            break;
        moved += got;
        left -= got;
        m_bytes += got;
    }
    if (m_limiter && moved > 0)
        m_limiter->consume(moved);
    if (m_sourceEnded && m_bufferAt == m_bufferEnd)
        return handOver();
    m_connection.setWriting(true);
}

// Bytes moved, Later when the socket is full, or Failed with m_failure set.
qint64 SendPump::sendDirect(qint64 maximum) {
    const qint64 remaining = m_source.directRemaining();
    if (remaining == 0) {
        m_sourceEnded = true;
        return 0;
    }
    const qint64 wanted = m_source.directAllowance(remaining < 0 ? maximum : std::min(maximum, remaining));
    if (wanted <= 0)
        return fail(m_source.failure());
    const ssize_t sent =
        ::sendfile(m_connection.plainDescriptor(), m_source.directDescriptor(), nullptr, size_t(wanted));
    if (sent > 0) {
        if (!m_source.moved(sent))
            return fail(m_source.failure());
        if (m_source.directRemaining() == 0)
            m_sourceEnded = true;
        return sent;
    }
    if (sent == 0) {
        if (!m_source.moved(0))
            return fail(m_source.failure());
        m_sourceEnded = true;
        return 0;
    }
    if (errno == EAGAIN)
        return DataConnection::Later;
    if (errno == EINTR)
        return 0;
    if (errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP || errno == ESPIPE || errno == EOVERFLOW) {
        m_direct = false; // a file system that cannot: read and write do the rest
        return 0;
    }
    if (errno == EIO || errno == EACCES || errno == EISDIR || errno == ENXIO || errno == ESTALE)
        return fail(Failure::ofLocalFile(errno));
    return fail(DataConnection::lost(errno));
}

qint64 SendPump::sendSlice(qint64 maximum) {
    if (m_bufferAt == m_bufferEnd) {
        // Most files are small: the large buffer is made for those that turn out not to be.
        const qint64 size = m_bytes == 0 ? PumpTurn::SmallSlice : PumpTurn::LargeSlice;
        if (m_bufferSize < size) {
            m_buffer.reset(new char[size_t(size)]);
            m_bufferSize = size;
        }
        const qint64 got = m_source.read(m_buffer.get(), std::min(m_bufferSize, maximum));
        if (got < 0)
            return fail(m_source.failure());
        m_bufferAt = 0;
        m_bufferEnd = got;
        if (got == 0) {
            m_sourceEnded = true;
            return 0;
        }
    }
    const qint64 sent = m_connection.write(m_buffer.get() + m_bufferAt, std::min(maximum, m_bufferEnd - m_bufferAt));
    if (sent == DataConnection::Failed)
        return fail(m_connection.failure());
    if (sent < 0)
        return sent;
    m_bufferAt += sent;
    return sent;
}

void SendPump::handOver() {
    if (!m_connection.finishWriting()) {
        if (m_connection.failure())
            return finishLost(m_connection.failure());
        m_connection.setWriting(true);
        return;
    }
    m_handedOver = true;
    m_buffer.reset();
    m_connection.setWriting(false);
    m_connection.setReading(true); // the peer's FIN usually comes with its acknowledgement of ours
    m_confirmDelay = 1;
    confirm();
}

// The kernel has everything; now the peer's kernel must have it. Nothing tells when an acknowledgement comes, so look:
// at once, when the peer closes its side, and at growing intervals.
void SendPump::confirm() {
    if (m_finished || !m_handedOver)
        return;
    const int error = m_connection.pendingError();
    if (error != 0)
        return finishLost(DataConnection::lost(error));
    if (m_connection.unacknowledged() == 0)
        return finish({});
    m_confirmTimer.start(m_confirmDelay);
    m_confirmDelay = std::min(slowestConfirm, m_confirmDelay * 2);
}

void SendPump::onReadable() {
    if (m_finished || !m_handedOver)
        return;
    // What a peer says on a connection that carries our bytes is of no interest, only its end is.
    switch (m_connection.discardInput()) {
    case DataConnection::Later:
        return;
    case DataConnection::Failed:
        return finishLost(m_connection.failure());
    default:
        m_connection.setReading(false); // the end would be announced for ever
        confirm();
    }
}

void SendPump::onStallTimer() {
    // Bytes in the kernel that the peer takes slowly are progress as well.
    const qint64 mark = m_bytes - m_connection.unacknowledged();
    if (mark != std::exchange(m_stallMark, mark) || m_limitTimer.isActive())
        m_lastProgress.start();
    if (m_lastProgress.elapsed() < m_stallTimeout)
        return;
    m_connection.abort();
    finish({Failure::Kind::TimedOut,
            0,
            QStringLiteral("the other side took no data for %1 s").arg((m_stallTimeout + 999) / 1000),
            {}});
}

qint64 SendPump::fail(const Failure &failure) {
    m_failure = failure;
    return DataConnection::Failed;
}

void SendPump::finishLost(const Failure &failure) { finish(m_connection.isDelivered() ? Failure{} : failure); }

// The last word: nothing may follow it, for the receiver may delete the pump.
void SendPump::finish(const Failure &failure) {
    if (std::exchange(m_finished, true))
        return;
    m_limitTimer.stop();
    m_confirmTimer.stop();
    m_stallTimer.stop();
    disconnect(&m_connection, nullptr, this, nullptr);
    m_connection.discardInput();
    m_connection.setReading(false);
    m_connection.setWriting(false);
    m_connection.setFailure(failure);
    Q_EMIT finished(failure);
}
