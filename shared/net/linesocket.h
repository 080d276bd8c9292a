// A control connection's socket: lines in (pulled by the owner), bytes out, TLS when asked for. Bounded both ways, next
// to no memory while idle. RFC 959 4, RFC 1123 4.1.2.12, RFC 4217. Owned by a server session or a client's connection.
#pragma once

#include "base/descriptor.h"
#include "base/failure.h"
#include "ftp/telnetline.h"
#include "net/proxy/proxy.h"
#include "net/readinessnotifier.h"
#include "net/socketaddress.h"
#include "net/tlschannel.h"

#include <QElapsedTimer>
#include <QObject>

#include <memory>
#include <optional>

class Dialer;

class LineSocket : public QObject {
    Q_OBJECT
public:
    explicit LineSocket(QObject *parent = nullptr);
    // Adopts a connected descriptor; reading begins at the next turn of the loop.
    explicit LineSocket(Descriptor connection, QObject *parent = nullptr);
    ~LineSocket() override; // closes at once, without a signal

    // Client: look up, connect, through the proxy if there is one; connected() or closed() as Dialer says.
    void connectToHost(const QString &host, quint16 port, int timeoutMilliseconds = 20000, const Proxy &proxy = {});
    bool isConnected() const { return m_state == State::Open; }
    // Client side: bytes 255 in replies are bytes, not Telnet commands. Default: Telnet is understood (server side).
    void setTelnet(bool on) { m_telnet = on; }

    // Server side: a peer that ends its sending may still read. Then inputEnded() comes instead of closed(None), what
    // is written still goes out, and the owner ends it by finish(). Default: off.
    void setHalfOpen(bool on) { m_halfOpen = on; }

    bool hasLine() const { return m_lines.hasLine(); }
    const TelnetLine &peekLine() const { return m_lines.peekLine(); } // precondition: hasLine()
    TelnetLine takeLine();                                            // precondition: hasLine()
    // The first waiting line that came with a Telnet Synch, taken out of its turn; lines before it stay.
    std::optional<TelnetLine> takeSynchLine();
    // Whether a line that waits begins with this verb (upper case).
    bool hasWaiting(QByteArrayView verb) const { return m_lines.hasVerb(verb); }
    int waitingLines() const { return int(m_lines.lineCount()); }

    void write(const QByteArray &bytes);
    // Together with what else is written before the loop turns, where more is to be expected: TCP begins with ten
    // packets on their way, however small they are.
    void writeSoon(const QByteArray &bytes);
    qint64 unsent() const; // bytes that the kernel has not taken yet

    // Everything from now on is TLS; what was written before goes out in clear first. encrypted() or closed() follows.
    // Lines that came in clear and were not taken are dropped: see clearBytesBuffered().
    void startTls(const TlsContext &context, const QString &hostName = {}, const TlsSession &session = {});
    // How many bytes had come in clear and were not taken when startTls() was called: more than 0 is an attack.
    qint64 clearBytesBuffered() const { return m_clearBytes; }
    bool isEncrypted() const { return m_tls && m_tls->isEncrypted(); }
    TlsInfo tlsInfo() const;       // empty version when not encrypted
    TlsSession tlsSession() const; // client: for resuming on data connections
    SocketAddress localAddress() const { return m_local; }
    SocketAddress peerAddress() const { return m_peer; }
    qint64 idleMilliseconds() const { return m_lastReceived.elapsed(); } // since bytes last came

    // True when the peer has ended its sending (FIN or reset), also while lines still wait: looks at the socket now.
    bool peerHasEnded();

    // Flush, close_notify, FIN; then closed(None) once the peer has ended too or 5 s are over. Input is dropped.
    void finish();
    // Closes at once (unsent bytes are lost); closed(Cancelled) is not sent: no signal follows.
    void abort();

Q_SIGNALS:
    void connected();
    void linesReady(); // a line came, or several; not again for those that are left waiting
    void drained();    // unsent() became 0
    void encrypted();
    void inputEnded(); // with setHalfOpen(): the peer has ended its sending in order; once
    // Once, last: None = the peer ended in order (FIN; under TLS close_notify), after all waiting lines were announced;
    // Lost = reset or truncated; Untrusted = TLS failed; BadReply = a peer that floods without a line end.
    void closed(const Failure &failure);

private:
    enum class State { Idle, Connecting, Open, Finishing, Closed };
    void adopt(Descriptor connection);
    void onReadable();
    void onWritable();
    void flushGathered();
    void onUrgent();
    void onInputEnded();
    void readSome(int readings, bool urgent);
    void takeClear(QByteArrayView bytes);
    std::optional<Failure> decrypt(bool urgent);
    bool shake(std::optional<Failure> *ended);
    bool put(const QByteArray &bytes); // false = nothing may be said now
    void flush();
    void resumeReading();
    void updateNotifiers();
    void release();
    void end(const Failure &failure);
    bool isFull() const;

    std::unique_ptr<ReadinessNotifier> m_readNotifier;
    std::unique_ptr<ReadinessNotifier> m_writeNotifier;
    std::unique_ptr<ReadinessNotifier> m_urgentNotifier;
    std::unique_ptr<TlsChannel> m_tls;
    std::unique_ptr<Dialer> m_dialer;
    Descriptor m_socket;
    TelnetLineSplitter m_lines;
    QByteArray m_outgoing;
    qint64 m_outgoingAt = 0;
    qint64 m_clearBytes = 0;
    SocketAddress m_local;
    SocketAddress m_peer;
    QElapsedTimer m_lastReceived;
    Failure m_ending;
    State m_state = State::Idle;
    bool m_telnet = true;
    bool m_halfOpen = false;
    bool m_inputEnded = false;
    bool m_tlsHolds = false; // decrypted bytes wait in TLS because the lines are full
    bool m_urgentSeen = false;
    bool m_shutDown = false;
    bool m_isFlushPosted = false; // what waits goes out when the loop turns
};
