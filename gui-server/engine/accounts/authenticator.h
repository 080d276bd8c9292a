// Who may come in. Authenticators wrap each other (guard/throttledauthenticator slows guessing before anything is
// hashed); the answer may come later. Owned by Server, used by every session.
#pragma once

#include "accounts/account.h"

#include <QHostAddress>

#include <functional>
#include <string_view>

class QObject;

struct LoginAttempt {
    QByteArray name;
    QByteArray password;
    QHostAddress address;
    bool encrypted = false;   // the control connection
    bool isGuessedAt = false; // many have tried this name lately, from wherever
};

struct LoginOutcome {
    enum class Kind {
        Accepted,
        Refused,   // unknown name and wrong password look alike, in text and in time
        TryLater,  // the queue of attempts is full: 421
        Banned,    // the address may not try: 421
        Away,      // the accounts cannot be looked up just now: 421
        NotAllowed // the password was right, but not now or not from there: reason says it
    };
    Kind kind = Kind::Refused;
    AccountPtr account;      // when accepted
    std::string_view reason; // when not allowed: a sentence of the phrase book
};

class Authenticator {
public:
    using Done = std::function<void(const LoginOutcome &)>;

    Authenticator() = default;
    Authenticator(const Authenticator &) = delete;
    Authenticator &operator=(const Authenticator &) = delete;
    virtual ~Authenticator() = default;
    // Calls done once, at once or later; never after context is gone.
    virtual void authenticate(const LoginAttempt &attempt, QObject *context, Done done) = 0;
    // The account as it is now, null when there is none of that name (any more).
    virtual AccountPtr account(const QByteArray &name) const = 0;
};
