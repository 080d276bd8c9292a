// Sends one file: straight to its name where the server stores atomically (X-WHERRY ATOMIC), else to a temporary name
// that is renamed (RFC 959 4.1.3 RNFR, RNTO). A success only when the reply was positive and the size (and digest) is
// equal.
#pragma once

#include "operations/transfer/localsource.h"
#include "operations/transfer/transferoperation.h"

class FileDigest;
class FirstDifference;
class MakeDirectory;
class MoveData;
class RemoteDigest;
class RemoveFile;
class Rename;
class SetModified;

struct UploadRequest {
    QString localPath;
    RemotePath remote; // the final name
    bool resume = true;
    FirstAttempt firstAttempt = {}; // of the local file; another one is sent anew
    RemotePath temporary = {};      // of an earlier attempt (TransferResult::temporary); the root: a new name is made
    bool sentWhole = false;         // an earlier attempt sent all and heard no answer: ask before sending again
    bool resumeUnknown = false;     // a person asked to continue what stands under the final name
    bool keepTime = true;
    bool verifyDigest = true;
    bool makeParents = false; // when STOR is refused: make the directories, once
};

class Upload : public TransferOperation {
    Q_OBJECT

public:
    Upload(ServerLink &link, UploadRequest request);
    ~Upload() override;
    TransferProgress progress() const override;

    // The name beside the final one that an upload uses meanwhile; another one each time.
    static RemotePath temporaryPath(const RemotePath &remote);
    // Whether a name on a server is one of those.
    static bool isTemporaryName(const QByteArray &name);

protected:
    void firstStep() override;
    void onEnding() override;

private:
    void chooseTarget();
    void onType(const Reply &reply);
    void askHeld();
    void onHeld(const Reply &reply);
    void checkBeginning(qint64 held);
    void onBeginning(RemoteDigest &remote);
    void onLocalBeginning(const QByteArray &digest);
    void begin(qint64 offset);
    void onAllocated(const Reply &reply);
    void store();
    void onHandedOver();
    void onStored(MoveData &data);
    void onParentsMade(MakeDirectory &made);
    void verify();
    void askSize();
    void goAhead();
    void onTimeAhead(const Reply &reply);
    void onFromAhead(const Reply &reply);
    void onSize(const Reply &reply);
    void onRemoteDigest(RemoteDigest &remote);
    void findLocalDigest();
    void onLocalDigest(const QByteArray &digest);
    void compareDigests();
    void repair();
    void onDifference(FirstDifference &difference);
    void rename();
    void onRenamed(Rename &renaming);
    void onFormerRemoved(RemoveFile &removal);
    void onRenamedAgain(Rename &renaming);
    void sendUnderOwnName();
    void onTemporaryRemoved(RemoveFile &removal);
    void setTime();
    void onTimeSet(SetModified &setting);
    void giveUp(const Failure &failure);
    void onLeftoverRemoved(RemoveFile &removal);
    void digestLocally(qint64 length, void (Upload::*next)(const QByteArray &));
    void setPhase(TransferProgress::Phase phase);
    bool usesTemporary() const { return m_target != m_request.remote; }

    UploadRequest m_request;
    LocalSource m_source;
    RemotePath m_target; // the name that is written to
    std::unique_ptr<FileDigest> m_fileDigest;
    QByteArray m_localDigest, m_remoteDigest;
    TransferProgress::Phase m_phase = TransferProgress::Phase::Preparing;
    Failure m_refusal; // reported after tidying up
    qint64 m_offset = 0;
    qint64 m_held = -1;  // what the server says it has of an earlier attempt
    int m_aheadOwed = 0; // replies to goAhead() that are still to come
    bool m_timeIsSet = false;
    bool m_sizeIsWrong = false;
    bool m_parentsMade = false;
    bool m_repaired = false;  // after a wrong digest: once is enough
    bool m_sentAgain = false; // in blocks, after the data connection was lost
};
