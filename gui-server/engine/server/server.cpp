#include "server/server.h"

#include "accounts/anonymous.h"
#include "base/log.h"
#include "ftp/wiretext.h"
#include "net/ratelimiter.h"
#include "server/serverprivate.h"

#include <QDateTime>

#include <sys/resource.h>
#include <sys/socket.h>

#include <algorithm>

namespace {
constexpr int mostSessions = 4000;
constexpr int descriptorsKept = 64;      // for everything that is no session
constexpr int descriptorsPerSession = 3; // control, data, file
constexpr std::chrono::seconds stopLimit{5};
constexpr std::chrono::seconds eventsLimit{3}; // afterwards, to tell what has happened
constexpr std::chrono::milliseconds deadlineInterval{1000};
constexpr int portTries = 20; // to find one port that is free on all addresses

using Direction = TransferProgress::Direction;

int sessionsByDescriptors() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return mostSessions;
    const auto descriptors = qint64(qMin(limit.rlim_cur, rlim_t(1 << 20)));
    return int(qBound(qint64(1), (descriptors - descriptorsKept) / descriptorsPerSession, qint64(mostSessions)));
}

GuessRules rulesOf(const Configuration &configuration) {
    GuessRules rules;
    rules.failuresToBan = configuration.guessesToBan;
    rules.window = configuration.guessWindow;
    rules.banFor = configuration.banDuration;
    return rules;
}

// The stronger rule is the one that forbids.
bool mayConnect(const Configuration &configuration, const QHostAddress &address) {
    const auto isIn = [&address](const Subnet &subnet) { return subnet.contains(address); };
    return std::ranges::none_of(configuration.deniedNetworks, isIn) &&
           (configuration.allowedNetworks.isEmpty() || std::ranges::any_of(configuration.allowedNetworks, isIn));
}

// Says no without waiting for anything.
void turnAway(const Descriptor &connection, const char *sentence) {
    const QByteArray reply = QByteArray("421 ") + sentence + "\r\n";
    ::send(connection.number(), reply.constData(), std::size_t(reply.size()), MSG_DONTWAIT | MSG_NOSIGNAL);
    ::shutdown(connection.number(), SHUT_WR);
}
} // namespace

Server::Private::Private(Server &server, const Configuration &wanted, Log &target)
    : q(server)
    , config(wanted)
    , logTarget(target)
    , events(target)
    , memory(wanted.accounts)
    , guesses(banned, rulesOf(wanted))
    , layered(memory)
    , throttled(layered, guesses, target)
    , ports(wanted.passivePorts.first, wanted.passivePorts.last)
    , limits(wanted)
    , homes(target, wanted.durable) {
    memory.setAnonymous(Anonymous::account(wanted));
    throttled.setEnabled(wanted.guard);
    watchForEvents();
    QObject::connect(&homes.uploads(), &UnfinishedUploads::changed, &q, &Server::unfinishedUploadsChanged);
    QObject::connect(&banned, &BanList::changed, &q, &Server::bansChanged);
    deadlines.setInterval(deadlineInterval);
    QObject::connect(&deadlines, &QTimer::timeout, &q, [this] { checkDeadlines(); });
    stopTimer.setSingleShot(true);
    QObject::connect(&stopTimer, &QTimer::timeout, &q, [this] {
        deleteSessions();
        finishStopping();
    });
}

QList<SessionLine> Server::Private::sessionsOf(const QByteArray &account) const {
    QList<SessionLine> lines;
    for (const auto &[id, session] : sessions)
        if (session->account() && session->account()->name == account)
            lines += {id, session->peer().toString().toLatin1(), session->doing(),
                      (QDateTime::currentMSecsSinceEpoch() - session->connectedAt()) / 1000};
    return lines;
}

void Server::Private::transferEnded(quint64 session, const SessionTransfer &transfer, const TransferResult &result) {
    const TransferProgress &progress = transfer.progress;
    const bool isUpload = progress.direction == Direction::Upload;
    (isUpload ? done.bytesReceived : done.bytesSent) += progress.bytes;
    if (const auto found = sessions.find(session);
        found != sessions.end() && progress.direction != Direction::Listing) {
        const TransferEnd end{snapshot(*found->second, transfer), result.outcome == TransferResult::Outcome::Done,
                              result.milliseconds};
        if (isProbe(end.transfer.account.toUtf8()))
            return;
        if (store) {
            HistoryEntry entry;
            entry.kind = isUpload ? HistoryEntry::Kind::Upload : HistoryEntry::Kind::Download;
            entry.account = end.transfer.account;
            entry.address = found->second->peer().address.toString();
            entry.path = end.transfer.path;
            entry.bytes = end.transfer.bytes;
            entry.milliseconds = end.milliseconds;
            entry.whole = end.whole;
            entry.sha256 = QString::fromLatin1(result.sha256().toHex());
            store->history().note(entry);
        }
        if (isUpload)
            noteUpload(*found->second, transfer, result);
        Q_EMIT q.transferEnded(end);
    }
    if (result.outcome != TransferResult::Outcome::Done || progress.direction == Direction::Listing)
        return;
    ++(isUpload ? done.uploadsDone : done.downloadsDone);
}

TransferSnapshot Server::Private::snapshot(const Session &session, const SessionTransfer &transfer) const {
    const TransferProgress &progress = transfer.progress;
    TransferSnapshot one;
    one.id = transfer.id;
    one.session = session.id();
    one.account = session.account() ? decodeWireText(session.account()->name) : QString();
    one.address = session.peer().address.toString();
    one.direction = static_cast<TransferSnapshot::Direction>(progress.direction);
    one.path = decodeWireText(transfer.path);
    one.size = progress.size;
    one.bytes = progress.bytes;
    one.offset = progress.offset;
    one.startedAt = progress.startedAt;
    return one;
}

// What runs in a session. The files of a batch are one line: the one whose bytes move, or moved last, and the sum of
// the others, for they pass faster than anybody looks.
QList<TransferSnapshot> Server::Private::snapshots(const Session &session) const {
    QList<TransferSnapshot> all;
    for (const SessionTransfer &transfer : session.transfers()) {
        TransferSnapshot one = snapshot(session, transfer);
        if (!transfer.progress.isInBlocks || one.direction == TransferSnapshot::Direction::Listing) {
            all += one;
            continue;
        }
        const BatchSum &batch = session.activity().batch();
        one.id = batch.id;
        one.startedAt = batch.startedAt;
        one.batchFiles = batch.files;
        one.batchBytes = batch.bytes;
        if (!all.isEmpty() && all.last().id == batch.id)
            one.batchBytes = all.takeLast().moved();
        all += one;
    }
    return all;
}

Expected<bool> Server::Private::start() {
    if (!config.dataDirectory.isEmpty()) {
        auto opened = DataDirectory::open(decodeWireText(config.dataDirectory));
        if (!opened) {
            Failure failure = opened.error();
            failure.text = QStringLiteral("The data directory %1 cannot be used: %2")
                               .arg(decodeWireText(config.dataDirectory), failure.text);
            return failure;
        }
        directory.emplace(*std::move(opened));
        ProbeAccount::clean(directory->path());
    }
    if (auto ready = certificate.prepare(config, directory ? directory->path() : QString()); !ready)
        return ready;
    if (auto loaded = homes.load(directory ? encodeWireText(directory->path()) : QByteArray()); !loaded)
        return loaded;
    for (const AccountConfiguration &account : std::as_const(config.accounts))
        if (auto usable = homes.check(account); !usable)
            return usable;
    if (const auto anonymous = Anonymous::account(config)) {
        if (anonymous->home.isEmpty())
            return Failure{Failure::Kind::LocalFile,
                           0,
                           QStringLiteral("Anonymous logins need a directory: set anonymous-home."),
                           {}};
        if (auto usable = homes.check(*anonymous); !usable)
            return usable;
    }
    auto listens = listen();
    if (listens && directory)
        openStore();
    return listens;
}

Expected<bool> Server::Private::listen() {
    Failure last;
    for (int i = 0; i < portTries; ++i) {
        listening.clear();
        quint16 port = config.port;
        bool taken = false;
        for (const ListenAddress &one : std::as_const(config.addresses)) {
            if (auto listens = listenOn(one.address, port, false); !listens) {
                last = listens.error();
                const bool inUse = last.code == EADDRINUSE;
                if (!one.asked && !inUse) {
                    logTarget.warning(QStringLiteral("server"), last.text);
                    continue;
                }
                taken = inUse && config.port == 0;
                if (!taken)
                    return last;
                break;
            }
            port = listening.back().info.port;
        }
        if (!taken)
            break;
    }
    if (listening.empty())
        return last;
    if (config.implicitTls && tls()) {
        quint16 port = config.implicitTlsPort;
        for (const ListenAddress &one : std::as_const(config.addresses)) {
            if (auto listens = listenOn(one.address, port, true); listens)
                port = listening.back().info.port;
            else if (one.asked || listens.error().code == EADDRINUSE)
                return listens;
        }
    }
    return true;
}

Expected<bool> Server::Private::listenOn(const QHostAddress &address, quint16 port, bool implicitTls) {
    auto socket = std::make_unique<ControlListener>(logTarget);
    const auto bound = socket->start(address, port);
    if (!bound) {
        Failure failure = bound.error();
        failure.text = QStringLiteral("Cannot listen on %1: %2")
                           .arg(ListenerInfo{address, port, implicitTls}.text(), failure.text);
        return failure;
    }
    QObject::connect(socket.get(), &ControlListener::accepted, &q,
                     [this, implicitTls](Descriptor &connection) { accept(connection, implicitTls); });
    listening.push_back({std::move(socket), {bound->address, bound->port, implicitTls}});
    return true;
}

void Server::Private::accept(Descriptor &connection, bool implicitTls) {
    const QHostAddress from = SocketAddress::peer(connection.number()).address;
    if (!mayConnect(config, from))
        return turnAway(connection, "This server does not take connections from your address.");
    if (banned.isBanned(from))
        return turnAway(connection, "Too many failed logins from your address; try again later.");
    static const int mostByDescriptors = sessionsByDescriptors();
    const int most = config.maxSessions > 0 ? config.maxSessions : mostByDescriptors;
    if (int(sessions.size()) >= most)
        return turnAway(connection, "Too many sessions just now; try again in a minute.");
    if (config.maxSessionsPerAddress > 0) {
        const auto same =
            std::ranges::count_if(sessions, [&from](const auto &one) { return one.second->peer().address == from; });
        if (same >= config.maxSessionsPerAddress)
            return turnAway(connection, "Too many sessions from your address.");
    }
    const quint64 id = ++lastSession;
    ++done.sessionsSeen;
    LaterPtr<Session> session(new Session(id, std::move(connection), *this, &sessionParent));
    QObject::connect(session.get(), &Session::ended, &q, [this, id] { remove(id); });
    QObject::connect(session.get(), &Session::changed, &q, &Server::clientsChanged);
    QObject::connect(session.get(), &Session::transfersChanged, &q, &Server::transfersChanged);
    Session &added = *session;
    sessions.emplace(id, std::move(session));
    if (!deadlines.isActive())
        deadlines.start();
    added.start(implicitTls);
    Q_EMIT q.clientsChanged();
}

void Server::Private::remove(quint64 id) {
    const auto found = sessions.find(id);
    if (found == sessions.end())
        return;
    found->second->disconnect(&q);
    std::erase_if(leaving, [](const QPointer<Session> &session) { return !session; });
    leaving.emplace_back(found->second.get());
    sessions.erase(found); // by the event loop: this may be its own signal
    if (sessions.empty())
        deadlines.stop();
    Q_EMIT q.clientsChanged();
    if (stopping && sessions.empty())
        finishStopping();
}

// At once: what they use of this object must still be there.
void Server::Private::deleteSessions() {
    for (auto &[id, session] : sessions) {
        session->disconnect(&q);
        delete session.release();
    }
    sessions.clear();
    for (const QPointer<Session> &session : std::exchange(leaving, {}))
        delete session.data();
}

void Server::Private::checkDeadlines() {
    std::vector<quint64> ids;
    for (const auto &[id, session] : sessions)
        ids.push_back(id);
    for (const quint64 id : ids)
        if (const auto found = sessions.find(id); found != sessions.end())
            found->second->checkDeadlines();
}

void Server::Private::stop() {
    if (!running || std::exchange(stopping, true))
        return;
    listening.clear();
    std::vector<quint64> ids;
    for (const auto &[id, session] : sessions)
        ids.push_back(id);
    for (const quint64 id : ids)
        if (const auto found = sessions.find(id); found != sessions.end())
            found->second->dismiss("The server is being stopped. Goodbye.");
    if (sessions.empty())
        return finishStopping();
    stopTimer.start(stopLimit);
}

void Server::Private::finishStopping() {
    stopTimer.stop();
    deadlines.stop();
    q.closeProbe();
    if (store) {
        store->usage().settleAll();
        store->history().flush();
    }
    events.drain(eventsLimit);
}

void Server::Private::finishStopped() {
    running = false;
    stopping = false;
    directory.reset();
    logTarget.info(QStringLiteral("server"), QStringLiteral("stopped"));
    Q_EMIT q.stopped();
}

Server::Server(const Configuration &configuration, Log &log, QObject *parent)
    : QObject(parent)
    , m_d(std::make_unique<Private>(*this, configuration, log)) {}

Server::~Server() = default;

Expected<bool> Server::start() {
    if (m_d->running)
        return true;
    auto begun = m_d->start();
    if (!begun) {
        m_d->listening.clear();
        m_d->directory.reset();
        return begun;
    }
    m_d->running = true;
    for (const ListenerInfo &one : listeners())
        m_d->logTarget.info(QStringLiteral("server"), QStringLiteral("listening on ") + one.text());
    Q_EMIT started();
    return true;
}

void Server::stop() { m_d->stop(); }

bool Server::isRunning() const { return m_d->running; }

void Server::reload(const Configuration &configuration) {
    m_d->config = configuration;
    m_d->events.configure(configuration);
    m_d->memory.replace(m_d->accountsInMemory());
    m_d->memory.setAnonymous(Anonymous::account(configuration));
    m_d->ports.setRange(configuration.passivePorts.first, configuration.passivePorts.last);
    m_d->limits.reload(configuration);
    m_d->throttled.setEnabled(configuration.guard);
    m_d->guesses.setRules(rulesOf(configuration));
    m_d->homes.uploads().setDurable(configuration.durable);
    if (m_d->store)
        m_d->store->history().setDays(configuration.historyDays);
    if (auto ready = m_d->certificate.prepare(configuration, m_d->directory ? m_d->directory->path() : QString());
        !ready)
        m_d->logTarget.error(QStringLiteral("server"), ready.error().text);
    std::vector<Session *> unwelcome;
    for (const auto &[id, session] : m_d->sessions)
        if (!mayConnect(configuration, session->peer().address))
            unwelcome.push_back(session.get());
    for (Session *session : unwelcome)
        session->dismiss("This server does not take connections from your address any more.");
    std::vector<Session *> gone;
    for (const auto &[id, session] : m_d->sessions)
        if (session->account() && !session->account()->isStored && !m_d->memory.account(session->account()->name))
            gone.push_back(session.get());
    for (Session *session : gone)
        session->dismiss("This account is gone. Goodbye.");
}

const Configuration &Server::configuration() const { return m_d->config; }

QList<ListenerInfo> Server::listeners() const {
    QList<ListenerInfo> all;
    for (const auto &one : m_d->listening)
        all += one.info;
    return all;
}

namespace {
ClientSnapshot snapshotOf(const Session &session) {
    ClientSnapshot one;
    one.session = session.id();
    one.connectedAt = session.connectedAt();
    one.address = session.peer().address.toString();
    one.port = session.peer().port;
    one.account = session.account() ? decodeWireText(session.account()->name) : QString();
    one.client = decodeWireText(session.client());
    one.encryption = session.encryption();
    one.directory = session.account() ? decodeWireText(session.directory()) : QString();
    one.doing = decodeWireText(session.doing());
    one.idleSeconds = session.idleSeconds();
    return one;
}
} // namespace

QList<ClientSnapshot> Server::clients() const {
    QList<ClientSnapshot> all;
    for (const auto &[id, session] : m_d->sessions)
        all += snapshotOf(*session);
    return all;
}

std::optional<ClientDetails> Server::clientDetails(quint64 session) const {
    const auto found = m_d->sessions.find(session);
    if (found == m_d->sessions.end())
        return std::nullopt;
    const Session &one = *found->second;
    ClientDetails details;
    details.client = snapshotOf(one);
    details.cipher = one.cipher();
    details.bytesReceived = one.activity().received();
    details.bytesSent = one.activity().sent();
    for (const SessionTransfer &transfer : one.transfers()) {
        const bool isUpload = transfer.progress.direction == TransferProgress::Direction::Upload;
        (isUpload ? details.bytesReceived : details.bytesSent) += transfer.progress.bytes;
    }
    details.transfers = m_d->snapshots(one);
    for (const QByteArray &command : one.activity().commands())
        details.commands += decodeWireText(command);
    return details;
}

QList<TransferSnapshot> Server::transfers() const {
    QList<TransferSnapshot> all;
    for (const auto &[id, session] : m_d->sessions)
        all += m_d->snapshots(*session);
    return all;
}

QList<UnfinishedUploadSnapshot> Server::unfinishedUploads() const {
    QList<UnfinishedUploadSnapshot> all;
    for (const UnfinishedUpload &upload : m_d->homes.uploads().all()) {
        UnfinishedUploadSnapshot one;
        one.id = upload.record.id;
        one.account = decodeWireText(upload.record.account);
        one.directory = decodeWireText(upload.record.directory);
        one.name = decodeWireText(upload.record.name);
        one.held = upload.held;
        one.changedAt = upload.changed;
        one.running = upload.running != nullptr;
        all += one;
    }
    return all;
}

bool Server::dropUnfinishedUpload(quint64 id) { return m_d->homes.uploads().drop(id); }

ThroughputTotals Server::totals() const {
    ThroughputTotals totals = m_d->done;
    for (const auto &[id, session] : m_d->sessions)
        for (const auto &[transfer, path, progress] : session->transfers())
            (progress.direction == Direction::Upload ? totals.bytesReceived : totals.bytesSent) += progress.bytes;
    return totals;
}

CertificateFacts Server::certificate() const { return m_d->certificate.facts(); }

void Server::disconnectClient(quint64 session) {
    if (const auto found = m_d->sessions.find(session); found != m_d->sessions.end())
        found->second->dismiss("The administrator ended this session.");
}

void Server::sendMessage(quint64 session, const QString &text) {
    if (const auto found = m_d->sessions.find(session); found != m_d->sessions.end())
        found->second->addMessage(text);
}

QList<BanSnapshot> Server::bans() const {
    QList<BanSnapshot> all;
    for (const Ban &ban : m_d->banned.all())
        all += BanSnapshot{ban.network.text(), ban.reason, ban.madeBy, ban.since, ban.until};
    return all;
}

bool Server::banAddress(const QString &address, std::chrono::seconds duration, const QString &reason,
                        const QString &madeBy) {
    const auto network = Network::fromText(address);
    if (!network)
        return false;
    m_d->banned.add(*network, duration, reason, madeBy);
    m_d->dismissFrom(*network);
    if (m_d->store)
        m_d->store->dismiss(*network);
    return true;
}

void Server::Private::dismissFrom(const Network &network) {
    std::vector<Session *> theirs;
    for (const auto &[id, session] : sessions)
        if (network.contains(session->peer().address))
            theirs.push_back(session.get());
    for (Session *session : theirs)
        session->dismiss("The administrator ended this session.");
}

bool Server::liftBan(const QString &network) {
    const std::optional<Network> named = Network::fromText(network);
    return named && m_d->banned.lift(*named);
}
