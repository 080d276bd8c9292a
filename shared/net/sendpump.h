// Moves a source's bytes into a data connection: sendfile where it can, slices otherwise; bounded, fair, limited in
// speed. Owned by a transfer; connection and source outlive it.
#pragma once

#include "base/failure.h"
#include "net/bytesource.h"
#include "net/dataconnection.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>

class RateLimiter;

class SendPump : public QObject {
    Q_OBJECT
public:
    SendPump(DataConnection &connection, ByteSource &source, RateLimiter *limiter = nullptr, QObject *parent = nullptr);

    // Milliseconds without a byte of progress, then finished(TimedOut); 0 = never. Default 60,000.
    void setStallTimeout(int milliseconds) { m_stallTimeout = milliseconds; }
    void start();
    void cancel();                           // finished(Cancelled) comes at once; the connection is reset
    qint64 bytes() const { return m_bytes; } // taken from the source and handed to the kernel or to TLS
    bool isFinished() const { return m_finished; }

Q_SIGNALS:
    // Once, last. None = all bytes, our end of the stream, and the peer's kernel has acknowledged both.
    void finished(const Failure &failure);

private:
    void pump();
    qint64 sendDirect(qint64 maximum);
    qint64 sendSlice(qint64 maximum);
    void handOver();
    void confirm();
    void onReadable();
    void onStallTimer();
    qint64 fail(const Failure &failure);
    void finishLost(const Failure &failure);
    void finish(const Failure &failure);

    DataConnection &m_connection;
    ByteSource &m_source;
    RateLimiter *m_limiter;
    QTimer m_limitTimer;
    QTimer m_confirmTimer;
    QTimer m_stallTimer;
    QElapsedTimer m_lastProgress;
    Failure m_failure;
    std::unique_ptr<char[]> m_buffer;
    qint64 m_bufferSize = 0;
    qint64 m_bufferAt = 0;
    qint64 m_bufferEnd = 0;
    qint64 m_bytes = 0;
    qint64 m_stallMark = 0;
    int m_stallTimeout = 60000;
    int m_confirmDelay = 1;
    bool m_direct = true;
    bool m_sourceEnded = false;
    bool m_handedOver = false;
    bool m_started = false;
    bool m_finished = false;
};
