#include "ftp/offsets.h"

#include <limits>

namespace {
bool isNumber(QByteArrayView text) {
    for (const char c : text) {
        if (c < '0' || c > '9')
            return false;
    }
    return !text.isEmpty();
}
} // namespace

std::optional<qint64> parseOffset(QByteArrayView text) {
    if (!isNumber(text))
        return std::nullopt;
    qint64 value = 0;
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    for (const char c : text) {
        const int digit = c - '0';
        if (value > (most - digit) / 10)
            return std::nullopt;
        value = value * 10 + digit;
    }
    return value;
}

std::optional<ByteRange> parseRange(QByteArrayView argument) {
    const qsizetype space = argument.indexOf(' ');
    if (space < 0)
        return std::nullopt;
    const auto first = parseOffset(argument.first(space));
    const auto last = parseOffset(argument.sliced(space + 1));
    if (!first || !last)
        return std::nullopt;
    const ByteRange range{*first, *last};
    if (range.last < range.first && !range.clears())
        return std::nullopt;
    return range;
}

std::optional<qint64> parseAllocation(QByteArrayView argument) {
    const qsizetype space = argument.indexOf(' ');
    if (space < 0)
        return parseOffset(argument);
    const QByteArrayView rest = argument.sliced(space + 1);
    if (rest.size() < 3 || (rest[0] != 'R' && rest[0] != 'r') || rest[1] != ' ' || !parseOffset(rest.sliced(2)))
        return std::nullopt;
    return parseOffset(argument.first(space));
}
