// TYPE, MODE, STRU, ALLO (RFC 959 4.1.2), REST (RFC 3659 5), RANG (draft-bryan-ftp-range), OPTS (RFC 2389 4).
#include "base/bytesize.h"
#include "commands/command.h"
#include "commands/handlers.h"
#include "files/filesystem.h"
#include "ftp/facts.h"

#include <algorithm>

namespace {
// "type;size;" of those that are on.
QByteArray factNames(const FactSelection &facts) {
    QByteArray names;
    const auto add = [&names](const char *name, bool isOn) {
        if (isOn)
            names += QByteArray(name) + ';';
    };
    add("type", facts.type);
    add("size", facts.size);
    add("modify", facts.modify);
    add("unique", facts.unique);
    add("perm", facts.perm);
    add("UNIX.mode", facts.unixMode);
    add("UNIX.owner", facts.unixOwner);
    add("UNIX.group", facts.unixGroup);
    return names;
}
} // namespace

void Handlers::type(const CommandPtr &command) {
    const QByteArray wanted = command->argument().toUpper().simplified();
    SessionState &state = command->state();
    if (wanted == "A" || wanted == "A N") {
        state.ascii = true;
        return command->reply(200, "Type is text (A): lines end with CRLF on the way.");
    }
    if (wanted == "I" || wanted == "L 8" || wanted == "L8") {
        state.ascii = false;
        return command->reply(200, "Type is binary (I): bytes travel as they are.");
    }
    if (!wanted.isEmpty() && QByteArrayView("AEIL").contains(wanted.at(0)))
        return command->reply(504, "TYPE %1 is not offered; A, I and L 8 are.", {command->argument()});
    command->reply(501, "TYPE takes A, I or L 8.");
}

void Handlers::mode(const CommandPtr &command) {
    const QByteArray wanted = command->argument().toUpper();
    SessionState &state = command->state();
    if (wanted == "S" || wanted == "Z" || wanted == "B") {
        state.deflate = wanted == "Z";
        state.blocks = wanted == "B";
        if (state.blocks)
            return command->reply(200, "Mode is block (B): the data connection stays open between files.");
        command->context().closeDataConnection();
        return state.deflate ? command->reply(200, "Mode is deflate (Z).") : command->reply(200, "Mode is stream (S).");
    }
    if (wanted == "C")
        return command->reply(504, "MODE %1 is not offered; S, B and Z are.", {command->argument()});
    command->reply(501, "MODE takes S, B or Z.");
}

void Handlers::stru(const CommandPtr &command) {
    const QByteArray wanted = command->argument().toUpper();
    if (wanted == "F")
        return command->reply(200, "Structure is file (F).");
    if (wanted == "R" || wanted == "P")
        return command->reply(504, "STRU %1 is not offered; files here have no records (F).", {command->argument()});
    command->reply(501, "STRU takes F.");
}

void Handlers::rest(const CommandPtr &command) {
    const auto offset = parseOffset(command->argument());
    if (!offset)
        return command->reply(501, "REST takes a number of bytes from 0 up.");
    command->state().restart = *offset;
    command->reply(350, "The next transfer begins at byte %1.", {QByteArray::number(*offset)});
}

void Handlers::rang(const CommandPtr &command) {
    const auto range = parseRange(command->argument());
    if (!range)
        return command->reply(501, "RANG takes the first and the last byte: RANG 0 99. RANG 1 0 clears it.");
    if (range->clears()) {
        command->state().range.reset();
        return command->reply(350, "The whole file again.");
    }
    command->state().range = range;
    command->reply(350, "The next RETR or HASH takes bytes %1 to %2.",
                   {QByteArray::number(range->first), QByteArray::number(range->last)});
}

void Handlers::allo(const CommandPtr &command) {
    const auto bytes = parseAllocation(command->argument());
    if (!bytes)
        return command->reply(501, "ALLO takes a number of bytes.");
    command->state().announced = *bytes;
    command->files().space(
        command->state().directory, command->lifetime(),
        [command, wanted = *bytes](const Expected<SpaceFigures, FileError> &space) {
            if (!space || space->available < 0 || wanted <= space->available)
                return command->reply(200, "%1 bytes are expected.", {QByteArray::number(wanted)});
            const bool byQuota = space->quotaBytes >= 0 && space->quotaBytes - space->quotaUsed <= space->available;
            command->refuse(FileError{byQuota ? FileError::Kind::QuotaExceeded : FileError::Kind::DiskFull, 0, wanted,
                                      space->available});
        });
}

void Handlers::optsUtf8(const CommandPtr &command) {
    const QByteArray wanted = command->argument().trimmed().toUpper();
    if (wanted == "ON" || wanted.isEmpty() || wanted == "NLST")
        return command->reply(200, "Names are UTF-8 (always).");
    command->reply(504, "Names are always UTF-8 here.");
}

void Handlers::optsMlst(const CommandPtr &command) {
    const QList<QByteArray> names = parseFactNames(command->argument());
    FactSelection &facts = command->state().facts;
    facts = {names.contains("type"),       names.contains("size"),      names.contains("modify"),
             names.contains("unique"),     names.contains("perm"),      names.contains("unix.mode"),
             names.contains("unix.owner"), names.contains("unix.group")};
    command->replyLines(200, {"MLST OPTS " + factNames(facts)});
}

void Handlers::optsHash(const CommandPtr &command) {
    if (!command->argument().isEmpty()) {
        const auto algorithm = parseHashName(command->argument());
        if (!algorithm)
            return command->reply(504, "%1 is not a digest of this server (FEAT lists them).", {command->argument()});
        command->state().hash = *algorithm;
    }
    command->replyLines(200, {hashName(command->state().hash)});
}

void Handlers::optsMode(const CommandPtr &command) {
    const QList<QByteArray> words = command->argument().toUpper().simplified().split(' ');
    bool isNumber = false;
    const int level = words.size() == 3 ? words.at(2).toInt(&isNumber) : -1;
    if (words.value(0) != "Z" || words.value(1) != "LEVEL" || !isNumber || level < 0 || level > 9)
        return command->reply(501, "OPTS MODE Z LEVEL takes 0 to 9.");
    command->state().deflateLevel = std::uint8_t(std::clamp(level, 1, 9));
    command->reply(200, "MODE Z packs at level %1.", {QByteArray::number(command->state().deflateLevel)});
}
