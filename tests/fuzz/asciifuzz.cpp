// TYPE A, cut at a place the first byte names: translated there and back it is the same file.
#include "ftp/asciitranslator.h"

#include <cstdint>
#include <cstdlib>

namespace {
void check(bool right) {
    if (!right)
        std::abort();
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    if (size == 0)
        return 0;
    const QByteArray file(reinterpret_cast<const char *>(data + 1), qsizetype(size - 1));
    const qsizetype cut = file.isEmpty() ? 0 : data[0] % file.size();
    AsciiEncoder encoder, counter;
    QByteArray wire;
    encoder.encode(file.first(cut), wire);
    encoder.encode(file.sliced(cut), wire);
    check(counter.measure(file.first(cut)) + counter.measure(file.sliced(cut)) == wire.size());

    AsciiDecoder decoder;
    QByteArray back;
    const qsizetype wireCut = wire.isEmpty() ? 0 : data[0] % wire.size();
    decoder.decode(wire.first(wireCut), back);
    decoder.decode(wire.sliced(wireCut), back);
    decoder.finish(back);
    check(back == file);

    AsciiDecoder any;
    QByteArray decoded;
    any.decode(file, decoded);
    any.finish(decoded);
    check(decoded.size() == file.size() - file.count("\r\n"));
    return 0;
}
