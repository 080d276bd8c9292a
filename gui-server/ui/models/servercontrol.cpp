#include "models/servercontrol.h"

#include "accounts/accountdirectory.h"
#include "base/datadirectory.h"
#include "base/log.h"
#include "base/logfile.h"
#include "config/configurationkeys.h"
#include "config/keptsettings.h"
#include "control/controlsocket.h"
#include "control/serverrequests.h"
#include "ftp/wiretext.h"
#include "history/history.h"
#include "server/server.h"
#include "server/servercertificate.h"
#include "server/serverstore.h"
#include "server/transferlog.h"

#include <QDateTime>
#include <QNetworkInterface>
#include <QPointer>
#include <QSet>
#include <QUrl>

#include <algorithm>
#include <array>

namespace {
constexpr int SampleInterval = 500;    // ms
constexpr double SpeedSmoothing = 3.0; // s until an old speed weighs a third

bool isEverywhere(const QHostAddress &address) {
    constexpr std::array all = {QHostAddress::Any, QHostAddress::AnyIPv4, QHostAddress::AnyIPv6};
    return std::any_of(all.begin(), all.end(), [&](QHostAddress::SpecialAddress any) { return address == any; });
}

// Addresses of this machine that others can reach: no loopback, no link-local (they need a scope).
QList<QHostAddress> reachableAddresses(bool v4, bool v6) {
    QList<QHostAddress> result;
    for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
        const bool is4 = address.protocol() == QAbstractSocket::IPv4Protocol;
        if (address.isLoopback() || address.isLinkLocal() || (is4 ? !v4 : !v6))
            continue;
        if (is4)
            result.prepend(address);
        else
            result.append(address);
    }
    return result;
}

// A public IPv4 address works from anywhere; of an IPv6 address nobody knows what the router lets through.
bool isPublic(const QHostAddress &address) {
    if (address.protocol() != QAbstractSocket::IPv4Protocol || !address.isGlobal())
        return false;
    for (const auto &[net, bits] :
         {std::pair("10.0.0.0", 8), {"172.16.0.0", 12}, {"192.168.0.0", 16}, {"100.64.0.0", 10}}) {
        if (address.isInSubnet(QHostAddress(QLatin1String(net)), bits))
            return false;
    }
    return true;
}

// A certificate that has gone bad on the disk is in the way of its own keys alone.
ServerControl::SettingsRefusal certificateRefusal(const ConfigurationValues &changes, const Configuration &wanted) {
    constexpr std::array keys = {"tls", "certificate", "key"};
    if (std::none_of(keys.begin(), keys.end(), [&](const char *key) { return changes.contains(QLatin1String(key)); }))
        return {};
    if (!wanted.keyFile.isEmpty() && wanted.certificateFile.isEmpty())
        return {{QStringLiteral("key"), QStringLiteral("A key belongs to a certificate; give both.")}};
    if (const auto found = ServerCertificate::find(wanted, decodeWireText(wanted.dataDirectory)); !found)
        return {{QStringLiteral("certificate"), found.error().text}};
    return {};
}
} // namespace

// The store of a server that does not run, with the lock that it needs.
struct ServerControl::StoreLook {
    DataDirectory directory;
    BanList bans;
    ServerStore store;

    StoreLook(DataDirectory held, const Configuration &configuration, Log &log)
        : directory(std::move(held))
        , store(configuration, configuration.dataDirectory, bans, log) {}
};

ServerControl::ServerControl(const Configuration &configuration, Log &log, const ConfigurationLayers &layers,
                             QObject *parent)
    : QObject(parent)
    , m_configuration(configuration)
    , m_layers(layers)
    , m_log(log) {
    m_timer.setInterval(SampleInterval);
    connect(&m_timer, &QTimer::timeout, this, &ServerControl::sample);
}

ServerControl::~ServerControl() = default;

QString ServerControl::fingerprint() const { return m_server ? m_server->certificate().fingerprintText() : QString(); }

QList<ListenerInfo> ServerControl::listeners() const {
    return m_server && m_state == State::Running ? m_server->listeners() : QList<ListenerInfo>();
}

QString ServerControl::Address::url(const QString &account) const {
    QUrl url;
    url.setScheme(tls ? QStringLiteral("ftpes") : QStringLiteral("ftp"));
    url.setUserName(account);
    url.setHost(host);
    if (port != 21)
        url.setPort(port);
    return url.toString(QUrl::FullyEncoded);
}

QList<ServerControl::Address> ServerControl::addresses() const {
    const bool tls = !fingerprint().isEmpty();
    QList<Address> result;
    QSet<QString> seen;
    const auto add = [&](Address::Reach reach, const QHostAddress &address, quint16 port) {
        const QString key = address.toString() + QLatin1Char(' ') + QString::number(port);
        if (seen.contains(key))
            return;
        seen.insert(key);
        result.append({reach, address.toString(), port, tls});
    };
    for (const ListenerInfo &listener : listeners()) {
        if (listener.implicitTls)
            continue;
        if (!m_configuration.externalAddress.isNull())
            add(Address::Reach::Internet, m_configuration.externalAddress, listener.port);
        if (isEverywhere(listener.address)) {
            const bool v6 = listener.address != QHostAddress::AnyIPv4;
            const bool v4 = listener.address != QHostAddress::AnyIPv6;
            for (const QHostAddress &address : reachableAddresses(v4, v6))
                add(isPublic(address) ? Address::Reach::Internet : Address::Reach::LocalNetwork, address,
                    listener.port);
            if (v4)
                add(Address::Reach::ThisComputer, QHostAddress(QHostAddress::LocalHost), listener.port);
        } else if (listener.address.isLoopback()) {
            add(Address::Reach::ThisComputer, listener.address, listener.port);
        } else {
            add(Address::Reach::LocalNetwork, listener.address, listener.port);
        }
    }
    std::stable_sort(result.begin(), result.end(),
                     [](const Address &a, const Address &b) { return a.reach > b.reach; });
    return result;
}

bool ServerControl::share(const AccountConfiguration &account, const QList<ListenAddress> &addresses, qint64 endsAt) {
    QList<AccountConfiguration> &accounts = m_configuration.accounts;
    accounts.removeIf([&](const AccountConfiguration &one) { return one.name == account.name; });
    accounts.append(account);
    m_shareEnds.removeIf([&](const ShareEnd &one) { return one.account == account.name; });
    if (endsAt > 0)
        m_shareEnds.append({account.name, endsAt});
    if (m_state == State::Running) {
        m_server->reload(m_configuration);
        Q_EMIT stateChanged();
        return true;
    }
    if (!addresses.isEmpty()) {
        m_configuration.addresses = addresses;
        m_shareAddresses = addresses;
    }
    if (start())
        return true;
    accounts.removeIf([&](const AccountConfiguration &one) { return one.name == account.name; });
    return false;
}

bool ServerControl::start() {
    if (m_state != State::Stopped)
        return m_state == State::Running;
    m_door.reset();
    m_transferLog.reset();
    m_look.reset();
    if (const auto opened = openLogFile(); !opened)
        m_log.warning(QStringLiteral("server"),
                      QStringLiteral("the log file cannot be written: %1").arg(opened.error().text));
    m_started = m_configuration;
    m_server = std::make_unique<Server>(m_configuration, m_log);
    connect(m_server.get(), &Server::stopped, this, [this] { setState(State::Stopped); });
    connect(m_server.get(), &Server::transferEnded, this, &ServerControl::transferEnded);
    connect(m_server.get(), &Server::bansChanged, this, &ServerControl::bansChanged);
    const Expected<bool> started = m_server->start();
    if (!started) {
        m_failure = started.error();
        m_server.reset();
        Q_EMIT stateChanged();
        return false;
    }
    m_failure = {};
    m_door = openControlSocket(*m_server, m_log);
    if (const History *history = m_server->history())
        connect(history, &History::noted, this, &ServerControl::historyNoted);
    if (const AccountDirectory *accounts = m_server->accounts()) {
        connect(accounts, &AccountDirectory::changed, this, &ServerControl::accountsChanged);
        connect(accounts, &AccountDirectory::groupChanged, this, &ServerControl::accountsChanged);
    }
    openTransferLog();
    m_startedAt = QDateTime::currentMSecsSinceEpoch();
    m_totals = {};
    m_sampledTotals = {};
    m_lastBytes.clear();
    m_sinceTotals.start();
    m_sinceSample.start();
    m_timer.start();
    setState(State::Running);
    return true;
}

void ServerControl::openTransferLog() {
    if (m_configuration.transferLogFile.isEmpty())
        return;
    m_transferLog = std::make_unique<TransferLog>(*m_server, m_configuration.transferLogFile,
                                                  m_configuration.logMaxBytes, m_configuration.logFilesKept);
    if (const auto opened = m_transferLog->open(); !opened)
        m_log.warning(QStringLiteral("server"),
                      QStringLiteral("the transfer log cannot be written: %1").arg(opened.error().text));
}

void ServerControl::stop() {
    if (m_state != State::Running)
        return;
    setState(State::Stopping);
    m_server->stop();
}

void ServerControl::setState(State state) {
    if (state == m_state)
        return;
    m_state = state;
    if (state == State::Stopped) {
        m_door.reset();
        m_startedAt = 0;
        m_timer.stop();
        sample();
    }
    Q_EMIT stateChanged();
    if (state != State::Stopped)
        return;
    if (std::exchange(m_startAgain, false))
        start();
    else
        lookForAccounts(); // some may be new
}

void ServerControl::restart() {
    m_startAgain = m_state == State::Running;
    stop();
}

void ServerControl::lookForAccounts() {
    if (m_state != State::Stopped || m_configuration.dataDirectory.isEmpty())
        return lookDone(false);
    auto directory = DataDirectory::open(decodeWireText(m_configuration.dataDirectory));
    if (!directory) // start() will say why
        return lookDone(false);
    m_look = std::make_unique<StoreLook>(*std::move(directory), m_configuration, m_log);
    m_look->store.accounts().list({}, 1, this, [this](const Stored<QList<FoundAccount>> &accounts) {
        if (!m_look)
            return; // it starts meanwhile
        const bool isAny = accounts && !accounts->isEmpty();
        // Behind the answer, which is the store's own.
        QMetaObject::invokeMethod(
            this, [this, isAny] { lookDone(isAny); }, Qt::QueuedConnection);
    });
}

void ServerControl::lookDone(bool hasStored) {
    if (m_state != State::Stopped)
        return;
    m_look.reset();
    const bool isNews = std::exchange(m_hasStored, hasStored) != hasStored;
    Q_EMIT accountsKnown();
    if (isNews && m_state == State::Stopped)
        Q_EMIT stateChanged();
}

Expected<bool> ServerControl::openLogFile() {
    m_logFile.reset();
    if (m_configuration.logFile.isEmpty())
        return true;
    m_logFile = std::make_unique<LogFile>(m_log, m_configuration.logFile, m_configuration.logMaxBytes,
                                          m_configuration.logFilesKept);
    return m_logFile->open();
}

ServerControl::SettingsRefusal ServerControl::changeSettings(const ConfigurationValues &changes) {
    ConfigurationLayers layers = m_layers;
    SettingsRefusal refusal;
    for (auto change = changes.begin(); change != changes.end(); ++change) {
        const ConfigurationKey *const key = ConfigurationKeys::find(change.key());
        Configuration trial;
        if (ConfigurationKeys::isUnset(change.value()))
            layers.kept.remove(change.key());
        else if (key && key->take(trial, change.value()))
            layers.kept.insert(change.key(), change.value());
        else
            refusal.insert(change.key(), {});
    }
    if (!refusal.isEmpty())
        return refusal;
    Configuration wanted = layers.configuration();
    wanted.dataDirectory = m_configuration.dataDirectory;
    wanted.accounts = m_configuration.accounts;
    if (changes.contains(QStringLiteral("listen")))
        m_shareAddresses.clear();
    else if (!m_shareAddresses.isEmpty())
        wanted.addresses = m_shareAddresses;
    const QString directory = decodeWireText(wanted.dataDirectory);
    if (const SettingsRefusal refused = certificateRefusal(changes, wanted); !refused.isEmpty())
        return refused;
    if (const auto written = KeptSettings::write(directory, layers.kept); !written)
        return {{changes.firstKey(), written.error().text}};
    m_layers = layers;
    m_configuration = wanted;
    m_log.setLevel(static_cast<LogRecord::Level>(wanted.logLevel));
    if (m_state == State::Running)
        m_server->reload(wanted);
    Q_EMIT settingsChanged();
    Q_EMIT stateChanged();
    return {};
}

QStringList ServerControl::keysWaiting() const {
    QStringList waiting;
    for (const ConfigurationKey &key : ConfigurationKeys::all()) {
        if (m_state != State::Stopped && key.reload == ConfigurationKey::Reload::NeedsStart &&
            key.show(m_configuration) != key.show(m_started))
            waiting += QLatin1String(key.name);
    }
    return waiting;
}

Expected<CertificateFacts> ServerControl::certificate() const {
    if (m_server && m_state == State::Running)
        return m_server->certificate();
    return ServerCertificate::find(m_configuration, decodeWireText(m_configuration.dataDirectory));
}

Expected<CertificateFacts> ServerControl::takeOver(const Expected<CertificateFacts> &certificate) {
    if (certificate && m_state == State::Running)
        m_server->reload(m_configuration);
    if (certificate)
        Q_EMIT settingsChanged();
    return certificate;
}

Expected<CertificateFacts> ServerControl::renewCertificate() {
    return takeOver(ServerCertificate::renew(decodeWireText(m_configuration.dataDirectory)));
}

Expected<CertificateFacts> ServerControl::importCertificate(const QString &certificateFile, const QString &keyFile,
                                                            const QByteArray &password) {
    return takeOver(
        ServerCertificate::import(decodeWireText(m_configuration.dataDirectory), certificateFile, keyFile, password));
}

void ServerControl::ask(const QJsonObject &request, const QObject *context,
                        const std::function<void(const QJsonObject &)> &answer) {
    if (!m_door)
        return answer(ControlSocket::refusal(tr("The server does not run.")));
    m_door->ask(request, [there = QPointer(context), answer](const QJsonObject &object) {
        if (there)
            answer(object);
    });
}

void ServerControl::disconnectClients(const QList<quint64> &sessions) {
    if (m_state != State::Running)
        return;
    for (const quint64 session : sessions)
        m_server->disconnectClient(session);
}

void ServerControl::sample() {
    const double seconds = qMax(0.05, double(m_sinceSample.isValid() ? m_sinceSample.restart() : 0) / 1000);
    m_clients = m_server ? m_server->clients() : QList<ClientSnapshot>();
    QHash<quint64, std::pair<qint64, qint64>> lastBytes;
    QList<TransferView> transfers;
    if (m_server && m_state != State::Stopped) {
        const double keep = std::max(0.0, 1 - seconds / SpeedSmoothing);
        for (const TransferSnapshot &transfer : m_server->transfers()) {
            const auto known = m_lastBytes.constFind(transfer.id);
            qint64 speed = 0;
            if (known != m_lastBytes.constEnd()) {
                const double now = double(std::max<qint64>(0, transfer.moved() - known->first)) / seconds;
                speed = known->second == 0 ? qint64(now) : qint64(double(known->second) * keep + now * (1 - keep));
            }
            lastBytes.insert(transfer.id, {transfer.moved(), speed});
            transfers.append({transfer, speed});
        }
    }
    m_lastBytes = lastBytes;
    m_transfers = transfers;

    const ThroughputTotals totals = m_server ? m_server->totals() : ThroughputTotals();
    if (m_sinceTotals.isValid() && m_sinceTotals.elapsed() >= 1000 - SampleInterval / 4) {
        const double since = double(m_sinceTotals.restart()) / 1000;
        const auto rate = [since](qint64 now, qint64 before) {
            return qint64(double(qMax<qint64>(0, now - before)) / since);
        };
        m_throughput.append({rate(totals.bytesSent, m_sampledTotals.bytesSent),
                             rate(totals.bytesReceived, m_sampledTotals.bytesReceived)});
        m_sampledTotals = totals;
    }
    m_totals = totals;
    endShares();
    Q_EMIT sampled();
}

void ServerControl::endShares() {
    if (m_shareEnds.isEmpty())
        return;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    bool ended = false;
    for (const ShareEnd &share : std::as_const(m_shareEnds)) {
        if (share.at > now)
            continue;
        ended = true;
        m_configuration.accounts.removeIf([&](const AccountConfiguration &one) { return one.name == share.account; });
    }
    if (!ended)
        return;
    m_shareEnds.removeIf([now](const ShareEnd &share) { return share.at <= now; });
    if (m_server && m_state == State::Running)
        m_server->reload(m_configuration);
    Q_EMIT stateChanged();
}
