// One file from the server, and one file to the server: what to do when the target is there, then the transfer.
#pragma once

#include "queue/errand.h"

class Download;
class RemoveFile;
class RemoveLeftovers;
class Stat;
class Upload;

class FileErrand : public Errand {
    Q_OBJECT
public:
    using Errand::Errand;

protected:
    bool mayReplace() const; // what stands under the target's name, without a question
};

class DownloadErrand : public FileErrand {
    Q_OBJECT
public:
    using FileErrand::FileErrand;
    void start() override;

protected:
    void discard() override;

private:
    bool mayBeDone() const; // by the program that was killed: what stands at the target is compared with the source
    void onSource(Stat &stat);
    void compare();
    void takeFreeName();
    void fetch(bool resumeUnknown);
    void onFetched(Download &download);
};

class UploadErrand : public FileErrand {
    Q_OBJECT
public:
    using FileErrand::FileErrand;
    void start() override;

protected:
    void discard() override;

private:
    bool mayBeDone() const; // as in DownloadErrand
    bool isUnderItsName() const;
    void onTarget(Stat &stat);
    void leaveOut();
    void onLeftOut(RemoveFile &removal);
    void onPartsLeftOut(RemoveLeftovers &removal);
    void endLeftOut(const Failure &failure);
    void tryNextName();
    void onNameTried(Stat &stat);
    void send(bool resumeUnknown);
    void onSent(Upload &upload);
    void onDiscarded(RemoveFile &removal);
    void onPartsDiscarded(RemoveLeftovers &removal);
    void onLeftSought(Stat &stat);
    void endDiscard(const Failure &failure);

    FileFacts m_source;
    RemotePath m_wanted;
    int m_number = 0;
    Failure m_refusal; // of the removal
};
