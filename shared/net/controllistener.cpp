#include "net/controllistener.h"

#include "base/log.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>

namespace {
constexpr int backlog = 1024;
constexpr int controlAcceptsPerTurn = 32;
constexpr int controlPauseMilliseconds = 200;
constexpr qint64 complaintMilliseconds = 10'000;

QString textOf(int error) { return QString::fromLocal8Bit(std::strerror(error)); }

bool isShortage(int error) { return error == EMFILE || error == ENFILE || error == ENOBUFS || error == ENOMEM; }
} // namespace

ControlListener::ControlListener(Log &log, QObject *parent)
    : QObject(parent)
    , m_log(log) {
    m_resume.setSingleShot(true);
    m_resume.setInterval(controlPauseMilliseconds);
    connect(&m_resume, &QTimer::timeout, this, [this] {
        if (m_notifier)
            m_notifier->setEnabled(true);
    });
}

ControlListener::~ControlListener() { stop(); }

Expected<SocketAddress> ControlListener::start(const QHostAddress &address, quint16 port) {
    stop();
    const SocketAddress asked{address, port};
    const auto cannot = [&asked](int error) {
        return Failure{Failure::Kind::CannotConnect, error, textOf(error), asked.toString()};
    };
    const bool isBoth = address == QHostAddress(QHostAddress::Any);
    const SocketAddress wanted{isBoth ? QHostAddress(QHostAddress::AnyIPv6) : address, port};
    const int family = wanted.family();
    Descriptor socket(::socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!socket)
        return cannot(errno);
    const int on = 1;
    const int onlyIpv6 = isBoth ? 0 : 1;
    ::setsockopt(socket.number(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (family == AF_INET6)
        ::setsockopt(socket.number(), IPPROTO_IPV6, IPV6_V6ONLY, &onlyIpv6, sizeof onlyIpv6);
    sockaddr_storage storage;
    const socklen_t length = wanted.toKernel(family, &storage);
    if (::bind(socket.number(), reinterpret_cast<const sockaddr *>(&storage), length) != 0 ||
        ::listen(socket.number(), backlog) != 0)
        return cannot(errno);
    m_socket = std::move(socket);
    m_address = {address, SocketAddress::local(m_socket.number()).port};
    m_notifier = std::make_unique<ReadinessNotifier>(m_socket.number(), EpollSet::Read);
    connect(m_notifier.get(), &ReadinessNotifier::activated, this, &ControlListener::onReadable);
    return m_address;
}

void ControlListener::stop() {
    m_resume.stop();
    m_notifier.reset();
    m_socket.reset();
}

void ControlListener::onReadable() {
    for (int i = 0; i < controlAcceptsPerTurn && m_socket; ++i) {
        Descriptor connection(::accept4(m_socket.number(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
        if (connection) {
            Q_EMIT accepted(connection);
            continue;
        }
        if (isShortage(errno))
            return pause(errno);
        if (errno != EINTR && errno != ECONNABORTED)
            return;
    }
}

// The connection that could not be taken stays in the queue and keeps the socket readable: trying again at once would
// spin.
void ControlListener::pause(int error) {
    m_notifier->setEnabled(false);
    m_resume.start();
    if (m_lastComplaint.isValid() && m_lastComplaint.elapsed() < complaintMilliseconds)
        return;
    m_lastComplaint.start();
    m_log.warning(m_address.toString(),
                  QStringLiteral("cannot accept a connection (%1); trying again by itself").arg(textOf(error)));
}
