#include "net/proxy/proxytunnel.h"

#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

ProxyTunnel::ProxyTunnel(Descriptor proxy, std::unique_ptr<ProxyHandshake> handshake)
    : m_socket(std::move(proxy))
    , m_handshake(std::move(handshake))
    , m_readNotifier(std::make_unique<ReadinessNotifier>(m_socket.number(), EpollSet::Read))
    , m_writeNotifier(std::make_unique<ReadinessNotifier>(m_socket.number(), EpollSet::Write))
    , m_outgoing(m_handshake->takeOutgoing()) {
    connect(m_readNotifier.get(), &ReadinessNotifier::activated, this, &ProxyTunnel::onReadable);
    connect(m_writeNotifier.get(), &ReadinessNotifier::activated, this, &ProxyTunnel::send);
}

ProxyTunnel::~ProxyTunnel() { release(); }

void ProxyTunnel::release() {
    m_readNotifier.reset();
    m_writeNotifier.reset();
}

void ProxyTunnel::end(const Failure &failure) {
    release();
    m_socket.reset();
    Q_EMIT failed(failure);
}

void ProxyTunnel::send() {
    while (!m_outgoing.isEmpty()) {
        const ssize_t sent = ::send(m_socket.number(), m_outgoing.constData(), size_t(m_outgoing.size()), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent < 0 && errno != EAGAIN)
            return end({Failure::Kind::CannotConnect,
                        0,
                        QStringLiteral("the proxy: %1").arg(QString::fromLocal8Bit(std::strerror(errno))),
                        {}});
        if (sent < 0)
            break;
        m_outgoing.remove(0, sent);
    }
    m_writeNotifier->setEnabled(!m_outgoing.isEmpty());
}

// Looks first, and takes only what is the proxy's: the server may have spoken already.
void ProxyTunnel::onReadable() {
    std::array<char, 4096> bytes;
    const ssize_t seen = ::recv(m_socket.number(), bytes.data(), bytes.size(), MSG_PEEK);
    if (seen < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (seen <= 0) {
        const QString why =
            seen == 0 ? QStringLiteral("it closed the connection") : QString::fromLocal8Bit(std::strerror(errno));
        return end({Failure::Kind::CannotConnect, 0, QStringLiteral("the proxy: %1").arg(why), {}});
    }
    const Expected<qsizetype> taken = m_handshake->take(QByteArrayView(bytes.data(), qsizetype(seen)));
    if (!taken)
        return end(taken.error());
    ssize_t got = 0;
    do
        got = ::recv(m_socket.number(), bytes.data(), size_t(*taken), 0);
    while (got < 0 && errno == EINTR);
    Q_ASSERT(got == *taken);
    if (m_handshake->isDone()) {
        release();
        Descriptor connection = std::move(m_socket);
        Q_EMIT opened(connection);
        return;
    }
    m_outgoing += m_handshake->takeOutgoing();
    send();
}
