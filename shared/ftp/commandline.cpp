#include "ftp/commandline.h"

#include "ftp/telnetline.h"

namespace {
bool hasForbiddenByte(QByteArrayView line) { return line.contains('\0') || line.contains('\r') || line.contains('\n'); }

Failure notSent(const char *reason) {
    Failure failure;
    failure.kind = Failure::Kind::Unsupported;
    failure.text = QLatin1String(reason);
    return failure;
}
} // namespace

Expected<CommandLine, CommandLineError> parseCommandLine(QByteArrayView line) {
    if (line.size() > CommandLine::maxLength)
        return CommandLineError::TooLong;
    if (hasForbiddenByte(line))
        return CommandLineError::ForbiddenByte;
    while (!line.isEmpty() && line.front() == ' ')
        line = line.sliced(1);
    if (line.isEmpty())
        return CommandLineError::Empty;
    CommandLine command;
    const qsizetype space = line.indexOf(' ');
    command.hasArgument = space >= 0;
    command.verb = line.first(space < 0 ? line.size() : space).toByteArray().toUpper();
    if (command.hasArgument)
        command.argument = line.sliced(space + 1).toByteArray();
    return command;
}

Expected<QByteArray> encodeCommand(QByteArrayView verb, QByteArrayView argument) {
    if (verb.isEmpty() || verb.contains(' '))
        return notSent("an empty or broken command is not sent");
    QByteArray line = verb.toByteArray();
    if (!argument.isEmpty()) {
        line += ' ';
        line += argument;
    }
    return encodeCommandLine(line);
}

Expected<QByteArray> encodeCommandLine(QByteArrayView line) {
    if (line.isEmpty() || line.front() == ' ')
        return notSent("an empty or broken command is not sent");
    if (line.size() > CommandLine::maxLength)
        return notSent("a command of more than 8 KiB is not sent");
    if (hasForbiddenByte(line))
        return notSent("a name with a line break or a NUL byte cannot be sent to a server");
    return QByteArray(telnetEscaped(line.toByteArray()) + "\r\n");
}
