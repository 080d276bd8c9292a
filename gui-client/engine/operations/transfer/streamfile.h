// Sends a file's bytes into a sink as they come (RFC 959 4.1.3 RETR): for output that cannot be taken back, so nothing
// is continued or mended. Fewer or more bytes than the server's size are a failure.
#pragma once

#include "operations/operation.h"

class ByteSink;
class MoveData;
class Stat;

class StreamFile : public Operation {
    Q_OBJECT
public:
    // The sink outlives this.
    StreamFile(ServerLink &link, RemotePath path, ByteSink &sink);
    ~StreamFile() override;

protected:
    void firstStep() override;

private:
    void onStat(Stat &stat);
    void onMoved(MoveData &data);

    RemotePath m_path;
    ByteSink &m_sink;
    qint64 m_size = -1;
};
