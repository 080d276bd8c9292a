// Where to connect and as whom: what a person types, a URL says, or the list of sites keeps.
#pragma once

#include "base/expected.h"
#include "net/proxy/proxy.h"

#include <QByteArray>
#include <QMetaType>
#include <QString>

enum class TlsMode {
    Off,      // never encrypt
    Optional, // AUTH TLS when the server offers it; plain, with a warning, when it does not
    Required, // AUTH TLS or nothing: no name, password or data in clear, whatever the server answers
    Implicit  // TLS from the first byte (port 990)
};

struct SiteUrl;

struct Site {
    QString label; // for people; may be empty
    QString host;
    quint16 port = 21;
    QString user = QStringLiteral("anonymous");
    QString password; // empty: asked for, or none for anonymous
    QString account;  // ACCT, when a server asks for it
    TlsMode tls = TlsMode::Optional;
    bool preferActive = false;      // EPRT/PORT first, passive as the fallback
    bool requireCloseNotify = true; // false relaxes the clean end of TLS data; the status shows it
    bool temporaryNames = true;     // uploads to servers that do not store atomically go to a temporary name
    bool latin1Names = false;       // names are decoded as Latin-1 instead of UTF-8
    int maxSessions = 0;            // connections for transfers at a time; 0: as many as the settings say
    int segments = 0;               // connections that move one large file together, 1-8; 0: as many as help a download
    qint64 downloadLimit = 0;       // bytes per second of all connections to the site together; 0 none
    qint64 uploadLimit = 0;
    QString clientCertificate, clientKey; // PEM files, or empty
    Proxy proxy;                          // of the control and the data connections, which are passive then

    bool isAnonymous() const;
    // "ftp://user@host:port", without secrets: equal for equal servers and accounts. The key of queues and caches.
    QString key() const;
    // "host:port": the key of pins.
    QString endpoint() const;

    // Reads ftp:// (TLS when offered), ftpes:// (required) and ftps:// (implicit). User, password and path are
    // percent-decoded; CR, LF and NUL anywhere are refused. The Failure's text says what is wrong.
    [[nodiscard]] static Expected<SiteUrl> fromUrl(const QString &url);

    bool operator==(const Site &) const = default;
};

struct SiteUrl {
    Site site;
    // As bytes, percent-decoded. RFC 1738: relative to the directory after login ("pub/a" of ftp://h/pub/a); absolute
    // when the URL has a second slash or %2F ("/pub/a" of ftp://h//pub/a). A trailing slash is kept. May be empty.
    QByteArray path;
    bool hasUser = false;
    bool hasPassword = false;
    QString savedId; // of the saved site that it came from; empty for a URL
};

Q_DECLARE_METATYPE(Site)
