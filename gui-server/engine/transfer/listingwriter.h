// Writes directory entries as LIST, NLST, MLSD and MLST do (RFC 959 4.1.3, RFC 3659 7), as a source of bytes that reads
// the directory only as fast as the client takes the lines: bounded memory for any number of entries.
#pragma once

#include "config/configuration.h"
#include "files/fileentry.h"
#include "files/filesystem.h"

#include <QByteArray>
#include <QList>

#include <memory>

class ByteSource;

// Which facts MLSD and MLST tell (OPTS MLST); all by default.
struct FactSelection {
    bool type = true;
    bool size = true;
    bool modify = true;
    bool unique = true;
    bool perm = true;
    bool unixMode = true;
    bool unixOwner = false;
    bool unixGroup = false;
};

enum class ListingFormat { List, Names, Facts }; // LIST, NLST, MLSD

namespace ListingWriter {
// One line of LIST, without CRLF: "-rw-r--r--   1 owner group 1234 Nov 21 05:46 name". nowMs decides between clock time
// and year.
QByteArray listLine(const FileEntry &entry, qint64 nowMs);
// One line of MLSD, without CRLF: "type=file;size=…; name".
QByteArray factsLine(const FileEntry &entry, Permissions permissions, const FactSelection &facts);
// The lines of a whole directory, each with CRLF. In MLSD the directory itself comes first as type=cdir when given.
// Names with CR, LF or NUL are never listed raw: they are left out.
// prefix is put before each name of NLST ("NLST sub" answers "sub/a").
std::unique_ptr<ByteSource> source(std::unique_ptr<DirectoryReader> reader, ListingFormat format,
                                   Permissions permissions, const FactSelection &facts, const QByteArray &prefix = {},
                                   const FileEntry *directory = nullptr);
// The lines of entries that are known already (LIST of one file).
std::unique_ptr<ByteSource> source(const QList<FileEntry> &entries, ListingFormat format, Permissions permissions,
                                   const FactSelection &facts);
} // namespace ListingWriter
