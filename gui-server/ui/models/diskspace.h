// Free space of the disks that hold the shared folders, asked outside the window's thread (a dead network disk answers
// late). Owned by the dashboard.
#pragma once

#include "base/blockingexecutor.h"

#include <QByteArrayList>
#include <QList>
#include <QObject>
#include <QTimer>

struct DiskSpace {
    QByteArray folder; // the first shared folder on it
    qint64 free = 0;   // bytes for ordinary users
    qint64 total = 0;
    bool isNearlyFull() const; // under 5 % and under 5 GiB
};

class DiskSpaceProbe : public QObject {
    Q_OBJECT
public:
    explicit DiskSpaceProbe(QObject *parent = nullptr);

    // Absolute paths; asks at once when they differ from the last, then every 10 s while active.
    void setFolders(const QByteArrayList &folders);
    void setActive(bool active);
    // One per disk, the fullest first.
    const QList<DiskSpace> &disks() const { return m_disks; }
    // What the probe's thread does: statvfs of each folder, each disk once.
    static QList<DiskSpace> measure(const QByteArrayList &folders);

Q_SIGNALS:
    void measured();

private:
    void ask();

    BlockingExecutor m_executor;
    QTimer m_timer;
    QByteArrayList m_folders;
    QList<DiskSpace> m_disks;
    bool m_asking = false;
    bool m_askAgain = false;
};
