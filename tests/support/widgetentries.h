// Entries of a listing for tests of lists.
#pragma once

#include "models/fileentry.h"

inline FileEntry fileNamed(const QByteArray &name, qint64 size = 1, qint64 modified = 0) {
    FileEntry entry;
    entry.name = name;
    entry.shown = QString::fromUtf8(name);
    entry.size = size;
    entry.modified = modified;
    return entry;
}

inline FileEntry folderNamed(const QByteArray &name) {
    FileEntry entry = fileNamed(name);
    entry.kind = FileEntry::Kind::Folder;
    return entry;
}
