// Sends one file in blocks (MODE B, RFC 959 3.4.2) over a connection that stays open behind it. Bounded, fair, limited
// in speed. Owned by a transfer; connection and source outlive it.
#pragma once

#include "base/failure.h"
#include "net/blockconnection.h"
#include "net/bytesource.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>

class RateLimiter;

class BlockSender : public QObject {
    Q_OBJECT
public:
    static constexpr int blockBytes = 61'440; // whole pages

    BlockSender(BlockConnection &connection, ByteSource &source, RateLimiter *limiter = nullptr,
                QObject *parent = nullptr);

    void setStallTimeout(int milliseconds) { m_stallTimeout = milliseconds; } // 0 = never; default 60,000
    void start();                                                             // finished() may come before it returns
    void stop(); // no signal follows; in the middle of a file the connection is of no more use
    qint64 bytes() const { return m_bytes; } // of the file, that were sent
    // Why the file could not be read to its end; the peer was told by the error bit. The connection is good for others.
    Failure sourceFailure() const { return m_sourceFailure; }

Q_SIGNALS:
    // Once, last. None = the kernel has the whole file and the end of it (or the error bit).
    void finished(const Failure &failure);

private:
    void pump();
    void fill();
    void onStallTimer();
    void letGo();
    void finish(const Failure &failure);

    BlockConnection &m_blocks;
    ByteSource &m_source;
    RateLimiter *m_limiter;
    QTimer m_limitTimer;
    QTimer m_stallTimer;
    Failure m_sourceFailure;
    std::unique_ptr<char[]> m_buffer; // header and bytes of one block
    qint64 m_bufferAt = 0;
    qint64 m_bufferEnd = 0;
    qint64 m_bytes = 0;
    qint64 m_stallMark = 0;
    int m_stallTimeout = 60'000;
    bool m_isLast = false; // the end of the file is in the buffer
    bool m_finished = false;
};
