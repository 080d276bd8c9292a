// What a dashboard sees of a running server: values, taken on demand by Server, with ids that stay.
#pragma once

#include <QHostAddress>
#include <QList>
#include <QString>
#include <QStringList>

// One address that the server accepts connections on.
struct ListenerInfo {
    QHostAddress address;
    quint16 port = 0;
    bool implicitTls = false;

    QString text() const; // "127.0.0.1:2121", "[::1]:2121"
};

struct ClientSnapshot {
    quint64 session = 0;
    qint64 connectedAt = 0; // ms since the epoch, UTC
    QString address;
    quint16 port = 0;
    QString account;    // empty before login
    QString client;     // what CLNT said, else empty
    QString encryption; // "TLS 1.3", "TLS 1.2" or empty
    QString directory;
    QString doing;          // the command that runs ("RETR film.mkv"), empty when idle
    qint64 idleSeconds = 0; // 0 during a transfer
};

struct TransferSnapshot {
    enum class Direction { Upload, Download, Listing };

    quint64 id = 0;
    quint64 session = 0;
    QString account;
    QString address; // of the client
    Direction direction = Direction::Download;
    QString path;
    qint64 size = -1;     // of the whole file, -1 = unknown (an upload that was not announced, a listing)
    qint64 bytes = 0;     // moved so far in this transfer
    qint64 offset = 0;    // where it began: offset + bytes of size are there
    qint64 startedAt = 0; // ms since the epoch, UTC
    // A batch (MODE B): what passed over the same data connection before this file. The id and the start are those of
    // the whole batch then.
    qint64 batchFiles = -1; // that came or went whole; -1 = no batch
    qint64 batchBytes = 0;

    bool isBatch() const { return batchFiles >= 0; }
    qint64 moved() const { return batchBytes + bytes; } // under this id
};

// One client, looked at closely.
struct ClientDetails {
    ClientSnapshot client;
    QString cipher;           // of the control connection; empty without TLS
    qint64 bytesReceived = 0; // on data connections, running transfers included
    qint64 bytesSent = 0;
    QStringList commands; // the last ones, the newest last, secrets masked
    QList<TransferSnapshot> transfers;
};

// An upload that is not whole, kept for its client to continue, or running.
struct UnfinishedUploadSnapshot {
    quint64 id = 0;
    QString account;
    QString directory; // on this machine
    QString name;
    qint64 held = 0;      // bytes on the disk
    qint64 changedAt = 0; // ms since the epoch, UTC; of a running one: when it began
    bool running = false;
};

// How a file's transfer ended.
struct TransferEnd {
    TransferSnapshot transfer;
    bool whole = false; // all of it arrived; an upload is published
    qint64 milliseconds = 0;
};

struct ThroughputTotals {
    qint64 bytesReceived = 0; // on data connections, since start; monotonic, includes running transfers
    qint64 bytesSent = 0;
    qint64 uploadsDone = 0;
    qint64 downloadsDone = 0;
    qint64 sessionsSeen = 0;
};

struct BanSnapshot {
    QString network; // "192.0.2.1", "2001:db8:1:2::/64"; the key of liftBan()
    QString reason;
    QString madeBy;   // "guard", "terminal", "window"; empty = not known
    qint64 since = 0; // ms since the epoch, UTC
    qint64 until = 0; // 0 = until lifted
};
