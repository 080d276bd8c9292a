// Why something did not succeed, as a value that travels up. Words for people are made at the edge (ui/, cli/), from
// the kind; text is the raw cause (the other side's words, or the system's).
#pragma once

#include <QString>

#include <cstring>

struct Failure {
    enum class Kind {
        None,
        Cancelled,     // by a person or by the owner
        CannotConnect, // no connection: name not found, refused, unreachable
        Lost,          // the connection ended before the work was done
        TimedOut,      // nothing came within the limit
        Refused,       // a reply said no; code is the reply code (4yz may pass, 5yz is permanent)
        BadReply,      // the other side broke the protocol
        Untrusted,     // TLS: certificate unknown, changed or wrong; or encryption demanded and not to be had
        LocalFile,     // the local disk; code is errno
        Damaged,       // what arrived is not what was sent: size or digest differ
        Unsupported    // the other side cannot do it
    };

    Kind kind = Kind::None;
    int code = 0; // reply code (RFC 959 4.2) for Refused, errno for LocalFile, else 0
    QString text; // the cause in the words of its source, without a full stop
    QString step; // what was being done, as command or path ("RETR a.txt"), secrets masked

    explicit operator bool() const { return kind != Kind::None; }

    // error: errno of a call on the local disk.
    static Failure ofLocalFile(int error, const QString &step = {}) {
        return {Kind::LocalFile, error, QString::fromLocal8Bit(std::strerror(error)), step};
    }
};
