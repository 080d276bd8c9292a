// The three bytes before every block of MODE B: what it is and how many bytes follow (RFC 959 3.4.2).
#pragma once

#include <QByteArrayView>

#include <array>
#include <optional>

struct BlockHeader {
    static constexpr int size = 3;
    static constexpr int mostBytes = 65535; // of one block

    bool endOfRecord = false;
    bool endOfFile = false;
    bool suspect = false;       // errors are suspected in the data
    bool restartMarker = false; // the bytes are a marker, not data
    quint16 count = 0;          // bytes that follow

    friend bool operator==(const BlockHeader &, const BlockHeader &) = default;
};

[[nodiscard]] std::array<char, BlockHeader::size> encodeBlockHeader(const BlockHeader &header);
// Nothing when these are not three bytes, or bits are set that the RFC leaves unused: the peers are out of step.
[[nodiscard]] std::optional<BlockHeader> parseBlockHeader(QByteArrayView bytes);
