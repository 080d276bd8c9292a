// Renames or moves a file or directory (RFC 959 4.1.3 RNFR, RNTO), with RNTO directly behind RNFR.
#pragma once

#include "operations/operation.h"

#include <optional>

class LookUp;
class Stat;

class Rename : public Operation {
    Q_OBJECT

public:
    // What to do about something that has the new name: most servers replace a file silently.
    enum class Existing { IsReplaced, IsKept };
    Rename(ServerLink &link, RemotePath from, RemotePath to, Existing existing = Existing::IsReplaced)
        : Operation(link)
        , m_from(std::move(from))
        , m_to(std::move(to))
        , m_existing(existing) {}
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
    void onStat(Stat &stat);
    void onLookedUp(LookUp &lookUp);
    void refuseIfThere(bool isThere);
    void onFrom(const Reply &reply);
    void onTo(const Reply &reply);

    RemotePath m_from, m_to;
    Existing m_existing = Existing::IsReplaced;
    std::optional<Reply> m_fromReply;
    Refused m_refused = Refused::Nothing;
};
