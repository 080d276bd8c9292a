// A home with mount points in it: each path goes to the file system of the home or of the folder that is mounted there,
// which opens it beneath its own descriptor. Listings show the mount points; directories on the way to one that the
// home does not have are made up. One per session.
#pragma once

#include "files/localfilesystem.h"

#include <QSet>

#include <functional>
#include <memory>
#include <vector>

class MountedFileSystem final : public FileSystem {
public:
    // The folder behind a mount point, null while it is not there. Asked again at each use until it is.
    using Open = std::function<std::unique_ptr<LocalFileSystem>(const VirtualPath &point)>;

    MountedFileSystem(std::unique_ptr<LocalFileSystem> home, const QList<VirtualPath> &points, Open open);
    ~MountedFileSystem() override;

    void stat(const VirtualPath &path, QObject *context, Answer<FileEntry> answer) override;
    void enter(const VirtualPath &path, QObject *context, Done done) override;
    void list(const VirtualPath &path, QObject *context, Answer<std::unique_ptr<DirectoryReader>> answer) override;
    void openForReading(const VirtualPath &path, bool forDigest, QObject *context,
                        Answer<ReadableFile> answer) override;
    void openUpload(const UploadRequest &request, QObject *context, Answer<std::unique_ptr<Upload>> answer) override;
    void makeDirectory(const VirtualPath &path, QObject *context, Done done) override;
    void removeDirectory(const VirtualPath &path, QObject *context, Done done) override;
    void removeFile(const VirtualPath &path, QObject *context, Answer<Removed> answer) override;
    void rename(const VirtualPath &from, const VirtualPath &to, QObject *context, Done done) override;
    void setModified(const VirtualPath &path, qint64 msecsSinceEpoch, QObject *context, Done done) override;
    void setMode(const VirtualPath &path, quint32 mode, QObject *context, Done done) override;
    void space(const VirtualPath &path, QObject *context, Answer<SpaceFigures> answer) override;
    void combine(const VirtualPath &target, const QList<VirtualPath> &parts, QObject *context, Done done) override;

private:
    struct Point {
        VirtualPath path;
        std::unique_ptr<LocalFileSystem> files; // null = not there
    };
    // Where a path leads.
    struct Route {
        LocalFileSystem *files;
        VirtualPath path; // as files sees it
        FileError error;  // the folder is not there, or the path is made up and not good for what is wanted
    };
    Route route(const VirtualPath &path, FileError::Kind ofMadeUp = FileError::Kind::IsDirectory);
    bool isPoint(const VirtualPath &path) const;
    bool holdsPoints(const VirtualPath &path) const; // below it
    Point *nearestTo(const VirtualPath &path);       // the mount point that the path lies in, null = in the home
    bool isMadeUp(const VirtualPath &path);
    LocalFileSystem *filesOf(Point &point);
    FileEntry madeUpEntry(const VirtualPath &path) const;
    FileEntry asPoint(FileEntry entry, const VirtualPath &path) const;
    // What stands in for the home's entries of these names; one without an entry hides the name.
    struct Overlay {
        QList<FileEntry> entries; // by name
        QSet<QByteArray> names;
    };
    Overlay overlayOf(const VirtualPath &directory);

    std::unique_ptr<LocalFileSystem> m_home;
    std::vector<Point> m_points;
    std::vector<std::unique_ptr<LocalFileSystem>> m_gone; // of folders that were removed; something may still run there
    Open m_open;
    const qint64 m_since; // ms since the epoch: the time of made-up directories
    QObject m_jobs;       // parent of what takes turns: goes with the session
};
