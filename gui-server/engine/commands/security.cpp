// AUTH, PBSZ, PROT, CCC (RFC 2228, RFC 4217).
#include "commands/command.h"
#include "commands/handlers.h"
#include "ftp/offsets.h"

namespace {
bool isEncrypted(const CommandPtr &command) { return !command->context().connection().encryption.isEmpty(); }
} // namespace

void Handlers::auth(const CommandPtr &command) {
    const QByteArray mechanism = command->argument().toUpper();
    if (!command->context().offersTls())
        return command->reply(502, "This server does not offer encryption.");
    if (mechanism != "TLS" && mechanism != "TLS-C" && mechanism != "SSL")
        return command->reply(504, "%1 is not known; AUTH TLS is.", {command->argument()});
    if (isEncrypted(command))
        return command->reply(503, "This connection is encrypted already.");
    command->reply(234, "Go on with the TLS handshake.");
    command->context().startTls();
}

void Handlers::pbsz(const CommandPtr &command) {
    if (!isEncrypted(command))
        return command->reply(503, "Encrypt first: AUTH TLS.");
    if (!parseOffset(command->argument()))
        return command->reply(501, "PBSZ takes a number; 0 is the one that counts.");
    command->state().bufferSizeSaid = true;
    command->reply(200, "PBSZ=0");
}

void Handlers::prot(const CommandPtr &command) {
    SessionState &state = command->state();
    const QByteArray level = command->argument().toUpper();
    if (!isEncrypted(command))
        return command->reply(503, "Encrypt first: AUTH TLS.");
    if (!state.bufferSizeSaid)
        return command->reply(503, "Send PBSZ 0 first.");
    if (level == "P") {
        state.protectedData = true;
        command->context().closeDataConnection();
        return command->reply(200, "Data connections will be encrypted.");
    }
    if (level == "C") {
        const Configuration &configuration = command->context().configuration();
        if (configuration.tls == TlsPolicy::Required && configuration.tlsRequireProtectedData)
            return command->reply(534, "This server moves data only encrypted: PROT P.");
        state.protectedData = false;
        command->context().closeDataConnection();
        return command->reply(200, "Data connections will not be encrypted.");
    }
    if (level == "S" || level == "E")
        return command->reply(536, "Only PROT P and PROT C exist under TLS.");
    command->reply(504, "%1 is not a protection level; use P or C.", {command->argument()});
}

void Handlers::ccc(const CommandPtr &command) { command->reply(534, "The control connection stays encrypted."); }
