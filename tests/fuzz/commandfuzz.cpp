// The line splitter and parseCommandLine, as the server uses them: fed at once and byte by byte it must be the same.
#include "ftp/commandline.h"
#include "ftp/offsets.h"
#include "ftp/telnetline.h"

#include <cstdint>
#include <cstdlib>

namespace {
void check(bool right) {
    if (!right)
        std::abort();
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const QByteArrayView bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    TelnetLineSplitter whole, single;
    whole.feed(bytes);
    for (const char &byte : bytes)
        single.feed(QByteArrayView(&byte, 1));
    check(whole.lineCount() == single.lineCount() && whole.partial() == single.partial());
    while (whole.hasLine()) {
        const TelnetLine line = whole.takeLine(), same = single.takeLine();
        check(line.text == same.text && line.synch == same.synch && line.tooLong == same.tooLong);
        check(line.text.size() <= TelnetLineSplitter::defaultLimit && !line.text.contains('\n'));
        const auto command = parseCommandLine(line.text);
        if (!command)
            continue;
        check(!command->verb.isEmpty() && !command->verb.contains(' ') && command->verb == command->verb.toUpper());
        check(!command->argument.contains('\r') && !command->argument.contains('\0'));
        parseRange(command->argument);
        parseAllocation(command->argument);
        // Whatever was understood can be written, and is understood in the same way again.
        const auto wire = encodeCommand(command->verb, command->argument);
        if (!wire)
            continue;
        TelnetLineSplitter back;
        back.feed(*wire);
        check(back.lineCount() == 1);
        const auto again = parseCommandLine(back.takeLine().text);
        check(again && again->verb == command->verb && again->argument == command->argument);
    }
    return 0;
}
