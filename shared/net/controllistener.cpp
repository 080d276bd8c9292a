#include "net/controllistener.h"

#include "base/log.h"

#include <QAbstractSocket>

#include <fcntl.h>
#include <sys/socket.h>

#include <cerrno>

namespace {
constexpr int pauseMilliseconds = 200;
constexpr qint64 complaintMilliseconds = 10'000;

int errorNumber(QAbstractSocket::SocketError error) {
    switch (error) {
    case QAbstractSocket::AddressInUseError:
        return EADDRINUSE;
    case QAbstractSocket::SocketAddressNotAvailableError:
        return EADDRNOTAVAIL;
    case QAbstractSocket::SocketAccessError:
        return EACCES;
    case QAbstractSocket::SocketResourceError:
        return EMFILE;
    case QAbstractSocket::UnsupportedSocketOperationError:
        return EAFNOSUPPORT;
    default:
        return 0;
    }
}
} // namespace

ControlListener::ControlListener(Log &log, QObject *parent)
    : QTcpServer(parent)
    , m_log(log) {
    setListenBacklogSize(1024);
    m_resume.setSingleShot(true);
    m_resume.setInterval(pauseMilliseconds);
    connect(&m_resume, &QTimer::timeout, this, &QTcpServer::resumeAccepting);
    connect(this, &QTcpServer::acceptError, this, &ControlListener::onAcceptError);
}

ControlListener::~ControlListener() = default;

Expected<SocketAddress> ControlListener::start(const QHostAddress &address, quint16 port) {
    if (!listen(address, port))
        return Failure{Failure::Kind::CannotConnect, errorNumber(serverError()), errorString(),
                       SocketAddress{address, port}.toString()};
    return socketAddress();
}

void ControlListener::stop() {
    m_resume.stop();
    close();
}

void ControlListener::incomingConnection(qintptr descriptor) {
    const int number = int(descriptor);
    Descriptor connection(number);
    ::fcntl(number, F_SETFL, ::fcntl(number, F_GETFL) | O_NONBLOCK);
    Q_EMIT accepted(connection);
}

void ControlListener::onAcceptError() {
    // QTcpServer has paused itself: the connection that could not be taken keeps the socket readable, and trying again
    // at once would spin.
    m_resume.start();
    if (m_lastComplaint.isValid() && m_lastComplaint.elapsed() < complaintMilliseconds)
        return;
    m_lastComplaint.start();
    m_log.warning(socketAddress().toString(),
                  QStringLiteral("cannot accept a connection (%1); trying again by itself").arg(errorString()));
}
