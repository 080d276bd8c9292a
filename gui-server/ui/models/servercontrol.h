// The window's only door to the server: commands in, value snapshots out on one timer. Owns the Server; owned by
// main(). Nothing of the window is known here, and the window knows nothing of the engine but this and the snapshots.
#pragma once

#include "base/failure.h"
#include "config/configuration.h"
#include "models/throughputhistory.h"
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
class Server;
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

    // The log must outlive the control. Nothing listens before start().
    ServerControl(const Configuration &configuration, Log &log, QObject *parent = nullptr);
    ~ServerControl() override;

    State state() const { return m_state; }
    // Why the last start() failed; none after a success.
    const Failure &failure() const { return m_failure; }
    const Configuration &configuration() const { return m_configuration; }
    bool hasAccounts() const { return !m_configuration.accounts.isEmpty(); }
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
    void transferEnded(const TransferEnd &end);

private:
    void setState(State state);
    void endShares();
    void openTransferLog();

    Configuration m_configuration;
    Log &m_log;
    std::unique_ptr<Server> m_server;
    std::unique_ptr<ControlSocket> m_door; // for status, ban and account in a terminal
    std::unique_ptr<TransferLog> m_transferLog;
    State m_state = State::Stopped;
    Failure m_failure;
    qint64 m_startedAt = 0;
    QTimer m_timer;
    QElapsedTimer m_sinceSample, m_sinceTotals;
    QList<ClientSnapshot> m_clients;
    QList<TransferView> m_transfers;
    QHash<quint64, std::pair<qint64, qint64>> m_lastBytes; // transfer id: bytes, speed
    ThroughputTotals m_totals;
    ThroughputTotals m_sampledTotals; // when the last second was measured
    ThroughputHistory m_throughput;
    QList<ShareEnd> m_shareEnds;
};
