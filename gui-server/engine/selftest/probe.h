// A short client of its own, on the shared sockets alone: connects to one address of the server, encrypts, logs in,
// tries passive ports, uploads, compares and deletes, and says what worked. Ends at the first step that does not.
// Owned by SelfTest.
#pragma once

#include "base/laterptr.h"
#include "ftp/replyparser.h"
#include "net/bytesink.h"
#include "net/bytesource.h"
#include "net/dialer.h"
#include "net/linesocket.h"
#include "net/receivepump.h"
#include "net/sendpump.h"
#include "selftest/selftestfinding.h"

#include <chrono>

struct ProbeTarget {
    SocketAddress address;
    bool implicitTls = false;
    bool isExternal = false; // what clients from elsewhere use
};

struct ProbeLogin {
    QByteArray account;
    QByteArray password;
    QByteArray fingerprint; // of the server's certificate; empty = it has no TLS
    QHostAddress external;  // that PASV may tell instead of the target's own; null = none
};

class Probe : public QObject {
    Q_OBJECT
    using Step = SelfTestFinding::Step;
    using Cause = SelfTestFinding::Cause;

public:
    // stepLimit: for each answer.
    Probe(const ProbeTarget &target, const ProbeLogin &login, std::chrono::milliseconds stepLimit);
    ~Probe() override;
    void start();
    // It takes too long: found() with TimedOut at the step that is being tried, then finished().
    void giveUp() { fail(Cause::TimedOut); }

Q_SIGNALS:
    void found(const SelfTestFinding &finding);
    void finished(); // once, last

private:
    using Next = void (Probe::*)(const Reply &reply);

    void send(const QByteArray &command, Next next);
    void onLines();
    void onReply(const Reply &reply);
    void onClosed(const Failure &failure);
    void onGreeting(const Reply &reply);
    void onAuth(const Reply &reply);
    void startTls();
    void onEncrypted();
    void logIn();
    void onUser(const Reply &reply);
    void onPass(const Reply &reply);
    void onPbsz(const Reply &reply);
    void onProt(const Reply &reply);
    void onType(const Reply &reply);
    void askForPort();
    void onPassive(const Reply &reply);
    void onDialled(Descriptor &connection);
    void transfer();
    void startData();
    void startPump();
    void onPumped(const Failure &failure);
    void onTransferred(const Reply &reply);
    void lookIfTransferred();
    void onDeleted(const Reply &reply);
    void succeed(Step step, const QString &detail = {});
    void fail(Cause cause, const QString &detail = {});
    void finish();
    bool refused(const Reply &reply, int wanted);

    const ProbeTarget m_target;
    const ProbeLogin m_login;
    const std::chrono::milliseconds m_stepLimit;
    std::shared_ptr<TlsContext> m_tls;
    LineSocket m_socket;
    ReplyParser m_parser;
    Next m_next = nullptr;
    Step m_step = Step::Connect; // that is being tried
    QTimer m_limit;
    Dialer m_dialer;
    SocketAddress m_passive; // what the last answer named
    QStringList m_ports;     // that were reached
    Descriptor m_connected;
    QByteArray m_content;
    MemorySource m_source;
    MemorySink m_sink;
    LaterPtr<DataConnection> m_data;
    LaterPtr<SendPump> m_sendPump;
    LaterPtr<ReceivePump> m_receivePump;
    Reply m_final;         // of the transfer
    bool m_pumped = false; // the data are through
    bool m_finished = false;
};
