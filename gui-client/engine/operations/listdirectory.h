// Lists one directory: MLSD (RFC 3659 7), else LIST in whatever format the server has.
#pragma once

#include "listing/remoteentry.h"
#include "operations/operation.h"

class ListDirectory : public Operation {
    Q_OBJECT

public:
    ListDirectory(ServerLink &link, RemotePath directory);
    ~ListDirectory() override;

    const RemotePath &directory() const { return m_directory; }
    Listing takeListing() { return std::move(m_listing); }
    qint64 bytesSoFar() const;

protected:
    void firstStep() override;
    void onEnding() override;

private:
    RemotePath m_directory;
    Listing m_listing;
};
