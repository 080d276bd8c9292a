// LIST, NLST (RFC 959 4.1.3), MLSD (RFC 3659 7).
#include "commands/command.h"
#include "commands/filereplies.h"
#include "commands/globreader.h"
#include "commands/handlers.h"
#include "commands/transferstart.h"
#include "net/bytesource.h"
#include "transfer/listingwriter.h"

namespace {
using Reader = std::unique_ptr<DirectoryReader>;

void send(const CommandPtr &command, std::unique_ptr<ByteSource> lines) {
    TransferSetup setup = command->context().transferSetup(TransferProgress::Direction::Listing);
    startTransfer(command, Transfer::listing(std::move(setup), std::move(lines)),
                  command->say("Here comes the listing of %1.", {command->path().absolute()}));
}

void sendReader(const CommandPtr &command, Reader reader, ListingFormat format, const QByteArray &prefix,
                const FileEntry *directory = nullptr) {
    send(command, ListingWriter::source(std::move(reader), format,
                                        command->state().account->permissionsAt(command->path().absolute()),
                                        command->state().facts, prefix, directory));
}

// "sub/" of "NLST sub" and of "NLST sub/*.txt": RFC 1123 4.1.2.7 wants names that can be used as they are.
QByteArray prefixOf(const CommandPtr &command, bool pattern) {
    QByteArray argument = command->argument();
    if (argument.isEmpty() || argument == ".")
        return {};
    if (pattern)
        return argument.left(argument.lastIndexOf('/') + 1);
    return argument.endsWith('/') ? argument : argument + '/';
}

void listMatches(const CommandPtr &command, ListingFormat format, const FileError &whenNotPattern) {
    const QByteArray pattern = command->path().fileName();
    if (!GlobReader::isPattern(pattern))
        return command->refuse(whenNotPattern);
    command->files().list(command->path().parent(), command->lifetime(),
                          [command, format, pattern](Expected<Reader, FileError> reader) {
                              if (!reader)
                                  return command->refuse(reader.error());
                              sendReader(command, std::make_unique<GlobReader>(*std::move(reader), pattern), format,
                                         prefixOf(command, true));
                          });
}

void listDirectory(const CommandPtr &command, ListingFormat format, const FileEntry &directory) {
    command->files().list(command->path(), command->lifetime(),
                          [command, format, directory](Expected<Reader, FileError> reader) {
                              if (!reader)
                                  return command->refuse(reader.error());
                              sendReader(command, *std::move(reader), format,
                                         format == ListingFormat::Names ? prefixOf(command, false) : QByteArray(),
                                         format == ListingFormat::Facts ? &directory : nullptr);
                          });
}

void listAnything(const CommandPtr &command, ListingFormat format) {
    if (!mayTransfer(command))
        return;
    command->files().stat(
        command->path(), command->lifetime(), [command, format](const Expected<FileEntry, FileError> &entry) {
            if (!entry)
                return listMatches(command, format, entry.error());
            if (entry->isDirectory())
                return listDirectory(command, format, *entry);
            if (format == ListingFormat::Facts)
                return command->reply(501, "%1 is not a directory; MLST tells the facts of a file.",
                                      {command->path().absolute()});
            FileEntry shown = *entry;
            shown.name = format == ListingFormat::Names ? command->argument() : command->path().fileName();
            send(command, ListingWriter::source(QList<FileEntry>{shown}, format,
                                                command->state().account->permissionsAt(command->path().absolute()),
                                                command->state().facts));
        });
}
} // namespace

void Handlers::list(const CommandPtr &command) { listAnything(command, ListingFormat::List); }
void Handlers::nlst(const CommandPtr &command) { listAnything(command, ListingFormat::Names); }
void Handlers::mlsd(const CommandPtr &command) { listAnything(command, ListingFormat::Facts); }
