// What an account may do; each command of the table names the one that it needs.
#pragma once

#include <QFlags>

#include <cstdint>

enum class Permission : std::uint16_t {
    None = 0,
    List = 1,            // see names, sizes and times
    Read = 2,            // download, digests
    Write = 4,           // upload new files
    Overwrite = 8,       // change or replace files that exist; adding to them is a way of changing
    Append = 16,         // add to the end of files that exist, and nothing else to them
    Delete = 32,         // delete files
    Rename = 64,         // rename and move
    MakeDirectory = 128, // make directories
    RemoveDirectory = 256,
    ChangeFacts = 512 // times and modes
};
Q_DECLARE_FLAGS(Permissions, Permission)
Q_DECLARE_OPERATORS_FOR_FLAGS(Permissions)

namespace PermissionSet {
inline constexpr Permissions Everything = Permissions::fromInt(1023);
inline constexpr Permissions ReadOnly = Permission::List | Permission::Read;
inline constexpr Permissions UploadOnly = Permission::Write | Permission::MakeDirectory; // a drop box
} // namespace PermissionSet
