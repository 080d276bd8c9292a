#include "ftp/asciitranslator.h"

void AsciiEncoder::encode(QByteArrayView bytes, QByteArray &out) {
    qsizetype at = 0;
    while (at < bytes.size()) {
        const qsizetype lineEnd = bytes.indexOf('\n', at);
        const qsizetype end = lineEnd < 0 ? bytes.size() : lineEnd;
        out.append(bytes.sliced(at, end - at));
        if (lineEnd < 0)
            return;
        out.append("\r\n");
        at = lineEnd + 1;
    }
}

qint64 AsciiEncoder::measure(QByteArrayView bytes) { return bytes.size() + bytes.count('\n'); }

void AsciiDecoder::decode(QByteArrayView bytes, QByteArray &out) {
    if (bytes.isEmpty())
        return;
    // A CR is held back until it is known whether LF follows.
    if (m_carriageReturn && bytes.front() != '\n')
        out.append('\r');
    m_carriageReturn = bytes.back() == '\r';
    const qsizetype size = bytes.size() - (m_carriageReturn ? 1 : 0);
    qsizetype at = 0;
    while (at < size) {
        qsizetype end = bytes.indexOf("\r\n", at);
        if (end < 0 || end > size)
            end = size;
        out.append(bytes.sliced(at, end - at));
        at = end == size ? end : end + 1;
    }
}

void AsciiDecoder::finish(QByteArray &out) {
    if (m_carriageReturn)
        out.append('\r');
    m_carriageReturn = false;
}
