// The control connection (RFC 959 5.4): commands out, replies in, one waiting step for each command sent, in order, so
// that commands can be pipelined. Owned by a ServerLink; opened, closed and opened again.
#pragma once

#include "base/failure.h"
#include "base/laterptr.h"
#include "base/log.h"
#include "ftp/reply.h"
#include "ftp/replyparser.h"
#include "net/proxy/proxy.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <deque>
#include <functional>
#include <unordered_map>

class LineSocket;
class TlsContext;

class ControlConnection : public QObject {
    Q_OBJECT

public:
    // A reply, or (failure set) why none will come.
    using Step = std::function<void(const Reply &reply, const Failure &failure)>;

    enum class State { Closed, Connecting, Open };

    explicit ControlConnection(Log &log, QObject *parent = nullptr);
    ~ControlConnection() override;

    // The one inactivity limit, fed by the control and the data connection. Default 20 s.
    void setInactivityLimit(std::chrono::milliseconds limit);
    std::chrono::milliseconds inactivityLimit() const { return m_limit; }

    // For connections from now on.
    void setProxy(const Proxy &proxy) { m_proxy = proxy; }
    // Connects; then connected(), or closed() with CannotConnect or TimedOut. Precondition: state() == Closed.
    // With tls the handshake comes first (implicit TLS) and connected() follows encrypted().
    void open(const QString &host, quint16 port, const TlsContext *tls = nullptr);
    // TLS over the open connection (after the 234); then encrypted() or closed(). Bytes that came in clear behind the
    // 234 end the connection.
    void startTls(const TlsContext &tls, const QString &host);
    bool isEncrypted() const;
    LineSocket *socket() const { return m_socket.get(); } // null when closed

    State state() const { return m_state; }
    QHostAddress peerAddress() const;
    QHostAddress localAddress() const;

    // Writes one command and queues its step. CR, LF and NUL are refused: the step gets Unsupported, nothing is sent.
    // The step may come only after this call has returned.
    void send(const QByteArray &command, QObject *owner, Step step) {
        send({.command = command, .owner = owner, .step = std::move(step)});
    }
    // NOOP, whose answer says nothing but that both are there: in the log at level Debug only.
    void keepAlive() { send({.command = QByteArrayLiteral("NOOP"), .logLevel = LogRecord::Level::Debug}); }
    // Waits for a reply that no command asks for: the greeting.
    void awaitGreeting(QObject *owner, Step step);
    // After a 1yz reply: waits for the final reply of the same command.
    void awaitFinal(QObject *owner, Step step);
    // Drops the steps of this owner; their replies are still owed and are thrown away when they come.
    void forget(QObject *owner);
    // Keeps the inactivity limit running while no reply is awaited, and calls ended when the connection ends. moved is
    // a growing count (bytes on the data connection); its growth counts as activity. Until forget() or unwatch().
    void watch(QObject *owner, std::function<void(const Failure &)> ended, std::function<qint64()> moved = {});
    void unwatch(QObject *owner);

    // Something moved on the data connection: starts the inactivity limit anew.
    void feed() { m_lastActivity.start(); }
    // A longer limit until the next final reply: for the confirmation after the last byte, or a server that hashes.
    void allowSlowReply(std::chrono::milliseconds limit);

    int owed() const { return int(m_entries.size()); } // commands without their final reply
    // True when a transfer command is among them, so that only ABOR brings its final reply soon.
    bool owesTransfer() const;
    // Brings commands and replies in step again after a cancelled operation: ABOR when a transfer is owed, then NOOP;
    // reads until NOOP's reply, at most for the limit. Then inStep(), or closed() with Lost.
    void resynchronise(std::chrono::milliseconds limit = std::chrono::seconds(5));

    // QUIT when nothing is owed, then the end; closed() with kind None. Nothing happens when closed.
    void close();
    // Ends at once. The waiting steps get the failure, then closed(failure).
    void abort(const Failure &failure);

Q_SIGNALS:
    void connected();
    void encrypted();
    void inStep();
    // From the server's administrator, in a reply to something else (Extensions). Text of a stranger.
    void messageReceived(const QString &message);
    // Once for each open(). kind None: closed by us. Refused with code 421: the server said goodbye unasked.
    void closed(const Failure &failure);

private:
    struct Entry {
        QByteArray command;
        QPointer<QObject> owner = {};
        Step step = {};        // empty when forgotten, or after a 1yz reply
        int preliminaries = 0; // 1yz replies so far
        bool transfer = false;
        Failure refusal = {}; // never sent: fails at its turn
        LogRecord::Level logLevel = LogRecord::Level::Info;
    };
    struct Watch {
        QPointer<QObject> owner;
        std::function<void(const Failure &)> ended;
        std::function<qint64()> moved;
        qint64 seen = 0;
    };

    enum class Resync { No, UpToLast, UpToTransfer, UpToNoop };

    void send(Entry entry);
    void onLinesReady();
    enum class Turn { Bounded, Whole };
    void takeLines(Turn turn);
    void onSocketClosed(const Failure &failure);
    void onTick();
    void takeMessages(const Reply &reply);
    void takeReply(const Reply &reply);
    void takeUnasked(const Reply &reply);
    void write(const QByteArray &line, LogRecord::Level logLevel = LogRecord::Level::Info);
    void updateTimer();
    void failUnsent();
    void dropTransfer();
    void endResync();
    void end(const Failure &failure);

    Log &m_log;
    Proxy m_proxy;
    LaterPtr<LineSocket> m_socket;
    ReplyParser m_parser;
    State m_state = State::Closed;
    std::deque<Entry> m_entries;
    std::unordered_map<const QObject *, Watch> m_watches; // by owner
    std::chrono::milliseconds m_limit{20000};
    std::chrono::milliseconds m_slowLimit{0};
    QTimer m_timer;
    QElapsedTimer m_lastActivity;
    QTimer m_stepTimer; // bounds resynchronise()
    Resync m_resync = Resync::No;
    bool m_implicitTls = false;
    QString m_endpoint;
};
