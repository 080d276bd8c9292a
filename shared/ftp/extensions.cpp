#include "ftp/extensions.h"

#include "ftp/wiretext.h"

namespace {
constexpr char messageTag[] = "X-WHERRY-MESSAGE ";
}

bool Extensions::isWherryClient(QByteArrayView clntArgument) {
    const QByteArray given = clntArgument.trimmed().toByteArray();
    return given == clientName || given.startsWith(QByteArray(QByteArray(clientName) + '/'));
}

QByteArray Extensions::encodeDigest(HashAlgorithm algorithm, const QByteArray &digest) {
    return " [" + hashName(algorithm) + ' ' + digest.toHex() + ']';
}

std::optional<QByteArray> Extensions::decodeDigest(QByteArrayView text, HashAlgorithm algorithm) {
    const qsizetype length = encodeDigest(algorithm, QByteArray(digestLength(algorithm), '\0')).size();
    if (text.size() < length)
        return std::nullopt;
    const QByteArray end = text.last(length).toByteArray();
    const QByteArray digest = QByteArray::fromHex(end.sliced(end.indexOf(' ', 1) + 1).chopped(1));
    if (digest.size() != digestLength(algorithm) || end != encodeDigest(algorithm, digest))
        return std::nullopt;
    return digest;
}

QByteArray Extensions::encodeMessageLine(const QString &message) {
    return ' ' + QByteArray(messageTag) + encodeWireText(message).toPercentEncoding();
}

std::optional<QString> Extensions::decodeMessageLine(QByteArrayView line) {
    const QByteArray text = line.sliced(line.startsWith(' ') ? 1 : 0).toByteArray();
    if (!text.startsWith(messageTag))
        return std::nullopt;
    const QByteArray bytes = QByteArray::fromPercentEncoding(text.sliced(qsizetype(qstrlen(messageTag))));
    if (!isUtf8(bytes))
        return std::nullopt;
    return QString::fromUtf8(bytes);
}
