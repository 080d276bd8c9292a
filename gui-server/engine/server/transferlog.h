// Writes one line a finished file transfer in the xferlog format (as wu-ftpd, vsftpd and ProFTPD write it), for the
// analysers that read it. Owned by main() beside the server, which must outlive it.
#pragma once

#include "base/rotatingfile.h"
#include "server/snapshots.h"

#include <QObject>

class Server;

class TransferLog : public QObject {
    Q_OBJECT
public:
    // Follows server. The file turns over as RotatingFile says.
    TransferLog(const Server &server, const QString &path, qint64 maxBytes, int kept, QObject *parent = nullptr);

    Expected<bool> open() { return m_file.open(); } // LocalFile when it cannot be written
    Expected<bool> reopen() { return m_file.reopen(); }

    // Without the line end. The fields are parted by blanks, so blanks, controls and bytes that are not ASCII in names
    // become "_", as in wu-ftpd. endedAt: ms since the epoch, UTC; the line has local time, as the format wants it.
    static QByteArray line(const TransferEnd &end, qint64 endedAt);

private:
    RotatingFile m_file;
};
