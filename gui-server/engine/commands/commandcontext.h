// The narrow door through which handlers see their session and server. Session implements it; tests hand in a recording
// fake.
#pragma once

#include "accounts/authenticator.h"
#include "base/expected.h"
#include "commands/commandtable.h"
#include "commands/sessionstate.h"
#include "ftp/dataaddress.h"
#include "transfer/transfer.h"

#include <QHostAddress>
#include <QList>

#include <functional>

class FileSystem;

// What is known of the control connection.
struct ConnectionFacts {
    QHostAddress local;
    QHostAddress peer;
    quint64 session = 0;
    qint64 connectedSeconds = 0;
    QByteArray encryption; // "TLS 1.3", empty in clear
};

// One session of the same account, for SITE WHO.
struct SessionLine {
    quint64 session = 0;
    QByteArray address;
    QByteArray doing;
    qint64 connectedSeconds = 0;
};

// What became of SITE REGISTER and SITE PSWD.
enum class RegistrationOutcome { Done, Pending, Taken, BadName, BadPassword, TooOften, Away };
enum class PasswordOutcome { Done, WrongOld, BadNew, NotHere, TooOften, Away };

class CommandContext {
public:
    CommandContext() = default;
    CommandContext(const CommandContext &) = delete;
    CommandContext &operator=(const CommandContext &) = delete;
    virtual ~CommandContext() = default;

    virtual SessionState &state() = 0;
    virtual const SessionState &state() const = 0;
    virtual const Configuration &configuration() const = 0;
    virtual ConnectionFacts connection() const = 0;
    virtual QObject *lifetime() = 0;    // the context object for callbacks: gone when the session is
    virtual FileSystem &files() = 0;    // the account's; only when logged in
    virtual bool offersTls() const = 0; // there is a certificate and the policy is not off
    virtual QList<SessionLine> ownSessions() const = 0;

    // For Command alone.
    virtual void sendReply(int code, const QList<QByteArray> &lines, ReplyFormat format) = 0;
    virtual void commandEnded(const Command &command) = 0;
    // Bytes of a reply whose end is still to come (encodeReplyBeginning, encodeReplyLines). whenRoom comes in a later
    // turn, once the client has taken most of what was written; never when the session ends first.
    virtual void sendReplyPart(const QByteArray &bytes, std::function<void()> whenRoom) = 0;

    // Asks the authenticators about state().user; never answers when the session ends first.
    virtual void authenticate(const QByteArray &password, Authenticator::Done done) = 0;
    // SITE REGISTER is allowed on this connection, as it is now.
    virtual bool offersRegistration() const = 0;
    virtual void registerAccount(const QByteArray &name, const QByteArray &password,
                                 std::function<void(RegistrationOutcome)> done) = 0;
    // Of state().account; NotHere when it is not an account of the store.
    virtual void changePassword(const QByteArray &old, const QByteArray &wanted,
                                std::function<void(PasswordOutcome)> done) = 0;
    // False when the account has no session left to give; else state() is that of a fresh login.
    virtual Expected<bool> logIn(const AccountPtr &account) = 0;
    // REIN: state() as after the greeting. USER once more: the transfer parameters stay (RFC 959 4.1.1).
    enum class Parameters { Reset, Kept };
    virtual void logOut(Parameters parameters) = 0;
    virtual void startTls() = 0;          // after the reply that was sent last
    virtual void closeAfterReplies() = 0; // takes no more commands

    // PASV, EPSV: listens for this session's peer; what listened or was named before is dropped. The port.
    virtual Expected<quint16> listenForData() = 0;
    virtual void setDataPeer(const DataAddress &peer) = 0; // PORT, EPRT; already checked
    virtual bool hasDataOpener() const = 0;                // or, in MODE B, a connection that was left open
    virtual void closeDataConnection() = 0;                // that MODE B left open
    // Of state().account; null when nothing limits what it moves this way.
    virtual std::shared_ptr<TransferAllowance> transferAllowance(TransferDirection direction) = 0;
    // The opener (taken), TLS, limits, as state() wants them.
    virtual TransferSetup transferSetup(TransferProgress::Direction direction) = 0;
    // Runs it for the command; finished comes once unless the session ends first.
    virtual void runTransfer(const CommandPtr &command, std::unique_ptr<Transfer> transfer,
                             std::function<void(const TransferResult &)> finished) = 0;
    virtual std::optional<TransferProgress> runningTransfer() const = 0;
    // ABOR: stops the open command that can be stopped; then follows its final reply, or at once when there is none.
    virtual void abortRunning(std::function<void()> then) = 0;
    // QUIT: after the open command's final reply, or at once.
    virtual void afterRunning(std::function<void()> then) = 0;
    virtual void tellAdministrator(const QByteArray &text) = 0; // SITE MSG
};
