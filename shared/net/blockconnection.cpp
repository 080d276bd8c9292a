#include "net/blockconnection.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <utility>

namespace {
// A batch of small files fills the line with its first bytes: the window that TCP begins with (64 KiB) would take five
// round trips to grow to what 250 files of 4 KiB need.
constexpr int receiveWindow = 1024 * 1024;
} // namespace

BlockConnection::~BlockConnection() { close(); }

void BlockConnection::adopt(LaterPtr<DataConnection> connection) {
    abort();
    m_inputEnded = false;
    m_connection = std::move(connection);
    m_connection->widenReceiveWindow(receiveWindow);
    m_isGathering = false;
}

// TCP begins with ten packets on their way, whatever their size: files of 4 KiB must not take one each.
void BlockConnection::setGathering(bool on) {
    const int descriptor = m_connection ? m_connection->plainDescriptor() : -1;
    if (descriptor < 0 || std::exchange(m_isGathering, on) == on)
        return;
    const int atOnce = on ? 0 : 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &atOnce, sizeof atOnce);
}

void BlockConnection::close() {
    if (!m_connection)
        return;
    // No reset: the files in the kernel's buffer were acknowledged on the control connection.
    if (isOpen() && m_connection->isReady() && m_connection->finishWriting())
        m_connection->setEnded();
    abort();
}

void BlockConnection::abort() {
    m_incoming.clear();
    m_at = 0;
    if (m_connection)
        m_connection->abort();
    m_connection.reset();
}

void BlockConnection::use(qsizetype bytes) {
    m_at += bytes;
    if (m_at < m_incoming.size())
        return;
    m_incoming.resize(0); // keeps its memory for the next reading
    m_at = 0;
}

qint64 BlockConnection::read(qint64 maximum) {
    if (m_at > 0) {
        m_incoming.remove(0, m_at);
        m_at = 0;
    }
    const qsizetype had = m_incoming.size();
    m_incoming.resize(had + maximum);
    const qint64 got = m_connection->read(m_incoming.data() + had, maximum);
    m_incoming.resize(had + std::max<qint64>(0, got));
    if (got == 0)
        m_inputEnded = true;
    return got;
}
