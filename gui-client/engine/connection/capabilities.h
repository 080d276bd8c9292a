// What one server can do: said in FEAT, or learned by trying. Belongs to a ServerLink; survives reconnecting.
#pragma once

#include "ftp/features.h"
#include "ftp/hashname.h"

#include <QByteArray>

#include <optional>

struct Capabilities {
    enum class Learned { Unknown, Yes, No };

    bool known = false; // FEAT was answered (or refused)
    Features features;
    std::optional<HashAlgorithm> digest; // by which the server is asked for digests of files
    QByteArray system;                   // SYST, as sent
    Learned mlsd = Learned::Unknown;
    Learned listAll = Learned::Unknown; // "LIST -a" is understood as an option
    Learned rest = Learned::Unknown;
    Learned rang = Learned::Unknown; // before RETR
    Learned comb = Learned::Unknown; // COMB joins what was uploaded in parts
    Learned mfmt = Learned::Unknown;
    Learned mdtmSets = Learned::Unknown; // MDTM with a time and a name
    Learned size = Learned::Unknown;
    Learned blocks = Learned::Unknown;     // MODE B with commands sent ahead
    Learned rename = Learned::Unknown;     // STOR under a temporary name and RNTO
    Learned pipelining = Learned::Unknown; // commands may be sent before the reply to those before them
    bool isSequential = false;             // known to read no command while a transfer runs: one may wait behind it
    bool zoneKnown = false;
    qint64 zoneOffset = 0; // milliseconds to add to times of LIST to get UTC

    bool atomicStore() const; // X-WHERRY ATOMIC
    bool isWherry() const;
    // MODE B with commands sent ahead, and what a file needs there: one command for each step, none that depends on
    // the one before it.
    bool sendsAhead() const;
};
