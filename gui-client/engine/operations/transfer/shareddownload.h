// The ranges of one large file that several connections fetch at once into one ".part" file.
#pragma once

#include "ftp/remotepath.h"
#include "operations/transfer/partfile.h"
#include "operations/transfer/rangerecord.h"
#include "operations/transfer/sharedtransfer.h"

#include <QElapsedTimer>
#include <QTimer>

class SharedDownload : public SharedTransfer {
    Q_OBJECT
public:
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
    std::unique_ptr<Operation> work(ServerLink &link) override;
    // What comes again is not what stands here: Download begins anew.
    void reportChange() { Q_EMIT sourceChanged(); }

Q_SIGNALS:
    void sourceChanged();

protected:
    bool hasWork() const override;
    void onEnding() override; // the record is left as it is now

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
    int m_fetches = 0;
    const bool m_isVerified;
    bool m_hasRelaxedEnd = false;
    bool m_isRecorded = false; // the file has a record, and needs one to its end
    bool m_isSyncing = false;
};
