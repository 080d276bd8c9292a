// The ports that PASV and EPSV may use: a configured range, tried from a random start, one listener per session at a
// time (the session drops the old one first). Shared by all sessions.
#pragma once

#include "base/expected.h"
#include "transfer/dataopener.h"

#include <QHostAddress>

#include <memory>

class PassivePorts {
public:
    // Both ends inclusive; 0-0 leaves the choice to the system.
    PassivePorts(quint16 first, quint16 last)
        : m_first(first)
        , m_last(last) {}

    void setRange(quint16 first, quint16 last);
    // Listens on the control connection's own address for its peer alone. CannotConnect when no port is free.
    Expected<std::unique_ptr<PassiveOpener>> listen(const QHostAddress &local, const QHostAddress &peer,
                                                    std::shared_ptr<const TlsContext> tls);

private:
    quint16 m_first;
    quint16 m_last;
};
