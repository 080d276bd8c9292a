// What is said to a proxy until it has opened the way to a server, as bytes in and out: no sockets here. Owned by a
// ProxyTunnel.
#pragma once

#include "base/expected.h"
#include "net/proxy/proxy.h"

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

class ProxyHandshake {
public:
    virtual ~ProxyHandshake() = default;
    ProxyHandshake(const ProxyHandshake &) = delete;
    ProxyHandshake &operator=(const ProxyHandshake &) = delete;

    // The proxy looks the host up. Failure Unsupported when the proxy's protocol cannot say it.
    static Expected<std::unique_ptr<ProxyHandshake>> begin(const Proxy &proxy, const QString &host, quint16 port);

    // What is to be sent now; empty: nothing more before the proxy has answered.
    QByteArray takeOutgoing() { return std::exchange(m_outgoing, {}); }
    // How many of the bytes that came belong to the proxy's answers: at least one, so that whoever peeks gets on. What
    // is behind them comes from the server. CannotConnect when the proxy refuses, BadReply when it talks nonsense.
    // Precondition: bytes come, and !isDone().
    virtual Expected<qsizetype> take(QByteArrayView bytes) = 0;
    bool isDone() const { return m_done; }

protected:
    ProxyHandshake() = default;
    void say(const QByteArray &bytes) { m_outgoing += bytes; }
    void finish() { m_done = true; }
    static Failure refused(const QString &why);
    static Failure nonsense(const QString &what);

private:
    QByteArray m_outgoing;
    bool m_done = false;
};
