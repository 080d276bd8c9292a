// One client: takes lines when it is ready for them, asks the dispatcher, writes replies; implements the command
// context. At most two commands are open: one that takes its time, and one that overtook it. Owned by Server.
#pragma once

#include "base/descriptor.h"
#include "base/laterptr.h"
#include "commands/command.h"
#include "net/linesocket.h"
#include "session/publishing.h"
#include "session/replyorder.h"
#include "session/sessionactivity.h"
#include "session/sessionhost.h"

#include <QElapsedTimer>
#include <QObject>

#include <memory>
#include <vector>

class Session : public QObject, private CommandContext {
    Q_OBJECT

public:
    Session(quint64 id, Descriptor connection, SessionHost &host, QObject *parent = nullptr);
    ~Session() override;

    // Greets; with implicitTls after the handshake.
    void start(bool implicitTls);
    // Tells a running transfer 426, says 421 with the sentence, closes.
    void dismiss(std::string_view english);
    // The account was changed: holds from the next command on.
    void setAccount(const AccountPtr &account);
    // Told with the next final reply that may carry it.
    void addMessage(const QString &message) { m_messages += message; }
    // Ends the session when a deadline has passed; called about once a second.
    void checkDeadlines();

    quint64 id() const { return m_id; }
    qint64 connectedAt() const { return m_connectedAt; } // ms since the epoch, UTC
    SocketAddress peer() const { return m_socket.peerAddress(); }
    AccountPtr account() const { return m_state.account; }
    QByteArray client() const { return m_state.client; }
    QByteArray directory() const { return m_state.directory.absolute(); }
    QString encryption() const { return m_socket.tlsInfo().version; }
    QString cipher() const { return m_socket.tlsInfo().cipher; }
    const SessionActivity &activity() const { return m_activity; }
    QByteArray doing() const; // the open command or the first published upload, secrets masked; empty when idle
    qint64 idleSeconds() const { return m_running ? 0 : m_idle.elapsed() / 1000; }
    std::optional<TransferProgress> runningTransfer() const override;
    QList<SessionTransfer> transfers() const; // the running one, and those of MODE B that are being made durable

Q_SIGNALS:
    void ended();            // once, last
    void changed();          // logged in or out
    void transfersChanged(); // one began or ended

private:
    SessionState &state() override { return m_state; }
    const SessionState &state() const override { return m_state; }
    const Configuration &configuration() const override { return m_host.configuration(); }
    ConnectionFacts connection() const override;
    QObject *lifetime() override { return this; }
    FileSystem &files() override { return *m_files; }
    bool offersTls() const override { return m_host.tls() != nullptr; }
    QList<SessionLine> ownSessions() const override;
    void sendReply(int code, const QList<QByteArray> &lines, ReplyFormat format) override;
    void commandEnded(const Command &command) override;
    void sendReplyPart(const QByteArray &bytes, std::function<void()> whenRoom) override;
    void authenticate(const QByteArray &password, Authenticator::Done done) override;
    bool offersRegistration() const override;
    void registerAccount(const QByteArray &name, const QByteArray &password,
                         std::function<void(RegistrationOutcome)> done) override;
    void changePassword(const QByteArray &old, const QByteArray &wanted,
                        std::function<void(PasswordOutcome)> done) override;
    Expected<bool> logIn(const AccountPtr &account) override;
    void logOut(Parameters parameters) override;
    void startTls() override;
    void closeAfterReplies() override;
    Expected<quint16> listenForData() override;
    void setDataPeer(const DataAddress &peer) override;
    bool hasDataOpener() const override;
    void closeDataConnection() override { m_blocks.reset(); }
    std::shared_ptr<TransferAllowance> transferAllowance(TransferDirection direction) override {
        return m_host.transferAllowance(*m_state.account, direction);
    }
    TransferSetup transferSetup(TransferProgress::Direction direction) override;
    void runTransfer(const CommandPtr &command, std::unique_ptr<Transfer> transfer,
                     std::function<void(const TransferResult &)> finished) override;
    void abortRunning(std::function<void()> then) override;
    void afterRunning(std::function<void()> then) override;
    void tellAdministrator(const QByteArray &text) override;

    void takeNewAccount();
    void greet();
    void work();
    void workLater();
    std::optional<TelnetLine> nextLine();
    bool mayGoOn(const TelnetLine &line) const;
    bool isBusy() const { return m_running || !m_publishing.isEmpty(); }
    void lookForAbort();
    void settle();
    void run(const TelnetLine &line);
    void leaveWithTheClient();
    void onClosed(const Failure &failure);
    void onTransferReceived();
    void onTransferFinished(const TransferResult &result);
    void onPublished(const Transfer *transfer, const TransferResult &result);
    void tell(const SessionTransfer &transfer, const QByteArray &what, const TransferResult &result);
    QList<QByteArray> withMessages(QList<QByteArray> lines);
    RateLimiter *sessionLimiter(TransferProgress::Direction direction);
    std::shared_ptr<const TlsContext> dataTls() const; // PROT P
    QString source() const;
    void letGo();
    void end();

    SessionHost &m_host;
    LineSocket m_socket;
    SessionState m_state;
    AccountPtr m_newAccount; // waits for the running command
    std::unique_ptr<FileSystem> m_files;
    std::shared_ptr<TlsContext> m_tls; // that of this connection, also when the server reloads
    std::unique_ptr<DataOpener> m_opener;
    std::shared_ptr<BlockConnection> m_blocks; // MODE B: left open behind a transfer
    ReplyOrder m_replies;
    quint64 m_place = 0; // of the reply that is being written, when it was owed; else 0
    Publishing m_publishing;
    std::unique_ptr<RateLimiter> m_uploadLimit;
    std::unique_ptr<RateLimiter> m_downloadLimit;
    LaterPtr<Transfer> m_transfer;
    std::function<void(const TransferResult &)> m_transferFinished;
    CommandPtr m_running;
    std::vector<CommandPtr> m_overtakers; // ABOR, QUIT that wait for the running one
    std::vector<std::function<void()>> m_afterRunning;
    std::function<void()> m_whenRoom; // goes on with a long reply
    std::optional<TelnetLine> m_postponed;
    QStringList m_messages;
    SessionActivity m_activity;
    QElapsedTimer m_idle;        // since the last command came or ended
    QElapsedTimer m_notLoggedIn; // since the connection or the last logout
    quint64 m_transferId = 0;    // of the server, by count
    const quint64 m_id;
    const qint64 m_connectedAt;
    bool m_working = false;
    bool m_workScheduled = false;
    bool m_shaking = false; // TLS handshake: nothing is read
    bool m_leaving = false; // QUIT came: no more commands
    bool m_closing = false; // the last reply is written
    bool m_inputEnded = false;
    bool m_ended = false;
};
