// "wherry shell URL": commands one after another over one session, and transfers in the background over others.
#pragma once

#include "cli/queuerun.h"
#include "cli/runjournal.h"
#include "cli/shell/commandhistory.h"
#include "cli/shell/commandsource.h"
#include "cli/shell/remotenames.h"
#include "cli/shell/shellcommands.h"
#include "net/bytesink.h"

#include <QFileInfo>

#include <functional>
#include <memory>

class AccountQuota;
class ChangePassword;
class LineEditor;
class ListDirectory;
class LookUp;
class ShellCompletion;
class StreamFile;

class ShellRun : public QueueRun {
    Q_OBJECT
public:
    explicit ShellRun(Environment &environment);
    ~ShellRun() override;

    void interrupt() override;
    void terminate() override { QueueRun::interrupt(); }

protected:
    void onOpened() override;
    void onFinished() override;

private:
    using Words = QList<ShellWord>;
    using Make = std::function<std::unique_ptr<Operation>(const NamedEntry &)>;

    void begin();
    void prompt();
    void onLine(const QString &line);
    void carryOut(const ShellCommand &command, Words arguments);
    void finish(int exitCode);
    void finish(const Failure &failure);
    void misused(const QString &sentence);
    void print(const QStringList &lines);
    void leave(int exitCode);

    // Finds what the words name, then calls next, unless that failed.
    void find(const Words &words, RemoteNames::Want want, void (ShellRun::*next)());
    void onFound(RemoteNames &names);
    void doToEach(const Words &words, RemoteNames::Want want, Make make);
    void doToNext();
    void onDoneToOne(Operation &operation);

    void changeDirectory(const Words &arguments);
    void onEntered(ListDirectory &listing);
    void list();
    void onListed(ListDirectory &listing);
    void show(QList<RemoteEntry> entries);
    void remove(Words arguments);
    void move(const Words &arguments);
    void onTarget(LookUp &lookup);
    void changeLocalDirectory(const Words &arguments);
    void listLocal(const Words &arguments);
    void get();
    void put();
    void onPutTarget(LookUp &lookup);
    void queue(const QList<TransferItem> &items);
    void showJobs();
    void cancelJobs(const Words &arguments);
    void waitForJobs();
    void onQuota(AccountQuota &quota);
    void changePassword();
    void onPasswordChanged(ChangePassword &change);
    void showHistory();

    CommandHistory m_history;
    std::unique_ptr<CommandSource> m_source;
    LineEditor *m_editor = nullptr; // the source, when a person types
    std::unique_ptr<ShellCompletion> m_completion;
    std::unique_ptr<RunJournal> m_journal;
    RemotePath m_directory;

    // Of the command that runs.
    Words m_arguments;
    QList<NamedEntry> m_found;
    void (ShellRun::*m_afterFinding)() = nullptr;
    Make m_make;
    std::unique_ptr<ByteSink> m_output;
    QFileInfoList m_files;
    QString m_newPassword;
    Failure m_firstFailure; // of those done to each
    int m_failuresBefore = 0;
    bool m_isBusy = false;
    bool m_mayFail = false;
    bool m_isWaiting = false;

    bool m_isJournalReady = false;
    bool m_isLoggedIn = false;
    bool m_isLeaving = false;
};
