// What stat and listings say of one name: a value.
#pragma once

#include "config/configuration.h"

#include <memory>
#include <optional>

struct FileEntry {
    enum class Type { File, Directory, Link, Other };

    QByteArray name; // one component; "." for the directory itself
    Type type = Type::File;
    qint64 size = 0;     // bytes; of one's own unfinished upload: held - 1
    qint64 modified = 0; // ms since the epoch, UTC
    quint32 mode = 0;    // permission bits, 07777
    quint32 owner = 0;   // uid
    quint32 group = 0;   // gid
    quint64 links = 1;   // hard links
    quint64 device = 0;  // with inode: the unique fact
    quint64 inode = 0;
    QByteArray linkTarget;                   // of a Link, as stored
    std::shared_ptr<const FileEntry> target; // listings, of a Link: what it leads to inside the home; null = nothing
    bool unfinished = false;                 // one's own unfinished upload: can be continued and dropped, not read
    std::optional<Permissions> permissions;  // where they are others than those of what is around it (mount points)
    bool writable = true;                    // the system would let us write it (directories: make names in it)

    bool isDirectory() const { return type == Type::Directory; }
};
