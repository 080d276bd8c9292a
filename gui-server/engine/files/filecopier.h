// Copies the beginning of a file within the disk, a slice at each turn of the event loop: shared blocks where the file
// system has them (FICLONE), else copy_file_range, else by reading and writing.
#pragma once

#include "base/descriptor.h"
#include "files/fileerror.h"

#include <QObject>
#include <QTimer>

#include <functional>

class FileCopier : public QObject {
    Q_OBJECT

public:
    // Both stay the caller's and open. From source's offset 0, so many bytes, to target's offset. Fewer in the source:
    // BeyondEnd. The callback comes once, perhaps before start() returns, unless this object goes first.
    FileCopier(int source, int target, qint64 targetOffset, qint64 length, QObject *parent = nullptr);
    void start(std::function<void(const FileError &)> done);

private:
    void onTurn();
    qint64 copySlice(qint64 wanted); // -1 with errno

    int m_source;
    int m_target;
    qint64 m_sourceAt = 0;
    qint64 m_targetAt;
    qint64 m_left;
    bool m_inKernel = true;
    QTimer m_turn;
    std::function<void(const FileError &)> m_done;
};
