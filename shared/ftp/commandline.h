// A command as it stands on the control connection (RFC 959 4.1, 5.3): read by the server, written by the client.
#pragma once

#include "base/expected.h"

#include <QByteArray>
#include <QByteArrayView>

struct CommandLine {
    static constexpr qsizetype maxLength = 8 * 1024; // bytes of a line without its end

    QByteArray verb;          // upper case; never empty; may hold anything but spaces, NUL, CR and LF
    QByteArray argument;      // what follows the first space, byte for byte (names may begin or end with spaces)
    bool hasArgument = false; // a space followed the verb; the argument may still be empty ("PASS ")

    friend bool operator==(const CommandLine &, const CommandLine &) = default;
};

enum class CommandLineError {
    Empty,         // nothing but spaces: 500
    ForbiddenByte, // NUL, CR or LF inside: 501
    TooLong        // over maxLength: 500
};

// Parses one line without its end. Spaces before the verb are passed over.
Expected<CommandLine, CommandLineError> parseCommandLine(QByteArrayView line);

// The one function that writes commands: the line with CRLF, a byte 255 doubled (Telnet). Refuses CR, LF and NUL (they
// could smuggle in a second command), an empty verb, and more than maxLength bytes: Failure Unsupported.
Expected<QByteArray> encodeCommand(QByteArrayView verb, QByteArrayView argument = {});
Expected<QByteArray> encodeCommandLine(QByteArrayView line);
