// Lets people make their own account (SITE REGISTER) where the administrator allows it: at a bounded rate per address
// and in all, as the configuration says. Owned by the server's store.
#pragma once

#include "accounts/accountdirectory.h"
#include "commands/commandcontext.h"
#include "guard/banlist.h"
#include "guard/network.h"

#include <QHash>
#include <QList>

class Log;

class Registrar {
public:
    // All must outlive this.
    Registrar(AccountDirectory &directory, Log &log, BanList::Clock clock = {});

    void registerAccount(const Configuration &configuration, const QByteArray &name, const QByteArray &password,
                         const QHostAddress &address, bool isTaken, QObject *context,
                         std::function<void(RegistrationOutcome)> done);

private:
    bool isTooOften(const QHostAddress &address);

    AccountDirectory &m_directory;
    Log &m_log;
    BanList::Clock m_clock;
    struct Attempt {
        Network network;
        qint64 at = 0; // of the clock, ms
    };
    QList<Attempt> m_attempts; // of the last hour, oldest first
};
