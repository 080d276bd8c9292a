// Deletes one file (RFC 959 4.1.3 DELE).
#pragma once

#include "operations/operation.h"

class RemoveFile : public Operation {
    Q_OBJECT

public:
    RemoveFile(ServerLink &link, RemotePath path)
        : Operation(link)
        , m_path(std::move(path)) {}

protected:
    void firstStep() override;

private:
    void onDeleted(const Reply &reply);

    RemotePath m_path;
};
