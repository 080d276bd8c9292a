// CONNECT of an HTTP proxy (RFC 9110 9.3.6, RFC 9112), with Basic authentication (RFC 7617).
#pragma once

#include "net/proxy/proxyhandshake.h"

class HttpConnect : public ProxyHandshake {
public:
    // host: an address or a name in ASCII. user: without ":"; empty: no authentication.
    HttpConnect(const QByteArray &host, quint16 port, const QByteArray &user, const QByteArray &password);

    Expected<qsizetype> take(QByteArrayView bytes) override;

private:
    Failure onHeader();

    QByteArray m_header; // of the answer, as far as it has come
    qsizetype m_total = 0;
};
