// Sizes, times and modes of single files: SIZE, MDTM, MLST (RFC 3659), MFMT, MFF (draft-somers-ftp-mfxx), SITE CHMOD,
// SITE UTIME.
#include "ftp/facts.h"
#include "commands/command.h"
#include "commands/handlers.h"
#include "files/filesystem.h"
#include "ftp/asciitranslator.h"
#include "ftp/timevalue.h"
#include "transfer/listingwriter.h"

#include <unistd.h>

#include <array>

namespace {
constexpr qint64 largestCountedFile = 1 << 20; // bytes that SIZE in TYPE A reads at most

using Entry = Expected<FileEntry, FileError>;

QByteArray timeText(qint64 milliseconds) { return formatTimeValue(TimeValue::fromMilliseconds(milliseconds)); }

// How long the file is with CRLF line ends; -1 when it could not be read.
qint64 translatedSize(const Descriptor &file) {
    std::array<char, 65536> buffer;
    AsciiEncoder encoder;
    qint64 total = 0;
    for (off_t at = 0;;) {
        const ssize_t got = ::pread(file.number(), buffer.data(), buffer.size(), at);
        if (got < 0)
            return -1;
        if (got == 0)
            return total;
        total += encoder.measure({buffer.data(), got});
        at += got;
    }
}

void sizeAsText(const CommandPtr &command) {
    command->files().openForReading(
        command->path(), true, command->lifetime(), [command](const Expected<ReadableFile, FileError> &file) {
            if (!file)
                return command->refuse(file.error());
            if (file->entry.size > largestCountedFile)
                return command->reply(550, "%1 is too large to count its lines; ask again after TYPE I.",
                                      {command->path().absolute()});
            const qint64 size = translatedSize(file->descriptor);
            if (size < 0)
                return command->refuse({FileError::Kind::Failed, errno});
            command->replyLines(213, {QByteArray::number(size)});
        });
}

void setTime(const CommandPtr &command, const VirtualPath &path, const TimeValue &time, int code,
             const QByteArray &answer) {
    command->files().setModified(path, time.milliseconds(), command->lifetime(),
                                 [command, path, code, answer](const FileError &error) {
                                     error ? command->refuse(error, path) : command->replyLines(code, {answer});
                                 });
}

std::optional<quint32> parseMode(const QByteArray &text) {
    bool isNumber = false;
    const uint mode = text.toUInt(&isNumber, 8);
    return isNumber && !text.isEmpty() && text.size() <= 4 && mode <= 07777 ? std::optional(mode) : std::nullopt;
}
} // namespace

void Handlers::size(const CommandPtr &command) {
    command->files().stat(command->path(), command->lifetime(), [command](const Entry &entry) {
        if (!entry)
            return command->refuse(entry.error());
        if (entry->isDirectory())
            return command->refuse({FileError::Kind::IsDirectory});
        if (entry->type != FileEntry::Type::File)
            return command->refuse({FileError::Kind::NotRegular});
        if (command->state().ascii)
            return sizeAsText(command);
        command->replyLines(213, {QByteArray::number(entry->size)});
    });
}

// "MDTM path" tells; "MDTM 20260101000000 path" sets, unless there is a file of that whole name.
void Handlers::mdtm(const CommandPtr &command) {
    command->files().stat(command->path(), command->lifetime(), [command](const Entry &entry) {
        if (entry)
            return command->replyLines(213, {timeText(entry->modified)});
        const auto wanted = parseTimeAndPath(command->argument());
        if (!wanted)
            return command->refuse(entry.error());
        const auto path = command->resolve(wanted->path);
        if (path)
            setTime(command, *path, wanted->time, 213, formatTimeValue(wanted->time));
    });
}

void Handlers::mfmt(const CommandPtr &command) {
    const auto wanted = parseTimeAndPath(command->argument());
    if (!wanted)
        return command->reply(501, "MFMT takes a time (YYYYMMDDHHMMSS, UTC) and a path.");
    const auto path = command->resolve(wanted->path);
    if (path)
        setTime(command, *path, wanted->time, 213, "Modify=" + formatTimeValue(wanted->time) + "; " + wanted->path);
}

void Handlers::mff(const CommandPtr &command) {
    const auto line = parseFactLine(command->argument());
    if (!line || line->facts.isEmpty())
        return command->reply(501, "MFF takes facts and a path: modify=20260101000000;UNIX.mode=644; path");
    const auto path = command->resolve(line->name);
    if (!path)
        return;
    std::optional<TimeValue> time;
    std::optional<quint32> mode;
    for (const Fact &fact : line->facts) {
        if (fact.name == "modify")
            time = parseTimeValue(fact.value);
        else if (fact.name == "unix.mode")
            mode = parseMode(fact.value);
        else
            return command->reply(504, "%1 cannot be set; modify and UNIX.mode can.", {fact.name});
        if ((fact.name == "modify" && !time) || (fact.name == "unix.mode" && !mode))
            return command->reply(501, "%1 has no such value: %2", {fact.name, fact.value});
    }
    QByteArray answer;
    if (time)
        answer += "modify=" + formatTimeValue(*time) + ';';
    if (mode)
        answer += "UNIX.mode=0" + QByteArray::number(*mode, 8) + ';';
    answer += ' ' + line->name;
    const auto thenTime = [command, path = *path, time, answer](const FileError &error) {
        if (error)
            return command->refuse(error, path);
        time ? setTime(command, path, *time, 213, answer) : command->replyLines(213, {answer});
    };
    mode ? command->files().setMode(*path, *mode, command->lifetime(), thenTime) : thenTime({});
}

void Handlers::mlst(const CommandPtr &command) {
    command->files().stat(command->path(), command->lifetime(), [command](const Entry &entry) {
        if (!entry)
            return command->refuse(entry.error());
        FileEntry shown = *entry;
        shown.name = command->path().absolute();
        const QByteArray line = ListingWriter::factsLine(
            shown, command->state().account->permissionsAt(command->path().absolute()), command->state().facts);
        if (line.isEmpty())
            return command->refuse({FileError::Kind::BadName});
        command->replyLines(250, {command->say("Facts of %1:", {shown.name}), ' ' + line, command->say("End.")});
    });
}

void Handlers::siteChmod(const CommandPtr &command) {
    const QByteArray argument = command->argument();
    const qsizetype space = argument.indexOf(' ');
    const auto mode = parseMode(argument.left(qMax(qsizetype(0), space)));
    if (!mode || space + 1 >= argument.size())
        return command->reply(501, "SITE CHMOD takes an octal mode and a path: SITE CHMOD 644 path");
    const auto path = command->resolve(argument.mid(space + 1));
    if (!path)
        return;
    command->files().setMode(*path, *mode, command->lifetime(), [command, path = *path](const FileError &error) {
        error ? command->refuse(error, path) : command->reply(200, "The mode of %1 is set.", {path.absolute()});
    });
}

// "SITE UTIME time path", or the older "SITE UTIME path accessed modified created UTC", times to the minute or second.
void Handlers::siteUtime(const CommandPtr &command) {
    const QByteArray argument = command->argument();
    const auto toSecond = [](QByteArray text) { return parseTimeValue(text.size() == 12 ? text + "00" : text); };
    QByteArray name;
    std::optional<TimeValue> time;
    const QList<QByteArray> words = argument.split(' ');
    if (words.size() >= 5 && words.last().toUpper() == "UTC" && toSecond(words.at(words.size() - 3))) {
        time = toSecond(words.at(words.size() - 3));
        name = words.mid(0, words.size() - 4).join(' ');
    } else if (words.size() >= 2) {
        time = toSecond(words.first());
        name = argument.mid(words.first().size() + 1);
    }
    if (!time || name.isEmpty())
        return command->reply(501, "SITE UTIME takes a time (YYYYMMDDHHMMSS, UTC) and a path.");
    const auto path = command->resolve(name);
    if (path)
        setTime(command, *path, *time, 200, command->say("The time of %1 is set.", {path->absolute()}));
}
