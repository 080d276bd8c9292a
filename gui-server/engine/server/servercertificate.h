// The certificate that the server shows: the administrator's, or a self-signed one made at the first start and kept in
// the data directory. Owned by Server.
#pragma once

#include "base/expected.h"
#include "config/configuration.h"
#include "net/certificate.h"

#include <memory>

class TlsContext;

class ServerCertificate {
public:
    // Reads or makes it, as the configuration says; an empty directory keeps nothing. After a failure the former one
    // stays. LocalFile or BadReply say which file and why.
    Expected<bool> prepare(const Configuration &configuration, const QString &dataDirectory);

    std::shared_ptr<TlsContext> context() const { return m_context; } // null = no encryption
    CertificateFacts facts() const { return m_context ? m_facts : CertificateFacts(); }

    // What prepare() would show, without making anything; null = one is made at the start, or there is no encryption.
    static Expected<CertificateFacts> find(const Configuration &configuration, const QString &dataDirectory);
    // Puts another in the place of the data directory's own: a new self-signed one, or one of these files (PEM, the key
    // may be in the certificate's file). Shown from the next prepare() on.
    static Expected<CertificateFacts> renew(const QString &dataDirectory);
    static Expected<CertificateFacts> import(const QString &dataDirectory, const QString &certificateFile,
                                             const QString &keyFile, const QByteArray &password);

private:
    std::shared_ptr<TlsContext> m_context;
    CertificateFacts m_facts;
};
