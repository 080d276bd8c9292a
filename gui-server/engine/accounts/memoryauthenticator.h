// The accounts of this run, from the command line or from a share made in the window; passwords are kept as digests
// with a key of this run, and every attempt costs the same time. Owned by Server.
#pragma once

#include "accounts/authenticator.h"

#include <QHash>
#include <QList>

#include <optional>

class MemoryAuthenticator : public Authenticator {
public:
    explicit MemoryAuthenticator(const QList<AccountConfiguration> &accounts);

    void authenticate(const LoginAttempt &attempt, QObject *context, Done done) override;
    AccountPtr account(const QByteArray &name) const override;
    void replace(const QList<AccountConfiguration> &accounts);
    // Who comes in with any password as Anonymous::isName() says; an account of the run that has the name is stronger.
    void setAnonymous(const std::optional<AccountConfiguration> &account);

private:
    struct Entry {
        AccountPtr account;
        QByteArray digest;
    };
    QByteArray digestOf(const QByteArray &password) const;

    QByteArray m_key;
    QHash<QByteArray, Entry> m_entries; // by name
    AccountPtr m_anonymous;             // null = nobody
};
