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
    TreeWalk(ServerLink &link, RemotePath top);
    void firstStep() override;
    qint64 changed() const { return m_changed; } // files and directories so far
    const RemotePath &top() const { return m_top; }

    // The command for it; empty: nothing is to be done.
    virtual QByteArray commandFor(const RemoteEntry &entry, const RemotePath &path) const = 0;
    // After all that is in it.
    virtual QByteArray commandForDirectory(const RemotePath &directory) const = 0;

private:
    struct Level {
        RemotePath directory;
        QList<RemoteEntry> entries;
    };
    void enterDirectory(const RemotePath &directory);
    void onListed(ListDirectory &listing);
    void next();
    void leaveDirectory();
    void note(const Reply &reply);
    void onFileDone(const Reply &reply);
    void onDirectoryDone(const Reply &reply);

    RemotePath m_top;
    std::vector<Level> m_levels;
    Failure m_firstRefusal;
    qint64 m_changed = 0;
};
