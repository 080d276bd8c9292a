// Tries the running server as a client would: each listener by the addresses of this machine and by the configured
// external one, with an account of its own, one address after the other. Owned by whoever asked for it; its end, also
// by destruction, leaves nothing behind.
#pragma once

#include "selftest/probe.h"

#include <QList>
#include <QObject>
#include <QPointer>
#include <QTimer>

struct Configuration;
struct ListenerInfo;
class Server;

class SelfTest : public QObject {
    Q_OBJECT

public:
    struct Patience {
        std::chrono::milliseconds step = std::chrono::seconds(5); // for each answer
        std::chrono::milliseconds all = std::chrono::seconds(45);
    };
    // The server is to outlive this; when it goes first, this says no more.
    explicit SelfTest(Server &server, QObject *parent = nullptr);
    SelfTest(Server &server, const Patience &patience, QObject *parent = nullptr);
    ~SelfTest() override;

    // found() follows for each thing that is tried, then finished(). Nothing follows a failure: the server does not run
    // (Unsupported, also when another self-test runs), or it cannot make the home of the account (LocalFile).
    Expected<bool> start();
    const QList<SelfTestFinding> &findings() const { return m_findings; }

    // The addresses at which listeners are tried. machine: the addresses of this machine's interfaces; a few of each
    // kind are enough.
    static QList<ProbeTarget> targets(const QList<ListenerInfo> &listeners, const Configuration &configuration,
                                      const QList<QHostAddress> &machine);

Q_SIGNALS:
    void found(const SelfTestFinding &finding);
    void finished(); // once, last; also when the time was over

private:
    void begin();
    void next();
    void onTimeOver();
    void take(const SelfTestFinding &finding);
    void end();

    QPointer<Server> m_server;
    const Patience m_patience;
    QTimer m_limit;
    QList<ProbeTarget> m_targets; // still to be tried
    ProbeLogin m_login;
    LaterPtr<Probe> m_probe;
    QList<SelfTestFinding> m_findings;
    bool m_isRunning = false;
};
