// One command at work: connects, logs in, then does what the subclass is for. Ends once with an exit code.
#pragma once

#include "cli/environment.h"
#include "ftp/remotepath.h"

#include <QObject>

#include <memory>

class TerminalRun : public QObject {
    Q_OBJECT
public:
    explicit TerminalRun(Environment &environment);
    ~TerminalRun() override;

    virtual void start();
    // Ctrl+C: ends soon, what has arrived stays to be continued.
    virtual void interrupt();
    // SIGTERM: the same, unless interrupt() is less than the end.
    virtual void terminate() { interrupt(); }
    // For the error stream.
    virtual void say(const QString &line);

Q_SIGNALS:
    void ended(int exitCode); // once, last

protected:
    virtual void onOpened() = 0;                      // logged in
    virtual bool movesFiles() const { return false; } // or lists folders: a data connection is asked for with the login

    // Runs an operation, then calls next, well or not.
    template<class Self, class Op>
    void run(std::unique_ptr<Op> operation, void (Self::*next)(Op &)) {
        Op *const raw = operation.get();
        connect(raw, &Operation::done, this, [this, raw, next] {
            if (!m_ended)
                (static_cast<Self *>(this)->*next)(*raw);
        });
        m_session->run(std::move(operation));
    }
    Session &session() { return *m_session; }
    ServerLink &link() { return m_session->link(); }
    std::unique_ptr<Session> takeSession();               // its signals are no longer listened to
    void returnSession(std::unique_ptr<Session> session); // or another one, or null: closed at the end
    void end(int exitCode);
    void endWith(const Failure &failure);

    Environment &m_environment;

private:
    std::unique_ptr<Session> m_session;
    bool m_isOpen = false;
    bool m_ended = false;
};
