#include "net/proxy/proxy.h"

#include <QUrl>

quint16 Proxy::usualPort(Kind kind) {
    switch (kind) {
    case Kind::Socks5:
        return 1080;
    case Kind::HttpConnect:
        return 8080;
    case Kind::None:
        break;
    }
    return 0;
}

QString Proxy::toString() const {
    if (kind == Kind::None)
        return {};
    QUrl url;
    url.setScheme(kind == Kind::Socks5 ? QStringLiteral("socks5") : QStringLiteral("http"));
    url.setHost(host);
    url.setPort(port);
    url.setUserName(user, QUrl::DecodedMode);
    return url.toString(QUrl::FullyEncoded);
}

Expected<Proxy> Proxy::fromUrl(const QString &text) {
    const auto wrong = [](const QString &what) { return Failure{Failure::Kind::Unsupported, 0, what, {}}; };
    const QUrl url(text, QUrl::StrictMode);
    Proxy proxy;
    if (url.scheme() == QLatin1String("socks5") || url.scheme() == QLatin1String("socks5h"))
        proxy.kind = Kind::Socks5;
    else if (url.scheme() == QLatin1String("http"))
        proxy.kind = Kind::HttpConnect;
    else
        return wrong(QStringLiteral("a proxy begins with socks5:// or http://"));
    if (!url.isValid() || url.host().isEmpty())
        return wrong(QStringLiteral("the address of the proxy names no host"));
    if (url.path().size() > 1 || url.hasQuery() || url.hasFragment())
        return wrong(QStringLiteral("nothing follows host and port in the address of a proxy"));
    proxy.host = url.host();
    proxy.port = quint16(url.port(usualPort(proxy.kind)));
    proxy.user = url.userName(QUrl::FullyDecoded);
    proxy.password = url.password(QUrl::FullyDecoded);
    if (proxy.port == 0)
        return wrong(QStringLiteral("the port of the proxy is not a number from 1 to 65535"));
    return proxy;
}
