// Every command of the server, one row each: what the dispatcher asks before the handler runs, and what FEAT, HELP and
// docs/protocol.md say. Anything that differs between commands is a column here, never an if on a verb.
#pragma once

#include "config/configuration.h"

#include <QByteArray>
#include <QByteArrayView>

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

class Command;
class CommandContext;
using CommandPtr = std::shared_ptr<Command>;

// Runs one command: answers it at once, or keeps the pointer until it can.
using Handler = void (*)(const CommandPtr &command);
// The line of FEAT, without indentation; empty = this server has none to offer (a policy, a missing certificate).
using FeatureLine = QByteArray (*)(const CommandContext &context);

enum class When : std::uint8_t {
    Always,      // logged in or not
    BeforeLogin, // not once logged in: 503
    LoggedIn     // 530 before
};

enum class Argument : std::uint8_t {
    None,         // 501 with one
    Optional,     //
    Required,     // 501 without
    Path,         // required and resolved; may not leave the home
    OptionalPath, // the working directory when absent
    NewPath,      // Path whose last name will be made: 553 when it cannot be a name
    ListPath,     // OptionalPath behind options like -la
    Subcommand    // the first word picks a row of its own ("SITE CHMOD")
};

enum class DuringTransfer : std::uint8_t {
    Waits,         // and everything behind it
    WaitsForData,  // MODE B: for the data of uploads before it, not until they are durable
    Overtakes,     // answered at once
    OvertakesAlone // answered at once when it has no argument
};

enum class InClear : std::uint8_t {
    Allowed, // also where the policy demands TLS
    Refused
};

enum class ReplyFormat : std::uint8_t {
    Free, // may carry a message from the administrator
    Fixed // programs parse it
};

struct CommandRow {
    std::string_view verb; // "RETR", "SITE CHMOD"
    Handler handler;       // null: known to the RFCs, not offered: 502
    When when;
    Argument argument;
    Permission permission;
    DuringTransfer duringTransfer;
    InClear inClear;
    ReplyFormat format;
    FeatureLine feature;     // null = no line in FEAT
    std::string_view syntax; // of the argument: "<path>"
    std::string_view source; // "RFC 959"
    std::string_view help;   // one line
};

namespace CommandTable {
std::span<const CommandRow> rows(); // sorted by verb
// Verb in upper case; null when unknown.
const CommandRow *find(QByteArrayView verb);
// The known verb that differs least from this one, for "did you mean"; empty when none is near.
QByteArray nearest(QByteArrayView verb);
} // namespace CommandTable
