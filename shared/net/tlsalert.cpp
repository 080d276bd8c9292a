#include "net/tlsalert.h"

#include "base/failure.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

int certificateAlert(unsigned long error) {
    const int alert = ERR_GET_REASON(error) - SSL_AD_REASON_OFFSET;
    switch (alert) {
    case SSL_AD_BAD_CERTIFICATE:
    case SSL_AD_UNSUPPORTED_CERTIFICATE:
    case SSL_AD_CERTIFICATE_REVOKED:
    case SSL_AD_CERTIFICATE_EXPIRED:
    case SSL_AD_CERTIFICATE_UNKNOWN:
    case SSL_AD_UNKNOWN_CA:
    case SSL_AD_CERTIFICATE_REQUIRED:
        return alert;
    default:
        return 0;
    }
}

bool isCertificateAlert(const Failure &failure) {
    return failure.kind == Failure::Kind::Untrusted && failure.code > 0 && failure.code < 200; // else a reply code
}
