// Sets the Unix mode of a directory and of all that is in it (SITE CHMOD), or of the files or the directories alone.
// Links are passed over: the command would change what they lead to.
#pragma once

#include "operations/treewalk.h"

class ChangeTreeMode : public TreeWalk {
    Q_OBJECT

public:
    enum class Which { All, Files, Directories };

    // mode: the lower twelve bits.
    ChangeTreeMode(ServerLink &link, RemotePath directory, int mode, Which which);

protected:
    QByteArray commandFor(const RemoteEntry &entry, const RemotePath &path) const override;
    QByteArray commandForDirectory(const RemotePath &directory) const override;

private:
    int m_mode;
    Which m_which;
};
