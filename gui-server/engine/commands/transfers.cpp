// RETR, STOR, STOU, APPE, ABOR (RFC 959 4.1.3), with REST (RFC 3659 5) and RANG before them.
#include "commands/command.h"
#include "commands/handlers.h"
#include "commands/transferstart.h"
#include "files/filesystem.h"

#include <sys/stat.h>

#include <limits>

namespace {
// RFC 3659 5.1: an octet offset belongs to stream mode.
constexpr std::string_view notInBlocks = "In MODE B a transfer begins at the beginning; use MODE S to continue one.";

struct Part {
    qint64 offset = 0;
    qint64 length = -1; // -1 = up to the end
};

// REST or RANG, which hold for this transfer alone.
Part takePart(SessionState &state) {
    const auto range = std::exchange(state.range, std::nullopt);
    const qint64 restart = std::exchange(state.restart, 0);
    if (!range)
        return {restart, -1};
    // Both ends belong to it; no file is so long that the last possible byte would be missed.
    return {range->first, qMin(range->last, std::numeric_limits<qint64>::max() - 1) - range->first + 1};
}

void send(const CommandPtr &command, ReadableFile file, const Part &part) {
    const qint64 size = file.entry.size;
    const QByteArray path = command->path().absolute();
    if (part.offset > size || (part.length >= 0 && part.offset >= size))
        return command->reply(554, "%1 has only %2 bytes; it cannot begin at %3.",
                              {path, QByteArray::number(size), QByteArray::number(part.offset)});
    const qint64 length = part.length < 0 ? -1 : qMin(part.length, size - part.offset);
    const bool counts = !command->state().ascii && !command->state().deflate;
    const QByteArray sentence = counts ? command->say("Here comes %1 (%2 bytes).", {path, QByteArray::number(size)})
                                       : command->say("Here comes %1.", {path});
    const auto opened = std::make_shared<ReadableFile>(std::move(file));
    whenQuotaKnown(command, TransferDirection::Download, length < 0 ? size - part.offset : length,
                   [command, opened, part, length, sentence](const FileError &error) {
                       if (error)
                           return command->refuse(error);
                       TransferSetup setup = fileSetup(command, TransferProgress::Direction::Download);
                       startTransfer(command,
                                     Transfer::download(std::move(setup), std::move(*opened), part.offset, length),
                                     sentence);
                   });
}

// Where STOU put its file: below a directory; beside a name that is taken, which it begins with.
VirtualPath uniquePath(const VirtualPath &asked, const QByteArray &name) {
    const qsizetype dot = name.lastIndexOf('.');
    const bool isBeside = name == asked.fileName() || (dot > 0 && asked.fileName().startsWith(name.left(dot)));
    return isBeside ? asked.parent().child(name) : asked.child(name);
}

void openUpload(const CommandPtr &command, const UploadRequest &request) {
    command->files().openUpload(
        request, command->lifetime(),
        [command, kind = request.kind](Expected<std::unique_ptr<Upload>, FileError> upload) {
            if (!upload)
                return refuseUpload(command,
                                    fileReply(upload.error(), command->path().absolute(), command->state().language));
            const QByteArray name = (*upload)->name();
            if (kind == UploadRequest::Kind::StoreUnique)
                command->setPath(uniquePath(command->path(), name));
            // RFC 1123 4.1.2.9 fixes the words for STOU.
            const QByteArray sentence = kind == UploadRequest::Kind::StoreUnique
                                            ? "FILE: " + name
                                            : command->say("Ready for %1.", {command->path().absolute()});
            TransferSetup setup = fileSetup(command, TransferProgress::Direction::Upload);
            startTransfer(command, Transfer::upload(std::move(setup), *std::move(upload)), sentence);
        });
}

void receive(const CommandPtr &command, UploadRequest::Kind kind, VirtualPath path) {
    SessionState &state = command->state();
    const Part part = takePart(state);
    const qint64 announced = std::exchange(state.announced, -1);
    if (!mayTransfer(command))
        return;
    UploadRequest request;
    request.kind = kind;
    request.path = std::move(path);
    request.offset = kind == UploadRequest::Kind::Store ? part.offset : 0;
    request.announced = announced;
    request.announcedExactly = announced >= 0 && state.wherryClient;
    request.resumable = !state.ascii && !state.deflate;
    request.clientAddress = command->context().connection().peer.toString().toLatin1();
    const auto refuse = [command](const FileReply &answer) { refuseUpload(command, answer); };
    if (part.offset > 0 && state.blocks)
        return refuse({554, command->say(notInBlocks)});
    if (request.offset > 0 && state.ascii)
        return refuse({554, command->say("In TYPE A an upload cannot be continued; use TYPE I.")});
    whenQuotaKnown(command, TransferDirection::Upload, request.announced,
                   [command, request, refuse](const FileError &error) {
                       error ? refuse(fileReply(error, command->path().absolute(), command->state().language))
                             : openUpload(command, request);
                   });
}
} // namespace

void Handlers::retr(const CommandPtr &command) {
    const Part part = takePart(command->state());
    if (!mayTransfer(command))
        return;
    if ((part.offset > 0 || part.length >= 0) && command->state().blocks)
        return command->reply(554, notInBlocks);
    if (part.offset > 0 && command->state().ascii)
        return command->reply(554, "In TYPE A a download cannot begin in the middle; use TYPE I.");
    command->files().openForReading(command->path(), false, command->lifetime(),
                                    [command, part](Expected<ReadableFile, FileError> file) {
                                        file ? send(command, *std::move(file), part) : command->refuse(file.error());
                                    });
}

void Handlers::stor(const CommandPtr &command) { receive(command, UploadRequest::Kind::Store, command->path()); }
void Handlers::appe(const CommandPtr &command) { receive(command, UploadRequest::Kind::Append, command->path()); }
void Handlers::stou(const CommandPtr &command) { receive(command, UploadRequest::Kind::StoreUnique, command->path()); }

void Handlers::abor(const CommandPtr &command) {
    command->context().abortRunning([command] { command->reply(226, "Nothing is running any more."); });
}
