// The command line of the terminal face as a value, and where it is wrong a sentence that says what to write instead.
// Pure: no connection, no file is touched.
#pragma once

#include "base/expected.h"
#include "connection/scheduledlimit.h"
#include "queue/transferitem.h"
#include "sites/site.h"
#include "sync/syncplan.h"

#include <QString>
#include <QStringList>

#include <optional>

struct TerminalArguments {
    enum class Command {
        Get,
        Put,
        List,
        Show,
        Mirror,
        Synchronise,
        Remove,
        MakeDirectory,
        Move,
        Verify,
        Quota,
        ChangePassword,
        Register,
        Shell,
        Sites,
        Help,
        Version
    };

    Command command = Command::Help;
    Command helpOf = Command::Help; // for Help: the command whose page is wanted
    QStringList locals;             // as typed; of Sites: the words behind it, the first says what to do
    QStringList urls;               // as typed ("ftp://..." or "site:..."), at least one unless Sites, Help or Version
    QString target;                 // mv: the new path
    bool isUpload = false;          // mirror, sync: from here to there
    QStringList lines;              // shell: instead of standard input

    int parallel = 3;
    int segments = 0; // of one file; 0: what the site says
    int timeoutSeconds = 20;
    int retries = 3;
    int retryDelaySeconds = -1;  // -1: growing pauses of 5, 15, 45 s
    qint64 limitRate = 0;        // bytes per second, 0 none
    QList<LimitRule> limitRules; // other limits at certain hours
    std::optional<ExistsRule> exists;
    std::optional<TlsMode> tls;
    QByteArray trust;                 // SHA-256 of a certificate, 32 raw bytes; empty none
    QString caFile;                   // PEM; absolute, or empty
    QString certificateFile, keyFile; // of the client, likewise
    std::optional<Proxy> proxy;
    QStringList exclude;
    bool hidden = true;
    bool recursive = false;
    bool preferActive = false;
    SyncOptions::Mode syncMode = SyncOptions::Mode::Update;
    SyncOptions::By syncBy = SyncOptions::By::Time;
    bool deletes = false; // sync
    bool dryRun = false;
    bool force = false; // past the guard against deletions
    bool quiet = false;
    bool verbose = false;
    bool json = false;

    // Text of the error: a sentence for the person who typed it.
    [[nodiscard]] static Expected<TerminalArguments, QString> parse(const QStringList &words);
    static QString help(Command command);
    // What the options say of the connection.
    void applyTo(Site &site) const;
    // What may stand where the last of the words is being typed: commands, options, their values. For shells; places of
    // files, servers and saved sites are not known here.
    static QStringList completions(const QStringList &words);
    static std::optional<Command> commandFromName(QStringView name);
};
