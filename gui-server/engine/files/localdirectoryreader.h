// Reads a directory of the local disk in slices; memory is bounded by the buffer, whatever the directory holds.
#pragma once

#include "base/descriptor.h"
#include "files/filesystem.h"
#include "files/homedirectory.h"
#include "files/unfinisheduploads.h"

#include <QHash>

#include <memory>
#include <vector>

struct stat;

class LocalDirectoryReader final : public DirectoryReader {
public:
    // directory is open for reading. own: what the account is shown of its unfinished uploads in it, by final name.
    LocalDirectoryReader(std::shared_ptr<HomeDirectory> home, VirtualPath path, Descriptor directory,
                         QHash<QByteArray, FileEntry> own);

    QList<FileEntry> next(int atMost) override;
    void setNamesOnly(bool on) override { m_namesOnly = on; }
    FileError error() const override { return m_error; }

    static FileEntry entryOf(const QByteArray &name, const struct stat &status);
    // Entries of a descriptor's directory as names, without "." and ".."; empty at the end, error in errno else.
    // Also for callers that look for something (RMD).
    class Names {
    public:
        explicit Names(int directory);
        // False at the end or on an error.
        bool next(QByteArray *name);
        int error() const { return m_error; }

    private:
        int m_directory;
        std::unique_ptr<char[]> m_buffer;
        qint64 m_at = 0;
        qint64 m_end = 0;
        int m_error = 0;
    };

private:
    void sortIfSmall();
    bool nextName(QByteArray *name);
    bool describe(const QByteArray &name, FileEntry *entry) const;

    std::shared_ptr<HomeDirectory> m_home;
    VirtualPath m_path;
    Descriptor m_directory;
    QHash<QByteArray, FileEntry> m_own;
    Names m_names;
    std::vector<QByteArray> m_sorted; // read ahead; sorted when it is the whole directory
    size_t m_sortedAt = 0;
    FileError m_error;
    bool m_namesOnly = false;
    bool m_begun = false;
};
