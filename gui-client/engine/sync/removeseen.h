// Deletes on a server what a comparison saw there, and only that: a file that has changed since stays, a folder goes
// only when it is empty (RFC 959 4.1.3 DELE, RMD). What is gone already is a success.
#pragma once

#include "operations/operation.h"
#include "sync/tree.h"

class RemoveFile;
class Stat;

class RemoveSeen : public Operation {
    Q_OBJECT
public:
    RemoveSeen(ServerLink &link, RemotePath path, const TreeFacts &seen);

protected:
    void firstStep() override;

private:
    void onStat(Stat &stat);
    void onFolderRemoved(const Reply &reply);
    void onFileRemoved(RemoveFile &removal);

    RemotePath m_path;
    TreeFacts m_seen;
};
