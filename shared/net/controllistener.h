// Listens for control connections on one address. When descriptors run out it pauses and recovers by itself (QTcpServer
// does not: once it had met the end of its queue, it takes that error for every later one and spins).
// Owned by the server.
#pragma once

#include "base/descriptor.h"
#include "base/expected.h"
#include "net/readinessnotifier.h"
#include "net/socketaddress.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>

class Log;

class ControlListener : public QObject {
    Q_OBJECT
public:
    explicit ControlListener(Log &log, QObject *parent = nullptr);
    ~ControlListener() override;

    // port 0 = a free one; QHostAddress::Any = IPv6 and IPv4. Failure CannotConnect (code errno) names address, port
    // and cause.
    Expected<SocketAddress> start(const QHostAddress &address, quint16 port);
    void stop();
    SocketAddress socketAddress() const { return m_address; }

Q_SIGNALS:
    // A connected non-blocking descriptor: the receiver (one, connected directly) moves it out, else it is closed.
    void accepted(Descriptor &connection);

private:
    void onReadable();
    void pause(int error);

    Log &m_log;
    Descriptor m_socket;
    SocketAddress m_address;
    std::unique_ptr<ReadinessNotifier> m_notifier;
    QTimer m_resume;
    QElapsedTimer m_lastComplaint;
};
