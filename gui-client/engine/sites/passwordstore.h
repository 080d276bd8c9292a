// Where the passwords of saved sites rest, by the id of the site. Answers come later, and never when their context has
// gone by then.
#pragma once

#include "base/expected.h"

#include <QString>

#include <functional>

class QObject;

class PasswordStore {
public:
    // Unsupported: there is no such store here. Cancelled: a person did not open it.
    using Done = std::function<void(const Failure &)>;
    using Found = std::function<void(const Expected<QString> &)>; // empty: none is kept

    virtual ~PasswordStore() = default;
    virtual void read(const QString &id, QObject *context, Found found) = 0;
    virtual void write(const QString &id, const QString &password, QObject *context, Done done) = 0;
    virtual void remove(const QString &id, QObject *context, Done done) = 0; // well also when there is none

protected:
    PasswordStore() = default;
    PasswordStore(const PasswordStore &) = default;
    PasswordStore &operator=(const PasswordStore &) = default;
};
