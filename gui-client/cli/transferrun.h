// get, put and mirror: what was named becomes queue items, a Runner works them off, the Reporter shows it.
#pragma once

#include "cli/reporter.h"
#include "cli/runjournal.h"
#include "cli/terminalrun.h"
#include "queue/errand.h"
#include "queue/runner.h"
#include "queue/transferqueue.h"

#include <memory>

class ListDirectory;
class Stat;
struct RemoteEntry;

class TransferRun : public TerminalRun {
    Q_OBJECT
public:
    explicit TransferRun(Environment &environment);
    ~TransferRun() override;

    void interrupt() override;
    void say(const QString &line) override;

protected:
    void onOpened() override;

private:
    void onJournalOpened(int done, int begun);
    void onNoJournal(const Failure &failure);
    void prepare();
    void prepareDownload();
    void onSource(Stat &stat);
    void onSurroundings(ListDirectory &operation);
    void addDownload(const RemoteEntry &entry);
    void addDownload(bool isFolder, qint64 size, qint64 modified);
    void prepareUpload();
    void onTarget(Stat &stat);
    void addUploads(bool intoFolder);
    void begin(QList<TransferItem> items);
    void onFinished();
    TransferItem newItem() const;
    LaterPtr<Carrier> makeCarrier();

    RemotePath m_remote;
    bool m_hasTrailingSlash = false;
    ErrandOptions m_options;
    TransferQueue m_queue;
    std::unique_ptr<RunJournal> m_journal;
    std::unique_ptr<Runner> m_runner;
    std::unique_ptr<Reporter> m_reporter;
    std::unique_ptr<Session> m_first; // logged in already, for the first carrier
    Failure m_refusal;
    bool m_isJournalReady = false;
    bool m_isLoggedIn = false;
    bool m_interrupted = false;
    bool m_hasEnded = false;
    int m_exitCode = 0;
};
