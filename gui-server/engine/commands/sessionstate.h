// What a session has been told so far (TYPE, REST, RNFR ...): plain values that handlers read and set. Owned by
// Session, small because thousands of them are kept.
#pragma once

#include "accounts/account.h"
#include "files/virtualpath.h"
#include "ftp/hashname.h"
#include "ftp/offsets.h"
#include "transfer/listingwriter.h"

#include <QByteArray>

#include <cstdint>
#include <optional>

enum class Language : std::uint8_t { English, Chinese };

struct SessionState {
    AccountPtr account; // null before login
    QByteArray user;    // of USER
    QByteArray host;    // of HOST
    QByteArray client;  // of CLNT
    VirtualPath directory;

    qint64 restart = 0;                  // REST, for the next transfer
    qint64 announced = -1;               // ALLO, for the next upload
    std::optional<ByteRange> range;      // RANG, for the next HASH or RETR
    std::optional<VirtualPath> renaming; // RNFR, for the next command only

    HashAlgorithm hash = HashAlgorithm::Sha256;
    Language language = Language::English;
    FactSelection facts;            // OPTS MLST
    std::uint8_t deflateLevel = 1;  // OPTS MODE Z LEVEL; low, for a server's processor is shared by many
    bool ascii = true;              // TYPE A (RFC 959 5.1: the default)
    bool deflate = false;           // MODE Z
    bool blocks = false;            // MODE B
    bool epsvOnly = false;          // EPSV ALL
    bool bufferSizeSaid = false;    // PBSZ
    bool protectedData = false;     // PROT P
    bool wherryClient = false;      // CLNT Wherry/...
    std::uint8_t loginFailures = 0; // of this connection

    // The client may send commands and the data of uploads ahead of our replies (X-WHERRY PIPELINE).
    bool sendsAhead() const { return blocks && wherryClient; }
};
