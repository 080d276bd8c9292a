// Logs in the accounts of the store: looks the name up, has the password verified, asks whether the account may come in
// now. An unknown name takes the same time as a known one. Owned by the server's store.
#pragma once

#include "accounts/accountdirectory.h"
#include "accounts/authenticator.h"
#include "accounts/passwordqueue.h"

#include <QHash>

#include <memory>

class StoreAuthenticator : public Authenticator {
public:
    // Both must outlive this and every attempt.
    StoreAuthenticator(AccountDirectory &directory, PasswordQueue &passwords);

    void authenticate(const LoginAttempt &attempt, QObject *context, Done done) override;
    // Of those whose sessions are open.
    AccountPtr account(const QByteArray &name) const override;
    // The value that all sessions of an account share.
    AccountPtr shared(const Account &account);
    // Refuses after the time that a refusal takes here.
    void refuse(const LoginAttempt &attempt, QObject *context, const Done &done);

private:
    struct Proven {
        QByteArray hash; // as it is in the store
        QByteArray digest;
    };
    void onFound(const LoginAttempt &attempt, const FoundAccount &found, QObject *context, const Done &done);
    void admit(const LoginAttempt &attempt, const FoundAccount &found, const QByteArray &newHash, const Done &done);
    PasswordQueue::Line lineOf(const LoginAttempt &attempt) const;
    std::shared_ptr<void> takePlace(const QByteArray &name);
    QByteArray digestOf(const QByteArray &hash, const QByteArray &password) const;

    AccountDirectory &m_directory;
    PasswordQueue &m_passwords;
    const QByteArray m_key; // of this run
    // Passwords that were right a moment ago, as digests with the run's key: the parallel sessions of one client do
    // not wait for argon2id again, and another password is wrong. Bound to the stored hash.
    QHash<QByteArray, Proven> m_proven; // by name
    // How many wait for their verdict at each name, known or not. Shared with the attempts.
    const std::shared_ptr<QHash<QByteArray, int>> m_places = std::make_shared<QHash<QByteArray, int>>();
    mutable QHash<QByteArray, std::weak_ptr<const Account>> m_known;
};
