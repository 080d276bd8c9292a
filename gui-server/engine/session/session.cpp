#include "session/session.h"

#include "base/log.h"
#include "commands/dispatcher.h"
#include "commands/phrasebook.h"
#include "commands/welcome.h"
#include "files/filesystem.h"
#include "ftp/extensions.h"
#include "ftp/replywriter.h"
#include "ftp/wiretext.h"
#include "net/blockconnection.h"
#include "net/ratelimiter.h"
#include "net/tlscontext.h"
#include "transfer/passiveports.h"

#include <QDateTime>

#include <algorithm>

namespace {
constexpr int commandsPerTurn = 64;
constexpr qint64 mostUnsentReplies = 64 * 1024;

using Direction = TransferProgress::Direction;

bool isOver(const QElapsedTimer &timer, std::chrono::milliseconds limit) { return timer.elapsed() >= limit.count(); }
} // namespace

Session::Session(quint64 id, Descriptor connection, SessionHost &host, QObject *parent)
    : QObject(parent)
    , m_host(host)
    , m_socket(std::move(connection))
    // To commands that were sent ahead: another reply follows.
    , m_replies(
          [this](const QByteArray &bytes) { m_socket.hasLine() ? m_socket.writeSoon(bytes) : m_socket.write(bytes); })
    , m_id(id)
    , m_connectedAt(QDateTime::currentMSecsSinceEpoch()) {
    m_idle.start();
    m_notLoggedIn.start();
    connect(&m_socket, &LineSocket::linesReady, this, [this] {
        lookForAbort();
        work();
    });
    connect(&m_socket, &LineSocket::drained, this, &Session::work);
    m_socket.setHalfOpen(true);
    connect(&m_socket, &LineSocket::inputEnded, this, [this] {
        m_inputEnded = true;
        work();
    });
    connect(&m_socket, &LineSocket::closed, this, &Session::onClosed);
    connect(&m_socket, &LineSocket::encrypted, this, [this] {
        m_shaking = false;
        m_idle.restart();
        m_host.log().debug(source(), QStringLiteral("encrypted with ") + encryption());
        if (m_running)
            return;
        work();
    });
}

Session::~Session() { letGo(); }

// Stops what runs for this session.
void Session::letGo() {
    if (m_running)
        m_running->drop();
    for (const CommandPtr &command : m_overtakers)
        command->drop();
    m_replies.forget();
    m_publishing.letGo(this);
    if (m_transfer)
        m_transfer->disconnect(this);
    // At once: an upload that is abandoned still needs the server's list of unfinished ones.
    delete m_transfer.release();
    m_transferFinished = nullptr;
    m_whenRoom = nullptr;
    m_opener.reset();
    m_blocks.reset();
}

QString Session::source() const { return QStringLiteral("session %1").arg(m_id); }

void Session::start(bool implicitTls) {
    m_host.log().info(source(), QStringLiteral("connected from ") + peer().toString());
    if (!implicitTls)
        return greet();
    connect(&m_socket, &LineSocket::encrypted, this, &Session::greet, Qt::SingleShotConnection);
    startTls();
}

void Session::greet() { sendReply(220, {greeting(*this)}, ReplyFormat::Free); }

// Lines

void Session::workLater() {
    if (std::exchange(m_workScheduled, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_workScheduled = false;
            work();
        },
        Qt::QueuedConnection);
}

// The line that may be taken now. While a command is open that can be stopped, only those that overtake it; of them one
// that came with a Telnet Synch jumps the queue.
std::optional<TelnetLine> Session::nextLine() {
    if (!m_running) {
        if (!m_publishing.isEmpty() && (m_postponed || !m_socket.hasLine() || !mayGoOn(m_socket.peekLine())))
            return std::nullopt;
        if (m_postponed)
            return std::exchange(m_postponed, std::nullopt);
        return m_socket.hasLine() ? std::optional(m_socket.takeLine()) : std::nullopt;
    }
    if (!m_running->onAbort)
        return std::nullopt;
    if (!m_postponed) {
        auto urgent = m_socket.takeSynchLine();
        if (urgent && Dispatcher::overtakes(*urgent))
            return urgent;
        m_postponed = std::move(urgent);
    }
    if (m_socket.hasLine() && Dispatcher::overtakes(m_socket.peekLine()))
        return m_socket.takeLine();
    return std::nullopt;
}

// While uploads of MODE B are being made durable, further ones may begin; whatever else comes sees them in their place.
bool Session::mayGoOn(const TelnetLine &line) const {
    const auto argument = Dispatcher::argumentOfUpload(line);
    if (!argument || !m_state.blocks)
        return false;
    const auto path = VirtualPath::resolve(m_state.directory, *argument);
    return path && m_publishing.admits(*path);
}

// MODE B: ABOR ends what was sent ahead of it as well: the running transfer (426), and for want of a data connection
// those that wait (425). Its own reply comes in its turn.
void Session::lookForAbort() {
    if (!m_state.blocks || !m_socket.hasWaiting("ABOR"))
        return;
    m_opener.reset();
    if (m_running && m_running->onAbort)
        std::exchange(m_running->onAbort, nullptr)();
    m_blocks.reset();
}

void Session::work() {
    if (m_working)
        return;
    m_working = true;
    if (m_whenRoom && !m_closing && m_socket.unsent() <= mostUnsentReplies)
        std::exchange(m_whenRoom, nullptr)();
    for (int commands = 0; !m_ended && !m_shaking && !m_leaving && !m_closing; ++commands) {
        if (m_socket.unsent() > mostUnsentReplies)
            break; // drained() goes on
        if (commands == commandsPerTurn) {
            workLater();
            break;
        }
        // Here no command is on the stack that still uses the files of the account as it was.
        if (!m_running)
            takeNewAccount();
        if (m_closing || m_ended)
            break;
        const auto line = nextLine();
        if (!line)
            break;
        run(*line);
    }
    if (m_blocks && !m_running)
        m_blocks->setGathering(false);
    m_working = false;
    if (m_inputEnded && !m_workScheduled)
        leaveWithTheClient();
}

// The client has ended its sending. What it had asked for is answered; a transfer it did not say QUIT to is given up.
void Session::leaveWithTheClient() {
    if (m_ended || m_leaving || m_closing || m_shaking)
        return;
    if (!isBusy() && !m_socket.hasLine())
        closeAfterReplies();
    else if (m_running && m_running->onAbort)
        abortRunning([] {});
}

void Session::run(const TelnetLine &line) {
    m_host.log().command(LogRecord::Level::Debug, source(), line.text);
    m_activity.addCommand(line.text);
    m_idle.restart();
    CommandPtr command = Dispatcher::dispatch(*this, line);
    if (!command)
        return;
    if (m_running)
        m_overtakers.push_back(std::move(command));
    else
        m_running = std::move(command);
}

QList<QByteArray> Session::withMessages(QList<QByteArray> lines) {
    QList<QByteArray> messages;
    for (const QString &message : std::exchange(m_messages, {}))
        messages += m_state.wherryClient
                        ? Extensions::encodeMessageLine(message)
                        : ' ' + phrase(m_state.language, "The administrator says: %1", {message.toUtf8()});
    const QByteArray last = lines.size() > 1 ? lines.takeLast() : phrase(m_state.language, "End.");
    return lines + messages + QList<QByteArray>{last};
}

void Session::sendReply(int code, const QList<QByteArray> &lines, ReplyFormat format) {
    if (m_ended || m_closing)
        return;
    const bool carries = !m_messages.isEmpty() && format == ReplyFormat::Free && code / 100 == 2;
    const QByteArray bytes = encodeReply(code, carries ? withMessages(lines) : lines);
    if (m_place != 0)
        m_replies.pay(std::exchange(m_place, 0), bytes);
    else
        m_replies.add(bytes);
    if (m_host.log().wants(LogRecord::Level::Debug))
        m_host.log().reply(LogRecord::Level::Debug, source(), bytes.trimmed());
}

void Session::sendReplyPart(const QByteArray &bytes, std::function<void()> whenRoom) {
    if (m_ended || m_closing)
        return;
    m_socket.write(bytes);
    m_whenRoom = std::move(whenRoom);
    m_idle.restart();
    workLater();
}

void Session::commandEnded(const Command &command) {
    std::erase_if(m_overtakers, [&command](const CommandPtr &one) { return one.get() == &command; });
    if (&command != m_running.get())
        return;
    const CommandPtr held = std::move(m_running);
    m_idle.restart();
    settle();
}

void Session::settle() {
    if (!isBusy())
        for (const auto &then : std::exchange(m_afterRunning, {}))
            then();
    workLater();
}

void Session::abortRunning(std::function<void()> then) {
    if (!isBusy())
        return then();
    m_afterRunning.push_back(std::move(then));
    if (m_running && m_running->onAbort)
        std::exchange(m_running->onAbort, nullptr)();
}

void Session::afterRunning(std::function<void()> then) {
    m_leaving = true;
    if (!isBusy())
        return then();
    m_afterRunning.push_back(std::move(then));
}

QByteArray Session::doing() const {
    const auto &published = m_publishing.uploads(); // go on beside the command
    if (!m_running && published.empty())
        return {};
    const Command &command = m_running ? *m_running : *published.front().command;
    const std::string_view verb = command.row().verb;
    return maskSecrets(QByteArray(verb.data(), qsizetype(verb.size())) + ' ' + command.argument()).trimmed();
}

QList<SessionTransfer> Session::transfers() const {
    QList<SessionTransfer> all;
    for (const PublishedUpload &one : m_publishing.uploads())
        all += {one.id, one.command->path().absolute(), one.transfer->progress()};
    if (m_transfer)
        all += {m_transferId, m_running ? m_running->path().absolute() : QByteArray(), m_transfer->progress()};
    return all;
}

// Login

ConnectionFacts Session::connection() const {
    ConnectionFacts facts;
    facts.local = m_socket.localAddress().address;
    facts.peer = m_socket.peerAddress().address;
    facts.session = m_id;
    facts.connectedSeconds = (QDateTime::currentMSecsSinceEpoch() - m_connectedAt) / 1000;
    if (m_socket.isEncrypted())
        facts.encryption = m_socket.tlsInfo().version.toLatin1();
    return facts;
}

void Session::authenticate(const QByteArray &password, Authenticator::Done done) {
    m_host.authenticator().authenticate({m_state.user, password, peer().address, m_socket.isEncrypted()}, this,
                                        std::move(done));
}

bool Session::offersRegistration() const {
    const Registration allowed = configuration().registration;
    return m_host.hasStore() &&
           (allowed == Registration::Always || (allowed == Registration::Encrypted && m_socket.isEncrypted()));
}

void Session::registerAccount(const QByteArray &name, const QByteArray &password,
                              std::function<void(RegistrationOutcome)> done) {
    m_host.registerAccount(name, password, peer().address, this, std::move(done));
}

void Session::changePassword(const QByteArray &old, const QByteArray &wanted,
                             std::function<void(PasswordOutcome)> done) {
    m_host.changePassword({m_state.account->name, old, peer().address, m_socket.isEncrypted()}, wanted, this,
                          std::move(done));
}

void Session::setAccount(const AccountPtr &account) {
    m_newAccount = account;
    if (!m_running)
        takeNewAccount();
}

void Session::takeNewAccount() {
    const AccountPtr account = std::exchange(m_newAccount, nullptr);
    if (!account || !m_state.account || account->name != m_state.account->name)
        return;
    auto files = m_host.openFiles(account);
    if (!files)
        return dismiss("The directory of this account cannot be opened; the administrator can mend it.");
    if (account->home != m_state.account->home)
        m_state.directory = {};
    m_state.renaming.reset();
    m_files = *std::move(files);
    m_state.account = account;
    Q_EMIT changed();
}

Expected<bool> Session::logIn(const AccountPtr &account) {
    const auto refusal = [this](std::string_view english) {
        return Failure{Failure::Kind::Refused, 530, QString::fromUtf8(phrase(m_state.language, english)), {}};
    };
    if (account->maxSessions > 0 && m_host.sessionsOf(account->name).size() >= account->maxSessions)
        return refusal("This account has too many sessions already; end one of them.");
    const QByteArray address = peer().address.toString().toLatin1();
    const auto isFromHere = [&address](const SessionLine &one) { return one.address == address; };
    if (account->maxSessionsPerAddress > 0 &&
        std::ranges::count_if(m_host.sessionsOf(account->name), isFromHere) >= account->maxSessionsPerAddress)
        return refusal("This account has too many sessions from your address already; end one of them.");
    auto files = m_host.openFiles(account);
    if (!files) {
        m_host.log().error(
            source(), QStringLiteral("%1 cannot log in: %2").arg(decodeWireText(account->name), files.error().text));
        return refusal("The directory of this account cannot be opened; the administrator can mend it.");
    }
    m_files = *std::move(files);
    m_state.account = account;
    m_state.user.clear();
    m_state.directory = {};
    m_state.loginFailures = 0;
    m_host.log().info(source(), QStringLiteral("logged in as ") + decodeWireText(account->name));
    Q_EMIT changed();
    return true;
}

void Session::logOut(Parameters parameters) {
    if (m_state.account)
        m_host.log().info(source(), QStringLiteral("logged out"));
    m_notLoggedIn.restart();
    m_opener.reset();
    m_blocks.reset();
    m_files.reset();
    m_uploadLimit.reset();
    m_downloadLimit.reset();
    const quint8 failures = m_state.loginFailures;
    if (parameters == Parameters::Reset)
        m_state = {};
    m_state.account = nullptr;
    m_state.user.clear();
    m_state.directory = {};
    m_state.loginFailures = failures;
    Q_EMIT changed();
}

void Session::startTls() {
    m_tls = m_host.tls();
    const QByteArray host = m_state.host;
    if (m_state.account)
        logOut(Parameters::Reset);
    m_state = {};
    m_state.host = host;
    m_shaking = true;
    m_socket.startTls(*m_tls);
    if (m_socket.clearBytesBuffered() == 0)
        return;
    m_host.log().warning(source(), QStringLiteral("commands came in clear behind AUTH TLS; the session is closed"));
    m_socket.abort();
    QMetaObject::invokeMethod(this, &Session::end, Qt::QueuedConnection);
}

QList<SessionLine> Session::ownSessions() const { return m_host.sessionsOf(m_state.account->name); }

void Session::tellAdministrator(const QByteArray &text) {
    m_host.log().info(
        source(),
        QStringLiteral("message from %1: %2").arg(decodeWireText(m_state.account->name), decodeWireText(text)));
}

// Data connections and transfers

Expected<quint16> Session::listenForData() {
    m_opener.reset();
    m_blocks.reset(); // RFC 959 3.2: a port command ends it
    auto opener = m_host.passivePorts().listen(m_socket.localAddress().address, peer().address, dataTls());
    if (!opener) {
        m_host.log().warning(source(), opener.error().text);
        return opener.error();
    }
    const quint16 port = (*opener)->port();
    m_opener = *std::move(opener);
    return port;
}

std::shared_ptr<const TlsContext> Session::dataTls() const { return m_state.protectedData ? m_tls : nullptr; }

void Session::setDataPeer(const DataAddress &address) {
    m_blocks.reset();
    m_opener = std::make_unique<ActiveOpener>(m_socket.localAddress().address, address.host, address.port, dataTls());
}

RateLimiter *Session::sessionLimiter(Direction direction) {
    const bool isUpload = direction == Direction::Upload;
    RateLimiter *const shared = m_host.limiter(*m_state.account, direction);
    const qint64 rate = isUpload ? configuration().sessionUploadRate : configuration().sessionDownloadRate;
    std::unique_ptr<RateLimiter> &own = isUpload ? m_uploadLimit : m_downloadLimit;
    if (rate <= 0) {
        own.reset();
        return shared;
    }
    if (!own)
        own = std::make_unique<RateLimiter>(rate, shared);
    own->setRate(rate);
    own->setParent(shared);
    return own.get();
}

bool Session::hasDataOpener() const { return m_opener || (m_state.blocks && m_blocks && m_blocks->isOpen()); }

TransferSetup Session::transferSetup(Direction direction) {
    TransferSetup setup;
    if (m_state.blocks && (m_opener || !m_blocks)) {
        m_blocks = std::make_shared<BlockConnection>();
        m_activity.beginBatch(m_host.nextTransferId(), QDateTime::currentMSecsSinceEpoch());
    }
    setup.opener = std::move(m_opener);
    setup.blocks = m_state.blocks ? m_blocks : nullptr;
    setup.limiter = sessionLimiter(direction);
    if (direction != Direction::Listing)
        setup.quota =
            transferAllowance(direction == Direction::Upload ? TransferDirection::Upload : TransferDirection::Download);
    setup.ascii = m_state.ascii && direction != Direction::Listing;
    setup.deflate = m_state.deflate;
    setup.deflateLevel = m_state.deflateLevel;
    if (m_host.hasStore() && configuration().historyDigest)
        setup.digest = HashAlgorithm::Sha256;
    setup.requireCloseNotify = configuration().tlsRequireCloseNotify;
    setup.stallLimit = configuration().stallTimeout;
    setup.controlAlive = [this] { return m_leaving || (!m_inputEnded && !m_socket.peerHasEnded()); };
    return setup;
}

void Session::runTransfer(const CommandPtr &, std::unique_ptr<Transfer> transfer,
                          std::function<void(const TransferResult &)> finished) {
    m_transfer.reset(transfer.release());
    m_transferFinished = std::move(finished);
    m_transferId = m_host.nextTransferId();
    if (m_blocks)
        m_blocks->setGathering(m_socket.hasLine());
    connect(m_transfer.get(), &Transfer::received, this, &Session::onTransferReceived);
    connect(m_transfer.get(), &Transfer::finished, this, &Session::onTransferFinished);
    m_transfer->start();
    if (m_state.blocks) // ABOR may have come before the command ran that it is to stop
        QMetaObject::invokeMethod(this, &Session::lookForAbort, Qt::QueuedConnection);
    Q_EMIT transfersChanged();
}

// The connection is free and the reply is owed: the next upload may begin.
void Session::onTransferReceived() {
    const Transfer *const transfer = m_transfer.get();
    transfer->disconnect(this);
    connect(transfer, &Transfer::finished, this,
            [this, transfer](const TransferResult &result) { onPublished(transfer, result); });
    m_running->onAbort = nullptr;
    m_publishing.add({std::move(m_running), std::move(m_transfer), std::exchange(m_transferFinished, nullptr),
                      m_transferId, m_replies.owe()});
    m_running = nullptr;
    workLater();
}

void Session::onPublished(const Transfer *transfer, const TransferResult &result) {
    const PublishedUpload upload = m_publishing.take(transfer);
    transfer->disconnect(this);
    tell({upload.id, upload.command->path().absolute(), transfer->progress()},
         QByteArray("STOR ") + upload.command->argument(), result);
    m_place = upload.place;
    upload.finished(result);
    m_place = 0;
    m_idle.restart();
    Q_EMIT transfersChanged();
    settle();
}

void Session::onTransferFinished(const TransferResult &result) {
    const SessionTransfer transfer{m_transferId, m_running ? m_running->path().absolute() : QByteArray(),
                                   m_transfer->progress()};
    const QByteArray what = doing();
    m_transfer->disconnect(this);
    m_transfer.reset();
    tell(transfer, what, result);
    std::exchange(m_transferFinished, nullptr)(result);
    Q_EMIT transfersChanged();
}

void Session::tell(const SessionTransfer &transfer, const QByteArray &what, const TransferResult &result) {
    m_activity.addTransfer(transfer.progress, result.outcome == TransferResult::Outcome::Done);
    m_host.transferEnded(m_id, transfer, result);
    if (result.outcome == TransferResult::Outcome::Done)
        m_host.log().info(source(), QStringLiteral("%1: %2 bytes in %3 ms")
                                        .arg(decodeWireText(what))
                                        .arg(result.bytes)
                                        .arg(result.milliseconds));
    else
        m_host.log().info(source(),
                          QStringLiteral("%1 ended after %2 bytes: %3")
                              .arg(decodeWireText(what))
                              .arg(result.bytes)
                              .arg(result.error ? QString::fromUtf8(result.error.text()) : result.failure.text));
}

std::optional<TransferProgress> Session::runningTransfer() const {
    return m_transfer ? std::optional(m_transfer->progress()) : std::nullopt;
}

// The end

void Session::dismiss(std::string_view english) {
    if (m_closing || m_ended)
        return;
    m_leaving = true;
    const auto goodbye = [this, english] {
        if (m_closing || m_ended)
            return;
        sendReply(421, {phrase(m_state.language, english)}, ReplyFormat::Fixed);
        closeAfterReplies();
    };
    if (!m_publishing.isEmpty() || (m_running && m_running->onAbort))
        return abortRunning(goodbye);
    // What cannot be stopped is left without a reply.
    m_whenRoom = nullptr;
    if (m_running)
        std::exchange(m_running, nullptr)->drop();
    goodbye();
}

void Session::checkDeadlines() {
    const Configuration &limits = configuration();
    if (m_ended || m_closing)
        return;
    if (!m_state.account && isOver(m_notLoggedIn, limits.loginTimeout)) {
        if (!m_shaking)
            return dismiss("Nobody logged in for too long. Goodbye.");
        m_socket.abort(); // inside a handshake nothing can be said
        return end();
    }
    if (m_state.account && (!isBusy() || m_whenRoom) && isOver(m_idle, limits.idleTimeout))
        dismiss("No command came for too long. Goodbye.");
}

void Session::closeAfterReplies() {
    if (std::exchange(m_closing, true))
        return;
    m_opener.reset();
    m_blocks.reset();
    m_socket.finish();
}

void Session::onClosed(const Failure &failure) {
    if (failure && !m_closing)
        m_host.log().info(source(), QStringLiteral("connection lost: ") + failure.text);
    end();
}

void Session::end() {
    if (std::exchange(m_ended, true))
        return;
    letGo();
    m_host.log().info(source(), QStringLiteral("disconnected"));
    Q_EMIT ended();
}
