// Receives one file in blocks (MODE B, RFC 959 3.4.2) and leaves the connection where the next one begins. Bounded,
// fair, limited in speed. Owned by a transfer; connection and sink outlive it.
#pragma once

#include "base/failure.h"
#include "net/blockconnection.h"
#include "net/bytesink.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

class RateLimiter;

class BlockReceiver : public QObject {
    Q_OBJECT
public:
    // sink null: the file is read to its end and dropped.
    BlockReceiver(BlockConnection &connection, ByteSink *sink, RateLimiter *limiter = nullptr,
                  QObject *parent = nullptr);

    void setStallTimeout(int milliseconds) { m_stallTimeout = milliseconds; } // 0 = never; default 60,000
    void start();                                                             // finished() may come before it returns
    void stop(); // no signal follows; in the middle of a file the connection is of no more use
    qint64 bytes() const { return m_bytes; } // that the sink has
    // Why the sink did not take it; what still came of the file was dropped. The connection is good for others.
    Failure sinkFailure() const { return m_sinkFailure; }
    bool isSuspect() const { return m_suspect; } // the sender said that it could not read its file

Q_SIGNALS:
    // Once, last. None = the end of the file came; else the connection is of no more use.
    void finished(const Failure &failure);

private:
    void pump();
    bool takeBlocks();
    void store(QByteArrayView bytes);
    void onStallTimer();
    void letGo();
    void finish(const Failure &failure);

    BlockConnection &m_blocks;
    ByteSink *m_sink;
    RateLimiter *m_limiter;
    QTimer m_limitTimer;
    QTimer m_stallTimer;
    Failure m_sinkFailure;
    qint64 m_bytes = 0;
    qint64 m_came = 0;
    qint64 m_stallMark = 0;
    int m_stallTimeout = 60'000;
    int m_left = 0; // of the block
    bool m_isMarker = false;
    bool m_isLast = false;
    bool m_suspect = false;
    bool m_outOfStep = false;
    bool m_finished = false;
};
