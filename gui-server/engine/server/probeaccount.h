// The account of a self-test: it lives in memory, its home in the data directory goes with it. Owned by Server.
#pragma once

#include "base/expected.h"
#include "config/configuration.h"

#include <memory>

class ProbeAccount {
public:
    // A name and a password of its own. LocalFile when its home cannot be made.
    static Expected<std::unique_ptr<ProbeAccount>> open(const QString &dataDirectory);
    ~ProbeAccount(); // removes the home
    ProbeAccount(const ProbeAccount &) = delete;
    ProbeAccount &operator=(const ProbeAccount &) = delete;

    const AccountConfiguration &account() const { return m_account; }
    // Removes the homes that a killed server left.
    static void clean(const QString &dataDirectory);

private:
    explicit ProbeAccount(const QString &home);

    AccountConfiguration m_account;
};
