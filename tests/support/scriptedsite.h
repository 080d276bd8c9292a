// The scripted server of the client's tests as a site: its name and password, in clear.
#pragma once

#include "sites/site.h"
#include "support/clientscriptedserver.h"

inline Site siteOf(const ScriptedServer &server) {
    Site site;
    site.host = QStringLiteral("127.0.0.1");
    site.port = server.port();
    site.user = QString::fromUtf8(server.user);
    site.password = QString::fromUtf8(server.password);
    site.tls = TlsMode::Off;
    return site;
}
