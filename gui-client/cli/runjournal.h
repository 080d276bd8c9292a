// What one get, put or mirror of the terminal keeps while it runs, so that the same command called again after kill -9,
// Ctrl+C or failures goes on where it stopped. A run that ends well leaves nothing. Owned by the TransferRun.
#pragma once

#include "base/blockingexecutor.h"
#include "queue/journal.h"
#include "queue/transferqueue.h"

#include <QHash>
#include <QLockFile>
#include <QObject>

#include <memory>

class RunJournal : public QObject {
    Q_OBJECT
public:
    static constexpr int daysKept = 30; // of runs that were never continued

    // folder: where the program keeps its state; command: what tells this command from others. The queue outlives it.
    RunJournal(TransferQueue &queue, const QString &folder, const QByteArray &command);
    ~RunJournal() override;

    // Before anything is queued; then opened(), or unavailable().
    void open();
    // The former run may have made the folder that decides where this item goes ("into" or "as"): it goes to the same
    // place again.
    void keepPlace(TransferItem &item) const;
    Journal &journal() { return *m_journal; }
    // Removes what the former run had begun and this one never met, at this end and the other: see
    // TransferQueue::remove().
    void tidy();
    // Nothing is left to be continued.
    void complete() { m_isComplete = true; }

Q_SIGNALS:
    void opened(int done, int begun); // files of a former run
    // Nothing is kept. LocalFile with the code EWOULDBLOCK: the same command is running at this moment.
    void unavailable(const Failure &failure);

private:
    using Key = QPair<QString, QByteArray>;
    static Key keyOf(const TransferItem &item);
    bool hasSomethingToContinue() const;
    void onOpened();
    TransferQueue::Id recall(TransferItem &item);
    static void sweep(const QString &folder);

    TransferQueue &m_queue;
    QString m_folder, m_path;
    QLockFile m_lock;
    std::unique_ptr<BlockingExecutor> m_database;
    std::unique_ptr<Journal> m_journal;
    QHash<Key, TransferQueue::Id> m_former; // files that this run has not met yet
    TransferQueue::Ids m_formerFolders;
    QList<TransferItem> m_formerTops; // what the command named
    bool m_isOpen = false;
    bool m_isComplete = false;
};
