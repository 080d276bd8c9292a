// The desktop's keychain (Secret Service or KWallet) through QtKeychain, without any fallback of its own.
#pragma once

#include "sites/passwordstore.h"

#include <chrono>

class Keychain : public PasswordStore {
public:
    // limit: for one call; a service that says nothing for so long is given up with TimedOut. It has to leave a person
    // the time to unlock the keychain.
    explicit Keychain(std::chrono::milliseconds limit = std::chrono::minutes(1))
        : m_limit(limit) {}

    void read(const QString &id, QObject *context, Found found) override;
    void write(const QString &id, const QString &password, QObject *context, Done done) override;
    void remove(const QString &id, QObject *context, Done done) override;

private:
    std::chrono::milliseconds m_limit;
};
