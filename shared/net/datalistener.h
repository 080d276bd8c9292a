// Waits for one data connection from one expected peer: others are dropped and the waiting goes on. RFC 959 3.2,
// RFC 2428. Owned by a server session (PASV, EPSV) or by a client's data connector (PORT, EPRT).
#pragma once

#include "base/descriptor.h"
#include "base/expected.h"
#include "net/readinessnotifier.h"
#include "net/socketaddress.h"

#include <QObject>
#include <QTimer>

#include <memory>

class DataListener : public QObject {
    Q_OBJECT
public:
    explicit DataListener(QObject *parent = nullptr);
    ~DataListener() override;

    // Listens on the address (that of the control connection's own end); only expectedPeer may connect. Ports from
    // first to last are tried once each from a random start; 0, 0 = any free port. Returns the port taken. Failure
    // CannotConnect with code errno: EADDRINUSE when no port is free, EMFILE, ...
    Expected<quint16> listen(const QHostAddress &address, const QHostAddress &expectedPeer, quint16 first = 0,
                             quint16 last = 0);
    void close();
    bool isListening() const { return bool(m_socket); }
    quint16 port() const { return m_port; }
    int strangersDropped() const { return m_dropped; }

Q_SIGNALS:
    // Once; listening has ended before. A connected non-blocking descriptor: the receiver (one, connected directly)
    // moves it out, else it is closed.
    void accepted(Descriptor &connection);

private:
    void onReadable();

    Descriptor m_socket;
    std::unique_ptr<ReadinessNotifier> m_notifier;
    QTimer m_resume;
    QHostAddress m_peer;
    quint16 m_port = 0;
    int m_dropped = 0;
};
