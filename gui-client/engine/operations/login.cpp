#include "operations/login.h"

#include "base/log.h"
#include "connection/trust.h"
#include "ftp/extensions.h"
#include "ftp/wiretext.h"
#include "net/linesocket.h"
#include "operations/transfer/remotedigest.h"

LogIn::LogIn(ServerLink &link)
    : Operation(link)
    , m_implicit(link.site.tls == TlsMode::Implicit) {}

LogIn::~LogIn() = default;

void LogIn::firstStep() {
    m_link.forget();
    setStep(m_link.site.endpoint());
    // Explicit TLS makes its context when the server offers it: reading the authorities takes its time.
    const TlsContext *tls = nullptr;
    if (m_implicit) {
        const Expected<const TlsContext *> made = m_link.tlsContext();
        if (!made)
            return finish(made.error());
        tls = *made;
    }
    connect(&m_link.control, &ControlConnection::encrypted, this, &LogIn::onEncrypted, Qt::UniqueConnection);
    awaitGreeting(&LogIn::onWelcome);
    m_link.control.open(m_link.site.host, m_link.site.port, m_implicit ? tls : nullptr);
}

void LogIn::onWelcome(const Reply &reply) {
    if (reply.isPreliminary()) // 120: ready in some minutes
        return awaitFinal(&LogIn::onWelcome);
    if (!reply.isPositive())
        return reply.isIntermediate() ? misunderstood(reply) : refuse(reply);
    m_link.capabilities.isSequential = reply.text().contains("vsFTPd"); // one process, one command at a time
    m_isOurs = m_link.site.account.isEmpty() && (m_link.capabilities.isWherry() || reply.text().contains("Wherry"));
    // These lose commands that are sent before the reply to those before them.
    if (reply.text().contains("Microsoft FTP Service") || reply.text().contains("MadGoat"))
        m_link.capabilities.pipelining = Capabilities::Learned::No;
    if (m_implicit)
        return checkTrust();
    if (m_link.site.tls == TlsMode::Off)
        return identify();
    send("AUTH TLS", &LogIn::onAuth);
}

void LogIn::onAuth(const Reply &reply) {
    if (reply.code != 234)
        return noTls(decodeWireText(reply.text()), reply.code);
    const Expected<const TlsContext *> context = m_link.tlsContext();
    if (!context)
        return finish(context.error());
    watchConnection();
    m_link.control.startTls(**context, m_link.site.host);
}

void LogIn::noTls(const QString &reason, int code) {
    if (m_link.site.tls == TlsMode::Required)
        return fail(Failure::Kind::Untrusted, QStringLiteral("the server offers no encryption: %1").arg(reason), code);
    if (m_link.services.trust.hadTls(m_link.site.endpoint()))
        return fail(Failure::Kind::Untrusted,
                    QStringLiteral("the server offers no encryption, although it once did: %1").arg(reason), code);
    m_link.tlsWasRefused = true;
    if (m_link.services.askBeforePlain && !m_isPlainAccepted) {
        Question question;
        question.kind = Question::Kind::PlainConnection;
        question.host = m_link.site.host;
        question.port = m_link.site.port;
        question.user = m_link.site.user;
        return ask(question, &LogIn::onPlainAccepted);
    }
    m_link.services.log.warning(
        m_link.site.endpoint(),
        QStringLiteral("The server offers no encryption: name, password and files go in clear"));
    identify();
}

void LogIn::onPlainAccepted(const Answer &answer) {
    if (!answer.accepted)
        return fail(Failure::Kind::Untrusted, QStringLiteral("the server offers no encryption"));
    m_isPlainAccepted = true;
    if (!beginsAgain())
        identify();
}

// A person may think for longer than the server waits: then all begins again, but for the question.
bool LogIn::beginsAgain() {
    LineSocket *const socket = m_link.control.socket();
    if (socket && !socket->peerHasEnded())
        return false;
    m_link.control.abort({});
    firstStep();
    return true;
}

void LogIn::onEncrypted() {
    if (isDone() || m_implicit) // implicit: after the greeting, nothing of ours has been sent before
        return;
    unwatchConnection();
    checkTrust();
}

void LogIn::checkTrust() {
    const LineSocket *const socket = m_link.control.socket();
    const TlsInfo info = socket ? socket->tlsInfo() : TlsInfo();
    const QByteArray shown = info.peer.fingerprint;
    if (shown.isEmpty())
        return fail(Failure::Kind::Untrusted, QStringLiteral("the server shows no certificate"));
    const QByteArray &demanded = m_link.services.trustedFingerprint;
    if (!demanded.isEmpty()) {
        if (shown == demanded)
            return trusted();
        return fail(
            Failure::Kind::Untrusted,
            QStringLiteral("the certificate is not the one that was named; it is %1").arg(info.peer.fingerprintText()));
    }
    const std::optional<QByteArray> pinned = m_link.services.trust.pin(m_link.site.endpoint());
    if (pinned == shown || (!pinned && info.trusted()) ||
        m_link.services.trust.isAccepted(m_link.site.endpoint(), shown))
        return trusted();
    if (!pinned && m_link.services.pinUnknown) {
        m_link.services.trust.setPin(m_link.site.endpoint(), shown);
        m_link.services.log.warning(m_link.site.endpoint(),
                                    QStringLiteral("Trusting the certificate seen for the first time, SHA-256 ") +
                                        info.peer.fingerprintText());
        return trusted();
    }
    Question question;
    question.kind = pinned ? Question::Kind::ChangedCertificate : Question::Kind::UnknownCertificate;
    question.host = m_link.site.host;
    question.port = m_link.site.port;
    question.certificate = info.peer;
    question.pinnedFingerprint = pinned.value_or(QByteArray());
    question.hostMismatch = info.hostMismatch;
    question.problems = info.problems;
    m_asked = info.peer;
    ask(question, &LogIn::onTrustAnswered);
}

void LogIn::onTrustAnswered(const Answer &answer) {
    const bool changed = m_link.services.trust.pin(m_link.site.endpoint()).has_value();
    if (!answer.accepted)
        return fail(Failure::Kind::Untrusted,
                    (changed ? QStringLiteral("the server's certificate has changed; it is now %1")
                             : QStringLiteral("the certificate is unknown; it is %1"))
                        .arg(m_asked.fingerprintText()));
    if (answer.remember)
        m_link.services.trust.setPin(m_link.site.endpoint(), m_asked.fingerprint);
    m_link.services.trust.accept(m_link.site.endpoint(), m_asked.fingerprint);
    if (!beginsAgain())
        trusted();
}

void LogIn::trusted() {
    m_link.services.trust.setHadTls(m_link.site.endpoint());
    identify();
}

// Our own server takes the password behind the name, where neither goes in clear.
void LogIn::identify() {
    send("USER " + encodeWireText(m_link.site.user), &LogIn::onUser);
    m_isPasswordAhead = m_isOurs && m_link.control.isEncrypted() && knowsPassword();
    if (m_isPasswordAhead)
        givePassword(knownPassword());
}

bool LogIn::knowsPassword() const { return !m_link.site.password.isEmpty() || m_link.site.isAnonymous(); }

QString LogIn::knownPassword() const {
    return m_link.site.password.isEmpty() ? QStringLiteral("anonymous@") : m_link.site.password;
}

void LogIn::onUser(const Reply &reply) {
    if (m_isPasswordAhead && (reply.isPositive() || reply.code == 331)) {
        m_needsNoPassword = reply.isPositive();
        return;
    }
    if (reply.isPositive())
        return onLoggedIn();
    if (reply.code == 332)
        return onPass(reply);
    if (reply.code != 331)
        return reply.isIntermediate() ? misunderstood(reply) : refuse(reply);
    if (!knowsPassword()) {
        Question question;
        question.kind = Question::Kind::Password;
        question.host = m_link.site.host;
        question.port = m_link.site.port;
        question.user = m_link.site.user;
        return ask(question, &LogIn::onPasswordGiven);
    }
    givePassword(knownPassword());
}

void LogIn::onPasswordGiven(const Answer &answer) {
    if (!answer.accepted)
        return fail(Failure::Kind::Cancelled, QStringLiteral("no password was given"));
    m_link.site.password = answer.text;
    if (!beginsAgain())
        givePassword(answer.text);
}

// Our own server takes all the rest behind it. In clear not before the server has asked for it: one that wants no
// password in clear has said so by now.
void LogIn::givePassword(const QString &password) {
    send("PASS " + encodeWireText(password), &LogIn::onPass);
    if (!m_isOurs)
        return;
    askFeatures();
    introduce();
}

void LogIn::onPass(const Reply &reply) {
    if (reply.isPositive() || m_needsNoPassword)
        return onLoggedIn();
    if (reply.code != 332)
        return reply.isIntermediate() ? misunderstood(reply) : refuse(reply);
    if (m_link.site.account.isEmpty())
        return refuse(reply);
    send("ACCT " + encodeWireText(m_link.site.account), &LogIn::onAccount);
}

void LogIn::onAccount(const Reply &reply) { reply.isPositive() ? onLoggedIn() : refuse(reply); }

void LogIn::onLoggedIn() {
    if (!m_isIntroduced)
        askFeatures();
}

void LogIn::askFeatures() {
    add("FEAT", &LogIn::onFeat);
    if (m_link.control.isEncrypted()) {
        add("PBSZ 0", &LogIn::onCourtesy);
        add("PROT P", &LogIn::onProt);
    }
    sendRow();
}

void LogIn::onFeat(const Reply &reply) {
    m_link.capabilities.features = Features::parse(reply);
    m_link.capabilities.digest = RemoteDigest::offered(m_link.capabilities.features);
    m_link.capabilities.known = true;
    if (!m_isIntroduced)
        introduce();
}

// The rest of the login, and what a first transfer needs. Our own server is not asked first; another that bears its
// name in its greeting refuses what it does not know, and no harm is done.
void LogIn::introduce() {
    m_isIntroduced = true;
    const Features &features = m_link.capabilities.features;
    if (!m_link.site.latin1Names && (m_isOurs || features.hasUtf8()))
        add("OPTS UTF8 ON", &LogIn::onCourtesy); // a server that is always in UTF-8 may refuse to switch
    if (m_isOurs || features.has("CLNT"))
        add(QByteArray("CLNT ") + Extensions::clientName + "/" + WHERRY_VERSION, &LogIn::onCourtesy);
    if (m_link.expectsMore) {
        add("TYPE I", &LogIn::onType);
        sendRow();
        if (!isStepwise())
            m_link.askAheadAtLogin();
    }
    add("PWD", &LogIn::onDirectory);
    sendRow();
}

bool LogIn::isStepwise() const { return m_link.capabilities.pipelining == Capabilities::Learned::No; }

void LogIn::sendRow() {
    while (!m_row.empty() && (!isStepwise() || m_awaited.empty())) {
        m_awaited.push_back(m_row.front());
        m_row.pop_front();
        send(m_awaited.back().command, &LogIn::onRowReply);
    }
}

void LogIn::onRowReply(const Reply &reply) {
    const Courtesy answered = m_awaited.front();
    m_awaited.pop_front();
    (this->*answered.taken)(reply);
    if (!isDone())
        sendRow();
}

void LogIn::onCourtesy(const Reply &) {}

void LogIn::onType(const Reply &reply) { m_link.type = reply.isPositive() ? 'I' : 0; }

void LogIn::onProt(const Reply &reply) {
    if (!reply.isPositive())
        return fail(Failure::Kind::Untrusted,
                    QStringLiteral("the server would send files in clear: %1").arg(decodeWireText(reply.text())),
                    reply.code);
    m_link.protectedData = true;
}

void LogIn::onDirectory(const Reply &reply) {
    const std::optional<RemotePath> directory =
        reply.code == 257 ? RemotePath::fromPwdReply(reply.text()) : std::optional<RemotePath>();
    m_link.startDirectory = directory.value_or(RemotePath());
    m_link.loggedIn = true;
    succeed();
}

void LogIn::onEnding() {
    m_link.control.disconnect(this);
    if (failure())
        m_link.control.abort({}); // half a login is of no use to anybody
}
