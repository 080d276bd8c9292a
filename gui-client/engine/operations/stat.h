// Asks what stands under one name: MLST (RFC 3659 7), else SIZE and MDTM (RFC 3659 3, 4).
#pragma once

#include "listing/remoteentry.h"
#include "operations/operation.h"

#include <optional>

class Stat : public Operation {
    Q_OBJECT

public:
    Stat(ServerLink &link, RemotePath path)
        : Operation(link)
        , m_path(std::move(path)) {}

    // Nothing when there is no such name. A server without MLST shows directories as nothing, and a server without
    // SIZE shows everything as nothing: isCertain() is false then.
    const std::optional<RemoteEntry> &entry() const { return m_entry; }
    bool isCertain() const { return m_certain; }

protected:
    void firstStep() override;

private:
    void onMlst(const Reply &reply);
    void askSize();
    void onType(const Reply &reply);
    void onSize(const Reply &reply);
    void onTime(const Reply &reply);

    RemotePath m_path;
    std::optional<RemoteEntry> m_entry;
    bool m_certain = true;
};
