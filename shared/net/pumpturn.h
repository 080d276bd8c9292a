// What a pump does before others have their turn of the loop.
#pragma once

#include <QtGlobal>

namespace PumpTurn {
// A source or sink that works for its bytes (a listing, a compressed upload) is left after so long.
inline constexpr qint64 Nanoseconds = 2'000'000;
// Bytes at once through memory; of what is kept until it is sent few at first, for most files are small.
inline constexpr qint64 SmallSlice = 16 * 1024;
inline constexpr qint64 LargeSlice = 256 * 1024;
} // namespace PumpTurn
