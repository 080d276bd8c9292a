#include "selftest/probe.h"

#include "ftp/dataaddress.h"
#include "net/dataconnection.h"
#include "net/tlscontext.h"

#include <QRandomGenerator>

namespace {
constexpr qsizetype contentSize = 64 * 1024;
constexpr int portsTried = 4; // beside those of the transfers
constexpr char fileName[] = "selftest.bin";

QByteArray randomBytes() {
    QByteArray bytes(contentSize, Qt::Uninitialized);
    QRandomGenerator::global()->fillRange(reinterpret_cast<quint32 *>(bytes.data()), contentSize / 4);
    return bytes;
}

QString textOf(const Reply &reply) {
    return QString::number(reply.code) + QLatin1Char(' ') + QString::fromUtf8(reply.lastLine());
}
} // namespace

Probe::Probe(const ProbeTarget &target, const ProbeLogin &login, std::chrono::milliseconds stepLimit)
    : m_target(target)
    , m_login(login)
    , m_stepLimit(stepLimit)
    , m_content(randomBytes())
    , m_source(m_content)
    , m_sink(contentSize) {
    m_socket.setTelnet(false);
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] { fail(Cause::TimedOut); });
    connect(&m_socket, &LineSocket::connected, this, [this] {
        m_next = &Probe::onGreeting;
        if (m_target.implicitTls)
            startTls();
    });
    connect(&m_socket, &LineSocket::encrypted, this, &Probe::onEncrypted);
    connect(&m_socket, &LineSocket::linesReady, this, &Probe::onLines);
    connect(&m_socket, &LineSocket::closed, this, &Probe::onClosed);
    m_dialer.setTimeout(int(stepLimit.count()));
    connect(&m_dialer, &Dialer::connected, this, &Probe::onDialled);
    connect(&m_dialer, &Dialer::failed, this, [this] { fail(Cause::PortNotReached, QString::number(m_passive.port)); });
}

Probe::~Probe() {
    m_socket.disconnect(this);
    if (m_data)
        m_data->disconnect(this);
}

void Probe::start() {
    m_limit.start(m_stepLimit);
    m_socket.connectToHost(m_target.address.address.toString(), m_target.address.port, int(m_stepLimit.count()));
}

void Probe::send(const QByteArray &command, Next next) {
    m_next = next;
    m_limit.start(m_stepLimit);
    m_socket.write(command + "\r\n");
}

void Probe::onLines() {
    while (!m_finished && m_socket.hasLine()) {
        const auto reply = m_parser.feed(m_socket.takeLine().text);
        if (!reply)
            return fail(Cause::Refused, reply.error().text);
        if (*reply)
            onReply(**reply);
    }
}

void Probe::onReply(const Reply &reply) {
    if (reply.isPreliminary()) {
        if (m_data)
            startPump();
        return;
    }
    if (reply.code == 421)
        return fail(m_step == Step::Connect ? Cause::TurnedAway : Cause::Lost, textOf(reply));
    if (const Next next = std::exchange(m_next, nullptr))
        (this->*next)(reply);
}

void Probe::onClosed(const Failure &failure) {
    switch (failure.kind) {
    case Failure::Kind::CannotConnect:
        return fail(Cause::NotReached, failure.text);
    case Failure::Kind::TimedOut:
        return fail(Cause::TimedOut);
    case Failure::Kind::Untrusted:
        return fail(Cause::TlsFailed, failure.text);
    default:
        return fail(Cause::Lost, failure.text);
    }
}

bool Probe::refused(const Reply &reply, int wanted) {
    if (reply.code == wanted)
        return false;
    fail(m_step == Step::Connect ? Cause::TurnedAway : Cause::Refused, textOf(reply));
    return true;
}

void Probe::onGreeting(const Reply &reply) {
    if (refused(reply, 220))
        return;
    succeed(Step::Connect);
    if (m_target.implicitTls)
        return logIn();
    m_step = Step::Encrypt;
    if (!m_login.fingerprint.isEmpty())
        return send("AUTH TLS", &Probe::onAuth);
    SelfTestFinding finding{Step::Encrypt, Cause::NoEncryption, m_target.address.toString(), m_target.isExternal, {}};
    Q_EMIT found(finding);
    logIn();
}

void Probe::onAuth(const Reply &reply) {
    if (!refused(reply, 234))
        startTls();
}

void Probe::startTls() {
    m_limit.start(m_stepLimit);
    // What the certificate is compared with is known: no authority needs to be asked.
    auto context = TlsContext::forClient({.systemTrust = false, .authorityFile = {}, .certificate = {}});
    if (!context)
        return fail(Cause::TlsFailed, context.error().text);
    m_tls = std::make_shared<TlsContext>(*std::move(context));
    m_socket.startTls(*m_tls);
}

void Probe::onEncrypted() {
    m_step = Step::Encrypt;
    if (m_socket.tlsInfo().peer.fingerprint != m_login.fingerprint)
        return fail(Cause::OtherCertificate, m_socket.tlsInfo().peer.subject);
    succeed(Step::Encrypt, m_socket.tlsInfo().version);
    if (m_target.implicitTls)
        m_step = Step::Connect; // the greeting comes now
    else
        logIn();
}

void Probe::logIn() {
    m_step = Step::LogIn;
    send("USER " + m_login.account, &Probe::onUser);
}

void Probe::onUser(const Reply &reply) {
    if (!refused(reply, 331))
        send("PASS " + m_login.password, &Probe::onPass);
}

void Probe::onPass(const Reply &reply) {
    if (refused(reply, 230))
        return;
    succeed(Step::LogIn);
    m_step = Step::Passive;
    if (m_tls)
        send("PBSZ 0", &Probe::onPbsz);
    else
        send("TYPE I", &Probe::onType);
}

void Probe::onPbsz(const Reply &reply) {
    if (!refused(reply, 200))
        send("PROT P", &Probe::onProt);
}

void Probe::onProt(const Reply &reply) {
    if (!refused(reply, 200))
        send("TYPE I", &Probe::onType);
}

void Probe::onType(const Reply &reply) {
    if (!refused(reply, 200))
        askForPort();
}

// EPSV and PASV in turn, as clients differ. To a client of its own network PASV rightly tells the inner address, also
// when it comes by the external one.
void Probe::askForPort() {
    const bool hasPasv = m_target.address.address.protocol() == QAbstractSocket::IPv4Protocol && !m_target.isExternal;
    send(hasPasv && m_ports.size() % 2 == 1 ? "PASV" : "EPSV", &Probe::onPassive);
}

void Probe::onPassive(const Reply &reply) {
    m_passive.address = m_target.address.address;
    if (reply.code == 227) {
        const auto told = parsePassiveReply(reply.lastLine());
        if (!told)
            return fail(Cause::Refused, textOf(reply));
        if (told->host != m_target.address.address && told->host != m_login.external)
            return fail(Cause::WrongAddress, told->host.toString());
        m_passive.port = told->port;
    } else {
        if (refused(reply, 229))
            return;
        const auto port = parseExtendedPassiveReply(reply.lastLine());
        if (!port)
            return fail(Cause::Refused, textOf(reply));
        m_passive.port = *port;
    }
    m_limit.start(2 * m_stepLimit); // the dialler says it sooner, and better
    m_dialer.connectTo(m_passive);
}

void Probe::onDialled(Descriptor &connection) {
    m_connected = std::move(connection);
    if (m_step != Step::Passive)
        return transfer();
    m_ports += QString::number(m_passive.port);
    if (m_ports.size() < portsTried)
        return askForPort();
    succeed(Step::Passive, m_ports.join(QStringLiteral(", ")));
    m_step = Step::Upload;
    askForPort();
}

void Probe::transfer() {
    m_final = {};
    m_pumped = false;
    m_data.reset(new DataConnection(std::move(m_connected)));
    send(QByteArray(m_step == Step::Upload ? "STOR " : "RETR ") + fileName, &Probe::onTransferred);
}

// At the 1yz reply: the server is ready for the handshake.
void Probe::startPump() {
    if (m_tls)
        m_data->startTls(*m_tls, {}, m_socket.tlsSession());
    if (m_step == Step::Upload) {
        m_sendPump.reset(new SendPump(*m_data, m_source));
        connect(m_sendPump.get(), &SendPump::finished, this, &Probe::onPumped);
        m_sendPump->start();
    } else {
        m_receivePump.reset(new ReceivePump(*m_data, m_sink));
        connect(m_receivePump.get(), &ReceivePump::finished, this, &Probe::onPumped);
        m_receivePump->start();
    }
}

void Probe::onPumped(const Failure &failure) {
    m_pumped = true;
    if (failure)
        return fail(Cause::Lost, failure.text);
    lookIfTransferred();
}

void Probe::onTransferred(const Reply &reply) {
    if (refused(reply, 226))
        return;
    m_final = reply;
    lookIfTransferred();
}

void Probe::lookIfTransferred() {
    if (!m_pumped || m_final.code == 0)
        return;
    m_data.reset();
    if (m_step == Step::Upload) {
        succeed(Step::Upload);
        m_step = Step::Download;
        return askForPort();
    }
    if (m_sink.bytes() != m_content)
        return fail(Cause::Damaged);
    succeed(Step::Download);
    m_step = Step::Delete;
    send(QByteArray("DELE ") + fileName, &Probe::onDeleted);
}

void Probe::onDeleted(const Reply &reply) {
    if (refused(reply, 250))
        return;
    succeed(Step::Delete);
    m_socket.write("QUIT\r\n");
    finish();
}

void Probe::succeed(Step step, const QString &detail) {
    Q_EMIT found({step, Cause::None, m_target.address.toString(), m_target.isExternal, detail});
}

void Probe::fail(Cause cause, const QString &detail) {
    if (m_finished)
        return;
    Q_EMIT found({m_step, cause, m_target.address.toString(), m_target.isExternal, detail});
    finish();
}

void Probe::finish() {
    if (std::exchange(m_finished, true))
        return;
    m_limit.stop();
    m_dialer.abort();
    if (m_sendPump && !m_sendPump->isFinished())
        m_sendPump->cancel();
    if (m_receivePump && !m_receivePump->isFinished())
        m_receivePump->cancel();
    m_socket.finish();
    Q_EMIT finished();
}
