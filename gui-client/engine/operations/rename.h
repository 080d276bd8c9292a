// Renames or moves a file or directory (RFC 959 4.1.3 RNFR, RNTO), with RNTO directly behind RNFR.
#pragma once

#include "operations/operation.h"

class Rename : public Operation {
    Q_OBJECT

public:
    Rename(ServerLink &link, RemotePath from, RemotePath to)
        : Operation(link)
        , m_from(std::move(from))
        , m_to(std::move(to)) {}

    enum class Refused { Nothing, From, To };
    Refused refused() const { return m_refused; } // which of the two was refused

protected:
    void firstStep() override;

private:
    void onFrom(const Reply &reply);
    void onTo(const Reply &reply);

    RemotePath m_from, m_to;
    Refused m_refused = Refused::Nothing;
};
