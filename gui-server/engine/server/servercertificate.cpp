#include "server/servercertificate.h"

#include "net/tlscontext.h"

#include <QDir>
#include <QFileInfo>
#include <QSysInfo>

namespace {
QString certificateIn(const QString &directory) { return directory + QStringLiteral("/certificate.pem"); }
QString keyIn(const QString &directory) { return directory + QStringLiteral("/key.pem"); }

Expected<KeyedCertificate> makeOne() {
    return KeyedCertificate::makeSelfSigned(QSysInfo::machineHostName(), KeyedCertificate::namesOfThisMachine());
}

Expected<CertificateFacts> keep(const Expected<KeyedCertificate> &certificate, const QString &directory) {
    if (!certificate)
        return certificate.error();
    QDir().mkpath(directory);
    if (auto saved = certificate->save(certificateIn(directory), keyIn(directory)); !saved)
        return saved.error();
    return certificate->facts();
}

// A null one when it has still to be made.
Expected<KeyedCertificate> load(const Configuration &configuration, const QString &directory) {
    const bool isOwn = configuration.certificateFile.isEmpty();
    if (isOwn && (directory.isEmpty() || !QFileInfo::exists(certificateIn(directory))))
        return KeyedCertificate();
    const QString &keyFile = configuration.keyFile.isEmpty() ? configuration.certificateFile : configuration.keyFile;
    auto loaded = isOwn ? KeyedCertificate::load(certificateIn(directory), keyIn(directory))
                        : KeyedCertificate::load(configuration.certificateFile, keyFile);
    if (loaded)
        return loaded;
    Failure failure = loaded.error();
    failure.text = QStringLiteral("The certificate in %1 cannot be used: %2")
                       .arg(isOwn ? directory : configuration.certificateFile, failure.text);
    return failure;
}
} // namespace

Expected<bool> ServerCertificate::prepare(const Configuration &configuration, const QString &dataDirectory) {
    if (configuration.tls == TlsPolicy::Off) {
        m_context.reset();
        return true;
    }
    auto certificate = load(configuration, dataDirectory);
    if (certificate && certificate->isNull()) {
        certificate = makeOne();
        if (!dataDirectory.isEmpty()) {
            if (auto kept = keep(certificate, dataDirectory); !kept)
                return kept.error();
        }
    }
    if (!certificate)
        return certificate.error();
    auto context = TlsContext::forServer({*certificate});
    if (!context)
        return context.error();
    m_facts = certificate->facts();
    m_context = std::make_shared<TlsContext>(*std::move(context));
    return true;
}

Expected<CertificateFacts> ServerCertificate::find(const Configuration &configuration, const QString &dataDirectory) {
    if (configuration.tls == TlsPolicy::Off)
        return CertificateFacts();
    const auto loaded = load(configuration, dataDirectory);
    if (!loaded)
        return loaded.error();
    return loaded->isNull() ? CertificateFacts() : loaded->facts();
}

Expected<CertificateFacts> ServerCertificate::renew(const QString &dataDirectory) {
    return keep(makeOne(), dataDirectory);
}

Expected<CertificateFacts> ServerCertificate::import(const QString &dataDirectory, const QString &certificateFile,
                                                     const QString &keyFile, const QByteArray &password) {
    return keep(KeyedCertificate::load(certificateFile, keyFile.isEmpty() ? certificateFile : keyFile, password),
                dataDirectory);
}
