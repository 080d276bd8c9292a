#include "connection/controlconnection.h"

#include "ftp/extensions.h"
#include "ftp/wiretext.h"
#include "net/linesocket.h"
#include "net/tlscontext.h"

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace {
constexpr auto longestTurn = 4ms;
constexpr int maxPreliminaryReplies = 64; // of one command; more is a server that keeps us waiting for ever

bool movesData(const QByteArray &command) {
    const qsizetype space = command.indexOf(' ');
    const QByteArray verb = (space < 0 ? command : command.left(space)).toUpper();
    return verb == "RETR" || verb == "STOR" || verb == "APPE" || verb == "STOU" || verb == "LIST" || verb == "NLST" ||
           verb == "MLSD";
}

QString wireToStep(const QByteArray &command) { return decodeWireText(maskSecrets(command)); }
} // namespace

ControlConnection::ControlConnection(Log &log, QObject *parent)
    : QObject(parent)
    , m_log(log) {
    m_timer.setSingleShot(true);
    m_stepTimer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ControlConnection::onTick);
    connect(&m_stepTimer, &QTimer::timeout, this, [this] {
        abort(
            {Failure::Kind::Lost, 0, QStringLiteral("the server did not answer the end of a cancelled transfer"), {}});
    });
}

ControlConnection::~ControlConnection() {
    if (m_socket)
        m_socket->disconnect(this);
}

void ControlConnection::setInactivityLimit(std::chrono::milliseconds limit) {
    m_limit = limit;
    updateTimer();
}

void ControlConnection::open(const QString &host, quint16 port, const TlsContext *tls) {
    Q_ASSERT(m_state == State::Closed);
    m_state = State::Connecting;
    m_endpoint = QStringLiteral("%1:%2").arg(host).arg(port);
    m_implicitTls = tls;
    m_parser.reset();
    m_socket.reset(new LineSocket);
    m_socket->setTelnet(false);
    LineSocket *const socket = m_socket.get();
    connect(socket, &LineSocket::connected, this, [this, tls, host] {
        m_state = State::Open;
        m_lastActivity.start();
        if (!tls) {
            updateTimer();
            Q_EMIT connected();
            return;
        }
        updateTimer();
        m_socket->startTls(*tls, host);
    });
    connect(socket, &LineSocket::encrypted, this, [this] {
        feed();
        QPointer<ControlConnection> self(this);
        Q_EMIT encrypted();
        if (self && std::exchange(m_implicitTls, false))
            Q_EMIT connected();
    });
    connect(socket, &LineSocket::linesReady, this, &ControlConnection::onLinesReady);
    connect(socket, &LineSocket::drained, this, [this] { feed(); });
    connect(socket, &LineSocket::closed, this, &ControlConnection::onSocketClosed);
    m_log.info(m_endpoint, m_proxy ? tr("Connecting to %1 through %2").arg(m_endpoint, m_proxy.toString())
                                   : tr("Connecting to %1").arg(m_endpoint));
    socket->connectToHost(host, port, int(m_limit.count()), m_proxy);
}

void ControlConnection::startTls(const TlsContext &tls, const QString &host) {
    if (m_state != State::Open)
        return;
    feed();
    m_socket->startTls(tls, host);
    if (m_socket->clearBytesBuffered() > 0)
        abort({Failure::Kind::Untrusted, 0, QStringLiteral("bytes in clear were slipped in before TLS began"),
               QStringLiteral("AUTH TLS")});
}

bool ControlConnection::isEncrypted() const { return m_socket && m_socket->isEncrypted(); }

QHostAddress ControlConnection::peerAddress() const {
    return m_socket ? m_socket->peerAddress().address : QHostAddress();
}

QHostAddress ControlConnection::localAddress() const {
    return m_socket ? m_socket->localAddress().address : QHostAddress();
}

void ControlConnection::send(Entry entry) {
    const QByteArray command = entry.command;
    if (m_state != State::Open) {
        entry.refusal = {Failure::Kind::Lost, 0, QStringLiteral("not connected"), wireToStep(command)};
    } else if (command.contains('\r') || command.contains('\n') || command.contains('\0')) {
        entry.refusal = {Failure::Kind::Unsupported, 0,
                         QStringLiteral("a name with a line break or a zero byte cannot be sent"), wireToStep(command)};
    }
    if (entry.refusal) {
        m_entries.push_back(std::move(entry));
        QMetaObject::invokeMethod(this, &ControlConnection::failUnsent, Qt::QueuedConnection);
        return;
    }
    entry.transfer = movesData(command);
    if (m_entries.empty())
        feed();
    m_entries.push_back(std::move(entry));
    write(command, m_entries.back().logLevel);
    updateTimer();
}

void ControlConnection::awaitGreeting(QObject *owner, Step step) {
    m_entries.push_back({QByteArray(), owner, std::move(step)});
    updateTimer();
}

void ControlConnection::awaitFinal(QObject *owner, Step step) {
    for (Entry &entry : m_entries) {
        if (entry.preliminaries > 0 && !entry.step) {
            entry.owner = owner;
            entry.step = std::move(step);
            return;
        }
    }
    Entry entry{QByteArray(), owner, std::move(step)};
    entry.refusal = {Failure::Kind::BadReply, 0, QStringLiteral("no reply is due"), {}};
    m_entries.push_back(std::move(entry));
    QMetaObject::invokeMethod(this, &ControlConnection::failUnsent, Qt::QueuedConnection);
}

void ControlConnection::forget(QObject *owner) {
    for (Entry &entry : m_entries) {
        if (entry.owner == owner) {
            entry.owner.clear();
            entry.step = {};
        }
    }
    unwatch(owner);
}

void ControlConnection::watch(QObject *owner, std::function<void(const Failure &)> ended,
                              std::function<qint64()> moved) {
    feed();
    m_watches.insert_or_assign(owner, Watch{owner, std::move(ended), std::move(moved), 0});
    updateTimer();
}

void ControlConnection::unwatch(QObject *owner) {
    m_watches.erase(owner);
    updateTimer();
}

void ControlConnection::allowSlowReply(std::chrono::milliseconds limit) {
    m_slowLimit = limit;
    updateTimer();
}

bool ControlConnection::owesTransfer() const {
    for (const Entry &entry : m_entries)
        if (entry.transfer)
            return true;
    return false;
}

void ControlConnection::resynchronise(std::chrono::milliseconds limit) {
    if (m_state != State::Open || m_resync != Resync::No)
        return;
    if (m_entries.empty()) {
        QMetaObject::invokeMethod(
            this, [this] { Q_EMIT inStep(); }, Qt::QueuedConnection);
        return;
    }
    m_slowLimit = {};
    for (Entry &entry : m_entries) {
        entry.owner.clear();
        entry.step = {};
    }
    m_stepTimer.start(limit);
    if (owesTransfer()) {
        m_resync = Resync::UpToTransfer;
        write("ABOR");
        write("NOOP");
        dropTransfer();
    } else {
        m_resync = Resync::UpToLast;
    }
    updateTimer();
}

// The replies before the transfer's are counted; from the transfer's on only NOOP's reply says that we are in step.
void ControlConnection::dropTransfer() {
    if (m_resync == Resync::UpToTransfer && !m_entries.empty() && m_entries.front().transfer) {
        m_entries.clear();
        m_resync = Resync::UpToNoop;
    }
}

void ControlConnection::endResync() {
    m_resync = Resync::No;
    m_stepTimer.stop();
    updateTimer();
    Q_EMIT inStep();
}

void ControlConnection::close() {
    if (m_state == State::Closed)
        return;
    if (m_state == State::Open && m_entries.empty()) {
        write("QUIT");
        m_socket->disconnect(this);
        LineSocket *const socket = m_socket.release(); // says goodbye on its own
        socket->setParent(this);
        connect(socket, &LineSocket::closed, socket, &QObject::deleteLater);
        socket->finish();
    }
    end({});
}

void ControlConnection::abort(const Failure &failure) {
    if (m_state != State::Closed)
        end(failure);
}

void ControlConnection::end(const Failure &failure) {
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
        m_socket.reset();
    }
    m_state = State::Closed;
    m_resync = Resync::No;
    m_slowLimit = {};
    m_implicitTls = false;
    m_stepTimer.stop();
    m_timer.stop();
    if (failure)
        m_log.error(m_endpoint, failure.text);

    QPointer<ControlConnection> self(this);
    const std::deque<Entry> entries = std::exchange(m_entries, {});
    const auto watches = std::exchange(m_watches, {});
    const Failure reason =
        failure ? failure : Failure{Failure::Kind::Cancelled, 0, QStringLiteral("the connection was closed"), {}};
    for (const Entry &entry : entries) {
        if (!entry.step || !entry.owner)
            continue;
        Failure own = reason;
        if (own.step.isEmpty())
            own.step = wireToStep(entry.command);
        entry.step({}, own);
        if (!self)
            return;
    }
    for (const auto &[owner, watch] : watches) {
        if (!watch.owner)
            continue;
        watch.ended(reason);
        if (!self)
            return;
    }
    Q_EMIT closed(failure);
}

void ControlConnection::onLinesReady() { takeLines(Turn::Bounded); }

// Replies to hundreds of commands sent ahead come at once, and each goes on with its file: the rest waits for the next
// turn of the loop.
void ControlConnection::takeLines(Turn turn) {
    QPointer<ControlConnection> self(this);
    QPointer<LineSocket> socket(m_socket.get());
    QElapsedTimer spent;
    spent.start();
    while (self && socket && socket == m_socket.get() && socket->hasLine()) {
        if (turn == Turn::Bounded && spent.elapsed() >= longestTurn.count()) {
            QMetaObject::invokeMethod(this, &ControlConnection::onLinesReady, Qt::QueuedConnection);
            return;
        }
        const TelnetLine line = socket->takeLine();
        if (line.tooLong) {
            return abort({Failure::Kind::BadReply, 0, QStringLiteral("the server sent a reply line over 8 KiB"), {}});
        }
        m_log.reply(m_entries.empty() ? LogRecord::Level::Info : m_entries.front().logLevel, m_endpoint, line.text);
        const Expected<std::optional<Reply>> fed = m_parser.feed(line.text);
        if (!fed)
            return abort(fed.error());
        if (!fed->has_value())
            continue;
        takeMessages(**fed);
        if (self && socket == m_socket.get())
            takeReply(**fed);
    }
}

void ControlConnection::takeMessages(const Reply &reply) {
    if (!reply.isPositive())
        return;
    QStringList messages;
    for (qsizetype line = 1; line + 1 < reply.lines.size(); ++line)
        if (const std::optional<QString> message = Extensions::decodeMessageLine(reply.lines.at(line)))
            messages.append(*message);
    if (!messages.isEmpty())
        Q_EMIT messageReceived(messages.join(u'\n'));
}

void ControlConnection::takeReply(const Reply &reply) {
    feed();
    if (m_resync == Resync::UpToNoop) {
        if (reply.code == 421)
            abort({Failure::Kind::Lost, 421, decodeWireText(reply.text()), {}});
        else if (reply.code == 200)
            endResync();
        return;
    }
    if (m_entries.empty())
        return takeUnasked(reply);

    Entry &head = m_entries.front();
    if (reply.isPreliminary()) {
        if (++head.preliminaries > maxPreliminaryReplies)
            return abort({Failure::Kind::BadReply, 0,
                          QStringLiteral("the server sends preliminary replies without end"),
                          wireToStep(head.command)});
        if (const Step step = std::exchange(head.step, {}); step && head.owner)
            step(reply, {});
        return;
    }

    QPointer<ControlConnection> self(this);
    const Entry done = std::move(head);
    m_entries.pop_front();
    m_slowLimit = {};
    updateTimer();
    if (done.step && done.owner)
        done.step(reply, {});
    if (!self || m_state == State::Closed)
        return;
    if (reply.code == 421) // whatever it was about: the server closes now
        return abort({Failure::Kind::Refused, 421, decodeWireText(reply.text()), wireToStep(done.command)});
    if (m_resync == Resync::UpToTransfer)
        dropTransfer();
    else if (m_resync == Resync::UpToLast && m_entries.empty())
        return endResync();
    failUnsent();
}

void ControlConnection::takeUnasked(const Reply &reply) {
    if (reply.code == 421)
        abort({Failure::Kind::Lost, 421, decodeWireText(reply.text()), {}});
    else
        abort({Failure::Kind::BadReply,
               0,
               QStringLiteral("the server sent a reply that nothing had asked for: %1").arg(reply.code),
               {}});
}

void ControlConnection::failUnsent() {
    QPointer<ControlConnection> self(this);
    while (self && !m_entries.empty() && m_entries.front().refusal) {
        const Entry entry = std::move(m_entries.front());
        m_entries.pop_front();
        if (entry.step && entry.owner)
            entry.step({}, entry.refusal);
    }
    if (self)
        updateTimer();
}

void ControlConnection::onSocketClosed(const Failure &failure) {
    QPointer<ControlConnection> self(this);
    takeLines(Turn::Whole); // what the server said before
    if (!self || m_state == State::Closed)
        return;
    Failure reason = failure;
    if (!reason)
        reason = {Failure::Kind::Lost, 0, QStringLiteral("the server closed the connection"), {}};
    end(reason);
}

void ControlConnection::write(const QByteArray &line, LogRecord::Level logLevel) {
    m_log.command(logLevel, m_endpoint, line);
    const QByteArray bytes = telnetEscaped(line) + "\r\n";
    const bool mayBeFollowed = !m_entries.empty() && m_resync == Resync::No; // by what needs not wait for its reply
    mayBeFollowed ? m_socket->writeSoon(bytes) : m_socket->write(bytes);
}

void ControlConnection::updateTimer() {
    const bool wanted = m_state == State::Open && (!m_entries.empty() || !m_watches.empty()) && m_resync == Resync::No;
    if (!wanted) {
        m_timer.stop();
        return;
    }
    if (!m_timer.isActive())
        onTick();
}

void ControlConnection::onTick() {
    std::erase_if(m_watches, [](const auto &entry) { return !entry.second.owner; });
    for (auto &[owner, watch] : m_watches) {
        const qint64 moved = watch.owner && watch.moved ? watch.moved() : 0;
        if (std::exchange(watch.seen, moved) != moved)
            feed();
    }
    const auto limit = std::max(m_limit, m_slowLimit);
    const auto quiet = std::chrono::milliseconds(m_lastActivity.isValid() ? m_lastActivity.elapsed() : 0);
    if (quiet < limit) {
        m_timer.start(m_watches.empty() ? limit - quiet : std::min(limit - quiet, limit / 4 + 1ms));
        return;
    }
    abort({Failure::Kind::TimedOut, 0, QStringLiteral("nothing came for %1 s").arg(double(limit.count()) / 1000), {}});
}
