// A stream of blocks cut into arbitrary readings: the header is understood as it is written, and out of step is
// noticed.
#include "ftp/blockheader.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const QByteArrayView stream(reinterpret_cast<const char *>(data), qsizetype(size));
    for (qsizetype at = 0; at + BlockHeader::size <= stream.size();) {
        const auto header = parseBlockHeader(stream.sliced(at, BlockHeader::size));
        if (header.has_value() != ((quint8(stream[at]) & 15) == 0))
            std::abort();
        if (!header)
            break;
        const auto again = encodeBlockHeader(*header);
        if (QByteArrayView(again.data(), BlockHeader::size) != stream.sliced(at, BlockHeader::size))
            std::abort();
        at += BlockHeader::size + header->count;
    }
    return 0;
}
