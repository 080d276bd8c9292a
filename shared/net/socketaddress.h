// An address and a port of one end of a connection, and the same in the kernel's form.
#pragma once

#include <QHostAddress>
#include <QString>

#include <sys/socket.h>

struct SocketAddress {
    QHostAddress address; // IPv4-mapped IPv6 is always shown as IPv4
    quint16 port = 0;

    bool operator==(const SocketAddress &) const = default;
    bool isNull() const { return address.isNull(); }
    QString toString() const; // "192.0.2.1:21", "[::1]:21"

    static SocketAddress local(int descriptor);
    static SocketAddress peer(int descriptor);
    static SocketAddress fromKernel(const sockaddr_storage &storage);
    // For a socket of the family (AF_INET or AF_INET6); the length, or 0 when the address does not fit the family.
    socklen_t toKernel(int family, sockaddr_storage *storage) const;
    int family() const; // AF_INET or AF_INET6
};
