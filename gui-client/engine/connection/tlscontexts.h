// The TLS contexts of a program, one for each set of authorities and client certificate: reading the system's
// authorities takes tens of milliseconds, too long for each of ten connections. Owned beside the log; outlives the
// sessions.
#pragma once

#include "base/expected.h"
#include "net/tlscontext.h"

#include <QString>

#include <map>

struct Site;

class TlsContexts {
public:
    // authorityFile: PEM, instead of the system's authorities; empty: the system's.
    Expected<TlsContext> contextFor(const Site &site, const QString &authorityFile);
    // The same without keeping it.
    static Expected<TlsContext> make(const Site &site, const QString &authorityFile);

private:
    std::map<QString, TlsContext> m_contexts;
};
