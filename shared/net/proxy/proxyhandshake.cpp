#include "net/proxy/proxyhandshake.h"

#include "net/proxy/httpconnect.h"
#include "net/proxy/socks5.h"

#include <QHostAddress>
#include <QUrl>

#include <algorithm>

namespace {
Failure unsayable(const QString &what) { return {Failure::Kind::Unsupported, 0, what, {}}; }

// Of a name what a name server knows (RFC 3490), of an address the address; empty when it is neither.
QByteArray hostForProxy(const QString &host) {
    QHostAddress address;
    if (address.setAddress(host))
        return address.toString().toLatin1();
    const bool isAscii = std::all_of(host.begin(), host.end(), [](QChar c) { return c.unicode() < 128; });
    return isAscii ? host.toLatin1() : QUrl::toAce(host);
}
} // namespace

Expected<std::unique_ptr<ProxyHandshake>> ProxyHandshake::begin(const Proxy &proxy, const QString &host, quint16 port) {
    const QByteArray name = hostForProxy(host);
    if (name.isEmpty() || name.size() > 255 ||
        std::any_of(name.begin(), name.end(), [](char c) { return c <= ' ' || c > '~'; }))
        return unsayable(QStringLiteral("a proxy cannot be told this host name"));
    const QByteArray user = proxy.user.toUtf8(), password = proxy.password.toUtf8();
    if (proxy.kind == Proxy::Kind::HttpConnect) {
        if (user.contains(':'))
            return unsayable(QStringLiteral("the name at an HTTP proxy cannot hold a colon"));
        return std::unique_ptr<ProxyHandshake>(std::make_unique<HttpConnect>(name, port, user, password));
    }
    if (user.size() > 255 || password.size() > 255)
        return unsayable(QStringLiteral("name and password at a SOCKS proxy have 255 bytes at most"));
    return std::unique_ptr<ProxyHandshake>(std::make_unique<Socks5>(name, port, user, password));
}

Failure ProxyHandshake::refused(const QString &why) {
    return {Failure::Kind::CannotConnect, 0, QStringLiteral("the proxy refused: %1").arg(why), {}};
}

Failure ProxyHandshake::nonsense(const QString &what) {
    return {
        Failure::Kind::BadReply, 0, QStringLiteral("this is no proxy of the kind that was named: %1").arg(what), {}};
}
