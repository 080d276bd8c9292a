// The server's database and all that lives in it: accounts, what they use, history, bans. Nothing here waits for it: a
// database that is away makes logins fail until it is back, and nothing else. Owned by Server.
#pragma once

#include "accounts/quotaleases.h"
#include "accounts/storeauthenticator.h"
#include "accounts/transferquotas.h"
#include "accounts/usagestore.h"
#include "guard/banstore.h"
#include "history/history.h"
#include "server/registrar.h"

#include <QObject>

#include <memory>

class ServerStore : public QObject {
    Q_OBJECT

public:
    // dataDirectory: absolute. bans and log must outlive this.
    ServerStore(const Configuration &configuration, const QByteArray &dataDirectory, BanList &bans, Log &log);
    ~ServerStore() override;

    AccountDirectory &accounts() { return m_accounts; }
    StoreAuthenticator &authenticator() { return m_authenticator; }
    UsageStore &usage() { return m_usage; }
    // Null when no other server can use the database.
    QuotaLeases *leases() { return m_leases.get(); }
    TransferQuotas &transferQuotas() { return m_transferQuotas; }
    History &history() { return m_history; }
    Registrar &registrar() { return m_registrar; }
    bool isAway() const { return m_database.isAway(); }
    // Also on the servers that share the database, where dismissed() is emitted.
    void dismiss(const Network &network) { m_database.tell({Notice::About::Dismissal, network.text()}); }

Q_SIGNALS:
    // The sessions from there are to end: the administrator banned it on another server.
    void dismissed(const Network &network);

private:
    Database m_database;
    BlockingExecutor m_hashing{1, 64}; // of new passwords; who comes behind so many is told to try later
    PasswordQueue m_passwords;
    AccountDirectory m_accounts;
    StoreAuthenticator m_authenticator;
    UsageStore m_usage;
    std::unique_ptr<QuotaLeases> m_leases;
    TransferQuotas m_transferQuotas;
    History m_history;
    BanStore m_bans;
    Registrar m_registrar;
};
