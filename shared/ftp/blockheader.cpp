#include "ftp/blockheader.h"

namespace {
constexpr quint8 endOfRecordBit = 128;
constexpr quint8 endOfFileBit = 64;
constexpr quint8 suspectBit = 32;
constexpr quint8 restartMarkerBit = 16;
constexpr quint8 unusedBits = 15;
} // namespace

std::array<char, BlockHeader::size> encodeBlockHeader(const BlockHeader &header) {
    const int descriptor = (header.endOfRecord ? endOfRecordBit : 0) | (header.endOfFile ? endOfFileBit : 0) |
                           (header.suspect ? suspectBit : 0) | (header.restartMarker ? restartMarkerBit : 0);
    return {char(descriptor), char(header.count >> 8), char(header.count & 255)};
}

std::optional<BlockHeader> parseBlockHeader(QByteArrayView bytes) {
    if (bytes.size() != BlockHeader::size)
        return std::nullopt;
    const auto descriptor = quint8(bytes[0]);
    if ((descriptor & unusedBits) != 0)
        return std::nullopt;
    BlockHeader header;
    header.endOfRecord = (descriptor & endOfRecordBit) != 0;
    header.endOfFile = (descriptor & endOfFileBit) != 0;
    header.suspect = (descriptor & suspectBit) != 0;
    header.restartMarker = (descriptor & restartMarkerBit) != 0;
    header.count = quint16(quint8(bytes[1]) << 8 | quint8(bytes[2]));
    return header;
}
