// HELP, SYST, STAT, NOOP (RFC 959 4.1.3), FEAT (RFC 2389), LANG (RFC 2640), CLNT, CSID, and what SITE tells.
#include "base/bytesize.h"
#include "commands/command.h"
#include "commands/filereplies.h"
#include "commands/handlers.h"
#include "files/filesystem.h"
#include "ftp/extensions.h"
#include "ftp/replywriter.h"
#include "transfer/listingwriter.h"

#include <QDateTime>

namespace {
constexpr int entriesPerPart = 64; // of STAT on a directory, between two turns of the loop

QByteArray bytesOf(std::string_view text) { return QByteArray(text.data(), qsizetype(text.size())); }

QByteArray helpLine(const Command &command, const CommandRow &row) {
    QByteArray head = bytesOf(row.verb);
    if (!row.syntax.empty())
        head += ' ' + bytesOf(row.syntax);
    return ' ' + head.leftJustified(32) + ' ' + (row.handler ? command.say(row.help) : command.say("not offered here"));
}

QList<QByteArray> helpLines(const Command &command, std::string_view prefix) {
    QList<QByteArray> lines;
    for (const CommandRow &row : CommandTable::rows())
        if (row.verb.starts_with(prefix) && row.argument != Argument::Subcommand)
            lines += helpLine(command, row);
    return lines;
}

QByteArray transferStatus(const Command &command, const TransferProgress &progress) {
    const QByteArray moved = QByteArray::number(progress.offset + progress.bytes);
    if (progress.size >= 0)
        return command.say("A transfer is running: %1 of %2 bytes.", {moved, QByteArray::number(progress.size)});
    return command.say("A transfer is running: %1 bytes so far.", {moved});
}

void sessionStatus(const CommandPtr &command) {
    const SessionState &state = command->state();
    const ConnectionFacts connection = command->context().connection();
    QList<QByteArray> lines{command->say("Status of your session:")};
    lines += ' ' + command->say("Connected from %1 for %2 seconds.", {connection.peer.toString().toLatin1(),
                                                                      QByteArray::number(connection.connectedSeconds)});
    lines += ' ' + (state.account
                        ? command->say("Logged in as %1, in %2.", {state.account->name, state.directory.absolute()})
                        : command->say("Not logged in."));
    lines += ' ' + (connection.encryption.isEmpty()
                        ? command->say("The connection is not encrypted.")
                        : command->say("The connection is encrypted (%1).", {connection.encryption}));
    lines += ' ' + command->say("TYPE %1, MODE %2, STRU F, data %3.", {state.ascii ? "A" : "I",
                                                                       state.deflate  ? "Z"
                                                                       : state.blocks ? "B"
                                                                                      : "S",
                                                                       state.protectedData ? "PROT P" : "PROT C"});
    const auto running = command->context().runningTransfer();
    lines += ' ' + (running ? transferStatus(*command, *running) : command->say("No transfer is running."));
    lines += command->say("End.");
    command->replyLines(211, lines);
}

// One part of the listing, then the next when the client has taken it: a directory of any size is never held whole.
void continueStatus(const CommandPtr &command, const std::shared_ptr<DirectoryReader> &reader, QByteArray part) {
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const QList<FileEntry> entries = reader->next(entriesPerPart);
    if (entries.isEmpty() && reader->error())
        return command->replyLines(
            212, {fileReply(reader->error(), command->path().absolute(), command->state().language).text});
    QList<QByteArray> lines;
    for (const FileEntry &entry : entries)
        lines += ' ' + ListingWriter::listLine(entry, now);
    part += encodeReplyLines(lines);
    command->context().sendReplyPart(part, [command, reader, isEnd = entries.isEmpty()] {
        if (command->isAnswered())
            return;
        isEnd ? command->replyLines(212, {command->say("End.")}) : continueStatus(command, reader, {});
    });
}

void listingStatus(const CommandPtr &command, std::shared_ptr<DirectoryReader> reader) {
    continueStatus(command, reader,
                   encodeReplyBeginning(212, command->say("Status of %1:", {command->path().absolute()})));
}

void pathStatus(const CommandPtr &command) {
    const VirtualPath path = command->path();
    command->files().stat(path, command->lifetime(), [command, path](const Expected<FileEntry, FileError> &entry) {
        if (!entry)
            return command->refuse(entry.error());
        if (!entry->isDirectory()) {
            FileEntry shown = *entry;
            shown.name = path.fileName();
            const QByteArray line = ListingWriter::listLine(shown, QDateTime::currentMSecsSinceEpoch());
            return command->replyLines(
                213, {command->say("Status of %1:", {path.absolute()}), ' ' + line, command->say("End.")});
        }
        command->files().list(path, command->lifetime(),
                              [command](Expected<std::unique_ptr<DirectoryReader>, FileError> reader) {
                                  reader ? listingStatus(command, *std::move(reader)) : command->refuse(reader.error());
                              });
    });
}
} // namespace

void Handlers::help(const CommandPtr &command) {
    const QByteArray wanted = command->argument().simplified().toUpper();
    if (wanted.isEmpty()) {
        QList<QByteArray> lines{command->say("The commands of this server:")};
        lines += helpLines(*command, {});
        lines += command->say("HELP with a command tells more.");
        return command->replyLines(214, lines);
    }
    const CommandRow *row = CommandTable::find(wanted);
    if (!row)
        return command->reply(501, "%1 is not a command of this server (HELP lists them).", {wanted.left(64)});
    if (row->argument == Argument::Subcommand) {
        QList<QByteArray> lines{command->say("%1 has these forms:", {wanted})};
        lines += helpLines(*command, std::string_view(wanted.constData(), std::size_t(wanted.size())));
        lines += command->say("End.");
        return command->replyLines(214, lines);
    }
    command->replyLines(214, {helpLine(*command, *row).simplified() + " (" + bytesOf(row->source) + ')'});
}

void Handlers::siteHelp(const CommandPtr &command) {
    QList<QByteArray> lines{command->say("%1 has these forms:", {"SITE"})};
    lines += helpLines(*command, "SITE ");
    lines += command->say("End.");
    command->replyLines(214, lines);
}

void Handlers::feat(const CommandPtr &command) {
    QList<QByteArray> lines{command->say("Features:")};
    for (const CommandRow &row : CommandTable::rows()) {
        if (!row.feature)
            continue;
        const QByteArray line = row.feature(command->context());
        if (!line.isEmpty())
            for (const QByteArray &one : line.split('\n'))
                lines += ' ' + one;
    }
    lines += command->say("End.");
    command->replyLines(211, lines);
}

void Handlers::syst(const CommandPtr &command) { command->replyLines(215, {"UNIX Type: L8"}); }

void Handlers::noop(const CommandPtr &command) { command->reply(200, "Still here."); }

void Handlers::stat(const CommandPtr &command) {
    if (command->argument().isEmpty())
        return sessionStatus(command);
    if (!command->state().account)
        return command->reply(530, "Log in first: USER and PASS.");
    if (!command->state().account->may(Permission::List, command->path().absolute()))
        return command->refuse({FileError::Kind::NotPermitted});
    pathStatus(command);
}

void Handlers::clnt(const CommandPtr &command) {
    command->state().client = command->argument().left(128);
    command->state().wherryClient = Extensions::isWherryClient(command->argument());
    command->reply(200, "Good to know.");
}

void Handlers::csid(const CommandPtr &command) {
    const QByteArray name = command->argument();
    const qsizetype at = name.toUpper().indexOf("NAME=");
    if (at >= 0) {
        const qsizetype end = name.indexOf(';', at);
        command->state().client = name.mid(at + 5, end < 0 ? -1 : end - at - 5).left(128);
    }
    command->replyLines(200, {"Name=Wherry; Version=" WHERRY_VERSION "; OS=Linux; CaseSensitive=1; DirSep=/;"});
}

void Handlers::lang(const CommandPtr &command) {
    const QByteArray wanted = command->argument().trimmed().toUpper();
    if (wanted.isEmpty() || wanted == "EN" || wanted.startsWith("EN-"))
        command->state().language = Language::English;
    else if (wanted == "ZH" || wanted == "ZH-CN" || wanted == "ZH-HANS")
        command->state().language = Language::Chinese;
    else
        return command->reply(504, "%1 is not spoken here; EN and ZH-CN are.", {command->argument()});
    command->reply(200, "Replies are in English.");
}

void Handlers::siteWho(const CommandPtr &command) {
    QList<QByteArray> lines{command->say("Your sessions:")};
    for (const SessionLine &one : command->context().ownSessions())
        lines += ' ' + command->say("Session %1 from %2: %3", {QByteArray::number(one.session), one.address,
                                                               one.doing.isEmpty() ? command->say("idle") : one.doing});
    lines += command->say("End.");
    command->replyLines(200, lines);
}

void Handlers::siteMsg(const CommandPtr &command) {
    command->context().tellAdministrator(command->argument());
    command->reply(200, "The administrator will read it in the log.");
}
