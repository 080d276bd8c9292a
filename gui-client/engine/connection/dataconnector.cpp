#include "connection/dataconnector.h"

namespace {
constexpr quint16 firstAllowedPort = 1024; // below are the well-known services of others
}

DataConnector::~DataConnector() { abort(); }

void DataConnector::chooseWays(bool preferActive, bool ipv6) {
    m_preferActive = preferActive;
    m_ipv6 = ipv6;
    m_proven = false;
    std::vector<Way> passive{Way::ExtendedPassive};
    std::vector<Way> active{Way::ExtendedActive};
    if (!ipv6) {
        passive.push_back(Way::Passive);
        active.push_back(Way::Active);
    }
    if (m_proxy) {
        m_ways = passive;
        return;
    }
    m_ways = preferActive ? active : passive;
    const std::vector<Way> &others = preferActive ? passive : active;
    m_ways.insert(m_ways.end(), others.begin(), others.end());
}

bool DataConnector::advance() {
    if (m_ways.size() > 1) {
        m_ways.erase(m_ways.begin());
        m_proven = false;
        return true;
    }
    chooseWays(m_preferActive, m_ipv6);
    return false;
}

void DataConnector::dial(const SocketAddress &peer, const QString &name, std::chrono::milliseconds timeout) {
    abort();
    if (peer.port < firstAllowedPort) {
        QMetaObject::invokeMethod(
            this,
            [this, port = peer.port] {
                Q_EMIT failed(
                    {Failure::Kind::BadReply,
                     0,
                     QStringLiteral("the server names port %1 for data, which belongs to another service").arg(port),
                     {}});
            },
            Qt::QueuedConnection);
        return;
    }
    m_dialer.reset(new Dialer);
    m_dialer->setTimeout(int(timeout.count()));
    m_dialer->setProxy(m_proxy);
    connect(m_dialer.get(), &Dialer::connected, this, [this](Descriptor &connection) {
        const LaterPtr<Dialer> done(m_dialer.release());
        Q_EMIT connected(connection);
    });
    connect(m_dialer.get(), &Dialer::failed, this, [this](const Failure &failure) {
        const LaterPtr<Dialer> done(m_dialer.release());
        Q_EMIT failed(failure);
    });
    if (m_proxy)
        m_dialer->connectToHost(name, peer.port);
    else
        m_dialer->connectTo(peer);
}

Expected<quint16> DataConnector::listen(const QHostAddress &local, const QHostAddress &peer) {
    abort();
    m_listener.reset(new DataListener);
    connect(m_listener.get(), &DataListener::accepted, this, [this](Descriptor &connection) {
        const LaterPtr<DataListener> done(m_listener.release());
        Q_EMIT connected(connection);
    });
    return m_listener->listen(local, peer);
}

void DataConnector::abort() {
    if (m_dialer) {
        m_dialer->disconnect(this);
        m_dialer->abort();
        m_dialer.reset();
    }
    if (m_listener) {
        m_listener->disconnect(this);
        m_listener->close();
        m_listener.reset();
    }
}
