// What all TLS connections of a server, or of a client's site, share: certificate, trust, versions, session cache.
// Connections of one context can resume each other's sessions. Owned by the server or by the client's session; must
// outlive startTls() calls, not the connections.
#pragma once

#include "base/expected.h"
#include "net/certificate.h"

#include <memory>

using SSL_CTX = struct ssl_ctx_st;
using SSL_SESSION = struct ssl_session_st;

// A session to resume; null when there is none. Copies share.
using TlsSession = std::shared_ptr<SSL_SESSION>;

enum class TlsRole { Client, Server };
enum class TlsVersion { Tls12, Tls13 };

struct TlsServerSettings {
    KeyedCertificate certificate;
    TlsVersion minimum = TlsVersion::Tls12;
    TlsVersion maximum = TlsVersion::Tls13;
};

struct TlsClientSettings {
    bool systemTrust = true;      // the system's certificate authorities
    QString authorityFile;        // more of them, PEM
    KeyedCertificate certificate; // shown to servers that ask; may be null
    TlsVersion minimum = TlsVersion::Tls12;
    TlsVersion maximum = TlsVersion::Tls13;
};

class TlsContext {
public:
    static Expected<TlsContext> forServer(const TlsServerSettings &settings);
    static Expected<TlsContext> forClient(const TlsClientSettings &settings);

    TlsRole role() const { return m_role; }
    CertificateFacts certificate() const { return m_certificate; } // our own
    SSL_CTX *handle() const { return m_handle.get(); }

private:
    TlsContext(TlsRole role, std::shared_ptr<SSL_CTX> handle, CertificateFacts certificate);

    std::shared_ptr<SSL_CTX> m_handle;
    CertificateFacts m_certificate;
    TlsRole m_role;
};
