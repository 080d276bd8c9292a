#include "net/opensslreason.h"

#include <openssl/err.h>

QString openSslReason() {
    const char *reason = ERR_reason_error_string(ERR_peek_last_error());
    ERR_clear_error();
    return reason ? QString::fromLatin1(reason) : QStringLiteral("unknown error");
}
