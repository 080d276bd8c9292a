// What a file keeps when an upload replaces it: mode, owner, access list, extended attributes.
#pragma once

#include <sys/stat.h>

namespace FileAttributes {
// Gives the file what the former one has, as far as the system permits; former may be open with O_PATH. The bits that
// lend an identity (set-user-ID, set-group-ID, capabilities) do not pass to new content.
void carryOver(int former, const struct stat &formerStatus, int file);
} // namespace FileAttributes
