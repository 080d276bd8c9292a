// Connects to a host or an address without blocking, within a time limit, directly or through a proxy. Used for control
// connections (names; every address is tried in turn) and data connections (an address). One attempt at a time.
#pragma once

#include "base/descriptor.h"
#include "base/failure.h"
#include "net/proxy/proxy.h"
#include "net/readinessnotifier.h"
#include "net/socketaddress.h"

#include <QHostInfo>
#include <QObject>
#include <QTimer>

#include <memory>

class ProxyTunnel;

class Dialer : public QObject {
    Q_OBJECT
public:
    explicit Dialer(QObject *parent = nullptr);
    ~Dialer() override;

    void setTimeout(int milliseconds) { m_timeout = milliseconds; } // for the whole attempt; default 20,000
    // Connections start from this address (port 0 = any); null = the system's choice.
    void setLocalAddress(const SocketAddress &local) { m_local = local; }
    // Before connecting: the proxy is dialled instead, and told where to. It looks names up.
    void setProxy(const Proxy &proxy) { m_proxy = proxy; }
    void connectToHost(const QString &host, quint16 port);
    void connectTo(const SocketAddress &peer);
    void abort(); // no signal follows

Q_SIGNALS:
    // A connected non-blocking descriptor: the receiver (one, connected directly) moves it out, else it is closed.
    void connected(Descriptor &connection);
    // CannotConnect or TimedOut; of a proxy also BadReply and Unsupported.
    void failed(const Failure &failure);

private Q_SLOTS:
    void onLookedUp(const QHostInfo &info);

private:
    void tryNext();
    void onWritable();
    void enterProxy();
    void deliver(Descriptor &connection);
    void fail(Failure::Kind kind, const QString &text);

    QTimer m_timer;
    QList<SocketAddress> m_candidates;
    SocketAddress m_local;
    SocketAddress m_current;
    QString m_lastError;
    Descriptor m_socket;
    std::unique_ptr<ReadinessNotifier> m_notifier;
    Proxy m_proxy;
    std::unique_ptr<ProxyTunnel> m_tunnel;
    QString m_host; // where to in the end; empty: to an address
    quint16 m_hostPort = 0;
    int m_timeout = 20000;
    int m_lookup = -1;
    quint16 m_port = 0;
};
