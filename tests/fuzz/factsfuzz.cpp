// Lines of MLST and MLSD, and the times in them.
#include "ftp/facts.h"

#include <cstdint>
#include <cstdlib>

namespace {
void check(bool right) {
    if (!right)
        std::abort();
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const QByteArrayView text(reinterpret_cast<const char *>(data), qsizetype(size));
    parseFactNames(text);
    if (const auto line = parseFactLine(text)) {
        check(!line->name.isEmpty() && !line->name.contains('\n') && !line->name.contains('\r'));
        line->type();
        line->linkTarget();
        line->permissions();
        check(line->size().value_or(0) >= 0);
        check((line->unixMode().value_or(0) & ~07777) == 0);
        const QByteArray written = formatFactLine(*line);
        if (!written.isEmpty())
            check(parseFactLine(QByteArray(' ' + written)) == line);
        if (const auto time = line->modified())
            check(parseTimeValue(formatTimeValue(*time, time->fractionDigits)) == time);
    }
    if (const auto both = parseTimeAndPath(text)) {
        check(!both->path.isEmpty());
        check(parseTimeValue(formatTimeValue(both->time, both->time.fractionDigits)) == both->time);
    }
    return 0;
}
