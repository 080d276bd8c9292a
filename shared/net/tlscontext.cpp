#include "net/tlscontext.h"

#include "net/opensslreason.h"
#include "net/tlschannel.h"

#include <QFile>

#include <openssl/ssl.h>

#include <utility>

namespace {
// Data connections resume the session of a control connection that may be hours old.
constexpr long sessionSeconds = 24L * 3600;
constexpr long cachedSessions = 4096;

// AES with 128 bits first: it is as safe for what a file transfer needs and a quarter faster. Then whatever OpenSSL and
// the machine's policy allow.
constexpr const char *suites13 = "TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256";
constexpr const char *suites12 = "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:DEFAULT";

int number(TlsVersion version) { return version == TlsVersion::Tls13 ? TLS1_3_VERSION : TLS1_2_VERSION; }

Failure unusable(const QString &why) { return {Failure::Kind::Untrusted, 0, why, {}}; }

std::shared_ptr<SSL_CTX> makeHandle(const SSL_METHOD *method, TlsVersion minimum, TlsVersion maximum) {
    std::shared_ptr<SSL_CTX> handle(SSL_CTX_new(method), SSL_CTX_free);
    if (!handle)
        return handle;
    SSL_CTX_set_min_proto_version(handle.get(), number(minimum));
    SSL_CTX_set_max_proto_version(handle.get(), number(maximum));
    SSL_CTX_set_options(handle.get(),
                        SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    SSL_CTX_clear_options(handle.get(), SSL_OP_IGNORE_UNEXPECTED_EOF);
    SSL_CTX_set_options(handle.get(), SSL_OP_PRIORITIZE_CHACHA); // for devices that put it first, having no AES
    SSL_CTX_set_ciphersuites(handle.get(), suites13);
    SSL_CTX_set_cipher_list(handle.get(), suites12);
    // Idle connections give their record buffers back: 34 KiB each otherwise.
    SSL_CTX_set_mode(handle.get(), SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_timeout(handle.get(), sessionSeconds);
    return handle;
}

bool useCertificate(SSL_CTX *handle, const KeyedCertificate &certificate) {
    if (SSL_CTX_use_certificate(handle, certificate.certificate().get()) != 1 ||
        SSL_CTX_use_PrivateKey(handle, certificate.key().get()) != 1)
        return false;
    for (const std::shared_ptr<X509> &link : certificate.chain()) {
        if (SSL_CTX_add1_chain_cert(handle, link.get()) != 1)
            return false;
    }
    return true;
}
} // namespace

TlsContext::TlsContext(TlsRole role, std::shared_ptr<SSL_CTX> handle, CertificateFacts certificate)
    : m_handle(std::move(handle))
    , m_certificate(std::move(certificate))
    , m_role(role) {}

Expected<TlsContext> TlsContext::forServer(const TlsServerSettings &settings) {
    const auto handle = makeHandle(TLS_server_method(), settings.minimum, settings.maximum);
    if (!handle)
        return unusable(QStringLiteral("encryption cannot be set up: %1").arg(openSslReason()));
    if (settings.certificate.isNull() || !useCertificate(handle.get(), settings.certificate))
        return unusable(QStringLiteral("the certificate cannot be used: %1").arg(openSslReason()));
    static constexpr unsigned char id[] = "wherry";
    SSL_CTX_set_session_id_context(handle.get(), id, sizeof id - 1);
    SSL_CTX_set_session_cache_mode(handle.get(), SSL_SESS_CACHE_SERVER);
    SSL_CTX_sess_set_cache_size(handle.get(), cachedSessions);
    return TlsContext(TlsRole::Server, handle, settings.certificate.facts());
}

Expected<TlsContext> TlsContext::forClient(const TlsClientSettings &settings) {
    const auto handle = makeHandle(TLS_client_method(), settings.minimum, settings.maximum);
    if (!handle)
        return unusable(QStringLiteral("encryption cannot be set up: %1").arg(openSslReason()));
    if (settings.systemTrust)
        SSL_CTX_set_default_verify_paths(handle.get()); // a machine without authorities trusts none
    if (!settings.authorityFile.isEmpty() &&
        SSL_CTX_load_verify_file(handle.get(), QFile::encodeName(settings.authorityFile).constData()) != 1)
        return unusable(QStringLiteral("no certificate authority can be read from %1: %2")
                            .arg(settings.authorityFile, openSslReason()));
    if (!settings.certificate.isNull() && !useCertificate(handle.get(), settings.certificate))
        return unusable(QStringLiteral("the client certificate cannot be used: %1").arg(openSslReason()));
    SSL_CTX_set_session_cache_mode(handle.get(), SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
    TlsChannel::keepSessions(handle.get());
    return TlsContext(TlsRole::Client, handle, settings.certificate.facts());
}
