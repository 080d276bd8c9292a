// Byte positions in arguments: REST (RFC 3659 5), RANG (draft-bryan-ftp-range), ALLO (RFC 959 4.1.3), SIZE replies.
#pragma once

#include <QByteArrayView>

#include <optional>

// Digits only, 0..2^63-1; no sign, no space, at most 19 significant digits.
std::optional<qint64> parseOffset(QByteArrayView text);

struct ByteRange {
    qint64 first = 0;
    qint64 last = 0;                                        // inclusive
    bool clears() const { return first == 1 && last == 0; } // "RANG 1 0" means the whole file again
};
// "first last"; last >= first, or "1 0".
std::optional<ByteRange> parseRange(QByteArrayView argument);

// "n" or "n R m" (the record size is read and ignored).
std::optional<qint64> parseAllocation(QByteArrayView argument);
