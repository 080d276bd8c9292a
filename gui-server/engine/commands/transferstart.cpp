#include "commands/transferstart.h"

#include "commands/command.h"
#include "commands/filereplies.h"
#include "ftp/extensions.h"
#include "transfer/transfermeter.h"

#include <QPointer>

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

void whenQuotaKnown(const CommandPtr &command, TransferDirection direction, qint64 bytes,
                    std::function<void(const FileError &)> then) {
    const auto quota = command->context().transferAllowance(direction);
    if (!quota)
        return then({});
    // Not the pointer to the quota: it keeps what waits for it.
    quota->whenKnown(
        [raw = quota.get(), direction, bytes, session = QPointer(command->lifetime()), then = std::move(then)] {
            if (session)
                then(bytes < 0 ? FileError() : TransferMeter::refusal(*raw, direction, bytes));
        });
}

namespace {
using AnswerTo = std::function<FileReply(const TransferResult &result)>;

void run(const CommandPtr &command, std::unique_ptr<Transfer> transfer, const QByteArray &sentence, AnswerTo answerTo) {
    Transfer *const running = transfer.get();
    const int code = running->reusesConnection() ? 125 : 150;
    QObject::connect(running, &Transfer::opened, command->lifetime(), [weak = std::weak_ptr(command), code, sentence] {
        if (const CommandPtr opened = weak.lock())
            opened->preliminary(code, "%1", {sentence});
    });
    command->onAbort = [running] { running->abort(); };
    command->context().runTransfer(command, std::move(transfer),
                                   [command, answerTo = std::move(answerTo)](const TransferResult &result) {
                                       command->onAbort = nullptr;
                                       const FileReply answer = answerTo(result);
                                       command->replyLines(answer.code, {answer.text});
                                   });
}

QByteArray nameIn(const TransferResult &result, const Command &command) {
    return result.name.isEmpty() ? command.path().absolute() : result.name;
}
} // namespace

void startTransfer(const CommandPtr &command, std::unique_ptr<Transfer> transfer, const QByteArray &sentence) {
    // Not the pointer: the command owns what owns this.
    const bool tellsDigest = command->state().wherryClient;
    run(command, std::move(transfer), sentence, [raw = command.get(), tellsDigest](const TransferResult &result) {
        FileReply answer = transferReply(result, nameIn(result, *raw), raw->state().language);
        if (tellsDigest && !result.digest.isEmpty())
            answer.text += Extensions::encodeDigest(result.hash, result.digest);
        return answer;
    });
}

TransferSetup fileSetup(const CommandPtr &command, TransferProgress::Direction direction) {
    TransferSetup setup = command->context().transferSetup(direction);
    if (command->state().wherryClient)
        setup.digest = command->state().hash;
    return setup;
}

void refuseUpload(const CommandPtr &command, const FileReply &answer) {
    if (!command->state().sendsAhead())
        return command->replyLines(answer.code, {answer.text});
    if (!mayTransfer(command))
        return;
    TransferSetup setup = command->context().transferSetup(TransferProgress::Direction::Upload);
    run(command, Transfer::discard(std::move(setup)), command->say("Ready for %1.", {command->argument()}),
        [raw = command.get(), answer](const TransferResult &result) {
            const bool passed = result.outcome == TransferResult::Outcome::FileFailed;
            return passed ? answer : transferReply(result, raw->argument(), raw->state().language);
        });
}
