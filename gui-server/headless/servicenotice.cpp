#include "headless/servicenotice.h"

#include "base/descriptor.h"

#include <sys/socket.h>
#include <sys/un.h>

#include <cstddef>
#include <cstring>
#include <ctime>

ServiceNotice::ServiceNotice()
    : m_socket(qgetenv("NOTIFY_SOCKET")) {
    qunsetenv("NOTIFY_SOCKET");
}

void ServiceNotice::ready(const QString &status) const { send("READY=1\nSTATUS=" + status.toUtf8()); }

void ServiceNotice::reloading() const {
    std::timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    const qint64 microseconds = qint64(now.tv_sec) * 1'000'000 + now.tv_nsec / 1000;
    send("RELOADING=1\nMONOTONIC_USEC=" + QByteArray::number(microseconds));
}

void ServiceNotice::stopping() const { send("STOPPING=1"); }

void ServiceNotice::send(const QByteArray &lines) const {
    sockaddr_un address{};
    if (m_socket.isEmpty() || m_socket.size() >= qsizetype(sizeof address.sun_path))
        return;
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, m_socket.constData(), std::size_t(m_socket.size()));
    if (address.sun_path[0] == '@')
        address.sun_path[0] = '\0';
    const Descriptor socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    const auto length = socklen_t(offsetof(sockaddr_un, sun_path) + std::size_t(m_socket.size()));
    ::sendto(socket.number(), lines.constData(), std::size_t(lines.size()), MSG_NOSIGNAL | MSG_DONTWAIT,
             reinterpret_cast<const sockaddr *>(&address), length);
}
