// Where a file here and one on the server begin to differ, found by halving (HASH with RANG): a damaged transfer is
// then continued from there instead of from its beginning. A part of Download and Upload.
#pragma once

#include "operations/operation.h"

class FileDigest;
class RemoteDigest;

class FirstDifference : public Operation {
    Q_OBJECT

public:
    static constexpr qint64 grain = 256 * 1024; // bytes; finer is not worth a trip

    // file: open, of at least `size` bytes, stays open meanwhile. The server's file has as many.
    FirstDifference(ServerLink &link, RemotePath path, int file, qint64 size);
    ~FirstDifference() override;

    // Up to here they are alike; the first difference lies within a grain of it. 0 when the server would not tell.
    qint64 offset() const { return m_low; }

protected:
    void firstStep() override;
    void onEnding() override;

private:
    void halve();
    void onRemote(RemoteDigest &remote);
    void onLocal(const QByteArray &digest);

    RemotePath m_path;
    int m_file;
    qint64 m_low = 0;
    qint64 m_middle = 0;
    qint64 m_high;
    QByteArray m_remoteDigest;
    std::unique_ptr<FileDigest> m_fileDigest;
};
