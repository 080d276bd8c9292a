#include "files/groupsync.h"

#include "base/filesync.h"

#include <cerrno>

namespace {
std::vector<int> syncGroup(std::vector<Descriptor> &files) {
    std::vector<int> numbers;
    numbers.reserve(files.size());
    for (const Descriptor &file : files)
        numbers.push_back(file.number());
    return syncAll(numbers);
}
} // namespace

GroupSync::GroupSync(BlockingExecutor &executor)
    : m_jobs(executor, syncGroup, EAGAIN) {}
