// Receives one file in blocks (MODE B, RFC 959 3.4.2) and leaves the connection where the next one begins. Owned by a
// transfer; connection and sink outlive it. finished(None): the end of the file came.
#pragma once

#include "net/blockpump.h"
#include "net/bytesink.h"

class BlockReceiver : public BlockPump {
    Q_OBJECT
public:
    // sink null: the file is read to its end and dropped.
    BlockReceiver(BlockConnection &connection, ByteSink *sink, RateLimiter *limiter = nullptr,
                  QObject *parent = nullptr);

    qint64 bytes() const { return m_bytes; } // that the sink has
    // Why the sink did not take it; what still came of the file was dropped. The connection is good for others.
    Failure sinkFailure() const { return m_sinkFailure; }
    bool isSuspect() const { return m_suspect; } // the sender said that it could not read its file

private:
    void move(qint64 atMost) override;
    qint64 progress() override { return m_came; }
    bool takeBlocks();
    qint64 store(QByteArrayView bytes);

    ByteSink *m_sink;
    Failure m_sinkFailure;
    qint64 m_bytes = 0;
    qint64 m_came = 0;
    int m_left = 0;  // of the block
    int m_pause = 0; // ms that the sink wants to wait
    bool m_isMarker = false;
    bool m_isLast = false;
    bool m_suspect = false;
    bool m_outOfStep = false;
};
