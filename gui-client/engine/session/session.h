// One logged-in connection to a site: runs operations one after another, opens and reopens it when one needs it, keeps
// it alive in between, brings it in step again after a cancel, and passes questions on to a person.
#pragma once

#include "base/laterptr.h"
#include "session/operationhost.h"

#include <QObject>

#include <deque>
#include <memory>

class LogIn;

class Session : public QObject, public OperationHost {
    Q_OBJECT

public:
    enum class State {
        Closed,
        Opening, // connecting, TLS, login
        Ready,   // logged in, nothing runs
        Busy,    // an operation runs, or replies of a cancelled one are still owed
    };

    Session(const Site &site, const LinkServices &services, QObject *parent = nullptr);
    ~Session() override;

    const Site &site() const { return m_link->site; }
    State state() const { return m_state; }
    bool isFree() const { return m_queue.empty() && (m_state == State::Ready || m_state == State::Closed); }
    const Capabilities &capabilities() const { return m_link->capabilities; }
    const RemotePath &startDirectory() const { return m_link->startDirectory; } // after opened()
    bool isEncrypted() const { return m_link->control.isEncrypted(); }
    ServerLink &link() override { return *m_link; }

    // Logs in without an operation; then opened() or failed(). Nothing happens unless Closed.
    void open();
    // Cancels what runs and what waits.
    void cancelAll();
    // Cancels everything, says QUIT and closes; then closed().
    void close();
    // To the question() asked last.
    void answer(const Answer &answer);
    // A path of a URL: relative ones begin at startDirectory().
    RemotePath resolve(const QByteArray &urlPath) const;

Q_SIGNALS:
    void stateChanged(Session::State state);
    void opened();
    // The connection could not be opened, or ended while an operation ran or while idle. Operations in question are
    // done with the same failure before this.
    void failed(const Failure &failure);
    void closed();
    // From the server's administrator; comes within seconds where the server offers messages. Text of a stranger.
    void messageReceived(const QString &message);
    void question(const Question &question);

protected:
    // run(): the operation begins when the session is logged in (opens it when closed) and those before are done. If
    // the login fails, it is done with the login's failure. Nothing happens before control returns to the event loop.
    void enqueue(std::unique_ptr<Operation> operation) override;

private:
    void wake();
    void startNext();
    void startLogIn();
    void onLogInDone();
    void onOperationDone();
    void onControlClosed(const Failure &failure);
    void onKeepAlive();
    void settle();
    void setState(State state);
    void abandonQueue(const Failure &failure);

    std::unique_ptr<ServerLink> m_link;
    State m_state = State::Closed;
    LaterPtr<LogIn> m_login;
    LaterPtr<Operation> m_current;
    std::deque<std::unique_ptr<Operation>> m_queue;
    QTimer m_keepAlive;
    bool m_wakePending = false;
    bool m_closing = false;
    int m_fruitless = 0;       // logins since an operation last began
    bool m_wasRunning = false; // an operation ran when the connection ended
};
