// The desktop's keychain (Secret Service or KWallet) through QtKeychain, without any fallback of its own.
#pragma once

#include "sites/passwordstore.h"

class Keychain : public PasswordStore {
public:
    void read(const QString &id, QObject *context, Found found) override;
    void write(const QString &id, const QString &password, QObject *context, Done done) override;
    void remove(const QString &id, QObject *context, Done done) override;
};
