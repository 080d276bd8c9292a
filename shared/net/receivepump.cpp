#include "net/receivepump.h"

#include "net/pumpturn.h"
#include "net/ratelimiter.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <utility>

namespace {
constexpr qint64 turnLimit = 1024 * 1024; // moved in one turn of the loop
constexpr int wantedPipe = 1024 * 1024;
// Up to here bytes are copied: most files are small, and a pipe costs two descriptors and five system calls.
constexpr qint64 directFrom = 128 * 1024;

// What is read is written at once, so that all pumps of a thread share one.
char *buffer() {
    static thread_local const std::unique_ptr<char[]> shared(new char[size_t(PumpTurn::LargeSlice)]);
    return shared.get();
}

bool cannotSplice(int error) {
    return error == EINVAL || error == ENOSYS || error == EOPNOTSUPP || error == ESPIPE || error == EBADF;
}
} // namespace

ReceivePump::ReceivePump(DataConnection &connection, ByteSink &sink, RateLimiter *limiter, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_sink(sink)
    , m_limiter(limiter) {
    m_limitTimer.setSingleShot(true);
    m_limitTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_limitTimer, &QTimer::timeout, this, &ReceivePump::pump);
    connect(&m_stallTimer, &QTimer::timeout, this, &ReceivePump::onStallTimer);
}

void ReceivePump::start() {
    if (std::exchange(m_started, true))
        return;
    connect(&m_connection, &DataConnection::ready, this, &ReceivePump::pump);
    connect(&m_connection, &DataConnection::failed, this, &ReceivePump::finish);
    connect(&m_connection, &DataConnection::readable, this, &ReceivePump::pump);
    m_lastProgress.start();
    if (m_stallTimeout > 0)
        m_stallTimer.start(std::max(10, m_stallTimeout / 8));
    if (m_connection.isReady()) {
        m_connection.setReading(true);
        // TLS may hold bytes that came with the handshake: no notifier will tell of them.
        if (m_connection.isEncrypted())
            QMetaObject::invokeMethod(this, &ReceivePump::pump, Qt::QueuedConnection);
    } else if (m_connection.failure()) {
        QMetaObject::invokeMethod(
            this, [this] { finish(m_connection.failure()); }, Qt::QueuedConnection);
    }
}

void ReceivePump::cancel() {
    if (m_finished)
        return;
    m_connection.abort();
    finish({Failure::Kind::Cancelled, 0, QString(), {}});
}

// One turn: at most turnLimit, then the loop serves the others.
void ReceivePump::pump() {
    if (m_finished)
        return;
    if (m_connection.failure())
        return finish(m_connection.failure());
    if (!m_connection.isReady())
        return;
    if (const int wait = m_sink.pause(); wait > 0) {
        m_connection.setReading(false);
        m_limitTimer.start(wait);
        return;
    }
    qint64 left = turnLimit;
    if (m_limiter) {
        left = m_limiter->allowance(left);
        if (left <= 0) {
            m_connection.setReading(false);
            m_limitTimer.start(std::max(1, m_limiter->delay()));
            return;
        }
    }
    const qint64 before = m_bytes;
    qint64 got = 0;
    QElapsedTimer turn;
    turn.start();
    while (left > 0 && !m_ended && turn.nsecsElapsed() < PumpTurn::Nanoseconds) {
        const bool direct =
            m_direct && m_bytes >= directFrom && m_connection.plainDescriptor() >= 0 && m_sink.directDescriptor() >= 0;
        got = direct ? receiveDirect(left) : receiveSlice(left);
        if (got < 0)
            break;
        left -= got;
    }
    if (m_limiter && m_bytes > before)
        m_limiter->consume(m_bytes - before);
    if (got == DataConnection::Failed)
        return finish(m_failure);
    if (m_ended) {
        const bool whole = m_sink.end();
        // A peer under TLS waits for our goodbye as well. To one whose bytes could not be kept none is said.
        if (whole && m_connection.isEncrypted())
            m_connection.finishWriting();
        return finish(whole ? Failure{} : m_sink.failure());
    }
    m_connection.setReading(true);
    // What TLS has decrypted or holds undecrypted is not seen by the notifier: come back by ourselves.
    if (got != DataConnection::Later && m_connection.isEncrypted())
        m_limitTimer.start(0);
}

// Bytes moved (0 when it cannot be done this way, or at the end), Later when the socket is empty, or Failed.
qint64 ReceivePump::receiveDirect(qint64 maximum) {
    if (!m_pipeIn && !openPipe()) {
        m_direct = false;
        return 0;
    }
    const qint64 allowed = m_sink.allowance(std::min(maximum, m_pipeSize));
    if (allowed <= 0)
        return refuseMore();
    const ssize_t got = ::splice(m_connection.plainDescriptor(), nullptr, m_pipeOut.number(), nullptr, size_t(allowed),
                                 SPLICE_F_MOVE | SPLICE_F_NONBLOCK);
    if (got == 0) {
        m_ended = true;
        m_connection.setEnded();
        return 0;
    }
    if (got < 0) {
        if (errno == EAGAIN)
            return DataConnection::Later;
        if (errno == EINTR)
            return 0;
        if (cannotSplice(errno)) {
            m_direct = false;
            return 0;
        }
        return fail(DataConnection::lost(errno));
    }
    return drainPipe(got) ? got : DataConnection::Failed;
}

qint64 ReceivePump::receiveSlice(qint64 maximum) {
    const qint64 allowed = m_sink.allowance(std::min(maximum, PumpTurn::LargeSlice));
    if (allowed <= 0)
        return refuseMore();
    const qint64 got = m_connection.read(buffer(), allowed);
    if (got == DataConnection::Failed)
        return fail(m_connection.failure());
    if (got == 0)
        m_ended = true;
    if (got <= 0)
        return got;
    if (!m_sink.write(buffer(), got))
        return fail(m_sink.failure());
    m_bytes += got;
    return got;
}

// The sink takes no more. That is a failure only when more comes: an upload that fills its quota exactly is whole.
qint64 ReceivePump::refuseMore() {
    if (m_sink.hasEnough()) {
        m_ended = true;
        return 0;
    }
    char next = 0;
    const qint64 got = m_connection.read(&next, 1);
    if (got == DataConnection::Failed)
        return fail(m_connection.failure());
    if (got == 0)
        m_ended = true;
    return got > 0 ? fail(m_sink.failure()) : got;
}

bool ReceivePump::openPipe() {
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return false;
    m_pipeIn.reset(ends[0]);
    m_pipeOut.reset(ends[1]);
    ::fcntl(ends[1], F_SETPIPE_SZ, wantedPipe); // refused above the user's limit: then it stays as large as it is
    m_pipeSize = std::max(4096, ::fcntl(ends[1], F_GETPIPE_SZ));
    return true;
}

// Everything that is in the pipe goes into the sink: these bytes are nowhere else any more.
bool ReceivePump::drainPipe(qint64 size) {
    while (size > 0 && m_direct) {
        const ssize_t put =
            ::splice(m_pipeIn.number(), nullptr, m_sink.directDescriptor(), nullptr, size_t(size), SPLICE_F_MOVE);
        if (put > 0) {
            size -= put;
            m_bytes += put;
            m_sink.moved(put);
        } else if (put < 0 && cannotSplice(errno)) {
            m_direct = false; // a file system that cannot (or O_APPEND): the rest is copied
        } else if (put == 0 || errno != EINTR) {
            m_sink.directFailed(put == 0 ? ENOSPC : errno);
            fail(m_sink.failure());
            return false;
        }
    }
    while (size > 0) {
        const ssize_t got = ::read(m_pipeIn.number(), buffer(), size_t(std::min(size, PumpTurn::LargeSlice)));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0) {
            fail(Failure::ofLocalFile(errno));
            return false;
        }
        if (!m_sink.write(buffer(), got)) {
            fail(m_sink.failure());
            return false;
        }
        size -= got;
        m_bytes += got;
    }
    return true;
}

void ReceivePump::onStallTimer() {
    if (m_bytes != std::exchange(m_stallMark, m_bytes) || m_limitTimer.isActive())
        m_lastProgress.start();
    if (m_lastProgress.elapsed() < m_stallTimeout)
        return;
    m_connection.abort();
    finish({Failure::Kind::TimedOut,
            0,
            QStringLiteral("the other side sent no data for %1 s").arg((m_stallTimeout + 999) / 1000),
            {}});
}

qint64 ReceivePump::fail(const Failure &failure) {
    m_failure = failure;
    return DataConnection::Failed;
}

// The last word: nothing may follow it, for the receiver may delete the pump.
void ReceivePump::finish(const Failure &failure) {
    if (std::exchange(m_finished, true))
        return;
    m_limitTimer.stop();
    m_stallTimer.stop();
    disconnect(&m_connection, nullptr, this, nullptr);
    m_connection.setReading(false);
    m_connection.setFailure(failure);
    m_pipeIn.reset();
    m_pipeOut.reset();
    Q_EMIT finished(failure);
}
