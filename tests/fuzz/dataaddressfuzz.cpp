// PORT, 227, EPRT, 229 and EPSV arguments: what is understood is written and understood in the same way again.
#include "ftp/dataaddress.h"

#include <cstdint>
#include <cstdlib>

namespace {
void check(bool right) {
    if (!right)
        std::abort();
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const QByteArrayView text(reinterpret_cast<const char *>(data), qsizetype(size));
    parseExtendedPassiveArgument(text);
    if (const auto port = parseExtendedPassiveReply(text))
        check(*port != 0 && parseExtendedPassiveReply(formatExtendedPassiveReply(*port)) == port);
    if (const auto address = parsePort(text))
        check(parsePort(formatPort(*address)) == address);
    if (const auto address = parsePassiveReply(text))
        check(address->port != 0 && parsePassiveReply(formatPassiveReply(*address)) == address);
    if (const auto address = parseExtendedPort(text)) {
        check(address->port != 0 && !address->host.isNull());
        const auto again = parseExtendedPort(formatExtendedPort(*address));
        QHostAddress host = address->host;
        host.setScopeId(QString());
        check(again && again->port == address->port && again->host == host);
    }
    return 0;
}
