// Something that happened and that an administrator may want to hear of. A value: what it says, it says as JSON and as
// variables of an environment, under the same names.
#pragma once

#include "config/eventwords.h"

#include <QByteArray>
#include <QList>

struct Event {
    EventKind kind = EventKind::Upload;
    qint64 at = 0;      // ms since the epoch, UTC
    QByteArray account; // UTF-8; of a refused login what the stranger said, in bytes
    QByteArray address; // of the client; of a ban the network
    QByteArray home;    // of the account, on this machine
    QByteArray path;    // of an upload, as the account sees it, in bytes
    QByteArray file;    // of an upload, absolute, on this machine: in the home or in a folder mounted there
    qint64 bytes = -1;  // of the upload; used of the quota. -1 here and below: it does not say
    qint64 limit = -1;  // of the quota, bytes
    qint64 files = -1;  // used of the quota
    qint64 filesLimit = -1;
    QByteArray sha256; // of the upload, in hexadecimal digits, when it is known
    QByteArray detail; // the reason of a refusal or a ban, UTF-8

    // One object in one line, without the line end. Bytes that are not UTF-8 are read as Latin-1.
    QByteArray json() const;
    // "WHERRY_EVENT=upload", ...; bytes as they are. Only of what it says.
    QList<QByteArray> environment() const;
};
