#include "ftp/features.h"

#include "ftp/offsets.h"

namespace {
bool equalWords(QByteArrayView a, QByteArrayView b) {
    return a.size() == b.size() && a.compare(b, Qt::CaseInsensitive) == 0;
}

QByteArrayView firstWord(const QByteArray &line) {
    const qsizetype space = line.indexOf(' ');
    return space < 0 ? QByteArrayView(line) : QByteArrayView(line).first(space);
}

// The words of an argument: "TLS;TLS-C;SSL;" and "TLS SSL" alike.
QList<QByteArray> words(QByteArray argument) {
    QList<QByteArray> result = argument.replace(';', ' ').simplified().split(' ');
    result.removeAll(QByteArray());
    return result;
}
} // namespace

Features Features::parse(const Reply &reply) {
    Features features;
    // The first and the last line are words for people ("Features:", "End"). "211 no-features" has one line only.
    if (reply.code != 211)
        return features;
    for (qsizetype i = 1; i + 1 < reply.lines.size(); ++i) {
        const QByteArray line = reply.lines.at(i).trimmed();
        if (!line.isEmpty())
            features.m_lines.append(line);
    }
    return features;
}

bool Features::has(QByteArrayView name) const {
    for (const QByteArray &line : m_lines) {
        if (equalWords(firstWord(line), name))
            return true;
    }
    return false;
}

QByteArray Features::argument(QByteArrayView name) const {
    for (const QByteArray &line : m_lines) {
        if (equalWords(firstWord(line), name))
            return line.sliced(name.size()).trimmed();
    }
    return {};
}

bool Features::has(QByteArrayView name, QByteArrayView word) const {
    for (const QByteArray &line : m_lines) {
        if (!equalWords(firstWord(line), name))
            continue;
        for (const QByteArray &each : words(line.sliced(name.size()))) {
            if (equalWords(each, word))
                return true;
        }
    }
    return false;
}

bool Features::hasAuthTls() const { return has("AUTH", "TLS") || has("AUTH", "TLS-C") || has("AUTH", "SSL"); }

QList<Features::MlstFact> Features::mlstFacts() const {
    QList<MlstFact> facts;
    for (QByteArray &word : words(argument("MLST").toLower())) {
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
    for (QByteArray &word : words(argument("HASH"))) {
        if (word.endsWith('*'))
            word.chop(1);
        const auto algorithm = parseHashName(word);
        if (algorithm && !algorithms.contains(*algorithm))
            algorithms.append(*algorithm);
    }
    return algorithms;
}

std::optional<HashAlgorithm> Features::defaultHash() const {
    for (QByteArray &word : words(argument("HASH"))) {
        if (word.endsWith('*')) {
            word.chop(1);
            return parseHashName(word);
        }
    }
    return std::nullopt;
}

int Features::pipeline() const {
    for (const QByteArray &word : words(argument("X-WHERRY"))) {
        if (!word.toUpper().startsWith("PIPELINE="))
            continue;
        const auto count = parseOffset(QByteArrayView(word).sliced(9));
        if (count && *count >= 1)
            return int(qMin<qint64>(*count, 100'000));
    }
    return 1;
}
