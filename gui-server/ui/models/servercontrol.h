// The window's only door to the server: commands in, value snapshots out on one timer. Owns the Server; owned by
// main(). Nothing of the window is known here, and the window knows nothing of the engine but this and the snapshots.
#pragma once

#include "base/expected.h"
#include "config/configurationlayers.h"
#include "models/throughputhistory.h"
#include "net/certificate.h"
#include "server/snapshots.h"

#include <QElapsedTimer>
#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

class Log;
class ControlSocket;
class DataDirectory;
class LogFile;
class Server;
class ServerStore;
class TransferLog;

// A transfer with the speed that the window has measured.
struct TransferView {
    TransferSnapshot transfer;
    qint64 speed = 0; // bytes per second, smoothed over some seconds
};

// An account that was made in the window and ends by itself.
struct ShareEnd {
    QByteArray account;
    qint64 at = 0; // ms since the epoch, UTC
};

class ServerControl : public QObject {
    Q_OBJECT
public:
    enum class State { Stopped, Running, Stopping };

    // The log must outlive the control. Nothing listens before start(). layers: what the configuration was made of.
    ServerControl(const Configuration &configuration, Log &log, const ConfigurationLayers &layers = {},
                  QObject *parent = nullptr);
    ~ServerControl() override;

    State state() const { return m_state; }
    // Why the last start() failed; none after a success.
    const Failure &failure() const { return m_failure; }
    const Configuration &configuration() const { return m_configuration; }
    // Somebody could sign in: an account of this run or of the store, as far as it has been looked into.
    bool hasAccounts() const { return !m_configuration.accounts.isEmpty() || m_hasStored; }
    // Looks into the store while the server does not run; then accountsKnown().
    void lookForAccounts();
    // Opens the log file of the configuration, if there is one; LocalFile when it cannot be written.
    Expected<bool> openLogFile();

    const ConfigurationLayers &layers() const { return m_layers; }
    // By key, what is wrong with it in the engine's words (empty = it is not what the key takes); nothing was changed
    // then.
    using SettingsRefusal = QMap<QString, QString>;
    // Keeps the values in the data directory and takes them over; no texts = the default. Keys that the file or the
    // command line sets must not be among them.
    SettingsRefusal changeSettings(const ConfigurationValues &changes);
    // Keys whose present value the running server does not follow before its next start.
    QStringList keysWaiting() const;
    // Stops, and starts when it has stopped.
    void restart();

    // Of the running server, or what the next start would show; null = one is made then, or there is no TLS.
    Expected<CertificateFacts> certificate() const;
    // The data directory's own certificate, which holds where no key names another.
    Expected<CertificateFacts> renewCertificate();
    Expected<CertificateFacts> importCertificate(const QString &certificateFile, const QString &keyFile,
                                                 const QByteArray &password);
    qint64 startedAt() const { return m_startedAt; } // ms since the epoch, UTC; 0 when stopped
    QString fingerprint() const;
    QList<ListenerInfo> listeners() const;
    // Addresses as a person gives them to others, best first: reach tells from where they work.
    struct Address {
        enum class Reach { ThisComputer, LocalNetwork, Internet } reach = Reach::ThisComputer;
        QString host; // name or address, without brackets
        quint16 port = 0;
        bool tls = false;
        QString url(const QString &account = {}) const; // "ftpes://marta@192.168.1.20:2121"
    };
    QList<Address> addresses() const;

    // The newest values; fresh after each sampled().
    const QList<ClientSnapshot> &clients() const { return m_clients; }
    const QList<TransferView> &transfers() const { return m_transfers; }
    const ThroughputTotals &totals() const { return m_totals; }
    const ThroughputHistory &throughput() const { return m_throughput; }
    int sessionLimit() const { return m_configuration.maxSessions; } // 0 = only what the system allows

    // Adds or replaces the account and starts the server if it does not run. addresses replace those listened on when
    // the server is not running. endsAt: ms since the epoch UTC, 0 = when the program ends.
    bool share(const AccountConfiguration &account, const QList<ListenAddress> &addresses, qint64 endsAt);
    bool start();
    void stop();
    // The requests of the control socket ("account-list" ...), which a daemon elsewhere would answer alike. Answered
    // once, now or later, unless the context goes first; {"ok": false, "error": sentence} when it did not succeed, also
    // while the server does not run.
    void ask(const QJsonObject &request, const QObject *context,
             const std::function<void(const QJsonObject &)> &answer);
    void disconnectClients(const QList<quint64> &sessions);
    // Takes the values now.
    void sample();

Q_SIGNALS:
    void stateChanged();
    void sampled();
    void accountsChanged(); // accounts or groups of the store
    void accountsKnown();   // after lookForAccounts()
    void bansChanged();     // one was made or lifted
    void historyNoted();    // something was added to the history
    void settingsChanged(); // values or the certificate
    void transferEnded(const TransferEnd &end);

private:
    void setState(State state);
    void endShares();
    void openTransferLog();
    void lookDone(bool hasStored);
    Expected<CertificateFacts> takeOver(const Expected<CertificateFacts> &certificate);

    Configuration m_configuration;
    ConfigurationLayers m_layers;
    Configuration m_started;               // what the running server started with
    QList<ListenAddress> m_shareAddresses; // chosen with a share, for this run
    Log &m_log;
    std::unique_ptr<Server> m_server;
    std::unique_ptr<ControlSocket> m_door; // for status, ban and account in a terminal
    std::unique_ptr<TransferLog> m_transferLog;
    std::unique_ptr<LogFile> m_logFile;
    struct StoreLook;
    std::unique_ptr<StoreLook> m_look; // the store, while the server does not run
    bool m_hasStored = false;
    bool m_startAgain = false;
    State m_state = State::Stopped;
    Failure m_failure;
    qint64 m_startedAt = 0;
    QTimer m_timer;
    QElapsedTimer m_sinceSample, m_sinceTotals;
    QList<ClientSnapshot> m_clients;
    QList<TransferView> m_transfers;
    QHash<quint64, std::pair<qint64, qint64>> m_lastBytes; // transfer or batch id: bytes, speed
    ThroughputTotals m_totals;
    ThroughputTotals m_sampledTotals; // when the last second was measured
    ThroughputHistory m_throughput;
    QList<ShareEnd> m_shareEnds;
};
