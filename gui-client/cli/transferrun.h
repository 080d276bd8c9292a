// get, put and mirror: what was named becomes items of the queue.
#pragma once

#include "cli/queuerun.h"
#include "cli/runjournal.h"

class LookUp;
class Stat;
struct RemoteEntry;

class TransferRun : public QueueRun {
    Q_OBJECT
public:
    explicit TransferRun(Environment &environment);
    ~TransferRun() override;

protected:
    void onOpened() override;
    void onFinished() override;

private:
    void onJournalOpened(int done, int begun);
    void onNoJournal(const Failure &failure);
    void prepare();
    void prepareDownload();
    void onSource(LookUp &lookup);
    void addDownload(const RemoteEntry &entry);
    void prepareUpload();
    void onTarget(Stat &stat);
    void addUploads(bool intoFolder);
    void begin(QList<TransferItem> items);

    RemotePath m_remote;
    bool m_hasTrailingSlash = false;
    std::unique_ptr<RunJournal> m_journal;
    bool m_isJournalReady = false;
    bool m_isLoggedIn = false;
};
