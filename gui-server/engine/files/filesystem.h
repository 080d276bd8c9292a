// The files of one account, as its commands see them. Every answer comes through a callback, perhaps before the call
// returns, perhaps turns of the event loop later; never after the context object is gone. Errors: FileError.
#pragma once

#include "base/descriptor.h"
#include "base/expected.h"
#include "files/fileentry.h"
#include "files/fileerror.h"
#include "files/upload.h"
#include "files/virtualpath.h"

#include <QList>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>

// A file opened for RETR or HASH.
struct ReadableFile {
    Descriptor descriptor; // read only, non-blocking
    FileEntry entry;
};

// The entries of one directory, read in slices, without "." and "..". Small directories come sorted by name, large ones
// in the disk's order. Names of unfinished uploads do not come; one's own come under the name they will have.
class DirectoryReader {
public:
    virtual ~DirectoryReader() = default;
    // The next entries, at most so many; empty at the end or after an error. Entries that vanish meanwhile are left
    // out.
    virtual QList<FileEntry> next(int atMost) = 0;
    // Entries have only their names (NLST).
    virtual void setNamesOnly(bool on) = 0;
    virtual FileError error() const = 0;
};

struct SpaceFigures {
    qint64 available = -1;  // bytes that could be stored now: the disk's and the quota's, the smaller one
    qint64 quotaBytes = -1; // -1 = no quota
    qint64 quotaUsed = 0;
    qint64 quotaFiles = -1;
    qint64 filesUsed = 0;
};

class FileSystem {
public:
    template<class Value>
    using Answer = std::function<void(Expected<Value, FileError>)>;
    // For commands that only succeed or not.
    using Done = std::function<void(const FileError &)>;

    virtual ~FileSystem() = default;

    // Follows links. Own unfinished uploads are shown as entries with unfinished set.
    virtual void stat(const VirtualPath &path, QObject *context, Answer<FileEntry> answer) = 0;
    // A directory: for CWD (may it be entered?). NotDirectory, NotFound, NotPermitted.
    virtual void enter(const VirtualPath &path, QObject *context, Done done) = 0;
    virtual void list(const VirtualPath &path, QObject *context, Answer<std::unique_ptr<DirectoryReader>> answer) = 0;
    // forDigest: own unfinished uploads can be read too (HASH, X*); else they are refused with Unfinished.
    virtual void openForReading(const VirtualPath &path, bool forDigest, QObject *context,
                                Answer<ReadableFile> answer) = 0;
    virtual void openUpload(const UploadRequest &request, QObject *context, Answer<std::unique_ptr<Upload>> answer) = 0;

    virtual void makeDirectory(const VirtualPath &path, QObject *context, Done done) = 0;
    // RMD. Own unfinished uploads go with a directory that holds nothing else.
    virtual void removeDirectory(const VirtualPath &path, QObject *context, Done done) = 0;
    // DELE. An own unfinished upload is dropped instead of the file behind it; the answer says what went.
    enum class Removed { File, UnfinishedUpload, UnfinishedBeforeFormer }; // the last: the former file shows again
    virtual void removeFile(const VirtualPath &path, QObject *context, Answer<Removed> answer) = 0;
    // RNFR asks stat first; the target gives way when it is a file (and overwriting is permitted).
    virtual void rename(const VirtualPath &from, const VirtualPath &to, QObject *context, Done done) = 0;
    virtual void setModified(const VirtualPath &path, qint64 msecsSinceEpoch, QObject *context, Done done) = 0;
    virtual void setMode(const VirtualPath &path, quint32 mode, QObject *context, Done done) = 0;
    virtual void space(const VirtualPath &path, QObject *context, Answer<SpaceFigures> answer) = 0;
    // COMB: the parts, one after the other, become the target by rename; then the parts are removed. In slices.
    virtual void combine(const VirtualPath &target, const QList<VirtualPath> &parts, QObject *context, Done done) = 0;
};
