// Fetches one file: name.part beside the target, then fsync, then rename. A success only when the data ended cleanly,
// the reply was positive and the bytes are as many as the server said (RFC 3659 4 SIZE, 5 REST).
#pragma once

#include "operations/transferoperation.h"

struct DownloadRequest {
    RemotePath remote;
    QString localPath;          // absolute; its directory exists or is made
    qint64 knownSize = -1;      // from MLSD, -1: SIZE is asked
    qint64 knownModified = 0;   // milliseconds since 1970 UTC from MLSD, 0: MDTM is asked
    bool resume = true;         // continue name.part, when it is a part of the same file
    FirstAttempt firstAttempt;  // of an earlier attempt in this queue; not valid: anew, unless resumeUnknown
    bool resumeUnknown = false; // a person asked to continue name.part or the target itself, first attempt unknown
    bool keepTime = true;
    bool verifyDigest = true;
    QString root; // when set, the final path must lie below this directory, links resolved
};

class Download : public TransferOperation {
    Q_OBJECT

public:
    Download(ServerLink &link, DownloadRequest request);
    ~Download() override;
    TransferProgress progress() const override;

    static QString partPath(const QString &localPath); // "name.part"

protected:
    void firstStep() override;
    void onEnding() override;

private:
    DownloadRequest m_request;
};
