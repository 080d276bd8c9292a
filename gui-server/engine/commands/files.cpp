// DELE, RNFR, RNTO (RFC 959 4.1.3), COMB, AVBL (drafts in wide use).
#include "commands/command.h"
#include "commands/handlers.h"
#include "files/filesystem.h"
#include "ftp/remotepath.h"

namespace {
// The words of an argument; a word in quotes may hold spaces, and doubled quotes are one. Empty = not well formed.
QList<QByteArray> quotedWords(const QByteArray &argument) {
    QList<QByteArray> words;
    qsizetype at = 0;
    while (at < argument.size()) {
        if (argument.at(at) == ' ') {
            ++at;
            continue;
        }
        QByteArray word;
        if (argument.at(at) != '"') {
            const qsizetype space = argument.indexOf(' ', at);
            word = argument.mid(at, space < 0 ? -1 : space - at);
            at = space < 0 ? argument.size() : space;
        } else {
            const QByteArray rest = argument.mid(at);
            const auto unquoted = unquotePath(rest);
            if (!unquoted)
                return {};
            word = *unquoted;
            at += word.size() + word.count('"') + 2;
        }
        words += word;
    }
    return words;
}
} // namespace

void Handlers::dele(const CommandPtr &command) {
    command->files().removeFile(
        command->path(), command->lifetime(), [command](const Expected<FileSystem::Removed, FileError> &removed) {
            const QByteArray path = command->path().absolute();
            if (!removed)
                return command->refuse(removed.error());
            switch (*removed) {
            case FileSystem::Removed::File:
                return command->reply(250, "%1 is deleted.", {path});
            case FileSystem::Removed::UnfinishedUpload:
                return command->reply(250, "Your unfinished upload %1 is dropped.", {path});
            case FileSystem::Removed::UnfinishedBeforeFormer:
                return command->reply(250, "Your unfinished upload %1 is dropped; the former file shows again.",
                                      {path});
            }
        });
}

void Handlers::rnfr(const CommandPtr &command) {
    command->files().stat(command->path(), command->lifetime(), [command](const Expected<FileEntry, FileError> &entry) {
        if (!entry)
            return command->refuse(entry.error());
        if (command->path().isHome())
            return command->refuse({FileError::Kind::NotPermitted});
        command->state().renaming = command->path();
        command->reply(350, "RNTO says the new name of %1.", {command->path().absolute()});
    });
}

void Handlers::rnto(const CommandPtr &command) {
    if (!command->renaming())
        return command->reply(503, "RNTO comes directly after RNFR.");
    const VirtualPath from = *command->renaming();
    command->files().rename(from, command->path(), command->lifetime(), [command, from](const FileError &error) {
        // What is missing is the source; everything else is about the new name.
        if (error)
            return command->refuse(error, error.kind == FileError::Kind::NotFound ? from : command->path());
        command->reply(250, "%1 is now %2.", {from.absolute(), command->path().absolute()});
    });
}

void Handlers::comb(const CommandPtr &command) {
    const QList<QByteArray> words = quotedWords(command->argument());
    if (words.size() < 2)
        return command->reply(501, "COMB takes the target and at least one part, in quotes if there are spaces.");
    const auto target = command->resolve(words.first());
    if (!target)
        return;
    if (!target->isCreatable())
        return command->refuse({FileError::Kind::BadName}, *target);
    QList<VirtualPath> parts;
    for (const QByteArray &word : words.mid(1)) {
        const auto part = command->resolve(word);
        if (!part)
            return;
        parts += *part;
    }
    command->files().combine(*target, parts, command->lifetime(), [command, target = *target](const FileError &error) {
        error ? command->refuse(error, target) : command->reply(250, "%1 is whole.", {target.absolute()});
    });
}

void Handlers::avbl(const CommandPtr &command) {
    command->files().space(command->path(), command->lifetime(),
                           [command](const Expected<SpaceFigures, FileError> &space) {
                               if (!space)
                                   return command->refuse(space.error());
                               command->replyLines(213, {QByteArray::number(space->available)});
                           });
}
