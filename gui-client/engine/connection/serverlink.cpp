#include "connection/serverlink.h"

ServerLink::ServerLink(const Site &site_, const LinkServices &services_)
    : services(services_)
    , site(site_)
    , control(services_.log) {
    control.setInactivityLimit(services.inactivity);
}

ServerLink::~ServerLink() = default;

void ServerLink::forget() {
    type = 0;
    protectedData = false;
    loggedIn = false;
    tlsWasRefused = false;
    data.abort();
}

Expected<const TlsContext *> ServerLink::tlsContext() {
    if (!tls) {
        TlsClientSettings settings;
        settings.authorityFile = services.caFile;
        if (!site.clientCertificate.isEmpty()) {
            Expected<KeyedCertificate> certificate = KeyedCertificate::load(
                site.clientCertificate, site.clientKey.isEmpty() ? site.clientCertificate : site.clientKey);
            if (!certificate)
                return certificate.error();
            settings.certificate = *std::move(certificate);
        }
        Expected<TlsContext> made = TlsContext::forClient(settings);
        if (!made)
            return made.error();
        tls = *std::move(made);
    }
    return &*tls;
}
