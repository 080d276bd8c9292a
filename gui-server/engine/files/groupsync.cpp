#include "files/groupsync.h"

#include "base/blockingexecutor.h"

#include <linux/magic.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <map>
#include <memory>
#include <utility>

namespace {
constexpr int mostRunning = 2;                // a large file's sync does not hold up the small ones
constexpr std::size_t worthTheWholeDisk = 16; // from so many on, one sync of the file system is faster
constexpr long xfsMagic = 0x58465342;

// Those of which it is known that syncfs makes durable what fsync would; others may take it for a hint (FUSE does).
bool trustsSyncfs(int descriptor) {
    struct statfs status {};
    if (::fstatfs(descriptor, &status) != 0)
        return false;
    const auto type = long(status.f_type);
    return type == EXT4_SUPER_MAGIC || type == BTRFS_SUPER_MAGIC || type == xfsMagic || type == TMPFS_MAGIC;
}

int syncOne(int descriptor) { return ::fsync(descriptor) == 0 ? 0 : errno; }

// The errors in the order of the descriptors. The same file or directory is synced once.
std::vector<int> syncAll(const std::vector<Descriptor> &descriptors) {
    std::map<dev_t, std::map<ino_t, std::vector<std::size_t>>> disks;
    std::vector<int> errors(descriptors.size(), 0);
    for (std::size_t i = 0; i < descriptors.size(); ++i) {
        struct stat status {};
        if (::fstat(descriptors[i].number(), &status) == 0)
            disks[status.st_dev][status.st_ino].push_back(i);
        else
            errors[i] = errno;
    }
    for (const auto &[device, files] : disks) {
        const int any = descriptors[files.begin()->second.front()].number();
        // When it fails, which of the files failed has to be found out one by one.
        if (files.size() >= worthTheWholeDisk && trustsSyncfs(any) && ::syncfs(any) == 0)
            continue;
        for (const auto &[inode, places] : files) {
            const int error = syncOne(descriptors[places.front()].number());
            for (const std::size_t place : places)
                errors[place] = error;
        }
    }
    return errors;
}
} // namespace

GroupSync::GroupSync(BlockingExecutor &executor, QObject *parent)
    : QObject(parent)
    , m_executor(executor) {}

void GroupSync::sync(Descriptor copy, QObject *context, Synced synced) {
    m_files.push_back(std::move(copy));
    m_waiting.push_back({context, std::move(synced)});
    if (m_running < mostRunning)
        begin();
}

void GroupSync::begin() {
    if (m_waiting.empty())
        return;
    const auto files = std::make_shared<std::vector<Descriptor>>(std::exchange(m_files, {}));
    const auto group = std::exchange(m_waiting, {});
    ++m_running;
    const auto job = [files] {
        const std::vector<int> errors = syncAll(*files);
        files->clear(); // closing the last descriptor of a removed file takes its time, too
        return errors;
    };
    if (m_executor.run(this, job, [this, group](const std::vector<int> &errors) { onDone(group, errors); }))
        return;
    QMetaObject::invokeMethod(
        this, [this, group] { onDone(group, std::vector<int>(group.size(), EAGAIN)); }, Qt::QueuedConnection);
}

void GroupSync::onDone(const std::vector<Wish> &group, const std::vector<int> &errors) {
    --m_running;
    for (std::size_t i = 0; i < group.size(); ++i)
        if (group[i].context)
            group[i].synced(errors[i]);
    if (m_running < mostRunning)
        begin();
}
