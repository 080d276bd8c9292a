// The file in which two folders that are synchronised keep what was in step the last time, and which transfers were
// interrupted: a row of lines that is only ever added to while a synchronisation runs, so that a kill loses nothing,
// and written anew at its end. Owned by who compares and synchronises; one process at a time has it.
#pragma once

#include "base/expected.h"
#include "sync/syncplan.h"

#include <QFile>
#include <QLockFile>

#include <memory>

class PairMemory {
public:
    // directory: where the program keeps its state; siteKey: Site::key().
    PairMemory(const QString &directory, const QString &siteKey, const RemotePath &remoteTop, const QString &localTop);
    ~PairMemory();

    // Reads what is kept. Failure LocalFile: it cannot be read; code EWOULDBLOCK: another process works on these two.
    [[nodiscard]] Expected<bool> open();
    const SyncMemory &memory() const { return m_memory; }

    void remember(const QByteArray &path, const SyncedPair &pair) { remember({{path, pair}}); }
    void remember(const QList<SyncPlan::InStep> &all); // with one write
    void forget(const QByteArray &path);
    void noteAttempt(const QByteArray &path, const SyncMemory::Attempt &attempt);
    // Writes it anew and whole, if anything changed. A failure leaves the lines that were added.
    [[nodiscard]] Expected<bool> compact();

private:
    void add(const QByteArray &line);
    bool take(QByteArrayView line);

    QString m_path;
    QByteArray m_heading; // the first line: the format and whose memory it is
    std::unique_ptr<QLockFile> m_lock;
    QFile m_log;
    SyncMemory m_memory;
    bool m_hasGrown = false;
};
