#include "ftp/features.h"

#include "ftp/offsets.h"

#include <algorithm>

namespace {
QList<QByteArray> wordsOf(QByteArray argument) {
    QList<QByteArray> result = argument.toUpper().replace(';', ' ').simplified().split(' ');
    result.removeAll(QByteArray());
    return result;
}

// X-WHERRY PIPELINE=n: n, 1 without it.
int pipelineOf(const QList<QByteArray> &words) {
    constexpr QByteArrayView mark("PIPELINE=");
    for (const QByteArray &word : words) {
        const auto count = word.startsWith(mark) ? parseOffset(QByteArrayView(word).sliced(mark.size())) : std::nullopt;
        if (count && *count >= 1)
            return int(qMin<qint64>(*count, 100'000));
    }
    return 1;
}
} // namespace

Features Features::parse(const Reply &reply) {
    Features features;
    // The first and the last line are words for people ("Features:", "End"). "211 no-features" has one line only.
    if (reply.code != 211)
        return features;
    for (qsizetype i = 1; i + 1 < reply.lines.size(); ++i) {
        const QByteArray line = reply.lines.at(i).trimmed();
        if (line.isEmpty())
            continue;
        const qsizetype space = line.indexOf(' ');
        const QByteArray name = space < 0 ? line : line.first(space);
        features.m_lines.append({line, name.toUpper(), wordsOf(line.sliced(name.size()))});
    }
    features.m_pipeline = pipelineOf(features.words("X-WHERRY"));
    return features;
}

QList<QByteArray> Features::lines() const {
    QList<QByteArray> lines;
    for (const Line &line : m_lines)
        lines.append(line.text);
    return lines;
}

bool Features::has(QByteArrayView name) const {
    return std::ranges::any_of(m_lines, [name](const Line &line) { return line.name == name; });
}

QByteArray Features::argument(QByteArrayView name) const {
    for (const Line &line : m_lines) {
        if (line.name == name)
            return line.text.sliced(name.size()).trimmed();
    }
    return {};
}

QList<QByteArray> Features::words(QByteArrayView name) const {
    for (const Line &line : m_lines) {
        if (line.name == name)
            return line.words;
    }
    return {};
}

bool Features::has(QByteArrayView name, QByteArrayView word) const {
    return std::ranges::any_of(
        m_lines, [name, word](const Line &line) { return line.name == name && line.words.contains(word); });
}

bool Features::hasAuthTls() const { return has("AUTH", "TLS") || has("AUTH", "TLS-C") || has("AUTH", "SSL"); }

QList<Features::MlstFact> Features::mlstFacts() const {
    QList<MlstFact> facts;
    for (const QByteArray &each : words("MLST")) {
        QByteArray word = each.toLower();
        const bool isOn = word.endsWith('*');
        if (isOn)
            word.chop(1);
        if (!word.isEmpty())
            facts.append({word, isOn});
    }
    return facts;
}

QList<HashAlgorithm> Features::hashAlgorithms() const {
    QList<HashAlgorithm> algorithms;
    for (QByteArray word : words("HASH")) {
        if (word.endsWith('*'))
            word.chop(1);
        const auto algorithm = parseHashName(word);
        if (algorithm && !algorithms.contains(*algorithm))
            algorithms.append(*algorithm);
    }
    return algorithms;
}

std::optional<HashAlgorithm> Features::defaultHash() const {
    for (const QByteArray &word : words("HASH")) {
        if (word.endsWith('*'))
            return parseHashName(word.chopped(1));
    }
    return std::nullopt;
}
