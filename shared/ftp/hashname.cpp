#include "ftp/hashname.h"

#include "ftp/offsets.h"

#include <algorithm>

namespace {
struct Row {
    HashAlgorithm algorithm;
    const char *name;
    const char *command;
    int length;
};
constexpr Row rows[] = {{HashAlgorithm::Sha256, "SHA-256", "XSHA256", 32},
                        {HashAlgorithm::Sha512, "SHA-512", "XSHA512", 64},
                        {HashAlgorithm::Sha1, "SHA-1", "XSHA1", 20},
                        {HashAlgorithm::Md5, "MD5", "XMD5", 16},
                        {HashAlgorithm::Crc32, "CRC32", "XCRC", 4}};

const Row &rowOf(HashAlgorithm algorithm) {
    return *std::find_if(std::begin(rows), std::end(rows),
                         [algorithm](const Row &row) { return row.algorithm == algorithm; });
}

bool isHexadecimal(QByteArrayView text) {
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    });
}
} // namespace

QList<HashAlgorithm> allHashAlgorithms() {
    QList<HashAlgorithm> all;
    for (const Row &row : rows)
        all.append(row.algorithm);
    return all;
}

QByteArray hashName(HashAlgorithm algorithm) { return rowOf(algorithm).name; }

QByteArray hashCommand(HashAlgorithm algorithm) { return rowOf(algorithm).command; }

int digestLength(HashAlgorithm algorithm) { return rowOf(algorithm).length; }

std::optional<HashAlgorithm> parseHashName(QByteArrayView name) {
    const QByteArray wanted = name.toByteArray().toUpper().replace('-', "");
    for (const Row &row : rows) {
        if (wanted == QByteArray(row.name).replace('-', ""))
            return row.algorithm;
    }
    return std::nullopt;
}

std::optional<HashReply> parseHashReply(QByteArrayView text) {
    // Four fields, of which only the last may hold spaces.
    QByteArrayView fields[3];
    for (QByteArrayView &field : fields) {
        const qsizetype space = text.indexOf(' ');
        if (space <= 0)
            return std::nullopt;
        field = text.first(space);
        text = text.sliced(space + 1);
    }
    const auto algorithm = parseHashName(fields[0]);
    const qsizetype dash = fields[1].indexOf('-');
    if (!algorithm || dash < 0 || !isHexadecimal(fields[2]) || fields[2].size() != 2 * digestLength(*algorithm))
        return std::nullopt;
    const auto first = parseOffset(fields[1].first(dash));
    const auto last = parseOffset(fields[1].sliced(dash + 1));
    if (!first || !last || text.isEmpty())
        return std::nullopt;
    return HashReply{*algorithm, *first, *last, QByteArray::fromHex(fields[2].toByteArray()), text.toByteArray()};
}

QByteArray formatHashReply(const HashReply &reply) {
    return hashName(reply.algorithm) + ' ' + QByteArray::number(reply.first) + '-' + QByteArray::number(reply.last) +
           ' ' + reply.digest.toHex() + ' ' + reply.path;
}

std::optional<QByteArray> parseDigestReply(QByteArrayView text, HashAlgorithm algorithm) {
    const qsizetype wanted = 2 * digestLength(algorithm);
    std::optional<QByteArray> found;
    for (QByteArray word : text.toByteArray().simplified().split(' ')) {
        const bool prefixed = word.startsWith("0x") || word.startsWith("0X");
        if (prefixed)
            word = word.sliced(2);
        while (word.endsWith('.') || word.endsWith(';') || word.endsWith(','))
            word.chop(1);
        if (!isHexadecimal(word))
            continue;
        // Only a CRC is written as a number; a lone short word is one ("250 1F2E3D"), a word in a sentence is not
        // ("file").
        const bool isShortCrc = algorithm == HashAlgorithm::Crc32 && word.size() < wanted &&
                                (prefixed || text.trimmed().size() == word.size());
        if (word.size() != wanted && !isShortCrc)
            continue;
        if (found)
            return std::nullopt;
        found = QByteArray::fromHex(word.rightJustified(wanted, '0'));
    }
    return found;
}
