// Fetches one file: name.part beside the target, then fsync, then rename. A success only when the data ended cleanly,
// the reply was positive and the bytes are as many as the server said (RFC 3659 4 SIZE, 5 REST); then the digest, if
// offered.
#pragma once

#include "operations/transfer/partfile.h"
#include "operations/transfer/shareddownload.h"
#include "operations/transfer/transferoperation.h"

class FetchRange;
class FileDigest;
class FirstDifference;
class MoveData;
class RemoteDigest;

struct DownloadRequest {
    RemotePath remote;
    QString localPath;              // absolute; its directory is made when it is missing
    qint64 knownSize = -1;          // from MLSD, -1: SIZE is asked
    qint64 knownModified = 0;       // milliseconds since 1970 UTC from MLSD, 0: MDTM is asked
    bool resume = true;             // continue name.part, when it is a part of the same file
    FirstAttempt firstAttempt = {}; // of an earlier attempt in this queue; not valid: anew, unless resumeUnknown
    bool resumeUnknown = false;     // a person asked to continue name.part, first attempt unknown
    bool keepTime = true;
    bool verifyDigest = true;
    qint64 sharedFrom = SharedDownload::worthwhile; // bytes of a file from which on others may help
    QString root = {}; // when set, the target must lie below this directory, links resolved
};

class Download : public TransferOperation {
    Q_OBJECT

public:
    Download(ServerLink &link, DownloadRequest request);
    ~Download() override;
    TransferProgress progress() const override;
    std::shared_ptr<SharedTransfer> shared() const override { return m_shared; }
    bool isLocal() const override { return m_isPublishing; }

    static QString partPath(const QString &localPath) { return PartFile::pathOf(localPath); }

protected:
    void firstStep() override;
    void onEnding() override;

private:
    void onType(const Reply &reply);
    void askSize();
    void onSize(const Reply &reply);
    void askTime();
    void onTime(const Reply &reply);
    void onTimeAhead(const Reply &reply);
    void openPart();
    bool mayShare() const;
    void share(const RangeRecord &standing);
    void fetchRange();
    void onRangeEnded(FetchRange &range);
    void goOnShared();
    void onTimeAgain(const Reply &reply);
    void onSourceChanged();
    void onInStep();
    void onPartTakenBack(const Reply &reply);
    void endShared();
    void fetch(qint64 offset, qint64 compareUpTo);
    void onMoved(MoveData &data);
    void startAnew();
    void onSizeAgain(const Reply &reply);
    void checkSize();
    void verify();
    void onRemoteDigest(RemoteDigest &remote);
    void findLocalDigest();
    void onLocalDigest(const QByteArray &digest);
    void compareDigests();
    void repair();
    void onDifference(FirstDifference &difference);
    void publish();
    void onPublished(const Failure &failure);
    void setPhase(TransferProgress::Phase phase);
    bool isSameAsFirst() const;

    DownloadRequest m_request;
    PartFile m_part;
    std::shared_ptr<SharedDownload> m_shared; // while its ranges are fetched
    Failure m_ownFailure;                     // of the ranges on this connection, while others go on
    std::unique_ptr<FileDigest> m_fileDigest;
    std::optional<HashAlgorithm> m_algorithm; // when digests are to be compared
    QByteArray m_localDigest, m_remoteDigest;
    TransferProgress::Phase m_phase = TransferProgress::Phase::Preparing;
    qint64 m_size = -1;
    qint64 m_modified = 0;
    qint64 m_offset = 0;
    bool m_isTimeAhead = false;  // MDTM was sent without waiting for its reply
    bool m_sizeIsListed = false; // from a listing that may be old
    bool m_fetchedAgain = false; // in blocks, after the data connection was lost
    bool m_isPublishing = false; // the file is whole: made durable and named
    bool m_repaired = false;     // after a wrong digest: once is enough
    bool m_anew = false;         // began again from the start: once is enough
};
