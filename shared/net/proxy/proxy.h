// A proxy that a connection goes through: what a site keeps and a URL says.
#pragma once

#include "base/expected.h"

#include <QString>

struct Proxy {
    enum class Kind {
        None,
        Socks5,     // RFC 1928, with user name and password RFC 1929
        HttpConnect // CONNECT, RFC 9110 9.3.6; Basic authentication
    };

    Kind kind = Kind::None;
    QString host;
    quint16 port = 0;
    QString user;     // empty: the proxy asks for none
    QString password; // a secret: never in a file in clear

    explicit operator bool() const { return kind != Kind::None; }
    // "socks5://user@host:port", without the password.
    QString toString() const;
    // What is usual: 1080, 8080; 0 for None.
    static quint16 usualPort(Kind kind);
    // Reads socks5://user:password@host:port and http://...; without a port the usual one. The Failure's text says what
    // is wrong.
    [[nodiscard]] static Expected<Proxy> fromUrl(const QString &url);

    bool operator==(const Proxy &) const = default;
};
