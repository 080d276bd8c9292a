// The server's database and all that lives in it: accounts, what they use, history, bans. Nothing here waits for it: a
// database that is away makes logins fail until it is back, and nothing else. Owned by Server.
#pragma once

#include "accounts/storeauthenticator.h"
#include "accounts/usagestore.h"
#include "guard/banstore.h"
#include "history/history.h"
#include "server/registrar.h"

#include <QObject>

class ServerStore : public QObject {
    Q_OBJECT

public:
    // dataDirectory: absolute. bans and log must outlive this.
    ServerStore(const Configuration &configuration, const QByteArray &dataDirectory, BanList &bans, Log &log);
    ~ServerStore() override;

    AccountDirectory &accounts() { return m_accounts; }
    StoreAuthenticator &authenticator() { return m_authenticator; }
    UsageStore &usage() { return m_usage; }
    History &history() { return m_history; }
    Registrar &registrar() { return m_registrar; }
    bool isAway() const { return m_database.isAway(); }

private:
    Database m_database;
    BlockingExecutor m_hashing{2, 64}; // 64 MiB each while it hashes; who comes behind so many is told to try later
    AccountDirectory m_accounts;
    StoreAuthenticator m_authenticator;
    UsageStore m_usage;
    History m_history;
    BanStore m_bans;
    Registrar m_registrar;
};
