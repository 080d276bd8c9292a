// ReplyParser, fed through the line splitter as the client feeds it; what the writer writes is read back.
#include "ftp/extensions.h"
#include "ftp/features.h"
#include "ftp/hashname.h"
#include "ftp/remotepath.h"
#include "ftp/replyparser.h"
#include "ftp/replywriter.h"
#include "ftp/telnetline.h"

#include <cstdint>
#include <cstdlib>

namespace {
void read(const Reply &reply) {
    const Features features = Features::parse(reply);
    features.mlstFacts();
    features.hashAlgorithms();
    features.defaultHash();
    if (features.pipeline() < 1)
        std::abort();
    for (const QByteArray &line : reply.lines) {
        Extensions::decodeMessageLine(line);
        const auto hash = parseHashReply(line);
        if (hash && hash->digest.size() != digestLength(hash->algorithm))
            std::abort();
        for (const HashAlgorithm algorithm : allHashAlgorithms()) {
            const auto digest = parseDigestReply(line, algorithm);
            if (digest && digest->size() != digestLength(algorithm))
                std::abort();
        }
    }
    // What our server would make of these lines is one reply, of the same number of lines.
    ReplyParser parser;
    TelnetLineSplitter splitter(1 << 20);
    splitter.feed(encodeReply(qBound(100, reply.code, 659), reply.lines));
    if (splitter.lineCount() != qMax<qsizetype>(1, reply.lines.size()))
        std::abort();
    while (splitter.hasLine()) {
        const auto again = parser.feed(splitter.takeLine().text);
        if (again && again.value() && splitter.hasLine())
            std::abort(); // ended early: a line of it was taken for the end
    }
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    TelnetLineSplitter splitter;
    splitter.feed(QByteArrayView(reinterpret_cast<const char *>(data), qsizetype(size)));
    ReplyParser parser;
    while (splitter.hasLine()) {
        const TelnetLine line = splitter.takeLine();
        if (line.text.size() > TelnetLineSplitter::defaultLimit)
            std::abort();
        const auto reply = parser.feed(line.text);
        if (!reply)
            parser.reset();
        else if (reply.value())
            read(*reply.value());
    }
    return 0;
}
