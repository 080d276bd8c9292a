// Deletes a directory with all that is in it. Links are deleted, never entered; depth is bounded.
#pragma once

#include "listing/remoteentry.h"
#include "operations/operation.h"

#include <vector>

class ListDirectory;

class RemoveTree : public Operation {
    Q_OBJECT

public:
    RemoveTree(ServerLink &link, RemotePath directory);
    qint64 removed() const { return m_removed; } // files and directories so far

Q_SIGNALS:
    void progressed(qint64 removed);

protected:
    void firstStep() override;

private:
    struct Level {
        RemotePath directory;
        QList<RemoteEntry> entries;
    };
    void enterDirectory(const RemotePath &directory);
    void onListed(ListDirectory &listing);
    void removeNext();
    void note(const Reply &reply);
    void onFileRemoved(const Reply &reply);
    void onDirectoryRemoved(const Reply &reply);

    RemotePath m_top;
    std::vector<Level> m_levels;
    Failure m_firstRefusal;
    qint64 m_removed = 0;
};
