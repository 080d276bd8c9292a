// Moves a data connection's bytes into a sink: splice where it can, slices otherwise; bounded, fair, limited in speed.
// Owned by a transfer; connection and sink outlive it.
#pragma once

#include "base/descriptor.h"
#include "base/failure.h"
#include "net/bytesink.h"
#include "net/dataconnection.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

class RateLimiter;

class ReceivePump : public QObject {
    Q_OBJECT
public:
    ReceivePump(DataConnection &connection, ByteSink &sink, RateLimiter *limiter = nullptr, QObject *parent = nullptr);

    // Milliseconds without a byte, then finished(TimedOut); 0 = never. Default 60,000.
    void setStallTimeout(int milliseconds) { m_stallTimeout = milliseconds; }
    void start();
    void cancel();                           // finished(Cancelled) comes at once; the connection is reset
    qint64 bytes() const { return m_bytes; } // that the sink has
    bool isFinished() const { return m_finished; }

Q_SIGNALS:
    // Once, last. None = the peer ended in order (FIN; under TLS close_notify, a bare FIN is Lost) and the sink has
    // all.
    void finished(const Failure &failure);

private:
    void pump();
    qint64 receiveDirect(qint64 maximum);
    qint64 receiveSlice(qint64 maximum);
    qint64 refuseMore();
    bool openPipe();
    bool drainPipe(qint64 size);
    qint64 fail(const Failure &failure);
    void onStallTimer();
    void finish(const Failure &failure);

    DataConnection &m_connection;
    ByteSink &m_sink;
    RateLimiter *m_limiter;
    QTimer m_limitTimer;
    QTimer m_stallTimer;
    QElapsedTimer m_lastProgress;
    Failure m_failure;
    Descriptor m_pipeIn;
    Descriptor m_pipeOut;
    qint64 m_pipeSize = 0;
    qint64 m_bytes = 0;
    qint64 m_stallMark = 0;
    int m_stallTimeout = 60000;
    bool m_direct = true;
    bool m_ended = false;
    bool m_started = false;
    bool m_finished = false;
};
