// Wraps an authenticator: banned addresses are not asked at all, guessing waits before anything is hashed, and what
// came of it is counted. Owned by Server.
#pragma once

#include "accounts/authenticator.h"
#include "guard/guessguard.h"

#include <memory>

class Log;

class ThrottledAuthenticator : public Authenticator {
public:
    // All must outlive this and every attempt.
    ThrottledAuthenticator(Authenticator &inner, GuessGuard &guard, Log &log);
    ~ThrottledAuthenticator() override;

    void setEnabled(bool enabled) { m_enabled = enabled; }
    void authenticate(const LoginAttempt &attempt, QObject *context, Done done) override;
    AccountPtr account(const QByteArray &name) const override { return m_inner.account(name); }
    // Told what came of each attempt that was asked.
    using Observer = std::function<void(const LoginAttempt &attempt, const LoginOutcome &outcome)>;
    void setObserver(Observer observer) { m_observer = std::move(observer); }
    int waiting() const { return *m_waiting; }

private:
    void ask(LoginAttempt attempt, QObject *context, const Done &done);
    void tellBan(bool isBanned, const LoginAttempt &attempt);

    Authenticator &m_inner;
    GuessGuard &m_guard;
    Log &m_log;
    std::shared_ptr<int> m_waiting; // shared with the attempts: a session may outlive this
    Observer m_observer;
    bool m_enabled = true;
};
