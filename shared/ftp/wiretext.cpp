#include "ftp/wiretext.h"

bool isUtf8(QByteArrayView bytes) { return bytes.isValidUtf8(); }

QString decodeWireText(QByteArrayView bytes) {
    return isUtf8(bytes) ? QString::fromUtf8(bytes) : QString::fromLatin1(bytes);
}

QByteArray encodeWireText(QStringView text) {
    // QString's own conversion writes a lone surrogate as "?"; a replacement character says what happened.
    QString whole;
    whole.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar unit = text[i];
        if (unit.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            whole += unit;
            whole += text[++i];
        } else {
            whole += unit.isSurrogate() ? QChar(QChar::ReplacementCharacter) : unit;
        }
    }
    return whole.toUtf8();
}
