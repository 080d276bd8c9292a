// Does one thing to a directory and to all that is in it, what lies deepest first. Directories are entered, links
// never; depth is bounded. Goes on after a refusal and ends with the first.
#pragma once

#include "listing/remoteentry.h"
#include "operations/operation.h"

#include <vector>

class ListDirectory;

class TreeWalk : public Operation {
    Q_OBJECT

Q_SIGNALS:
    void progressed(qint64 changed);

protected:
    TreeWalk(ServerLink &link, RemotePath top, int topMode = -1); // topMode: as RemoteEntry has it
    void firstStep() override;
    qint64 changed() const { return m_changed; } // files and directories so far
    const RemotePath &top() const { return m_top; }

    // The command for it; empty: nothing is to be done.
    virtual QByteArray commandFor(const RemoteEntry &entry, const RemotePath &path) = 0;
    // After all that is in it. mode: its own, -1 unknown.
    virtual QByteArray commandForDirectory(const RemotePath &directory, int mode) = 0;

private:
    struct Level {
        RemotePath directory;
        int mode;
        QList<RemoteEntry> entries;
    };
    void enterDirectory(const RemotePath &directory, int mode);
    void onListed(ListDirectory &listing);
    void next();
    void leaveDirectory();
    void note(const Reply &reply);
    void onFileDone(const Reply &reply);
    void onDirectoryDone(const Reply &reply);

    RemotePath m_top;
    int m_topMode;
    std::vector<Level> m_levels;
    Failure m_firstRefusal;
    qint64 m_changed = 0;
};
