// Keeps a TransferQueue in an SQLite file, so that nothing is lost and nothing done is repeated after kill -9. Changes
// are collected and written in batches on the database thread, a slice of them at a time, in an order that makes sense
// at any moment: a folder is done there only when all that was read in it stands there. No password is ever in it.
// Owned by the window or the terminal.
#pragma once

#include "queue/backlog.h"
#include "queue/journalfile.h"
#include "queue/transferqueue.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <unordered_set>

class BlockingExecutor;

class Journal : public QObject {
    Q_OBJECT
public:
    static constexpr qsizetype mostDone = 1000; // with Keeps::LatestDone, from one start to the next
    enum class Keeps { LatestDone, AllDone };

    // database: with exactly one thread, which owns the connection; queue and database outlive this.
    Journal(TransferQueue &queue, BlockingExecutor &database, const QString &path, Keeps keeps = Keeps::LatestDone,
            QObject *parent = nullptr);
    // Hands over what is still to be written; it is safe once the executor is gone.
    ~Journal() override;

    // To be called before anything is added. Reads the file, restores the queue from it (interrupted items are Paused)
    // and records from then on: opened(). A damaged file is put aside as path
    // + ".damaged" and a new one begun.
    void open();
    // Writes at once what waits; written() when it is safe.
    void flush();
    // Changes of the queue are written down.
    bool isRecording() const { return m_recording; }
    // The item stands in the file as it is now.
    bool isRecorded(quint64 id) const;

Q_SIGNALS:
    void opened(int interrupted);        // items that were cut off and can be resumed
    void failed(const Failure &failure); // nothing is recorded from now on
    void committed();                    // a part of what waited is safe
    void written();                      // all of it is

private:
    void onLoaded(const JournalContents &contents);
    void onRecordChanged(quint64 id);
    void onRecordRemoved(const QList<quint64> &ids);
    void onChanged(const QList<quint64> &ids);
    void onRenumbered();
    void schedule();
    void removeOldest();
    JournalBatch takeBatch(qsizetype most);
    void write();
    void onWritten(const Failure &failure, bool goesOn);

    TransferQueue &m_queue;
    BlockingExecutor &m_database;
    const Keeps m_keeps;
    std::shared_ptr<JournalFile> m_file; // touched by the database thread only
    Backlog m_backlog;
    std::unordered_set<quint64> m_known;    // stand in the file
    std::unordered_set<quint64> m_inFlight; // handed to the file, and not committed yet
    qsizetype m_together = 0;               // so many of the oldest that wait are committed in one step
    QTimer m_timer, m_offsets;
    bool m_recording = false;
    bool m_writing = false;
};
