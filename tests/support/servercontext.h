// A command context that records what handlers do, for tests of the dispatcher and of handlers that need no socket.
#pragma once

#include "commands/command.h"
#include "ftp/telnetline.h"

#include <QList>
#include <QObject>

class RecordingContext : public CommandContext {
public:
    struct Sent {
        int code = 0;
        QList<QByteArray> lines;
        ReplyFormat format = ReplyFormat::Free;
    };

    // Dispatches the line; its last reply, or one with code 0.
    Sent send(const QByteArray &line);
    void logInAs(Permissions permissions);

    SessionState &state() override { return m_state; }
    const SessionState &state() const override { return m_state; }
    const Configuration &configuration() const override { return config; }
    ConnectionFacts connection() const override { return facts; }
    QObject *lifetime() override { return &m_lifetime; }
    FileSystem &files() override;
    bool offersTls() const override { return tls; }
    QList<SessionLine> ownSessions() const override { return {}; }
    void sendReply(int code, const QList<QByteArray> &lines, ReplyFormat format) override;
    void commandEnded(const Command &) override { ++ended; }
    void sendReplyPart(const QByteArray &bytes, std::function<void()> whenRoom) override;
    void authenticate(const QByteArray &password, Authenticator::Done done) override;
    bool offersRegistration() const override { return registers; }
    void registerAccount(const QByteArray &name, const QByteArray &secret,
                         std::function<void(RegistrationOutcome)> done) override {
        calls += "register " + name + '|' + secret;
        done(registration);
    }
    void changePassword(const QByteArray &old, const QByteArray &wanted,
                        std::function<void(PasswordOutcome)> done) override {
        calls += "password " + old + '|' + wanted;
        done(passwordChange);
    }
    Expected<bool> logIn(const AccountPtr &account) override;
    void logOut(Parameters parameters) override;
    void startTls() override { calls += "startTls"; }
    void closeAfterReplies() override { calls += "close"; }
    Expected<quint16> listenForData() override { return quint16(50001); }
    void setDataPeer(const DataAddress &peer) override { dataPeer = peer; }
    bool hasDataOpener() const override { return false; }
    void closeDataConnection() override {}
    std::shared_ptr<TransferAllowance> transferAllowance(TransferDirection) override { return nullptr; }
    TransferSetup transferSetup(TransferProgress::Direction) override { return {}; }
    void runTransfer(const CommandPtr &, std::unique_ptr<Transfer>,
                     std::function<void(const TransferResult &)>) override {}
    std::optional<TransferProgress> runningTransfer() const override { return std::nullopt; }
    void abortRunning(std::function<void()> then) override { then(); }
    void afterRunning(std::function<void()> then) override { then(); }
    void tellAdministrator(const QByteArray &text) override { calls += "tell " + text; }

    Configuration config;
    ConnectionFacts facts{
        QHostAddress(QStringLiteral("127.0.0.1")), QHostAddress(QStringLiteral("127.0.0.1")), 1, 0, {}};
    bool tls = true;
    bool registers = false;
    RegistrationOutcome registration = RegistrationOutcome::Done;
    PasswordOutcome passwordChange = PasswordOutcome::Done;
    LoginOutcome outcome; // of the next authenticate()
    QList<QByteArray> passwords;
    QList<Sent> replies;
    QByteArray parts; // of replies that came in pieces
    QList<QByteArray> calls;
    std::optional<DataAddress> dataPeer;
    int ended = 0;

private:
    SessionState m_state;
    QObject m_lifetime;
};
