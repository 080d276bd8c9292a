// Makes many files and directories durable at once, with as few waits for the disk as the file system allows.
#pragma once

#include <vector>

// Blocks. The errors (errno, 0: durable) in the order of the descriptors; the same file is synced once.
[[nodiscard]] std::vector<int> syncAll(const std::vector<int> &descriptors);
