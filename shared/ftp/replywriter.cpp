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

QByteArray encodeReply(int code, const QList<QByteArray> &lines) {
    Q_ASSERT(code >= 100 && code < 660);
    const QByteArray number = QByteArray::number(code);
    QByteArray out;
    for (qsizetype i = 0; i + 1 < lines.size(); ++i) {
        const QByteArray &line = lines.at(i);
        if (i == 0)
            out += number + '-';
        else if (!line.isEmpty() && line.at(0) >= '0' && line.at(0) <= '9')
            out += ' ';
        appendLine(out, line);
    }
    out += number + ' ';
    appendLine(out, lines.isEmpty() ? QByteArray() : lines.last());
    return out;
}

QByteArray encodeReply(int code, const QByteArray &line) { return encodeReply(code, QList<QByteArray>{line}); }
