#include "connection/serverlink.h"

#include "connection/tlscontexts.h"

#include <utility>

ServerLink::ServerLink(const Site &site_, const LinkServices &services_)
    : services(services_)
    , site(site_)
    , control(services_.log) {
    control.setInactivityLimit(services.inactivity);
    control.setProxy(site.proxy);
    data.setProxy(site.proxy);
}

ServerLink::~ServerLink() = default;

void ServerLink::forget() {
    type = 0;
    mode = 'S';
    protectedData = false;
    partStands = Part::None;
    loggedIn = false;
    tlsWasRefused = false;
    data.abort();
    ahead.reset();
}

void ServerLink::dialData(quint16 port) {
    data.dial({control.peerAddress(), port}, site.host, control.inactivityLimit() / 2);
}

QByteArray ServerLink::takeBackPart() {
    switch (std::exchange(partStands, Part::None)) {
    case Part::Rest:
        return QByteArrayLiteral("REST 0");
    case Part::Range:
        return QByteArrayLiteral("RANG 1 0");
    case Part::None:
        break;
    }
    return {};
}

void ServerLink::resynchronise() {
    ahead.reset();
    control.resynchronise(services.resynchronise);
}

void ServerLink::chooseWays() {
    const bool ipv6 = !site.proxy && control.peerAddress().protocol() == QAbstractSocket::IPv6Protocol;
    if (!data.hasWay())
        data.chooseWays(site.preferActive, ipv6);
}

void ServerLink::askAheadAtLogin() {
    chooseWays();
    if (expectsMore && data.way() == DataConnector::Way::ExtendedPassive)
        ahead.ask(control, "EPSV");
}

void ServerLink::askAhead() {
    if (!expectsMore || blocks || capabilities.pipelining == Capabilities::Learned::No || !data.hasWay() ||
        !data.isProven() || control.state() != ControlConnection::State::Open)
        return;
    if (data.way() == DataConnector::Way::ExtendedPassive)
        ahead.ask(control, "EPSV");
    else if (data.way() == DataConnector::Way::Passive)
        ahead.ask(control, "PASV");
}

Expected<const TlsContext *> ServerLink::tlsContext() {
    if (!tls) {
        Expected<TlsContext> made = services.contexts ? services.contexts->contextFor(site, services.caFile)
                                                      : TlsContexts::make(site, services.caFile);
        if (!made)
            return made.error();
        tls = *std::move(made);
    }
    return &*tls;
}

bool ServerLink::usesTemporaryNames() const {
    return site.temporaryNames && !capabilities.atomicStore() && capabilities.rename != Capabilities::Learned::No;
}
