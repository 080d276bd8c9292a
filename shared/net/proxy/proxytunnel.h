// Leads a connection to a proxy through the proxy's handshake; then the descriptor is a connection to the server, with
// not a byte of the server's taken. Owned by a Dialer, which keeps the time.
#pragma once

#include "base/descriptor.h"
#include "base/failure.h"
#include "net/proxy/proxyhandshake.h"
#include "net/readinessnotifier.h"

#include <QObject>

#include <memory>

class ProxyTunnel : public QObject {
    Q_OBJECT
public:
    // proxy: a connected non-blocking descriptor. Nothing is said before control returns to the event loop.
    ProxyTunnel(Descriptor proxy, std::unique_ptr<ProxyHandshake> handshake);
    ~ProxyTunnel() override; // closes without a signal, unless the descriptor was moved out

Q_SIGNALS:
    void opened(Descriptor &connection); // once; the receiver (one, connected directly) moves it out
    void failed(const Failure &failure); // once: CannotConnect, BadReply

private:
    void onReadable();
    void send();
    void end(const Failure &failure);
    void release();

    Descriptor m_socket;
    std::unique_ptr<ProxyHandshake> m_handshake;
    std::unique_ptr<ReadinessNotifier> m_readNotifier, m_writeNotifier;
    QByteArray m_outgoing;
};
