// Sets the time of a file: MFMT where it is offered, else MDTM with a time and SITE UTIME, remembered per link.
#pragma once

#include "operations/operation.h"

class SetModified : public Operation {
    Q_OBJECT

public:
    // modified: milliseconds since 1970 UTC.
    SetModified(ServerLink &link, RemotePath path, qint64 modified)
        : Operation(link)
        , m_path(std::move(path))
        , m_modified(modified) {}

    // The command that has worked here; empty when none has yet.
    static QByteArray learnedCommand(const Capabilities &can, const RemotePath &path, qint64 modified);

protected:
    void firstStep() override;

private:
    void tryMdtm();
    void onMfmt(const Reply &reply);
    void onMdtm(const Reply &reply);

    RemotePath m_path;
    qint64 m_modified;
};
