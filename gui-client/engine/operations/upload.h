// Sends one file: straight to its name where the server stores atomically (X-WHERRY ATOMIC), else to a temporary name
// that is renamed (RFC 959 4.1.3 RNFR, RNTO). A success only when the reply was positive and the size (and digest) is
// equal.
#pragma once

#include "operations/transferoperation.h"

struct UploadRequest {
    QString localPath;
    RemotePath remote; // the final name
    bool resume = true;
    FirstAttempt firstAttempt;  // of the local file; the resume is anew when it changed
    RemotePath temporary;       // of an earlier attempt (TransferResult::temporary); empty: a new name is made
    bool sentWhole = false;     // an earlier attempt sent all and heard no answer: ask before sending again
    bool resumeUnknown = false; // a person asked to continue what stands under the final name
    bool keepTime = true;
    bool verifyDigest = true;
    bool makeParents = false; // a 550/553 to STOR: make the directories, once
};

class Upload : public TransferOperation {
    Q_OBJECT

public:
    Upload(ServerLink &link, UploadRequest request);
    ~Upload() override;
    TransferProgress progress() const override;

protected:
    void firstStep() override;
    void onEnding() override;

private:
    UploadRequest m_request;
};
