// Sends one file in blocks (MODE B, RFC 959 3.4.2) over a connection that stays open behind it. Owned by a transfer;
// connection and source outlive it. finished(None): the kernel has the whole file and the end of it (or the error bit).
#pragma once

#include "net/blockpump.h"
#include "net/bytesource.h"

#include <memory>

class BlockSender : public BlockPump {
    Q_OBJECT
public:
    static constexpr int blockBytes = 61'440; // whole pages

    BlockSender(BlockConnection &connection, ByteSource &source, RateLimiter *limiter = nullptr,
                QObject *parent = nullptr);

    qint64 bytes() const { return m_bytes; } // of the file, that were sent
    // Why the file could not be read to its end; the peer was told by the error bit. The connection is good for others.
    Failure sourceFailure() const { return m_sourceFailure; }

private:
    void move(qint64 atMost) override;
    qint64 progress() override { return m_bytes - blocks().connection().unacknowledged(); }
    void fill();

    ByteSource &m_source;
    Failure m_sourceFailure;
    std::unique_ptr<char[]> m_buffer; // header and bytes of one block
    qint64 m_bufferAt = 0;
    qint64 m_bufferEnd = 0;
    qint64 m_bytes = 0;
    bool m_isLast = false; // the end of the file is in the buffer
};
