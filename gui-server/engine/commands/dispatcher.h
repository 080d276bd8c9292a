// The one gate: asks of every line, in one order, whether the command is known, allowed in clear, allowed before login,
// well formed, inside the home, permitted. Each question has one reply code. Then the row's handler runs.
#pragma once

#include "commands/command.h"
#include "ftp/telnetline.h"

#include <optional>

namespace Dispatcher {
// Answers the line or starts its command. The command when it is still open (it will call commandEnded), else null:
// its final reply has been sent.
CommandPtr dispatch(CommandContext &context, const TelnetLine &line);
// Whether this line is answered while a transfer runs; every other one waits, with all behind it.
bool overtakes(const TelnetLine &line);
// What an upload names that may begin while others of MODE B are being made durable; nothing for other lines.
std::optional<QByteArray> argumentOfUpload(const TelnetLine &line);
} // namespace Dispatcher
