// How the next data connection comes about: a listener that PASV or EPSV left, or the address that PORT or EPRT named.
// Made by a command, kept by the session, handed to one Transfer, used once. After PROT P its handshake (RFC 4217 7)
// begins as soon as the connection is there: a client may say hello before it names the file.
#pragma once

#include "base/descriptor.h"
#include "base/expected.h"
#include "base/laterptr.h"

#include <QHostAddress>
#include <QObject>

#include <chrono>
#include <functional>
#include <memory>

class DataConnection;
class DataListener;
class TlsContext;

class DataOpener : public QObject {
    Q_OBJECT

public:
    // A connection, in clear or with its handshake on the way (which may have failed: see its failure()).
    using Opened = std::function<void(Expected<LaterPtr<DataConnection>>)>;

    // Waits for the peer (or goes to it), at most so long; the callback comes once, unless this object goes first.
    virtual void open(std::chrono::milliseconds limit, Opened opened) = 0;

protected:
    explicit DataOpener(std::shared_ptr<const TlsContext> tls);
    LaterPtr<DataConnection> connection(Descriptor descriptor) const;

private:
    std::shared_ptr<const TlsContext> m_tls; // null: in clear
};

// PASV, EPSV: listens from its making on; a peer may connect before open().
class PassiveOpener : public DataOpener {
    Q_OBJECT

public:
    PassiveOpener(std::unique_ptr<DataListener> listener, std::shared_ptr<const TlsContext> tls);
    ~PassiveOpener() override;

    quint16 port() const;
    void open(std::chrono::milliseconds limit, Opened opened) override;

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

// PORT, EPRT: connects when the transfer begins. The caller has checked the address (the control peer's, from 1024 up).
class ActiveOpener : public DataOpener {
    Q_OBJECT

public:
    // local: the control connection's own address, which the data connection comes from.
    ActiveOpener(const QHostAddress &local, const QHostAddress &peer, quint16 port,
                 std::shared_ptr<const TlsContext> tls);
    ~ActiveOpener() override;

    void open(std::chrono::milliseconds limit, Opened opened) override;

private:
    class Private;
    std::unique_ptr<Private> m_d;
};
