// The engine's facade: listeners, sessions and what they share. Owned by the window or by the headless runner, which
// see of it only values. One event loop, no threads for transfers.
#pragma once

#include "base/expected.h"
#include "config/configuration.h"
#include "net/certificate.h"
#include "server/snapshots.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

class AccountDirectory;
class History;
class Log;
class UsageStore;

class Server : public QObject {
    Q_OBJECT

public:
    // The log must outlive the server; sessions write to it with source "session N".
    Server(const Configuration &configuration, Log &log, QObject *parent = nullptr);
    ~Server() override;

    // Takes the data directory's lock, makes or reads the certificate, listens. On failure nothing is left behind:
    // LocalFile when the data directory or a home cannot be used (text names it, or who holds the lock),
    // CannotConnect when an address or port cannot be listened on.
    Expected<bool> start();
    // Stops listening at once, tells running transfers 426 and clients 421, then closes; stopped() follows when all
    // sessions are gone and the events are told, at the latest after a few seconds.
    void stop();
    bool isRunning() const; // from a successful start() until stopped()
    // Takes over what may change without a new start: accounts, time-outs, limits, rates, TLS files. Listeners and the
    // data directory stay. Sessions go on; those of accounts that are gone end with 421.
    void reload(const Configuration &configuration);
    const Configuration &configuration() const;

    QList<ListenerInfo> listeners() const;
    QList<ClientSnapshot> clients() const;
    QList<TransferSnapshot> transfers() const;
    std::optional<ClientDetails> clientDetails(quint64 session) const; // nothing when it is gone
    QList<UnfinishedUploadSnapshot> unfinishedUploads() const;
    ThroughputTotals totals() const;
    CertificateFacts certificate() const; // null without TLS
    // Ends the session with 421 after telling a running transfer 426. Unknown ids are ignored.
    void disconnectClient(quint64 session);
    // Removes an interrupted upload from the disk; false when it is gone or runs again.
    bool dropUnfinishedUpload(quint64 id);
    // A line from the administrator for one session; told with its next final reply.
    void sendMessage(quint64 session, const QString &text);

    QList<BanSnapshot> bans() const;
    // Turns the network or the address (IPv6: its /64) away from now on and ends its sessions; duration 0 = until
    // lifted. A ban that is there is replaced. False when it is neither.
    bool banAddress(const QString &address, std::chrono::seconds duration, const QString &reason,
                    const QString &madeBy = {});
    bool liftBan(const QString &network); // false when there is none

    // An account for a self-test, with a home of its own, until closeProbe() or until the server stops: in memory, and
    // neither the history nor the events tell of it. One at a time; LocalFile when its home cannot be made.
    Expected<AccountConfiguration> openProbe();
    void closeProbe(); // ends its sessions

    // The accounts, the history and the figures of the quotas in the store; null without a data directory and while the
    // server has not started.
    AccountDirectory *accounts() const;
    History *history() const;
    UsageStore *usage() const;
    // Walks the home of an account with a quota again; then tells what it uses. False when it has none or was not here
    // yet: then it is walked at its next login.
    bool recount(const QString &account, QObject *context, std::function<void(qint64 bytes, qint64 files)> done);

Q_SIGNALS:
    void started();
    void stopped();
    void clientsChanged();   // a session came, went, logged in; never more often than once a turn of the loop
    void transfersChanged(); // a transfer began or ended
    void unfinishedUploadsChanged();
    void bansChanged();
    void transferEnded(const TransferEnd &end); // of a file, whole or not; after its totals are counted

private:
    class Private;
    std::unique_ptr<Private> m_d;
};
