// A folder of this computer and one of the server that stand for each other, and with them all that lies below under
// the same names. A value of SynchronisedBrowsing.
#pragma once

#include "ftp/remotepath.h"

#include <QString>

#include <optional>

class FolderPair {
public:
    // local: absolute and clean. The pair is as far up as the names are the same on both sides: for /home/a/www/img and
    // /www/img it is /home/a and /.
    FolderPair(const QString &local, const RemotePath &remote);

    const QString &local() const { return m_local; }
    const RemotePath &remote() const { return m_remote; }
    // What stands for a folder on the other side; nothing for one that is neither of the pair nor below.
    std::optional<RemotePath> remoteOf(const QString &local) const;
    std::optional<QString> localOf(const RemotePath &remote) const;

private:
    QString m_local;
    RemotePath m_remote;
};
