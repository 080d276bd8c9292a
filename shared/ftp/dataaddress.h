// Where a data connection goes: PORT and PASV (RFC 959 4.1.2), EPRT and EPSV (RFC 2428), read and written by both
// sides.
#pragma once

#include "base/expected.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QHostAddress>

#include <optional>

struct DataAddress {
    QHostAddress host;
    quint16 port = 0;

    friend bool operator==(const DataAddress &, const DataAddress &) = default;
};

// "h1,h2,h3,h4,p1,p2", the argument of PORT, each 0..255, nothing around it.
std::optional<DataAddress> parsePort(QByteArrayView argument);
// The same for an IPv4 address (IPv4 mapped in IPv6 too); empty for IPv6.
QByteArray formatPort(const DataAddress &address);

// The address in a 227 reply's text: the first six numbers with commas, with parentheses, without, or after a "=".
std::optional<DataAddress> parsePassiveReply(QByteArrayView text);
QByteArray formatPassiveReply(const DataAddress &address); // "Entering Passive Mode (127,0,0,1,4,1)."

enum class ExtendedPortError {
    Syntax,         // 501
    UnknownProtocol // 522 (1,2): neither 1 (IPv4) nor 2 (IPv6)
};
// "|1|132.235.1.2|6275|" or "|2|1080::8:800:200C:417A|5282|", with any delimiter from 33 to 126; a zone ("%eth0") is
// kept as the scope of the address. The address has to be a literal of its protocol, the port 1..65535.
Expected<DataAddress, ExtendedPortError> parseExtendedPort(QByteArrayView argument);
QByteArray formatExtendedPort(const DataAddress &address); // without a zone: it means nothing to the other side

// The port in a 229 reply's text, "(|||6446|)" with any delimiter; what stands in the other fields is ignored.
std::optional<quint16> parseExtendedPassiveReply(QByteArrayView text);
QByteArray formatExtendedPassiveReply(quint16 port); // "Entering Extended Passive Mode (|||6446|)"

// The argument of EPSV: none, a protocol, or ALL (any case).
enum class ExtendedPassiveArgument { None, IPv4, IPv6, All, UnknownProtocol, Syntax };
ExtendedPassiveArgument parseExtendedPassiveArgument(QByteArrayView argument);
