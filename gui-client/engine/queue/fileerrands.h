// One file from the server, and one file to the server: what to do when the target is there, then the transfer.
#pragma once

#include "queue/errand.h"

class Download;
class RemoveFile;
class RemoveLeftovers;
class Stat;
class Upload;

class DownloadErrand : public Errand {
    Q_OBJECT
public:
    using Errand::Errand;
    void start() override;

protected:
    void discard() override;

private:
    void onSource(Stat &stat);
    void compare();
    void takeFreeName();
    void fetch(bool resumeUnknown);
    void onFetched(Download &download);
};

class UploadErrand : public Errand {
    Q_OBJECT
public:
    using Errand::Errand;
    void start() override;

protected:
    void discard() override;

private:
    void onTarget(Stat &stat);
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
