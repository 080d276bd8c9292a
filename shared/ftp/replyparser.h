// Puts the lines of a control connection together to replies (RFC 959 4.2), owned by the client's control connection.
// A multi-line reply ends with a line that repeats the code of the first, followed by a space or nothing.
#pragma once

#include "base/expected.h"
#include "ftp/reply.h"

#include <QByteArrayView>

#include <optional>

class ReplyParser {
public:
    static constexpr qsizetype maxLine = 8 * 1024;
    static constexpr qsizetype maxReply = 64 * 1024;

    // Takes one line without its end. Gives a reply when the line completes one, nothing while more lines are due, and
    // a Failure (BadReply, with what was wrong) when the server does not speak FTP or exceeds a limit; after a failure
    // only reset() makes sense. A few empty lines between replies are passed over.
    Expected<std::optional<Reply>> feed(QByteArrayView line);

    bool isInReply() const { return m_reply.code != 0; } // the last line of a multi-line reply is still due
    void reset();

private:
    Expected<std::optional<Reply>> begin(QByteArrayView line);
    Expected<std::optional<Reply>> proceed(QByteArrayView line);

    Reply m_reply;
    qsizetype m_bytes = 0;
    int m_emptyLines = 0;
};
