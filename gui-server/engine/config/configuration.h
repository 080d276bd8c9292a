// What a server is told to be, as plain values: filled by the command line, the configuration file or the window,
// handed to Server. Nothing here opens or checks anything on the disk.
#pragma once

#include "config/eventwords.h"
#include "config/mount.h"
#include "config/permission.h"
#include "config/subnet.h"

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QString>

#include <chrono>

// One address to listen on. An address that was not asked for (a default) may be missing on this machine.
struct ListenAddress {
    QHostAddress address;
    bool asked = true;
};

// An account that lives as long as the run (--user, or a share made in the window).
struct AccountConfiguration {
    QByteArray name;     // UTF-8
    QByteArray password; // as typed; never logged
    QByteArray home;     // absolute path on this machine, in bytes
    Permissions permissions = PermissionSet::Everything;
    qint64 quotaBytes = -1; // -1 = no limit
    qint64 quotaFiles = -1; // -1 = no limit
    int maxSessions = 0;    // at a time; 0 = no limit
    qint64 uploadRate = 0;  // bytes per second for the account; 0 = no limit
    qint64 downloadRate = 0;
    QList<Mount> mounts;
};

enum class TlsPolicy { Off, Optional, Required };

// SITE REGISTER: people make their own account.
enum class Registration { Off, Encrypted, Always };

enum class LogLevel { Debug, Info, Warning, Error };

struct PortRange {
    quint16 first = 50000;
    quint16 last = 50100;
};

struct Configuration {
    QList<ListenAddress> addresses = {{QHostAddress(QHostAddress::LocalHost), false},
                                      {QHostAddress(QHostAddress::LocalHostIPv6), false}};
    quint16 port = 2121;           // 0 = the same free port on all addresses
    bool implicitTls = false;      // also listen for TLS from the first byte
    quint16 implicitTlsPort = 990; // 0 = a free port
    PortRange passivePorts;
    QHostAddress externalAddress; // told in PASV to peers that are not local; null = the control connection's own

    QList<AccountConfiguration> accounts;
    QByteArray dataDirectory; // absolute; all state lives here; empty = no state is kept (tests)

    QString database;           // "postgresql://..." for several servers; empty = a file in the data directory
    int historyDays = 90;       // how long transfers and logins are kept; 0 = for ever
    bool historyDigest = false; // of each whole file, computed as it passes
    Registration registration = Registration::Off;
    bool registrationApproval = false; // the administrator enables what was registered
    QString registrationHome = QStringLiteral("{data}/homes/{name}");
    qint64 registrationQuota = 1LL << 30; // bytes; -1 = no limit

    bool anonymous = false;           // "anonymous" and "ftp" log in with any password
    QByteArray anonymousHome;         // absolute; read only
    int anonymousSessions = 0;        // at a time; 0 = no limit
    qint64 anonymousDownloadRate = 0; // bytes per second, all of them together; 0 = no limit

    std::chrono::seconds loginTimeout{60};  // in all, from the first byte to 230
    std::chrono::seconds idleTimeout{900};  // never during a transfer
    std::chrono::seconds stallTimeout{120}; // a transfer in which no byte moves
    int maxSessions = 0;                    // 0 = what the limit of descriptors allows, at most 4,000
    int maxSessionsPerAddress = 0;          // 0 = no limit
    qint64 uploadRate = 0;                  // bytes per second, all sessions together; 0 = no limit
    qint64 downloadRate = 0;
    qint64 sessionUploadRate = 0; // bytes per second and session; 0 = no limit
    qint64 sessionDownloadRate = 0;
    bool durable = true; // fsync before 226
    bool guard = true;   // slow down and ban guessing

    TlsPolicy tls = TlsPolicy::Optional;
    QString certificateFile; // PEM; empty = a self-signed one kept in the data directory
    QString keyFile;         // PEM; empty = in the certificate's file
    bool tlsRequireCloseNotify = true;
    bool tlsRequireProtectedData = true; // PROT P is demanded when the control connection is encrypted

    QString serverName;          // said in the greeting; empty = "Wherry"
    QList<QByteArray> hostNames; // for HOST; empty = every name is accepted

    int guessesToBan = 10;                  // failed logins of one network or at one account within guessWindow
    std::chrono::seconds guessWindow{600};  // how long a failed login counts
    std::chrono::seconds banDuration{3600}; // of a network that guessed
    QList<Subnet> allowedNetworks;          // empty = all
    QList<Subnet> deniedNetworks;           // stronger than allowedNetworks

    QString eventCommand;       // absolute path of a program; empty = none
    QString eventWebhook;       // http or https URL; empty = none
    QString eventWebhookSecret; // signs what is posted; empty = nothing is signed
    QList<EventKind> events;    // that they are told; empty = all

    LogLevel logLevel = LogLevel::Info;
    QString logFile;               // empty = standard error only
    qint64 logMaxBytes = 16 << 20; // the log and the transfer log turn over at this size; 0 = never
    int logFilesKept = 5;          // that many older ones stay
    QString transferLogFile;       // in xferlog format; empty = none
};
