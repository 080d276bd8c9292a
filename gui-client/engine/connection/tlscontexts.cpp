#include "connection/tlscontexts.h"

#include "sites/site.h"

Expected<TlsContext> TlsContexts::contextFor(const Site &site, const QString &authorityFile) {
    const QString key = authorityFile + QLatin1Char('\n') + site.clientCertificate + QLatin1Char('\n') + site.clientKey;
    if (const auto found = m_contexts.find(key); found != m_contexts.end())
        return found->second;
    Expected<TlsContext> made = make(site, authorityFile);
    if (made)
        m_contexts.emplace(key, *made);
    return made;
}

Expected<TlsContext> TlsContexts::make(const Site &site, const QString &authorityFile) {
    TlsClientSettings settings;
    settings.systemTrust = authorityFile.isEmpty();
    settings.authorityFile = authorityFile;
    if (!site.clientCertificate.isEmpty()) {
        Expected<KeyedCertificate> certificate = KeyedCertificate::load(
            site.clientCertificate, site.clientKey.isEmpty() ? site.clientCertificate : site.clientKey);
        if (!certificate)
            return certificate.error();
        settings.certificate = *std::move(certificate);
    }
    return TlsContext::forClient(settings);
}
