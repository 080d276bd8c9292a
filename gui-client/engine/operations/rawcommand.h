// One command as a person typed it, and what the server says to it.
#pragma once

#include "ftp/reply.h"
#include "operations/operation.h"

class RawCommand : public Operation {
    Q_OBJECT

public:
    RawCommand(ServerLink &link, QByteArray line)
        : Operation(link)
        , m_line(std::move(line)) {}

    // False for a line with control characters, and for commands that open data connections or change what the session
    // knows about itself (RETR, TYPE, REST, AUTH, USER ...): they would bring it out of step.
    static bool isAllowed(const QByteArray &line);
    // Whether what it does can be seen in a listing (MKD, SITE CHMOD ...).
    static bool changesFiles(const QByteArray &line);
    const Reply &reply() const { return m_reply; } // the final one, also a refusal

protected:
    void firstStep() override;

private:
    void onReply(const Reply &reply);

    QByteArray m_line;
    Reply m_reply;
};
