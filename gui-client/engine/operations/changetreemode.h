// Changes the Unix mode of a directory and of all that is in it (SITE CHMOD), or of the files or the directories alone,
// each from its own. Links are passed over: the command would change what they lead to.
#pragma once

#include "operations/modechange.h"
#include "operations/treewalk.h"

class ChangeTreeMode : public TreeWalk {
    Q_OBJECT

public:
    enum class Which { All, Files, Directories };

    // directoryMode: its present one, -1 when it is not known.
    ChangeTreeMode(ServerLink &link, RemotePath directory, int directoryMode, const ModeChange &change, Which which);
    // Those that stay as they are, for the server does not tell the mode that the change would begin with.
    qint64 leftOut() const { return m_leftOut; }

protected:
    QByteArray commandFor(const RemoteEntry &entry, const RemotePath &path) override;
    QByteArray commandForDirectory(const RemotePath &directory, int mode) override;

private:
    QByteArray command(const RemotePath &path, int mode);

    ModeChange m_change;
    Which m_which;
    qint64 m_leftOut = 0;
};
