// Deletes one empty directory (RFC 959 4.1.3 RMD).
#pragma once

#include "operations/operation.h"

class RemoveDirectory : public Operation {
    Q_OBJECT

public:
    RemoveDirectory(ServerLink &link, RemotePath path)
        : Operation(link)
        , m_path(std::move(path)) {}

protected:
    void firstStep() override;

private:
    void onRemoved(const Reply &reply);

    RemotePath m_path;
};
