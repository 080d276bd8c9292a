#include "base/visibletext.h"

namespace {
bool isHidden(char32_t c) {
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xad || c == 0x61c || c == 0x180e ||
           (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) ||
           c == 0xfeff || (c >= 0xfff9 && c <= 0xfffb) || (c >= 0xe0000 && c <= 0xe007f);
}

void appendEscaped(QString &out, char32_t c) {
    if (c < 0x100)
        out += QStringLiteral("\\x%1").arg(uint(c), 2, 16, QLatin1Char('0'));
    else if (c < 0x10000)
        out += QStringLiteral("\\u%1").arg(uint(c), 4, 16, QLatin1Char('0'));
    else
        out += QStringLiteral("\\U%1").arg(uint(c), 8, 16, QLatin1Char('0'));
}

void append(QString &out, char32_t c) {
    if (isHidden(c))
        appendEscaped(out, c);
    else if (c < 0x10000)
        out += QChar(char16_t(c));
    else
        out += QChar::fromUcs4(c);
}

// The length of the UTF-8 character that begins at `at` and its value; 0 when there is no valid one.
qsizetype decode(QByteArrayView bytes, qsizetype at, char32_t *value) {
    const auto byte = [&](qsizetype i) { return uchar(bytes[i]); };
    const uchar first = byte(at);
    if (first < 0x80) {
        *value = first;
        return 1;
    }
    const qsizetype length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || at + length > bytes.size())
        return 0;
    char32_t c = first & (0xffu >> (length + 1));
    for (qsizetype i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xc0) != 0x80)
            return 0;
        c = (c << 6) | (byte(at + i) & 0x3f);
    }
    const bool overlong = (length == 3 && c < 0x800) || (length == 4 && c < 0x10000);
    if (overlong || (c >= 0xd800 && c <= 0xdfff) || c > 0x10ffff)
        return 0;
    *value = c;
    return length;
}
} // namespace

QString visibleText(QStringView text) {
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            append(out, QChar::surrogateToUcs4(c, text[i + 1]));
            ++i;
        } else if (c.isSurrogate()) {
            appendEscaped(out, c.unicode());
        } else {
            append(out, c.unicode());
        }
    }
    return out;
}

QString visibleText(QByteArrayView bytes) {
    QString out;
    out.reserve(bytes.size());
    for (qsizetype at = 0; at < bytes.size();) {
        char32_t c = 0;
        const qsizetype length = decode(bytes, at, &c);
        if (length == 0) {
            appendEscaped(out, uchar(bytes[at]));
            ++at;
        } else {
            append(out, c);
            at += length;
        }
    }
    return out;
}
