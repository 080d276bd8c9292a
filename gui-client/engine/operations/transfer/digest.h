// A digest over a part of a local file, in slices from the event loop. Owned by the operation that compares it.
#pragma once

#include "net/digest.h"

#include <QObject>

// Reads `length` bytes of an open file from byte `first` on, a slice per turn of the loop.
class FileDigest : public QObject {
    Q_OBJECT

public:
    // file: stays open while this exists; read by position, so its offset does not move.
    FileDigest(int file, qint64 length, HashAlgorithm algorithm, qint64 first = 0);
    void start();

Q_SIGNALS:
    void finished(const QByteArray &digest); // empty: the file could not be read so far
private:
    void next();

    int m_file;
    qint64 m_end;
    qint64 m_at;
    Digest m_digest;
};
