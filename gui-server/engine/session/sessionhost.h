// What a session needs of the server around it, shared by all sessions. Server implements it; it outlives them.
#pragma once

#include "accounts/authenticator.h"
#include "base/expected.h"
#include "commands/commandcontext.h"

#include <memory>

class FileSystem;
class Log;
class PassivePorts;
class RateLimiter;
class TlsContext;

// One transfer of a session, as the dashboard is told of it.
struct SessionTransfer {
    quint64 id = 0; // of the server, by count
    QByteArray path;
    TransferProgress progress;
};

class SessionHost {
public:
    SessionHost() = default;
    SessionHost(const SessionHost &) = delete;
    SessionHost &operator=(const SessionHost &) = delete;
    virtual ~SessionHost() = default;

    virtual const Configuration &configuration() const = 0;
    virtual Log &log() = 0;
    virtual Authenticator &authenticator() = 0;
    virtual bool hasStore() const = 0;
    virtual void registerAccount(const QByteArray &name, const QByteArray &password, const QHostAddress &address,
                                 QObject *context, std::function<void(RegistrationOutcome)> done) = 0;
    virtual void changePassword(const LoginAttempt &old, const QByteArray &wanted, QObject *context,
                                std::function<void(PasswordOutcome)> done) = 0;
    virtual PassivePorts &passivePorts() = 0;
    virtual std::shared_ptr<TlsContext> tls() const = 0; // null when nothing can be encrypted
    // The files of an account, for one session; LocalFile when its home cannot be opened.
    virtual Expected<std::unique_ptr<FileSystem>> openFiles(const AccountPtr &account) = 0;
    // The account's limit, which draws on the one for all; null when neither is limited.
    virtual RateLimiter *limiter(const Account &account, TransferProgress::Direction direction) = 0;
    virtual std::shared_ptr<TransferAllowance> transferAllowance(const Account &account,
                                                                 TransferDirection direction) = 0;
    virtual QList<SessionLine> sessionsOf(const QByteArray &account) const = 0;
    virtual quint64 nextTransferId() = 0;
    virtual void transferEnded(quint64 session, const SessionTransfer &transfer, const TransferResult &result) = 0;
};
