// A home on the disk with the server's files on it, for tests: a directory that goes by itself, the unfinished uploads
// with their journal, accounts with counters, and short ways to store and read.
#pragma once

#include "accounts/quotaledger.h"
#include "base/blockingexecutor.h"
#include "files/localfilesystem.h"
#include "net/bytesink.h"
#include "transfer/quotaspace.h"

#include <QTemporaryDir>

#include <map>
#include <memory>

class ServerHome {
public:
    enum class Quota { None, Counted };

    explicit ServerHome(Quota quota = Quota::None, bool durable = false);
    ~ServerHome();

    QByteArray path(const QByteArray &relative = {}) const; // absolute, on the disk
    QByteArray journalPath() const;
    // Forgets everything in memory and reads the journal, as after kill -9.
    void restart();

    LocalFileSystem &files(const QByteArray &account = "ann", Permissions permissions = PermissionSet::Everything);
    // With another way to resolve names.
    std::shared_ptr<HomeDirectory> home() const { return m_home; }
    UnfinishedUploads &uploads() { return *m_uploads; }
    QuotaCounter &counter(const QByteArray &account = "ann") { return m_ledger.counter(account); }

    // On the disk, past the server.
    void writeFile(const QByteArray &relative, const QByteArray &content) const;
    QByteArray readFile(const QByteArray &relative) const; // "<none>" when there is none
    QList<QByteArray> hiddenFiles(const QByteArray &relative = {}) const;

    // Through the server. The answers of what may come later are waited for.
    static VirtualPath at(const QByteArray &path);
    UploadRequest request(const QByteArray &path, qint64 offset = 0) const;
    Expected<std::unique_ptr<Upload>, FileError> open(const UploadRequest &request, const QByteArray &account = "ann");
    static FileError commit(Upload &upload, Upload::End end = Upload::End::Certain,
                            std::function<bool()> controlAlive = {});
    FileError store(const QByteArray &path, const QByteArray &content, const QByteArray &account = "ann");
    FileError append(const QByteArray &path, const QByteArray &content, const QByteArray &account = "ann");
    // Begins at offset, sends, and loses the connection.
    FileError interrupted(const QByteArray &path, const QByteArray &content, qint64 offset = 0,
                          const QByteArray &account = "ann");
    FileError resume(const QByteArray &path, qint64 offset, const QByteArray &content,
                     const QByteArray &account = "ann");
    Expected<FileEntry, FileError> stat(const QByteArray &path, const QByteArray &account = "ann");
    qint64 size(const QByteArray &path, const QByteArray &account = "ann"); // -1 when refused
    QList<QByteArray> names(const QByteArray &path = "/", const QByteArray &account = "ann");
    QByteArray read(const QByteArray &path, const QByteArray &account = "ann", FileError *error = nullptr);
    FileError makeDirectory(const QByteArray &path);
    FileError removeDirectory(const QByteArray &path, const QByteArray &account = "ann");
    Expected<FileSystem::Removed, FileError> removeFile(const QByteArray &path, const QByteArray &account = "ann");
    FileError rename(const QByteArray &from, const QByteArray &to, const QByteArray &account = "ann");

private:
    void begin();

    QTemporaryDir m_directory;
    Quota m_quota;
    bool m_durable;
    BlockingExecutor m_executor;
    MemoryQuotaStore m_store;
    QuotaLedger m_ledger{m_store};
    std::map<QByteArray, std::unique_ptr<QuotaSpace>> m_spaces;
    std::shared_ptr<HomeDirectory> m_home;
    std::unique_ptr<UnfinishedUploads> m_uploads;
    std::map<std::pair<QByteArray, int>, std::unique_ptr<LocalFileSystem>> m_files;
    QObject m_context;
};
