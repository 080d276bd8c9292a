#include "support/loopback.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>

#include <cerrno>

namespace Loopback {
namespace {
sockaddr_in address(const char *host, quint16 port) {
    sockaddr_in in{};
    in.sin_family = AF_INET;
    in.sin_port = htons(port);
    ::inet_pton(AF_INET, host, &in.sin_addr);
    return in;
}
} // namespace

Descriptor listener(quint16 *port) {
    Descriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in in = address("127.0.0.1", 0);
    socklen_t length = sizeof in;
    ::bind(socket.number(), reinterpret_cast<sockaddr *>(&in), length);
    ::listen(socket.number(), 64);
    ::getsockname(socket.number(), reinterpret_cast<sockaddr *>(&in), &length);
    *port = ntohs(in.sin_port);
    return socket;
}

Descriptor connectTo(quint16 port, const char *from) {
    Descriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in in = address(from, 0);
    ::bind(socket.number(), reinterpret_cast<sockaddr *>(&in), sizeof in);
    in = address("127.0.0.1", port);
    if (::connect(socket.number(), reinterpret_cast<sockaddr *>(&in), sizeof in) != 0)
        return {};
    const timeval limit{10, 0};
    ::setsockopt(socket.number(), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    return socket;
}

Pair connectedPair() {
    quint16 port = 0;
    const Descriptor waiting = listener(&port);
    Pair pair;
    pair.theirs = connectTo(port);
    pair.ours.reset(::accept4(waiting.number(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
    return pair;
}

bool sendAll(const Descriptor &socket, const QByteArray &bytes) {
    qint64 at = 0;
    while (at < bytes.size()) {
        const ssize_t sent = ::send(socket.number(), bytes.constData() + at, size_t(bytes.size() - at), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        at += sent;
    }
    return true;
}

QByteArray receive(const Descriptor &socket, qint64 atMost) {
    pollfd wait{socket.number(), POLLIN, 0};
    ::poll(&wait, 1, 10'000);
    QByteArray bytes(atMost, Qt::Uninitialized);
    const ssize_t got = ::recv(socket.number(), bytes.data(), size_t(atMost), 0);
    bytes.resize(got > 0 ? got : 0);
    if (got == 0)
        errno = 0;
    return bytes;
}

bool isReset(const Descriptor &socket) {
    char buffer[4096];
    for (;;) {
        const ssize_t got = ::recv(socket.number(), buffer, sizeof buffer, 0);
        if (got <= 0)
            return got < 0 && errno == ECONNRESET;
    }
}

void reset(Descriptor &socket) {
    const linger now{1, 0};
    ::setsockopt(socket.number(), SOL_SOCKET, SO_LINGER, &now, sizeof now);
    socket.reset();
}
} // namespace Loopback
