// A data connection that stays open between files (MODE B, RFC 959 3.3): the connection, and what has been read beyond
// the end of a file. Whoever keeps it hands it to one BlockSender or BlockReceiver after the other.
#pragma once

#include "base/laterptr.h"
#include "net/dataconnection.h"

#include <QByteArray>

class BlockConnection {
public:
    BlockConnection() = default;
    ~BlockConnection();
    BlockConnection(const BlockConnection &) = delete;
    BlockConnection &operator=(const BlockConnection &) = delete;

    void adopt(LaterPtr<DataConnection> connection);
    bool isOpen() const { return m_connection && !m_connection->failure() && !m_inputEnded; }
    DataConnection &connection() { return *m_connection; } // precondition: adopt() came and no end yet
    // In order: what the kernel has taken still arrives.
    void close();
    // The peer must not take what it has for whole (RST).
    void abort();

    // On, while more files follow at once: in clear a small one waits until the next ones fill a packet with it, or
    // until what went before has arrived. Off: what waits goes at once. Off again with each
    // connection; nothing without one.
    void setGathering(bool on);

    // For BlockReceiver: bytes that were read and not yet used.
    QByteArrayView unused() const { return QByteArrayView(m_incoming).sliced(m_at); }
    void use(qsizetype bytes);
    // Reads at most so many more behind the unused ones: as DataConnection::read.
    qint64 read(qint64 maximum);

private:
    LaterPtr<DataConnection> m_connection;
    QByteArray m_incoming;
    qsizetype m_at = 0;
    bool m_inputEnded = false;
    bool m_isGathering = false;
};
