// How data connections to one server are made: the way that works (EPSV, PASV, EPRT, PORT) is remembered, dialing and
// listening, TLS bound to the control connection's certificate. Owned by a ServerLink; the commands are sent by
// operations/movedata.
#pragma once

#include "base/expected.h"
#include "base/laterptr.h"
#include "net/dataconnection.h"
#include "net/datalistener.h"
#include "net/dialer.h"

#include <QObject>

#include <chrono>
#include <vector>

class DataConnector : public QObject {
    Q_OBJECT

public:
    enum class Way { ExtendedPassive, Passive, ExtendedActive, Active };

    explicit DataConnector(QObject *parent = nullptr)
        : QObject(parent) {}
    ~DataConnector() override;

    // Before any way is chosen. Nobody can connect to us through a proxy: passive alone is left.
    void setProxy(const Proxy &proxy) { m_proxy = proxy; }
    // Which ways there are to try, best first. ipv6: PASV and PORT cannot be used.
    void chooseWays(bool preferActive, bool ipv6);
    // Precondition: hasWay().
    Way way() const { return m_ways.front(); }
    bool hasWay() const { return !m_ways.empty(); }
    bool isProven() const { return m_proven; } // the present way has worked on this link
    // The present way does not work here: the next one. Without one the choice begins anew, and false is returned.
    bool advance();
    void setProven() { m_proven = true; }

    // Dials the control connection's peer, behind a proxy the server by its name; ports below 1024 are refused.
    // connected() or failed(), later.
    void dial(const SocketAddress &peer, const QString &name, std::chrono::milliseconds timeout);
    // Listens on the control connection's own address for its peer; the port, or why not. connected() follows when the
    // peer came.
    Expected<quint16> listen(const QHostAddress &local, const QHostAddress &peer);
    // Gives up what is being made. No signal follows.
    void abort();

Q_SIGNALS:
    void connected(Descriptor &connection); // the receiver moves it out
    void failed(const Failure &failure);

private:
    Proxy m_proxy;
    std::vector<Way> m_ways;
    LaterPtr<Dialer> m_dialer;
    LaterPtr<DataListener> m_listener;
    bool m_proven = false;
    bool m_preferActive = false;
    bool m_ipv6 = false;
};
