#include "commands/transferstart.h"

#include "commands/command.h"
#include "commands/filereplies.h"

bool mayTransfer(const CommandPtr &command) {
    CommandContext &context = command->context();
    const Configuration &configuration = context.configuration();
    const bool wantsProtection = configuration.tls == TlsPolicy::Required && configuration.tlsRequireProtectedData;
    if (wantsProtection && !command->state().protectedData) {
        command->reply(522, "This server moves data only encrypted: send PBSZ 0 and PROT P.");
        return false;
    }
    if (!context.hasDataOpener()) {
        command->reply(425, "No data connection: send PASV, EPSV, PORT or EPRT first.");
        return false;
    }
    return true;
}

void startTransfer(const CommandPtr &command, std::unique_ptr<Transfer> transfer, const QByteArray &sentence) {
    Transfer *const running = transfer.get();
    QObject::connect(running, &Transfer::opened, command->lifetime(), [weak = std::weak_ptr(command), sentence] {
        if (const CommandPtr opened = weak.lock())
            opened->preliminary(150, "%1", {sentence});
    });
    command->onAbort = [running] { running->abort(); };
    command->context().runTransfer(command, std::move(transfer), [command](const TransferResult &result) {
        command->onAbort = nullptr;
        const QByteArray name = result.name.isEmpty() ? command->path().absolute() : result.name;
        const FileReply answer = transferReply(result, name, command->state().language);
        command->replyLines(answer.code, {answer.text});
    });
}
