// Listens for control connections on one address. When descriptors run out it pauses and recovers by itself.
// Owned by the server.
#pragma once

#include "base/descriptor.h"
#include "base/expected.h"
#include "net/socketaddress.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTimer>

class Log;

class ControlListener : public QTcpServer {
    Q_OBJECT
public:
    explicit ControlListener(Log &log, QObject *parent = nullptr);
    ~ControlListener() override;

    // port 0 = a free one. Failure CannotConnect (code errno) names address, port and cause.
    Expected<SocketAddress> start(const QHostAddress &address, quint16 port);
    void stop();
    SocketAddress socketAddress() const { return {serverAddress(), serverPort()}; }

Q_SIGNALS:
    // A connected non-blocking descriptor: the receiver (one, connected directly) moves it out, else it is closed.
    void accepted(Descriptor &connection);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void onAcceptError();

    Log &m_log;
    QTimer m_resume;
    QElapsedTimer m_lastComplaint;
};
