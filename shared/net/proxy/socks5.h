// SOCKS version 5, CONNECT alone (RFC 1928), with a user name and password where the proxy wants them (RFC 1929).
#pragma once

#include "net/proxy/proxyhandshake.h"

class Socks5 : public ProxyHandshake {
public:
    // host: an address or a name in ASCII, 1 to 255 bytes. user, password: 0 to 255 bytes.
    Socks5(const QByteArray &host, quint16 port, QByteArray user, QByteArray password);

    Expected<qsizetype> take(QByteArrayView bytes) override;

private:
    // Each answer has its length, and the step that looks at it; Failure None = it is well.
    using Step = Failure (Socks5::*)();
    void await(qsizetype length, Step step);
    Failure onMethod();
    Failure onAuthenticated();
    Failure onReplied();
    Failure onAddressLength();
    Failure onAddress();
    void sendRequest();

    QByteArray m_request, m_user, m_password;
    QByteArray m_answer;
    qsizetype m_length = 0;
    Step m_step = nullptr;
};
