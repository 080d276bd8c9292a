// Sets the Unix mode of a file or directory (SITE CHMOD).
#pragma once

#include "operations/operation.h"

class ChangeMode : public Operation {
    Q_OBJECT

public:
    // mode: the lower twelve bits.
    ChangeMode(ServerLink &link, RemotePath path, int mode)
        : Operation(link)
        , m_path(std::move(path))
        , m_mode(mode) {}

    static QByteArray command(const RemotePath &path, int mode);

protected:
    void firstStep() override;

private:
    void onChanged(const Reply &reply);

    RemotePath m_path;
    int m_mode;
};
