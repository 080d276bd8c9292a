#include "net/socketaddress.h"

#include <net/if.h>
#include <netinet/in.h>

#include <cstring>

namespace {
using NameFunction = int (*)(int, sockaddr *, socklen_t *);

SocketAddress ask(NameFunction function, int descriptor) {
    sockaddr_storage storage{};
    socklen_t length = sizeof storage;
    if (function(descriptor, reinterpret_cast<sockaddr *>(&storage), &length) != 0)
        return {};
    return SocketAddress::fromKernel(storage);
}
} // namespace

QString SocketAddress::toString() const {
    const bool brackets = address.protocol() == QAbstractSocket::IPv6Protocol;
    return brackets ? QStringLiteral("[%1]:%2").arg(address.toString()).arg(port)
                    : QStringLiteral("%1:%2").arg(address.toString()).arg(port);
}

SocketAddress SocketAddress::local(int descriptor) { return ask(::getsockname, descriptor); }

SocketAddress SocketAddress::peer(int descriptor) { return ask(::getpeername, descriptor); }

SocketAddress SocketAddress::fromKernel(const sockaddr_storage &storage) {
    if (storage.ss_family == AF_INET) {
        sockaddr_in in{};
        std::memcpy(&in, &storage, sizeof in);
        return {QHostAddress(ntohl(in.sin_addr.s_addr)), ntohs(in.sin_port)};
    }
    if (storage.ss_family != AF_INET6)
        return {};
    sockaddr_in6 in{};
    std::memcpy(&in, &storage, sizeof in);
    if (IN6_IS_ADDR_V4MAPPED(&in.sin6_addr)) {
        quint32 inner = 0;
        std::memcpy(&inner, in.sin6_addr.s6_addr + 12, 4);
        return {QHostAddress(ntohl(inner)), ntohs(in.sin6_port)};
    }
    QHostAddress address(in.sin6_addr.s6_addr);
    char name[IF_NAMESIZE] = {};
    if (in.sin6_scope_id != 0 && ::if_indextoname(in.sin6_scope_id, name))
        address.setScopeId(QString::fromLatin1(name));
    return {address, ntohs(in.sin6_port)};
}

int SocketAddress::family() const { return address.protocol() == QAbstractSocket::IPv4Protocol ? AF_INET : AF_INET6; }

socklen_t SocketAddress::toKernel(int wanted, sockaddr_storage *storage) const {
    *storage = {};
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4);
    if (wanted == AF_INET) {
        if (!isIpv4)
            return 0;
        sockaddr_in in{};
        in.sin_family = AF_INET;
        in.sin_port = htons(port);
        in.sin_addr.s_addr = htonl(ipv4);
        std::memcpy(storage, &in, sizeof in);
        return sizeof in;
    }
    sockaddr_in6 in{};
    in.sin6_family = AF_INET6;
    in.sin6_port = htons(port);
    const Q_IPV6ADDR bytes = address.toIPv6Address(); // IPv4 comes as a mapped address
    std::memcpy(in.sin6_addr.s6_addr, &bytes, 16);
    if (!address.scopeId().isEmpty()) {
        in.sin6_scope_id = ::if_nametoindex(address.scopeId().toLatin1().constData());
        if (in.sin6_scope_id == 0)
            in.sin6_scope_id = address.scopeId().toUInt();
    }
    std::memcpy(storage, &in, sizeof in);
    return sizeof in;
}
