// Deletes a directory with all that is in it, links too (RFC 959 DELE, RMD).
#pragma once

#include "operations/treewalk.h"

class RemoveTree : public TreeWalk {
    Q_OBJECT

public:
    RemoveTree(ServerLink &link, RemotePath directory);
    qint64 removed() const { return changed(); } // files and directories so far

protected:
    QByteArray commandFor(const RemoteEntry &entry, const RemotePath &path) override;
    QByteArray commandForDirectory(const RemotePath &directory, int mode) override;
};
