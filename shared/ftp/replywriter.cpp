#include "ftp/replywriter.h"

#include "ftp/telnetline.h"

namespace {
void appendLine(QByteArray &out, const QByteArray &line) {
    out += telnetEscaped(withoutControls(line));
    out += "\r\n";
}
} // namespace

QByteArray withoutControls(QByteArray text) {
    for (qsizetype i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text.at(i));
        if (byte < 32 || byte == 127)
            text[i] = '?';
    }
    return text;
}

QByteArray encodeReplyBeginning(int code, const QByteArray &line) {
    Q_ASSERT(code >= 100 && code < 660);
    QByteArray out = QByteArray::number(code) + '-';
    appendLine(out, line);
    return out;
}

QByteArray encodeReplyLines(const QList<QByteArray> &lines) {
    QByteArray out;
    for (const QByteArray &line : lines) {
        if (!line.isEmpty() && line.at(0) >= '0' && line.at(0) <= '9')
            out += ' ';
        appendLine(out, line);
    }
    return out;
}

QByteArray encodeReply(int code, const QList<QByteArray> &lines) {
    Q_ASSERT(code >= 100 && code < 660);
    QByteArray out;
    if (lines.size() > 1)
        out = encodeReplyBeginning(code, lines.first()) + encodeReplyLines(lines.sliced(1, lines.size() - 2));
    out += QByteArray::number(code) + ' ';
    appendLine(out, lines.isEmpty() ? QByteArray() : lines.last());
    return out;
}

QByteArray encodeReply(int code, const QByteArray &line) { return encodeReply(code, QList<QByteArray>{line}); }
