#include "net/dialer.h"

#include "net/proxy/proxytunnel.h"

#include <QHostInfo>

#include <netinet/in.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>
#include <utility>

Dialer::Dialer(QObject *parent)
    : QObject(parent) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        fail(Failure::Kind::TimedOut, QStringLiteral("no answer within %1 s").arg((m_timeout + 999) / 1000));
    });
}

Dialer::~Dialer() { abort(); }

void Dialer::connectToHost(const QString &host, quint16 port) {
    abort();
    m_timer.start(m_timeout);
    m_host = host;
    if (m_host.startsWith(QLatin1Char('[')) && m_host.endsWith(QLatin1Char(']')))
        m_host = m_host.mid(1, m_host.size() - 2);
    m_hostPort = port;
    const QString first = m_proxy ? m_proxy.host : m_host;
    m_port = m_proxy ? m_proxy.port : port;
    QHostAddress address;
    if (address.setAddress(first)) {
        m_candidates = {{address, m_port}};
        QMetaObject::invokeMethod(this, &Dialer::tryNext, Qt::QueuedConnection);
        return;
    }
    // By name of the slot: the overload for functors leaks them when a look-up is aborted (Qt 6.4).
    m_lookup = QHostInfo::lookupHost(first, this, SLOT(onLookedUp(QHostInfo)));
}

void Dialer::onLookedUp(const QHostInfo &info) {
    if (info.lookupId() != m_lookup)
        return;
    m_lookup = -1;
    if (info.error() != QHostInfo::NoError || info.addresses().isEmpty())
        return fail(Failure::Kind::CannotConnect, info.errorString());
    const QList<QHostAddress> addresses = info.addresses();
    for (const QHostAddress &found : addresses)
        m_candidates.append({found, m_port});
    tryNext();
}

void Dialer::connectTo(const SocketAddress &peer) {
    if (m_proxy)
        return connectToHost(peer.address.toString(), peer.port);
    abort();
    m_host.clear();
    m_current = peer;
    m_timer.start(m_timeout);
    m_candidates = {peer};
    // Also an immediate refusal is told from the loop, never from within this call.
    QMetaObject::invokeMethod(this, &Dialer::tryNext, Qt::QueuedConnection);
}

void Dialer::abort() {
    m_timer.stop();
    if (m_lookup >= 0)
        QHostInfo::abortHostLookup(std::exchange(m_lookup, -1));
    m_notifier.reset();
    if (m_tunnel) {
        m_tunnel->disconnect(this);
        m_tunnel.release()->deleteLater(); // this may be called inside its signal
    }
    m_socket.reset();
    m_candidates.clear();
    m_lastError.clear();
}

void Dialer::tryNext() {
    if (!m_timer.isActive() || m_socket)
        return;
    if (m_candidates.isEmpty())
        return fail(Failure::Kind::CannotConnect,
                    m_proxy ? QStringLiteral("the proxy %1: %2").arg(m_proxy.toString(), m_lastError) : m_lastError);
    m_current = m_candidates.takeFirst();
    const int family = m_current.family();
    m_socket.reset(::socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    sockaddr_storage storage;
    bool ok = bool(m_socket);
    if (ok && !m_local.isNull()) {
        const int on = 1;
        ::setsockopt(m_socket.number(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        const socklen_t length = m_local.toKernel(family, &storage);
        ok = length > 0 && ::bind(m_socket.number(), reinterpret_cast<const sockaddr *>(&storage), length) == 0;
    }
    if (ok) {
        const socklen_t length = m_current.toKernel(family, &storage);
        ok = ::connect(m_socket.number(), reinterpret_cast<const sockaddr *>(&storage), length) == 0 ||
             errno == EINPROGRESS;
    }
    if (!ok) {
        m_lastError = QString::fromLocal8Bit(std::strerror(errno));
        m_socket.reset();
        return tryNext();
    }
    m_notifier = std::make_unique<ReadinessNotifier>(m_socket.number(), EpollSet::Write);
    connect(m_notifier.get(), &ReadinessNotifier::activated, this, &Dialer::onWritable);
}

void Dialer::onWritable() {
    int error = 0;
    socklen_t length = sizeof error;
    ::getsockopt(m_socket.number(), SOL_SOCKET, SO_ERROR, &error, &length);
    m_notifier.reset();
    if (error != 0) {
        m_lastError = QString::fromLocal8Bit(std::strerror(error));
        m_socket.reset();
        return tryNext();
    }
    // A port of our own dialled by chance can connect to itself: that is nobody's server.
    if (SocketAddress::local(m_socket.number()) == SocketAddress::peer(m_socket.number())) {
        m_lastError = QString::fromLocal8Bit(std::strerror(ECONNREFUSED));
        m_socket.reset();
        return tryNext();
    }
    if (m_proxy)
        return enterProxy();
    deliver(m_socket);
}

void Dialer::enterProxy() {
    Expected<std::unique_ptr<ProxyHandshake>> handshake = ProxyHandshake::begin(m_proxy, m_host, m_hostPort);
    if (!handshake)
        return fail(handshake.error().kind, handshake.error().text);
    m_tunnel = std::make_unique<ProxyTunnel>(std::move(m_socket), *std::move(handshake));
    connect(m_tunnel.get(), &ProxyTunnel::opened, this, &Dialer::deliver);
    connect(m_tunnel.get(), &ProxyTunnel::failed, this,
            [this](const Failure &failure) { fail(failure.kind, failure.text); });
}

void Dialer::deliver(Descriptor &socket) {
    Descriptor connection = std::move(socket);
    abort();
    Q_EMIT connected(connection);
}

void Dialer::fail(Failure::Kind kind, const QString &text) {
    QString goal = m_current.toString();
    if (!m_host.isEmpty())
        goal =
            (m_host.contains(u':') ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2")).arg(m_host).arg(m_hostPort);
    const Failure failure{kind, 0, text, goal};
    abort();
    Q_EMIT failed(failure);
}
