// How the next data connection comes about: a listener that PASV or EPSV left, or the address that PORT or EPRT named.
// Made by a command, kept by the session, handed to one Transfer, used once.
#pragma once

#include "base/descriptor.h"
#include "base/expected.h"

#include <QHostAddress>
#include <QObject>

#include <chrono>
#include <functional>
#include <memory>

class DataListener;
class DataDialer;
class PassivePorts;

class DataOpener : public QObject {
    Q_OBJECT

public:
    using Opened = std::function<void(Expected<Descriptor>)>;

    // Waits for the peer (or goes to it), at most so long; the callback comes once, unless this object goes first.
    virtual void open(std::chrono::milliseconds limit, Opened opened) = 0;
};

// PASV, EPSV: listens from its making on; a peer may connect before open().
class PassiveOpener : public DataOpener {
    Q_OBJECT

public:
    explicit PassiveOpener(std::unique_ptr<DataListener> listener);
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
    ActiveOpener(const QHostAddress &local, const QHostAddress &peer, quint16 port);
    ~ActiveOpener() override;

    void open(std::chrono::milliseconds limit, Opened opened) override;

private:
    class Private;
    std::unique_ptr<Private> m_d;
};
