#include "net/linesocket.h"

#include "net/dialer.h"

#include <QTimer>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace {
constexpr qint64 readSlice = 16 * 1024;
constexpr int readsPerTurn = 4;
constexpr qsizetype mostLines = 256;
constexpr qsizetype mostLineBytes = 64 * 1024;
constexpr int urgentReads = 8; // beyond the bounds, when the peer says that something urgent waits
constexpr int finishMilliseconds = 5000;
constexpr qint64 mostGathered = 16 * 1024; // then it is no small packet any more

Failure lost(const QString &text) { return {Failure::Kind::Lost, 0, text, {}}; }

Failure lost(int error) { return lost(QString::fromLocal8Bit(std::strerror(error))); }
} // namespace

LineSocket::LineSocket(QObject *parent)
    : QObject(parent) {}

LineSocket::LineSocket(Descriptor connection, QObject *parent)
    : QObject(parent) {
    adopt(std::move(connection));
}

LineSocket::~LineSocket() { abort(); }

void LineSocket::adopt(Descriptor connection) {
    m_socket = std::move(connection);
    m_local = SocketAddress::local(m_socket.number());
    m_peer = SocketAddress::peer(m_socket.number());
    const int on = 1;
    ::setsockopt(m_socket.number(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    ::setsockopt(m_socket.number(), SOL_SOCKET, SO_OOBINLINE, &on, sizeof on);
    ::setsockopt(m_socket.number(), SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
    m_state = State::Open;
    m_lastReceived.start();
    m_readNotifier = std::make_unique<ReadinessNotifier>(m_socket.number(), EpollSet::Read);
    connect(m_readNotifier.get(), &ReadinessNotifier::activated, this, &LineSocket::onReadable);
}

void LineSocket::connectToHost(const QString &host, quint16 port, int timeoutMilliseconds, const Proxy &proxy) {
    m_state = State::Connecting;
    m_dialer = std::make_unique<Dialer>();
    m_dialer->setTimeout(timeoutMilliseconds);
    m_dialer->setProxy(proxy);
    connect(m_dialer.get(), &Dialer::connected, this, [this](Descriptor &connection) {
        m_dialer.release()->deleteLater();
        adopt(std::move(connection));
        Q_EMIT connected();
    });
    connect(m_dialer.get(), &Dialer::failed, this, [this](const Failure &failure) {
        m_dialer.release()->deleteLater();
        end(failure);
    });
    m_dialer->connectToHost(host, port);
}

bool LineSocket::isFull() const { return m_lines.lineCount() >= mostLines || m_lines.waitingBytes() >= mostLineBytes; }

TelnetLine LineSocket::takeLine() {
    TelnetLine line = m_lines.takeLine();
    resumeReading();
    return line;
}

std::optional<TelnetLine> LineSocket::takeSynchLine() {
    if (!m_lines.hasSynchLine())
        return {};
    TelnetLine line = m_lines.takeSynchLine();
    resumeReading();
    return line;
}

void LineSocket::resumeReading() {
    if (m_state != State::Open || isFull())
        return;
    // Half empty before the kernel is asked again, so that one line taken is not one system call made. What TLS holds
    // is not seen by the notifier.
    const bool paused = m_readNotifier && (!m_readNotifier->isEnabled() || m_tlsHolds) && !m_inputEnded;
    if (paused && m_lines.lineCount() <= mostLines / 2 && m_lines.waitingBytes() <= mostLineBytes / 2) {
        m_tlsHolds = false;
        updateNotifiers();
        if (m_tls)
            QMetaObject::invokeMethod(this, &LineSocket::onReadable, Qt::QueuedConnection);
    }
}

void LineSocket::updateNotifiers() {
    if (!m_socket)
        return;
    const bool wantsReading = !m_inputEnded && (m_state == State::Finishing || !isFull());
    if (m_readNotifier && m_readNotifier->isEnabled() != wantsReading)
        m_readNotifier->setEnabled(wantsReading);
    // While reading pauses, only the news that urgent bytes wait gets through.
    const bool wantsUrgent = m_state == State::Open && !wantsReading && !m_inputEnded && !m_tls && !m_urgentSeen;
    if (wantsUrgent && !m_urgentNotifier) {
        m_urgentNotifier = std::make_unique<ReadinessNotifier>(m_socket.number(), EpollSet::Urgent);
        connect(m_urgentNotifier.get(), &ReadinessNotifier::activated, this, &LineSocket::onUrgent);
    } else if (!wantsUrgent && m_urgentNotifier) {
        m_urgentNotifier.reset();
    }
    if (wantsReading)
        m_urgentSeen = false;
    const bool wantsWriting = unsent() > 0 && !m_isFlushPosted;
    if (wantsWriting && !m_writeNotifier) {
        m_writeNotifier = std::make_unique<ReadinessNotifier>(m_socket.number(), EpollSet::Write);
        connect(m_writeNotifier.get(), &ReadinessNotifier::activated, this, &LineSocket::onWritable);
    } else if (!wantsWriting && m_writeNotifier) {
        m_writeNotifier.reset(); // idle sessions keep one notifier, not three
    }
}

void LineSocket::onReadable() {
    if (m_state != State::Open && m_state != State::Finishing)
        return;
    readSome(readsPerTurn, false);
}

void LineSocket::onUrgent() {
    m_urgentSeen = true; // the news would come again and again until the bytes are read: once is enough
    readSome(urgentReads, true);
}

// Reads until the socket is empty, the lines are full (unless urgent), or so many readings are done.
void LineSocket::readSome(int readings, bool urgent) {
    const qsizetype before = m_lines.lineCount();
    std::array<char, readSlice> buffer;
    std::optional<Failure> ended;
    for (int i = 0; i < readings && !ended && (urgent || m_state == State::Finishing || !isFull()); ++i) {
        // What TLS has already, before the socket is asked for more.
        if (m_tls && m_tls->isEncrypted() && (ended = decrypt(urgent)))
            break;
        if (isFull() && !urgent && m_state == State::Open)
            break;
        const ssize_t got = ::recv(m_socket.number(), buffer.data(), buffer.size(), MSG_DONTWAIT);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 && errno == EAGAIN)
            break;
        if (got < 0) {
            ended = lost(errno);
        } else if (got == 0) {
            ended = m_tls && !m_tls->peerSaidGoodbye() && m_state == State::Open
                        ? lost(QStringLiteral("the connection ended without TLS close_notify"))
                        : Failure{};
        } else {
            m_lastReceived.start();
            if (m_tls) {
                m_tls->receive({buffer.data(), got});
                if (!m_tls->isEncrypted()) {
                    if (!shake(&ended))
                        return; // encrypted() was the last word, or this object is gone
                } else {
                    ended = decrypt(urgent);
                }
            } else if (m_state == State::Open) {
                takeClear({buffer.data(), got});
            }
            if (!urgent && size_t(got) < buffer.size()) // that was all: what comes later is told again
                break;
        }
    }
    if (m_tls)
        m_tls->releaseMemory();
    const bool news = m_lines.lineCount() > before && m_state == State::Open;
    if (ended) {
        m_inputEnded = true;
        if (m_state == State::Finishing)
            return end({});
        m_ending = *ended;
        // The lines first; then, when the owner has heard of them, the end.
        QMetaObject::invokeMethod(this, &LineSocket::onInputEnded, Qt::QueuedConnection);
    }
    updateNotifiers();
    if (news)
        Q_EMIT linesReady();
}

void LineSocket::onInputEnded() {
    if (m_state == State::Finishing || !m_halfOpen || m_ending)
        return end(m_ending);
    if (m_state == State::Open)
        Q_EMIT inputEnded();
}

void LineSocket::takeClear(QByteArrayView bytes) {
    if (m_telnet)
        m_lines.feed(bytes);
    else
        m_lines.feed(telnetEscaped(bytes.toByteArray()));
}

// Plaintext into lines; the reason when TLS has ended.
std::optional<Failure> LineSocket::decrypt(bool urgent) {
    std::array<char, readSlice> buffer;
    m_tlsHolds = true; // until it says otherwise: no notifier will tell of that
    while (urgent || m_state == State::Finishing || !isFull()) {
        const qint64 got = m_tls->read(buffer.data(), buffer.size());
        m_tlsHolds = got > 0;
        if (got == 0)
            break;
        if (got == -1)
            return Failure{};
        if (got == -2)
            return m_tls->failure();
        if (m_state == State::Open)
            takeClear({buffer.data(), got});
    }
    // Answers of TLS itself. While the socket takes nothing they wait for onWritable() like the rest: it alone says
    // drained().
    if (!m_writeNotifier)
        flush();
    return {};
}

// A step of the handshake. False when encrypted() was sent: this object may be gone.
bool LineSocket::shake(std::optional<Failure> *ended) {
    const TlsChannel::Progress progress = m_tls->handshake();
    flush();
    if (progress == TlsChannel::Progress::Failed)
        *ended = m_tls->failure();
    if (progress != TlsChannel::Progress::Done)
        return true;
    m_tls->releaseMemory();
    updateNotifiers();
    // Lines may have come with the last bytes of the handshake.
    if (m_tls->unread() > 0)
        QMetaObject::invokeMethod(this, &LineSocket::onReadable, Qt::QueuedConnection);
    Q_EMIT encrypted();
    return false;
}

void LineSocket::startTls(const TlsContext &context, const QString &hostName, const TlsSession &session) {
    if (m_state != State::Open || m_tls)
        return;
    m_clearBytes = m_lines.waitingBytes() + m_lines.partial().size();
    if (m_clearBytes == 0 && !m_lines.isEmpty())
        m_clearBytes = 1; // part of a Telnet sequence
    m_lines.clear();
    m_tls = std::make_unique<TlsChannel>(context, hostName, session);
    std::optional<Failure> ended;
    m_tls->handshake(); // the client's first message; a server has nothing to say yet
    flush();
    updateNotifiers();
}

TlsInfo LineSocket::tlsInfo() const { return m_tls ? m_tls->info() : TlsInfo{}; }

TlsSession LineSocket::tlsSession() const { return m_tls ? m_tls->session() : TlsSession{}; }

qint64 LineSocket::unsent() const { return m_outgoing.size() - m_outgoingAt + (m_tls ? m_tls->outgoing().size() : 0); }

bool LineSocket::put(const QByteArray &bytes) {
    if (m_state != State::Open || bytes.isEmpty())
        return false;
    if (m_tls && m_tls->isEncrypted())
        m_tls->write(bytes.constData(), bytes.size());
    else if (m_tls)
        return false; // between startTls() and encrypted()
    else
        m_outgoing.append(bytes);
    return true;
}

void LineSocket::write(const QByteArray &bytes) {
    if (!put(bytes))
        return;
    if (!m_writeNotifier)
        flush();
    updateNotifiers();
}

void LineSocket::writeSoon(const QByteArray &bytes) {
    if (!put(bytes) || m_writeNotifier)
        return;
    if (unsent() > mostGathered) {
        flush();
        return updateNotifiers();
    }
    if (!std::exchange(m_isFlushPosted, true))
        QMetaObject::invokeMethod(this, &LineSocket::flushGathered, Qt::QueuedConnection);
}

void LineSocket::flushGathered() {
    m_isFlushPosted = false;
    if (m_state != State::Closed && !m_writeNotifier)
        onWritable();
}

// Hands what waits to the kernel. An error is left for the reading side to report while it is still reading: it knows
// what came before.
void LineSocket::flush() {
    if (!m_socket)
        return;
    for (;;) {
        if (m_outgoingAt == m_outgoing.size()) {
            m_outgoing = {};
            m_outgoingAt = 0;
            if (!m_tls || m_tls->outgoing().isEmpty())
                break;
            m_outgoing.swap(m_tls->outgoing());
        }
        const ssize_t sent = ::send(m_socket.number(), m_outgoing.constData() + m_outgoingAt,
                                    size_t(m_outgoing.size() - m_outgoingAt), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent < 0 && errno != EAGAIN) {
            if (m_inputEnded) {
                m_ending = lost(errno);
                QMetaObject::invokeMethod(this, &LineSocket::onInputEnded, Qt::QueuedConnection);
            }
            m_outgoing = {};
            m_outgoingAt = 0;
            if (m_tls)
                m_tls->outgoing() = {};
            break;
        }
        if (sent < 0)
            break;
        m_outgoingAt += sent;
    }
}

void LineSocket::onWritable() {
    flush();
    const bool empty = unsent() == 0;
    if (empty && m_state == State::Finishing && !m_shutDown) {
        m_shutDown = true;
        ::shutdown(m_socket.number(), SHUT_WR);
    }
    updateNotifiers();
    if (empty)
        Q_EMIT drained();
}

bool LineSocket::peerHasEnded() {
    if (!m_socket || m_inputEnded)
        return true;
    char next = 0;
    const ssize_t got = ::recv(m_socket.number(), &next, 1, MSG_PEEK | MSG_DONTWAIT);
    if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR))
        return true;
    if (got < 0)
        return false;
    // Bytes wait before the end: the kernel knows it from the state of the connection.
    tcp_info info{};
    socklen_t length = sizeof info;
    return ::getsockopt(m_socket.number(), IPPROTO_TCP, TCP_INFO, &info, &length) == 0 &&
           info.tcpi_state != TCP_ESTABLISHED;
}

void LineSocket::finish() {
    if (m_state != State::Open) {
        if (m_state == State::Connecting)
            abort();
        return;
    }
    m_state = State::Finishing;
    m_lines.clear();
    if (m_tls) {
        m_tls->closeNotify();
        flush();
    }
    // When the peer has said its last word too, closing in a moment says ours.
    if (m_inputEnded) {
        QMetaObject::invokeMethod(
            this, [this] { end({}); }, Qt::QueuedConnection);
        return;
    }
    if (unsent() == 0) {
        m_shutDown = true;
        ::shutdown(m_socket.number(), SHUT_WR);
    }
    QTimer::singleShot(finishMilliseconds, this, [this] { end({}); });
    updateNotifiers();
}

void LineSocket::release() {
    m_state = State::Closed;
    m_readNotifier.reset();
    m_writeNotifier.reset();
    m_urgentNotifier.reset();
    if (m_dialer) {
        m_dialer->disconnect(this);
        m_dialer->abort();
        m_dialer.release()->deleteLater();
    }
    m_socket.reset();
    m_outgoing = {};
    m_outgoingAt = 0;
}

void LineSocket::abort() { release(); }

void LineSocket::end(const Failure &failure) {
    if (m_state == State::Closed)
        return;
    const Failure reason = failure;
    release();
    Q_EMIT closed(reason);
}
