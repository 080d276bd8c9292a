// A server's and a client's TLS context for tests: a fresh self-signed certificate for localhost and 127.0.0.1.
#pragma once

#include "net/tlschannel.h"
#include "net/tlscontext.h"

#include <QTemporaryDir>

struct TlsPair {
    explicit TlsPair(TlsVersion version = TlsVersion::Tls13)
        : certificate(*KeyedCertificate::makeSelfSigned(QStringLiteral("localhost"),
                                                        {QStringLiteral("localhost"), QStringLiteral("127.0.0.1")}))
        , server(*TlsContext::forServer({certificate, TlsVersion::Tls12, version}))
        , client(*TlsContext::forClient({false, {}, {}, TlsVersion::Tls12, version})) {
        (void)certificate.save(certificateFile(), keyFile());
    }
    QString certificateFile() const { return dir.filePath(QStringLiteral("certificate.pem")); }
    QString keyFile() const { return dir.filePath(QStringLiteral("key.pem")); }

    QTemporaryDir dir;
    KeyedCertificate certificate;
    TlsContext server;
    TlsContext client;
};
