// One link to one server: the control connection, how data connections are made, what the server can do and which modes
// are set on it. Owned by a Session; every operation works on one.
#pragma once

#include "connection/capabilities.h"
#include "connection/controlconnection.h"
#include "connection/dataconnector.h"
#include "connection/passiveahead.h"
#include "ftp/remotepath.h"
#include "net/tlscontext.h"
#include "sites/site.h"

#include <chrono>
#include <cstdint>
#include <optional>

class BlockChannel;
class BlockingExecutor;
class Log;
class Publisher;
class RateLimiter;
class TlsContexts;
class TrustStore;

// What the links of a program share. All references outlive the sessions.
struct LinkServices {
    Log &log;
    BlockingExecutor &executor; // unlinking, digests
    Publisher &publisher;
    TrustStore &trust;
    RateLimiter *downloadLimit = nullptr;
    RateLimiter *uploadLimit = nullptr;
    std::chrono::milliseconds inactivity = std::chrono::seconds(20);
    std::chrono::milliseconds confirmation = std::chrono::minutes(5); // after the last byte
    std::chrono::milliseconds keepAlive = std::chrono::seconds(30);
    std::chrono::milliseconds resynchronise = std::chrono::seconds(5);
    QString caFile = {};                // PEM; empty: the system's trust store
    QByteArray trustedFingerprint = {}; // SHA-256 given on the command line (--trust); empty: none
    bool pinUnknown = false;            // an unknown certificate is pinned without a question (ftp:// in a terminal)
    bool askBeforePlain = false;        // a Question before going on without TLS
    TlsContexts *contexts = nullptr;    // shared by the sessions of a program; none: each makes its own
};

class ServerLink {
public:
    ServerLink(const Site &site, const LinkServices &services);
    ~ServerLink();
    ServerLink(const ServerLink &) = delete;
    ServerLink &operator=(const ServerLink &) = delete;

    const LinkServices services;
    Site site; // password: filled in when it was asked for
    ControlConnection control;
    DataConnector data;
    PassiveAhead ahead;
    Capabilities capabilities;

    // Of the present connection; forget() at each new one.
    char type = 0;                  // 'A', 'I', 0 unknown
    char mode = 'S';                // 'S', 'B', 0 unknown
    BlockChannel *blocks = nullptr; // while a Batch runs: all files go through it
    bool protectedData = false;     // PROT P
    enum class Part : std::uint8_t { None, Rest, Range };
    Part partStands = Part::None; // REST or RANG was sent, and nothing has used it up
    bool loggedIn = false;
    RemotePath startDirectory;     // PWD after login
    std::optional<TlsContext> tls; // made at the first need; kept, so that sessions resume
    bool tlsWasRefused = false;    // this connection is plain because the server offers no TLS
    bool expectsMore = false;      // transfers will follow the present one
    void forget();
    void dialData(quint16 port); // of the server
    // Whether uploads go to a temporary name: not where the server stores atomically, lets nobody rename, or where a
    // person does not want it.
    bool usesTemporaryNames() const;
    // What takes back the REST or RANG that stands, or nothing; to be sent before anything else begins.
    QByteArray takeBackPart();
    // ControlConnection::resynchronise(), with what was asked ahead forgotten.
    void resynchronise();
    // Before the first data connection: how it may be made.
    void chooseWays();
    // Asks for the next data connection already, where more transfers follow and it is known to work.
    void askAhead();
    // The same for the first one.
    void askAheadAtLogin();
    // The context of this site's TLS connections; the reason when the client certificate or a CA file is not readable.
    Expected<const TlsContext *> tlsContext();
};
