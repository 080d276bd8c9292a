#include "models/diskspace.h"

#include <QSet>

#include <sys/stat.h>
#include <sys/statvfs.h>

#include <algorithm>

namespace {
constexpr int Interval = 10000; // ms
constexpr qint64 LowBytes = qint64(5) << 30;
} // namespace

bool DiskSpace::isNearlyFull() const { return free < LowBytes && free < total / 20; }

DiskSpaceProbe::DiskSpaceProbe(QObject *parent)
    : QObject(parent)
    , m_executor(1) {
    m_timer.setInterval(Interval);
    connect(&m_timer, &QTimer::timeout, this, &DiskSpaceProbe::ask);
}

void DiskSpaceProbe::setFolders(const QByteArrayList &folders) {
    if (folders == m_folders)
        return;
    m_folders = folders;
    ask();
}

void DiskSpaceProbe::setActive(bool active) {
    if (active == m_timer.isActive())
        return;
    if (active) {
        m_timer.start();
        ask();
    } else {
        m_timer.stop();
    }
}

void DiskSpaceProbe::ask() {
    if (m_asking) {
        m_askAgain = true;
        return;
    }
    m_asking = m_executor.run(
        this, [folders = m_folders] { return measure(folders); },
        [this](const QList<DiskSpace> &disks) {
            m_asking = false;
            m_disks = disks;
            Q_EMIT measured();
            if (std::exchange(m_askAgain, false))
                ask();
        });
}

QList<DiskSpace> DiskSpaceProbe::measure(const QByteArrayList &folders) {
    QList<DiskSpace> disks;
    QSet<quint64> seen;
    for (const QByteArray &folder : folders) {
        struct stat facts = {};
        struct statvfs space = {};
        if (::stat(folder.constData(), &facts) != 0 || ::statvfs(folder.constData(), &space) != 0)
            continue;
        if (seen.contains(quint64(facts.st_dev)))
            continue;
        seen.insert(quint64(facts.st_dev));
        disks.append(
            {folder, qint64(space.f_bavail) * qint64(space.f_frsize), qint64(space.f_blocks) * qint64(space.f_frsize)});
    }
    const auto share = [](const DiskSpace &disk) {
        return double(disk.free) / double(std::max<qint64>(1, disk.total));
    };
    std::stable_sort(disks.begin(), disks.end(),
                     [share](const DiskSpace &a, const DiskSpace &b) { return share(a) < share(b); });
    return disks;
}
