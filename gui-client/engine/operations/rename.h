// Renames or moves a file or directory (RFC 959 4.1.3 RNFR, RNTO), with RNTO directly behind RNFR.
#pragma once

#include "operations/operation.h"

#include <optional>

class Rename : public Operation {
    Q_OBJECT

public:
    Rename(ServerLink &link, RemotePath from, RemotePath to)
        : Operation(link)
        , m_from(std::move(from))
        , m_to(std::move(to)) {}
    // RNFR was sent already, and answered so.
    Rename(ServerLink &link, RemotePath from, RemotePath to, Reply fromReply)
        : Rename(link, std::move(from), std::move(to)) {
        m_fromReply = std::move(fromReply);
    }

    enum class Refused { Nothing, From, To };
    Refused refused() const { return m_refused; } // which of the two was refused

protected:
    void firstStep() override;

private:
    void onFrom(const Reply &reply);
    void onTo(const Reply &reply);

    RemotePath m_from, m_to;
    std::optional<Reply> m_fromReply;
    Refused m_refused = Refused::Nothing;
};
