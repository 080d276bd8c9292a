// PWD, CWD, CDUP, MKD, RMD (RFC 959 4.1).
#include "commands/command.h"
#include "commands/handlers.h"
#include "files/filesystem.h"
#include "ftp/remotepath.h"

namespace {
void changeTo(const CommandPtr &command, const VirtualPath &path) {
    command->files().enter(path, command->lifetime(), [command, path](const FileError &error) {
        if (error)
            return command->refuse(error, path);
        command->state().directory = path;
        command->reply(250, "You are in %1.", {path.absolute()});
    });
}
} // namespace

void Handlers::pwd(const CommandPtr &command) {
    command->replyLines(
        257, {quotePath(command->state().directory.absolute()) + ' ' + command->say("is the working directory.")});
}

void Handlers::cwd(const CommandPtr &command) { changeTo(command, command->path()); }

void Handlers::cdup(const CommandPtr &command) { changeTo(command, command->state().directory.parent()); }

void Handlers::mkd(const CommandPtr &command) {
    command->files().makeDirectory(command->path(), command->lifetime(), [command](const FileError &error) {
        if (error)
            return command->refuse(error);
        command->replyLines(257, {quotePath(command->path().absolute()) + ' ' + command->say("is made.")});
    });
}

void Handlers::rmd(const CommandPtr &command) {
    command->files().removeDirectory(command->path(), command->lifetime(), [command](const FileError &error) {
        error ? command->refuse(error) : command->reply(250, "%1 is removed.", {command->path().absolute()});
    });
}
