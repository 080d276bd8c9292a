// One large file that several connections fetch at once, each a range of it, into one ".part" file. Held by its
// Download, which begins and ends it, and by the FetchRange operations that work on it.
#pragma once

#include "ftp/remotepath.h"
#include "operations/transfer/partfile.h"
#include "operations/transfer/rangerecord.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

class SharedDownload : public QObject {
    Q_OBJECT
public:
    static constexpr qint64 worthwhile = 64 * 1024 * 1024; // bytes of a file from which on it is shared

    // part and executor outlive end(). modified: see setModified(). isVerified: the digest of the whole file will be
    // compared. standing: what the part file holds already.
    SharedDownload(PartFile &part, BlockingExecutor &executor, RemotePath remote, qint64 size, qint64 modified,
                   bool isVerified, const RangeRecord &standing);

    const RemotePath &remote() const { return m_remote; }
    FileRanges &ranges() { return m_ranges; }
    const FileRanges &ranges() const { return m_ranges; }
    PartFile &part() { return m_part; }
    void setModified(qint64 milliseconds) { m_modified = milliseconds; } // of the source, UTC; 0 = not known
    bool isVerified() const { return m_isVerified; }
    // Fetched by more than one command: the server may have opened another file of that name each time.
    bool isJoined() const { return m_begunAt > 0 || m_fetches > 1; }
    // TLS ended without its goodbye, as the site allows.
    void noteRelaxedEnd() { m_hasRelaxedEnd = true; }
    bool hasRelaxedEnd() const { return m_hasRelaxedEnd; }

    // A range to fetch. Before it is divided for the first time, the file says that it has gaps; if that cannot be
    // written, it is not divided.
    [[nodiscard]] std::optional<FileRanges::Key> claim();
    void release(FileRanges::Key key);
    // From the first range that a further connection takes to its last.
    void join() { ++m_helpers; }
    void leave();
    bool isAtWork() const { return m_claims > 0 || m_helpers > 0; }
    // A further connection would find something to do, as far as is known of the server, and it would be noticed if it
    // met another file.
    bool wantsHelp() const;
    // One that helped has failed: after some of them, or when the server cannot, no more is asked for.
    void countFailure(const Failure &failure);
    // What comes again is not what stands here: Download begins anew.
    void reportChange() { Q_EMIT sourceChanged(); }
    // Nothing is fetched any more; the record is left as it is now.
    void end();
    bool isEnded() const { return m_isEnded; }

Q_SIGNALS:
    void released(); // a range is whole or may be claimed again, or a helper has left
    void sourceChanged();
    void ended(); // whoever fetches stops

private:
    [[nodiscard]] Failure record();
    void onRecordDue();
    void makeDurable();

    PartFile &m_part;
    BlockingExecutor &m_executor;
    RemotePath m_remote;
    FileRanges m_ranges;
    FileRanges::Ranges m_safe;
    qint64 m_modified;
    qint64 m_begunAt; // bytes that stood before anything moved
    QTimer m_recordTimer;
    QElapsedTimer m_sinceDurable;
    int m_claims = 0;
    int m_fetches = 0;
    int m_helpers = 0;
    int m_failures = 0;
    const bool m_isVerified;
    bool m_hasRelaxedEnd = false;
    bool m_isRecorded = false; // the file has a record, and needs one to its end
    bool m_isSyncing = false;
    bool m_isEnded = false;
};
