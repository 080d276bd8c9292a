// The files of an account on the local disk, confined to its home. One per session; the home's descriptor and the
// unfinished uploads are shared.
#pragma once

#include "config/pathrules.h"
#include "files/filesystem.h"
#include "files/homedirectory.h"
#include "files/unfinisheduploads.h"

#include <functional>
#include <memory>

class LocalFileSystem final : public FileSystem {
public:
    // uploads must outlive this.
    LocalFileSystem(std::shared_ptr<HomeDirectory> home, QByteArray account, Permissions permissions,
                    UnfinishedUploads &uploads);
    ~LocalFileSystem() override;
    void setRules(PathRules rules) { m_rules = std::move(rules); }
    // The "home" is a folder that stands at this place of the real one: rules are of that one, and what is stored here
    // does not count in the account's quota.
    void setMountedAt(VirtualPath point) { m_point = std::move(point); }

    Permissions permissionsAt(const VirtualPath &path) const {
        return m_rules.at(path.below(m_point).absolute(), m_permissions);
    }
    bool isThere() const { return m_home->isThere(); }
    bool hasDirectory(const VirtualPath &path) const;

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
    bool may(Permission permission, const VirtualPath &path) const { return permissionsAt(path).testFlag(permission); }
    SpaceCounter *counter() const { return m_point.isHome() ? m_uploads.spaceOf(m_account) : nullptr; }
    bool hasUnfinished() const { return m_uploads.hasShown(); }
    // What changes or tells the quota's figures waits until the home is counted.
    void whenCounted(QObject *context, std::function<void()> then);
    // The account's own unfinished upload that a path shows, with the directory that it lies in.
    struct Own {
        HomeDirectory::Place place;
        const UnfinishedUpload *upload = nullptr;
        qint64 shown = 0;
    };
    Own findOwn(const VirtualPath &path) const;
    Own findOwnAt(HomeDirectory::Place place) const;
    Expected<FileEntry, FileError> describe(const VirtualPath &path) const;
    Expected<SpaceFigures, FileError> measure(const VirtualPath &path) const;
    static Expected<FileEntry, FileError> describeOwn(const Own &own);
    Expected<Removed, FileError> remove(const VirtualPath &path);
    FileError removeTree(const VirtualPath &path);
    FileError removeOwnUnfinished(int parent, const QByteArray &name);
    FileError move(const VirtualPath &from, const VirtualPath &to);
    Expected<Descriptor, FileError> openToChange(const VirtualPath &path);

    std::shared_ptr<HomeDirectory> m_home;
    QByteArray m_account;
    Permissions m_permissions;
    PathRules m_rules;   // where they are others
    VirtualPath m_point; // the home itself: not mounted
    UnfinishedUploads &m_uploads;
    QObject m_jobs; // parent of what takes turns: goes with the session
};
