// Which ranges of a ".part" file stand, written behind the last byte that the whole file will have: the file says by
// itself that it has gaps, is longer than it may be without them, and goes on exactly after a kill -9.
#pragma once

#include "base/failure.h"
#include "operations/transfer/fileranges.h"

#include <optional>

struct RangeRecord {
    qint64 size = 0;         // of the whole file
    qint64 modified = 0;     // of the source, milliseconds since 1970 UTC; 0 unknown
    FileRanges::Ranges held; // what was written
    FileRanges::Ranges safe; // what is durable: of the rest a crash of the machine may have left nothing

    // Into an open file, at offset `size`; what stood behind it is cut off.
    [[nodiscard]] Failure write(int file) const;
    // What stands there by a record of a file of this size; after a start of the machine only what was durable.
    // Nothing when there is no record, or not a whole one.
    static std::optional<RangeRecord> read(int file, qint64 size);
};
