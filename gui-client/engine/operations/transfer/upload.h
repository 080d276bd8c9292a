// Sends one file: straight to its name where the server stores atomically (X-WHERRY ATOMIC), else to a temporary name
// that is renamed (RFC 959 4.1.3 RNFR, RNTO). A large one in parts over several connections, where a person wants that
// and the server joins them (COMB). A success only when the reply was positive and the size (and digest) is equal.
#pragma once

#include "operations/transfer/localsource.h"
#include "operations/transfer/sharedtransfer.h"
#include "operations/transfer/transferoperation.h"
#include "operations/transfer/uploadparts.h"

class FileDigest;
class FirstDifference;
class MakeDirectory;
class MoveData;
class RemoteDigest;
class RemoveFile;
class RemoveLeftovers;
class Rename;
class SetModified;
class SharedUpload;
class StorePart;

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
    bool makeParents = false;                       // when STOR is refused: make the directories, once
    qint64 sharedFrom = SharedTransfer::worthwhile; // bytes of a file from which on it may go in parts
};

class Upload : public TransferOperation {
    Q_OBJECT

public:
    Upload(ServerLink &link, UploadRequest request);
    ~Upload() override;
    TransferProgress progress() const override;
    std::shared_ptr<SharedTransfer> shared() const override;

protected:
    void firstStep() override;
    void onEnding() override;

private:
    void chooseTarget();
    void onType(const Reply &reply);
    bool mayShare() const;
    void choosePlace(bool plain);
    void askHeld();
    void onHeld(const Reply &reply);
    void checkBeginning(qint64 held);
    void onBeginning(RemoteDigest &remote);
    void onLocalBeginning(const QByteArray &digest);
    void sendAnew();
    void begin(qint64 offset);
    void share(bool mayStand);
    void goOnShared();
    void onPartEnded(StorePart &part);
    void combine();
    void onCombined(const Reply &reply);
    void sendInOnePiece();
    void onPartsRemoved(RemoveLeftovers &removal);
    void endShared();
    bool mayMakeParents(const Failure &failure) const;
    void makeParents(const Failure &refusal);
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
    void onLeftoversRemoved(RemoveLeftovers &removal);
    void endGivenUp(bool isRemoved);
    void digestLocally(qint64 length, void (Upload::*next)(const QByteArray &));
    void setPhase(TransferProgress::Phase phase);
    bool usesTemporary() const { return m_target != m_request.remote; }

    UploadRequest m_request;
    LocalSource m_source;
    RemotePath m_target;                    // the name that is written to
    RemotePath m_parts;                     // TemporaryName::ofParts(), where it goes in parts; else the root
    std::shared_ptr<SharedUpload> m_shared; // while they are sent
    std::unique_ptr<FileDigest> m_fileDigest;
    QByteArray m_localDigest, m_remoteDigest;
    TransferProgress::Phase m_phase = TransferProgress::Phase::Preparing;
    Failure m_refusal;    // reported after tidying up
    Failure m_ownFailure; // of a part that went over this connection
    qint64 m_offset = 0;
    qint64 m_held = -1;  // what the server says it has of an earlier attempt
    int m_aheadOwed = 0; // replies to goAhead() that are still to come
    bool m_timeIsSet = false;
    bool m_sizeIsWrong = false;
    bool m_parentsMade = false;
    bool m_repaired = false;  // after a wrong digest: once is enough
    bool m_sentAgain = false; // in blocks, after the data connection was lost
};
