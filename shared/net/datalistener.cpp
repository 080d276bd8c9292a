#include "net/datalistener.h"

#include <QRandomGenerator>

#include <netinet/in.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace {
constexpr int dataAcceptsPerTurn = 16;
constexpr int dataPauseMilliseconds = 100;

Failure cannotListen(int error, const SocketAddress &address) {
    return {Failure::Kind::CannotConnect, error, QString::fromLocal8Bit(std::strerror(error)), address.toString()};
}
} // namespace

DataListener::DataListener(QObject *parent)
    : QObject(parent) {
    m_resume.setSingleShot(true);
    m_resume.setInterval(dataPauseMilliseconds);
    connect(&m_resume, &QTimer::timeout, this, [this] {
        if (m_notifier)
            m_notifier->setEnabled(true);
    });
}

DataListener::~DataListener() { close(); }

Expected<quint16> DataListener::listen(const QHostAddress &address, const QHostAddress &expectedPeer, quint16 first,
                                       quint16 last) {
    close();
    m_peer = expectedPeer;
    SocketAddress wanted{address, first};
    const int family = wanted.family();
    Descriptor socket(::socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!socket)
        return cannotListen(errno, wanted);
    const int on = 1;
    // Ports of connections in TIME_WAIT may be taken again; two listeners on one port are still impossible.
    ::setsockopt(socket.number(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    const quint32 count = first == 0 ? 1 : quint32(last < first ? 0 : last - first) + 1;
    const quint32 start = count > 1 ? QRandomGenerator::global()->bounded(count) : 0;
    int error = EADDRINUSE;
    for (quint32 i = 0; i < count; ++i) {
        wanted.port = quint16(first + (start + i) % count);
        sockaddr_storage storage;
        const socklen_t length = wanted.toKernel(family, &storage);
        if (::bind(socket.number(), reinterpret_cast<const sockaddr *>(&storage), length) != 0) {
            error = errno;
            if (error == EADDRINUSE || error == EACCES)
                continue;
            return cannotListen(error, wanted);
        }
        if (::listen(socket.number(), 64) == 0) {
            m_socket = std::move(socket);
            m_port = wanted.port != 0 ? wanted.port : SocketAddress::local(m_socket.number()).port;
            m_notifier = std::make_unique<ReadinessNotifier>(m_socket.number(), EpollSet::Read);
            connect(m_notifier.get(), &ReadinessNotifier::activated, this, &DataListener::onReadable);
            return m_port;
        }
        // Bound beside another socket that already listens: a bound socket cannot be bound anew, so take a fresh one.
        error = errno;
        socket.reset(::socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
        if (!socket)
            return cannotListen(errno, wanted);
        ::setsockopt(socket.number(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    }
    return cannotListen(error, {address, first});
}

void DataListener::close() {
    m_resume.stop();
    m_notifier.reset();
    m_socket.reset();
    m_port = 0;
}

void DataListener::onReadable() {
    for (int i = 0; i < dataAcceptsPerTurn && m_socket; ++i) {
        sockaddr_storage storage{};
        socklen_t length = sizeof storage;
        Descriptor connection(::accept4(m_socket.number(), reinterpret_cast<sockaddr *>(&storage), &length,
                                        SOCK_NONBLOCK | SOCK_CLOEXEC));
        if (!connection) {
            if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
                // The connection stays in the queue and the socket readable: look again after a pause.
                m_notifier->setEnabled(false);
                m_resume.start();
                return;
            }
            if (errno == EINTR || errno == ECONNABORTED)
                continue;
            return;
        }
        const SocketAddress peer = SocketAddress::fromKernel(storage);
        if (!m_peer.isNull() && !peer.address.isEqual(m_peer, QHostAddress::ConvertV4MappedToIPv4)) {
            ++m_dropped;
            const linger reset{1, 0};
            ::setsockopt(connection.number(), SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
            continue;
        }
        close();
        Q_EMIT accepted(connection);
        return;
    }
}
