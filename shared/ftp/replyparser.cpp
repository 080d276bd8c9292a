#include "ftp/replyparser.h"

namespace {
constexpr int maxEmptyLines = 16; // between two replies

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// The code at the start of a line, 0 if it has none.
int codeOf(QByteArrayView line) {
    if (line.size() < 3 || line[0] < '1' || line[0] > '6' || !isDigit(line[1]) || !isDigit(line[2]))
        return 0;
    return (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
}

Failure broken(const char *reason) {
    Failure failure;
    failure.kind = Failure::Kind::BadReply;
    failure.text = QLatin1String(reason);
    return failure;
}
} // namespace

void ReplyParser::reset() {
    m_reply = Reply();
    m_bytes = 0;
    m_emptyLines = 0;
}

Expected<std::optional<Reply>> ReplyParser::feed(QByteArrayView line) {
    if (line.size() > maxLine)
        return broken("the server sent a reply line of more than 8 KiB");
    m_bytes += line.size() + 2;
    if (m_bytes > maxReply)
        return broken("the server sent a reply of more than 64 KiB");
    return isInReply() ? proceed(line) : begin(line);
}

Expected<std::optional<Reply>> ReplyParser::begin(QByteArrayView line) {
    if (line.isEmpty() && ++m_emptyLines <= maxEmptyLines) {
        m_bytes = 0;
        return std::optional<Reply>();
    }
    const int code = codeOf(line);
    const char separator = line.size() > 3 ? line[3] : ' ';
    if (code == 0 || (separator != ' ' && separator != '-'))
        return broken("the server sent something that is not an FTP reply");
    Reply reply;
    reply.code = code;
    reply.lines.append(line.sliced(qMin<qsizetype>(4, line.size())).toByteArray());
    if (separator == '-') {
        m_reply = std::move(reply);
        return std::optional<Reply>();
    }
    reset();
    return std::optional<Reply>(std::move(reply));
}

Expected<std::optional<Reply>> ReplyParser::proceed(QByteArrayView line) {
    if (codeOf(line) == m_reply.code && (line.size() == 3 || line[3] == ' ')) {
        m_reply.lines.append(line.sliced(qMin<qsizetype>(4, line.size())).toByteArray());
        Reply reply = std::move(m_reply);
        reset();
        return std::optional<Reply>(std::move(reply));
    }
    const bool repeatsCode = codeOf(line) == m_reply.code && line[3] == '-';
    m_reply.lines.append(line.sliced(repeatsCode ? 4 : 0).toByteArray());
    return std::optional<Reply>();
}
