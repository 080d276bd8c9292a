// Where the next data connection goes: PORT, PASV (RFC 959 4.1.2), EPRT, EPSV (RFC 2428). A PORT bounce is refused with
// 504, as RFC 2577 3 suggests.
#include "commands/command.h"
#include "commands/handlers.h"
#include "ftp/dataaddress.h"

namespace {
constexpr quint16 firstUnprivilegedPort = 1024;

bool isFour(const QHostAddress &address) { return address.protocol() == QAbstractSocket::IPv4Protocol; }

// Addresses of this machine or of networks that nobody routes.
bool isLocal(const QHostAddress &address) {
    static const auto ten = QHostAddress::parseSubnet(QStringLiteral("10.0.0.0/8"));
    static const auto sixteen = QHostAddress::parseSubnet(QStringLiteral("172.16.0.0/12"));
    static const auto twentyFour = QHostAddress::parseSubnet(QStringLiteral("192.168.0.0/16"));
    return address.isLoopback() || address.isLinkLocal() || address.isUniqueLocalUnicast() || address.isSiteLocal() ||
           address.isInSubnet(ten) || address.isInSubnet(sixteen) || address.isInSubnet(twentyFour);
}

bool isFreeToChoose(const CommandPtr &command) {
    if (!command->state().epsvOnly)
        return true;
    command->reply(501, "After EPSV ALL only EPSV is taken.");
    return false;
}

void takePeer(const CommandPtr &command, const DataAddress &wanted) {
    const QHostAddress peer = command->context().connection().peer;
    QHostAddress host = wanted.host;
    host.setScopeId(peer.scopeId());
    if (host != peer)
        return command->reply(504, "Data goes only to the address that this connection comes from.");
    if (wanted.port < firstUnprivilegedPort)
        return command->reply(504, "Data goes only to ports from 1024 up.");
    command->context().setDataPeer({peer, wanted.port});
    command->reply(200, "Data will go to port %1.", {QByteArray::number(wanted.port)});
}

// The port, or 0 after having refused.
quint16 listenFor(const CommandPtr &command) {
    const auto port = command->context().listenForData();
    if (port)
        return *port;
    command->reply(425, "No port is free for a data connection just now; try again.");
    return 0;
}
} // namespace

void Handlers::port(const CommandPtr &command) {
    if (!isFreeToChoose(command))
        return;
    const auto address = parsePort(command->argument());
    if (!address)
        return command->reply(501, "PORT takes six numbers from 0 to 255: h1,h2,h3,h4,p1,p2.");
    takePeer(command, *address);
}

void Handlers::eprt(const CommandPtr &command) {
    if (!isFreeToChoose(command))
        return;
    const auto address = parseExtendedPort(command->argument());
    if (address)
        return takePeer(command, *address);
    if (address.error() == ExtendedPortError::UnknownProtocol)
        return command->reply(522, "Network protocol not supported, use (1,2)");
    command->reply(501, "EPRT takes |1|address|port| or |2|address|port|.");
}

void Handlers::pasv(const CommandPtr &command) {
    if (!isFreeToChoose(command))
        return;
    const ConnectionFacts connection = command->context().connection();
    if (!isFour(connection.local))
        return command->reply(425, "PASV knows only IPv4; use EPSV.");
    const quint16 port = listenFor(command);
    if (port == 0)
        return;
    const QHostAddress &external = command->context().configuration().externalAddress;
    const bool tellExternal = isFour(external) && !isLocal(connection.peer);
    command->replyLines(227, {formatPassiveReply({tellExternal ? external : connection.local, port})});
}

void Handlers::epsv(const CommandPtr &command) {
    const bool four = isFour(command->context().connection().local);
    switch (parseExtendedPassiveArgument(command->argument())) {
    case ExtendedPassiveArgument::All:
        command->state().epsvOnly = true;
        return command->reply(200, "From now on only EPSV is taken.");
    case ExtendedPassiveArgument::Syntax:
        return command->reply(501, "EPSV takes nothing, 1, 2 or ALL.");
    case ExtendedPassiveArgument::UnknownProtocol:
        return command->reply(522, four ? "Network protocol not supported, use (1)"
                                        : "Network protocol not supported, use (2)");
    case ExtendedPassiveArgument::IPv4:
        if (!four)
            return command->reply(522, "Network protocol not supported, use (2)");
        break;
    case ExtendedPassiveArgument::IPv6:
        if (four)
            return command->reply(522, "Network protocol not supported, use (1)");
        break;
    case ExtendedPassiveArgument::None:
        break;
    }
    if (const quint16 port = listenFor(command))
        command->replyLines(229, {formatExtendedPassiveReply(port)});
}
