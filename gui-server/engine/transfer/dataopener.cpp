#include "transfer/dataopener.h"

#include "net/dataconnection.h"
#include "net/datalistener.h"
#include "net/dialer.h"

#include <QTimer>

#include <utility>

DataOpener::DataOpener(std::shared_ptr<const TlsContext> tls)
    : m_tls(std::move(tls)) {}

LaterPtr<DataConnection> DataOpener::connection(Descriptor descriptor) const {
    LaterPtr<DataConnection> connection(new DataConnection(std::move(descriptor)));
    if (m_tls)
        connection->startTls(*m_tls);
    return connection;
}

class PassiveOpener::Private {
public:
    std::unique_ptr<DataListener> listener;
    LaterPtr<DataConnection> early; // came before it was asked for
    Opened opened;
    QTimer limit;
};

PassiveOpener::PassiveOpener(std::unique_ptr<DataListener> listener, std::shared_ptr<const TlsContext> tls)
    : DataOpener(std::move(tls))
    , m_d(std::make_unique<Private>()) {
    m_d->listener = std::move(listener);
    m_d->limit.setSingleShot(true);
    connect(m_d->listener.get(), &DataListener::accepted, this, [this](Descriptor &descriptor) {
        m_d->limit.stop();
        m_d->early = connection(std::move(descriptor));
        if (m_d->opened)
            std::exchange(m_d->opened, {})(std::move(m_d->early));
    });
    connect(&m_d->limit, &QTimer::timeout, this, [this] {
        m_d->listener->close();
        std::exchange(m_d->opened,
                      {})(Failure{Failure::Kind::TimedOut, 0, QStringLiteral("nobody connected in time"), {}});
    });
}

PassiveOpener::~PassiveOpener() = default;

quint16 PassiveOpener::port() const { return m_d->listener->port(); }

void PassiveOpener::open(std::chrono::milliseconds limit, Opened opened) {
    if (m_d->early)
        return opened(std::move(m_d->early));
    m_d->opened = std::move(opened);
    m_d->limit.start(limit);
}

class ActiveOpener::Private {
public:
    SocketAddress local;
    SocketAddress peer;
    Dialer dialer;
    Opened opened;
};

ActiveOpener::ActiveOpener(const QHostAddress &local, const QHostAddress &peer, quint16 port,
                           std::shared_ptr<const TlsContext> tls)
    : DataOpener(std::move(tls))
    , m_d(std::make_unique<Private>()) {
    m_d->local = {local, 0};
    m_d->peer = {peer, port};
    connect(&m_d->dialer, &Dialer::connected, this, [this](Descriptor &descriptor) {
        if (m_d->opened)
            std::exchange(m_d->opened, {})(connection(std::move(descriptor)));
    });
    connect(&m_d->dialer, &Dialer::failed, this, [this](const Failure &failure) {
        if (m_d->opened)
            std::exchange(m_d->opened, {})(failure);
    });
}

ActiveOpener::~ActiveOpener() = default;

void ActiveOpener::open(std::chrono::milliseconds limit, Opened opened) {
    m_d->opened = std::move(opened);
    m_d->dialer.setTimeout(static_cast<int>(limit.count()));
    m_d->dialer.setLocalAddress(m_d->local);
    m_d->dialer.connectTo(m_d->peer);
}
