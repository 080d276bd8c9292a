#include "net/dataconnection.h"

#include <linux/sockios.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace {
// One reading of ciphertext: large enough that system calls do not count, small enough to stay within the bounds of
// what may be queued.
constexpr qint64 ciphertextSlice = 256 * 1024;
constexpr qint64 handshakeSlice = 16 * 1024;

void resetOnClose(int descriptor) {
    const linger reset{1, 0};
    ::setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
}

bool readInfo(int descriptor, tcp_info *info) {
    socklen_t length = sizeof *info;
    return ::getsockopt(descriptor, IPPROTO_TCP, TCP_INFO, info, &length) == 0;
}
} // namespace

DataConnection::DataConnection(Descriptor connection, QObject *parent)
    : QObject(parent)
    , m_socket(std::move(connection)) {
    const int on = 1;
    ::setsockopt(m_socket.number(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

DataConnection::~DataConnection() { abort(); }

void DataConnection::startTls(const TlsContext &context, const QString &hostName, const TlsSession &session) {
    m_tls = std::make_unique<TlsChannel>(context, hostName, session);
    if (context.role() == TlsRole::Server)
        m_tls->withoutTickets();
    m_shaking = true;
    setReading(false);
    setWriting(false);
    // The first step is made by the loop: ready() and failed() never come from within this call.
    QMetaObject::invokeMethod(this, &DataConnection::shake, Qt::QueuedConnection);
}

// SO_RCVBUF would end the kernel's own tuning of the buffer. Asking to be woken only for so many bytes makes room for
// them and leaves it on (tcp_set_rcvlowat); the room stays when the wish is taken back.
void DataConnection::widenReceiveWindow(int bytes) {
    for (const int lowWater : {bytes, 1})
        ::setsockopt(m_socket.number(), SOL_SOCKET, SO_RCVLOWAT, &lowWater, sizeof lowWater);
}

TlsInfo DataConnection::tlsInfo() const { return m_tls ? m_tls->info() : TlsInfo{}; }

TlsSession DataConnection::tlsSession() const { return m_tls ? m_tls->session() : TlsSession{}; }

void DataConnection::abort() {
    m_readNotifier.reset();
    m_writeNotifier.reset();
    // After both ends are through, closing is silent; before that the peer must see that something is missing.
    if (m_socket && !m_ended && !(m_shutDown && unacknowledged() == 0))
        resetOnClose(m_socket.number());
    m_socket.reset();
    m_shaking = false;
    if (!m_failure)
        m_failure = {Failure::Kind::Cancelled, 0, QString(), {}};
}

void DataConnection::setReading(bool on) {
    m_wantsReading = on;
    on = on || m_shaking;
    if (!m_readNotifier) {
        if (!on || !m_socket)
            return;
        m_readNotifier = std::make_unique<ReadinessNotifier>(m_socket.number(), EpollSet::Read);
        connect(m_readNotifier.get(), &ReadinessNotifier::activated, this, &DataConnection::onReadable);
    } else if (m_readNotifier->isEnabled() != on) {
        m_readNotifier->setEnabled(on);
    }
}

void DataConnection::setWriting(bool on) {
    m_wantsWriting = on;
    on = on || (m_tls && !m_tls->outgoing().isEmpty());
    if (!m_writeNotifier) {
        if (!on || !m_socket)
            return;
        m_writeNotifier = std::make_unique<ReadinessNotifier>(m_socket.number(), EpollSet::Write);
        connect(m_writeNotifier.get(), &ReadinessNotifier::activated, this, &DataConnection::onWritable);
    } else if (m_writeNotifier->isEnabled() != on) {
        m_writeNotifier->setEnabled(on);
    }
}

void DataConnection::onReadable() {
    if (m_shaking)
        return shake();
    Q_EMIT readable();
}

void DataConnection::onWritable() {
    if (m_tls && !m_tls->outgoing().isEmpty()) {
        if (!flush()) {
            if (m_shaking)
                return fail(m_failure);
        } else {
            setWriting(m_wantsWriting);
        }
        if (m_shaking)
            return shake();
    }
    if (m_wantsWriting)
        Q_EMIT writable();
}

void DataConnection::shake() {
    if (!m_shaking || !m_socket)
        return;
    for (;;) {
        const TlsChannel::Progress progress = m_tls->handshake();
        if (!flush() && progress != TlsChannel::Progress::Failed)
            return fail(m_failure);
        if (progress == TlsChannel::Progress::Done) {
            m_shaking = false;
            setReading(m_wantsReading);
            setWriting(m_wantsWriting);
            Q_EMIT ready();
            return;
        }
        if (progress == TlsChannel::Progress::Failed)
            return fail(m_tls->failure());
        const qint64 got = fill();
        if (got == Later)
            break;
        if (got == Failed)
            return fail(m_failure);
        if (got == 0)
            return fail({Failure::Kind::Lost, 0, QStringLiteral("the connection ended during the TLS handshake"), {}});
    }
    setReading(m_wantsReading);
    setWriting(m_wantsWriting);
}

void DataConnection::fail(const Failure &failure) {
    if (!std::exchange(m_shaking, false))
        return;
    m_failure = failure;
    setReading(false);
    if (m_writeNotifier)
        m_writeNotifier->setEnabled(false);
    Q_EMIT failed(failure);
}

bool DataConnection::flush() {
    QByteArray &outgoing = m_tls->outgoing();
    while (m_outgoingAt < outgoing.size()) {
        const ssize_t sent = ::send(m_socket.number(), outgoing.constData() + m_outgoingAt,
                                    size_t(outgoing.size() - m_outgoingAt), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0) {
            if (errno == EINTR)
                continue;
            if (errno == EAGAIN)
                return true;
            setFailure(lost(errno));
            return false;
        }
        m_outgoingAt += sent;
    }
    m_outgoingAt = 0;
    outgoing.resize(0); // keeps its memory for the next slice
    return true;
}

qint64 DataConnection::fill() {
    const qint64 slice = m_shaking ? handshakeSlice : ciphertextSlice;
    char *room = m_tls->room(slice);
    ssize_t got = 0;
    do
        got = ::recv(m_socket.number(), room, size_t(slice), MSG_DONTWAIT);
    while (got < 0 && errno == EINTR);
    m_tls->received(std::max<qint64>(0, got));
    // The last bytes and close_notify are small: a sender with Nagle's algorithm holds them back until what came before
    // is acknowledged, and the kernel puts that off for 40 ms as we have nothing to say.
    if (got > 0 && got < handshakeSlice)
        acknowledge();
    if (got >= 0)
        return got;
    if (errno == EAGAIN)
        return Later;
    setFailure(lost(errno));
    return Failed;
}

// Acknowledges at once what has come, instead of after 40 ms.
void DataConnection::acknowledge() {
    const int on = 1;
    ::setsockopt(m_socket.number(), IPPROTO_TCP, TCP_QUICKACK, &on, sizeof on);
}

qint64 DataConnection::read(char *data, qint64 maximum) {
    if (m_failure)
        return Failed;
    if (m_ended)
        return 0;
    if (!m_tls) {
        ssize_t got = 0;
        do
            got = ::recv(m_socket.number(), data, size_t(maximum), MSG_DONTWAIT);
        while (got < 0 && errno == EINTR);
        if (got < 0 && errno == EAGAIN)
            return Later;
        if (got < 0)
            setFailure(lost(errno));
        if (got == 0)
            m_ended = true;
        return got < 0 ? Failed : got;
    }
    // At most one reading of the socket for one of ours, so that the caller's bounds are those of the loop's turn too.
    for (int attempt = 0; attempt < 2; ++attempt) {
        const qint64 got = m_tls->read(data, maximum);
        if (got > 0)
            return got;
        if (got == -1) {
            m_ended = true;
            return 0;
        }
        if (got == -2) {
            setFailure(m_tls->failure());
            return Failed;
        }
        if (attempt == 1)
            break;
        const qint64 filled = fill();
        if (filled == Later || filled == Failed)
            return filled;
        if (filled == 0) {
            if (!m_closeNotifyRequired) {
                m_ended = true;
                return 0;
            }
            setFailure({Failure::Kind::Lost, 0, QStringLiteral("the data ended without TLS close_notify"), {}});
            return Failed;
        }
    }
    return Later;
}

qint64 DataConnection::write(const char *data, qint64 size) {
    if (m_failure)
        return Failed;
    if (!m_tls) {
        ssize_t sent = 0;
        do
            sent = ::send(m_socket.number(), data, size_t(size), MSG_NOSIGNAL | MSG_DONTWAIT);
        while (sent < 0 && errno == EINTR);
        if (sent < 0 && errno == EAGAIN)
            return Later;
        if (sent < 0)
            setFailure(lost(errno));
        return sent < 0 ? Failed : sent;
    }
    if (!m_tls->outgoing().isEmpty())
        return flush() ? (m_tls->outgoing().isEmpty() ? write(data, size) : Later) : Failed;
    if (!m_tls->write(data, size)) {
        setFailure(m_tls->failure());
        return Failed;
    }
    return flush() ? size : Failed;
}

bool DataConnection::finishWriting() {
    if (m_failure || m_shutDown)
        return m_shutDown;
    if (m_tls) {
        if (!std::exchange(m_finishing, true)) {
            const qint64 waiting = unacknowledged();
            tcp_info info{};
            if (waiting >= 0 && readInfo(m_socket.number(), &info))
                m_streamEnd = qint64(info.tcpi_bytes_acked) + waiting + m_tls->outgoing().size() - m_outgoingAt;
            m_tls->closeNotify();
        }
        if (!flush() || !m_tls->outgoing().isEmpty())
            return false;
    }
    if (::shutdown(m_socket.number(), SHUT_WR) != 0) {
        setFailure(lost(errno));
        return false;
    }
    m_shutDown = true;
    return true;
}

bool DataConnection::isDelivered() const {
    tcp_info info{};
    if (m_streamEnd < 0 || !m_socket || !readInfo(m_socket.number(), &info))
        return false;
    const qint64 delayed = std::max<qint64>(64 * 1024, 2 * qint64(info.tcpi_snd_mss));
    return m_streamEnd - qint64(info.tcpi_bytes_acked) <= delayed;
}

qint64 DataConnection::unacknowledged() const {
    int waiting = 0;
    if (!m_socket || ::ioctl(m_socket.number(), SIOCOUTQ, &waiting) != 0)
        return -1;
    // The kernel counts our FIN as a byte. Its acknowledgement comes late or with the peer's own FIN, and says nothing
    // more of the data. Under TLS it is awaited, for the peer's close_notify should find us still there.
    return m_shutDown && !m_tls ? std::max(0, waiting - 1) : waiting;
}

int DataConnection::pendingError() const {
    int error = 0;
    socklen_t length = sizeof error;
    if (::getsockopt(m_socket.number(), SOL_SOCKET, SO_ERROR, &error, &length) != 0)
        return errno;
    return error;
}

qint64 DataConnection::discardInput() {
    char scratch[4096];
    for (int i = 0; i < 64 && m_socket; ++i) {
        const ssize_t got = ::recv(m_socket.number(), scratch, sizeof scratch, MSG_DONTWAIT);
        if (got == 0)
            return 0;
        if (got < 0 && (errno == EAGAIN || errno == EINTR))
            return Later;
        if (got < 0) {
            setFailure(lost(errno));
            return Failed;
        }
    }
    return Later;
}

void DataConnection::setFailure(const Failure &failure) {
    if (!m_failure)
        m_failure = failure;
}

Failure DataConnection::lost(int error) {
    return {Failure::Kind::Lost,
            0,
            error == EPIPE ? QStringLiteral("the other side closed the data connection")
                           : QString::fromLocal8Bit(std::strerror(error)),
            {}};
}
