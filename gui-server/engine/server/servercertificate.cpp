#include "server/servercertificate.h"

#include "net/tlscontext.h"

#include <QFileInfo>
#include <QSysInfo>

namespace {
Expected<KeyedCertificate> kept(const QString &directory) {
    const QString file = directory + QStringLiteral("/certificate.pem");
    const QString key = directory + QStringLiteral("/key.pem");
    if (!directory.isEmpty() && QFileInfo::exists(file))
        return KeyedCertificate::load(file, key);
    auto made = KeyedCertificate::makeSelfSigned(QSysInfo::machineHostName(), KeyedCertificate::namesOfThisMachine());
    if (!made || directory.isEmpty())
        return made;
    if (auto saved = made->save(file, key); !saved)
        return saved.error();
    return made;
}
} // namespace

Expected<bool> ServerCertificate::prepare(const Configuration &configuration, const QString &dataDirectory) {
    if (configuration.tls == TlsPolicy::Off) {
        m_context.reset();
        return true;
    }
    const QString &keyFile = configuration.keyFile.isEmpty() ? configuration.certificateFile : configuration.keyFile;
    auto certificate = configuration.certificateFile.isEmpty()
                           ? kept(dataDirectory)
                           : KeyedCertificate::load(configuration.certificateFile, keyFile);
    if (!certificate) {
        Failure failure = certificate.error();
        const QString &file = configuration.certificateFile.isEmpty() ? dataDirectory : configuration.certificateFile;
        failure.text = QStringLiteral("The certificate in %1 cannot be used: %2").arg(file, failure.text);
        return failure;
    }
    auto context = TlsContext::forServer({*certificate});
    if (!context)
        return context.error();
    m_facts = certificate->facts();
    m_context = std::make_shared<TlsContext>(*std::move(context));
    return true;
}
