// Finds out what stands under one name, also where the server knows no MLST (RFC 3659 7) and shows a folder as nothing:
// then the listing of the folder above tells.
#pragma once

#include "listing/remoteentry.h"
#include "operations/operation.h"

#include <optional>

class ListDirectory;
class Stat;

class LookUp : public Operation {
    Q_OBJECT

public:
    LookUp(ServerLink &link, RemotePath path)
        : Operation(link)
        , m_path(std::move(path)) {}

    // Nothing when there is no such name, or when the folder above cannot be listed.
    const std::optional<RemoteEntry> &entry() const { return m_entry; }

protected:
    void firstStep() override;

private:
    void onStat(Stat &stat);
    void onSurroundings(ListDirectory &operation);

    RemotePath m_path;
    std::optional<RemoteEntry> m_entry;
};
