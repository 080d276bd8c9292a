// One large file that several connections move at once, each a part of it. Held by the Download or Upload that begins
// and ends it, and by the operations that work on it.
#pragma once

#include "base/failure.h"

#include <QObject>

#include <memory>

class Operation;
class ServerLink;

class SharedTransfer : public QObject, public std::enable_shared_from_this<SharedTransfer> {
    Q_OBJECT
public:
    static constexpr qint64 worthwhile = 64 * 1024 * 1024; // bytes of a file from which on it is shared

    // Moves one part over that connection; where none is left it succeeds at once.
    virtual std::unique_ptr<Operation> work(ServerLink &link) = 0;

    // From the first part that a further connection takes to its last.
    void join() { ++m_helpers; }
    void leave();
    bool isAtWork() const { return m_claims > 0 || m_helpers > 0; }
    // A further connection would find something to do, as far as is known of the server.
    bool wantsHelp() const;
    // One that helped has failed: after some of them, or when the server cannot, no more is asked for.
    void countFailure(const Failure &failure);
    // Nothing is moved any more.
    void end();
    bool isEnded() const { return m_isEnded; }

Q_SIGNALS:
    void released(); // a part is whole or may be claimed again, or a helper has left
    void ended();    // whoever moves something stops

protected:
    virtual bool hasWork() const = 0;
    virtual void onEnding() {} // before ended()
    void noteClaim() { ++m_claims; }
    void noteRelease();
    bool isClaimed() const { return m_claims > 0; }
    void refuseHelp();

private:
    int m_claims = 0;
    int m_helpers = 0;
    int m_failures = 0;
    bool m_isEnded = false;
};
