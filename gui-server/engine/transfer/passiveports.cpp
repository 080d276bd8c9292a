#include "transfer/passiveports.h"

#include "net/datalistener.h"

void PassivePorts::setRange(quint16 first, quint16 last) {
    m_first = first;
    m_last = last;
}

Expected<std::unique_ptr<PassiveOpener>> PassivePorts::listen(const QHostAddress &local, const QHostAddress &peer,
                                                              std::shared_ptr<const TlsContext> tls) {
    auto listener = std::make_unique<DataListener>();
    const auto port = listener->listen(local, peer, m_first, m_last);
    if (!port)
        return port.error();
    return std::make_unique<PassiveOpener>(std::move(listener), std::move(tls));
}
