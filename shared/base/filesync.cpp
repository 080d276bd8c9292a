#include "base/filesync.h"

#include <linux/magic.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <cerrno>
#include <map>

namespace {
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
} // namespace

std::vector<int> syncAll(const std::vector<int> &descriptors) {
    std::vector<int> errors(descriptors.size(), 0);
    if (descriptors.size() == 1) {
        errors[0] = syncOne(descriptors[0]);
        return errors;
    }
    std::map<dev_t, std::map<ino_t, std::vector<std::size_t>>> disks;
    for (std::size_t i = 0; i < descriptors.size(); ++i) {
        struct stat status {};
        if (::fstat(descriptors[i], &status) == 0)
            disks[status.st_dev][status.st_ino].push_back(i);
        else
            errors[i] = errno;
    }
    for (const auto &[device, files] : disks) {
        const int any = descriptors[files.begin()->second.front()];
        // When it fails, which of the files failed has to be found out one by one.
        if (files.size() >= worthTheWholeDisk && trustsSyncfs(any) && ::syncfs(any) == 0)
            continue;
        for (const auto &[inode, places] : files) {
            const int error = syncOne(descriptors[places.front()]);
            for (const std::size_t place : places)
                errors[place] = error;
        }
    }
    return errors;
}
