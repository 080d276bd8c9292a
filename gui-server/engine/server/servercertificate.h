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
    QString fingerprint() const { return m_context ? m_facts.fingerprintText() : QString(); }

private:
    std::shared_ptr<TlsContext> m_context;
    CertificateFacts m_facts;
};
