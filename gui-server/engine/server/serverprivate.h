// What Server keeps: listeners, sessions and what they share. Included by the files that make up Server, and by no
// other.
#pragma once

#include "accounts/layeredauthenticator.h"
#include "base/datadirectory.h"
#include "base/laterptr.h"
#include "events/eventfeed.h"
#include "net/controllistener.h"
#include "server/accountlimits.h"
#include "server/homes.h"
#include "server/probeaccount.h"
#include "server/server.h"
#include "server/servercertificate.h"
#include "server/serverstore.h"
#include "server/throttledauthenticator.h"
#include "session/session.h"
#include "transfer/passiveports.h"

#include <QPointer>
#include <QTimer>

#include <map>
#include <optional>
#include <vector>

class Server::Private : public SessionHost {
public:
    Private(Server &server, const Configuration &wanted, Log &target);
    ~Private() override {
        deleteSessions();
        dropStore();
    }

    const Configuration &configuration() const override { return config; }
    Log &log() override { return logTarget; }
    Authenticator &authenticator() override { return throttled; }
    bool hasStore() const override { return store != nullptr; }
    void registerAccount(const QByteArray &name, const QByteArray &password, const QHostAddress &address,
                         QObject *context, std::function<void(RegistrationOutcome)> answer) override;
    void changePassword(const LoginAttempt &old, const QByteArray &wanted, QObject *context,
                        std::function<void(PasswordOutcome)> answer) override;
    PassivePorts &passivePorts() override { return ports; }
    std::shared_ptr<TlsContext> tls() const override { return certificate.context(); }
    Expected<std::unique_ptr<FileSystem>> openFiles(const AccountPtr &account) override { return homes.open(account); }
    RateLimiter *limiter(const Account &account, TransferProgress::Direction direction) override {
        return limits.limiter(account, direction);
    }
    std::shared_ptr<TransferAllowance> transferAllowance(const Account &account, TransferDirection direction) override {
        return store && account.isStored ? store->transferQuotas().allowance(account, direction) : nullptr;
    }
    QList<SessionLine> sessionsOf(const QByteArray &account) const override;
    quint64 nextTransferId() override { return ++lastTransfer; }
    void transferEnded(quint64 session, const SessionTransfer &transfer, const TransferResult &result) override;
    TransferSnapshot snapshot(const Session &session, const SessionTransfer &transfer) const;
    QList<TransferSnapshot> snapshots(const Session &session) const;

    void openStore();
    void dropStore();
    void watchForEvents();
    void noteLogin(const LoginAttempt &attempt, const LoginOutcome &outcome);
    void noteUpload(const Session &session, const SessionTransfer &transfer, const TransferResult &result);
    void accountChanged(const QByteArray &name);
    void dismissFrom(const Network &network);
    void updateSessions(const QByteArray &name, const Stored<FoundAccount> &found);
    Expected<bool> start();
    Expected<bool> listen();
    Expected<bool> listenOn(const QHostAddress &address, quint16 port, bool implicitTls);
    void accept(Descriptor &connection, bool implicitTls);
    void remove(quint64 id);
    void deleteSessions();
    void checkDeadlines();
    void stop();
    void finishStopping();
    void finishStopped();
    QList<AccountConfiguration> accountsInMemory() const;
    // Also of one that was closed: its sessions may still be ending.
    bool isProbe(const QByteArray &account) const { return !probeName.isEmpty() && account == probeName; }

    Server &q;
    Configuration config;
    Log &logTarget;
    EventFeed events;
    MemoryAuthenticator memory;
    BanList banned;
    GuessGuard guesses;
    LayeredAuthenticator layered;
    ThrottledAuthenticator throttled;
    PassivePorts ports;
    AccountLimits limits;
    Homes homes;
    std::unique_ptr<ServerStore> store; // uses the bans; goes before them
    ServerCertificate certificate;
    std::optional<DataDirectory> directory;
    struct Listener {
        std::unique_ptr<ControlListener> socket;
        ListenerInfo info;
    };
    std::vector<Listener> listening;
    std::unique_ptr<ProbeAccount> probe;
    QByteArray probeName;                          // of the last one
    std::map<quint64, LaterPtr<Session>> sessions; // by id
    std::vector<QPointer<Session>> leaving;        // ended, not yet deleted
    ThroughputTotals done;
    QTimer deadlines;
    QTimer stopTimer;
    quint64 lastSession = 0;
    quint64 lastTransfer = 0;
    bool running = false;
    bool stopping = false;
    // Goes first and takes the sessions along that still wait to be deleted: they refer to what is above.
    QObject sessionParent;
};
