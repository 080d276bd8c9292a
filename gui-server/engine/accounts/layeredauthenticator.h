// The accounts of the run (MemoryAuthenticator) in front of those of the store; a wrong password takes the same time,
// whosever the name is. Owned by Server.
#pragma once

#include "accounts/memoryauthenticator.h"
#include "accounts/storeauthenticator.h"

class LayeredAuthenticator : public Authenticator {
public:
    // Must outlive this.
    explicit LayeredAuthenticator(MemoryAuthenticator &memory)
        : m_memory(memory) {}

    // Null when there is no store; must outlive every attempt.
    void setStore(StoreAuthenticator *store) { m_store = store; }

    void authenticate(const LoginAttempt &attempt, QObject *context, Done done) override {
        m_memory.authenticate(attempt, context, [this, attempt, context, done](const LoginOutcome &outcome) {
            if (!m_store || outcome.kind != LoginOutcome::Kind::Refused)
                return done(outcome);
            if (m_memory.account(attempt.name))
                return m_store->refuse(attempt, context, done);
            m_store->authenticate(attempt, context, done);
        });
    }
    AccountPtr account(const QByteArray &name) const override {
        AccountPtr found = m_memory.account(name);
        return found || !m_store ? found : m_store->account(name);
    }

private:
    MemoryAuthenticator &m_memory;
    StoreAuthenticator *m_store = nullptr;
};
