#include "support/serverhome.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <sys/stat.h>

#include <filesystem>
#include <optional>
#include <system_error>

ServerHome::ServerHome(Quota quota, bool durable)
    : m_quota(quota)
    , m_durable(durable) {
    ::mkdir(path().constData(), 0777);
    m_home = *HomeDirectory::open(path());
    begin();
}

// Names that are not UTF-8 are beyond QTemporaryDir.
ServerHome::~ServerHome() {
    std::error_code ignored;
    std::filesystem::remove_all(path().toStdString(), ignored);
}

QByteArray ServerHome::path(const QByteArray &relative) const {
    const QByteArray home = m_directory.path().toUtf8() + "/home";
    return relative.isEmpty() ? home : home + '/' + relative;
}

QByteArray ServerHome::journalPath() const { return m_directory.path().toUtf8() + "/uploads"; }

void ServerHome::begin() {
    m_uploads = std::make_unique<UnfinishedUploads>(
        m_executor,
        [this](const QByteArray &account) -> SpaceCounter * {
            if (m_quota == Quota::None)
                return nullptr;
            auto &space = m_spaces[account];
            if (!space)
                space = std::make_unique<QuotaSpace>(m_ledger.counter(account));
            return space.get();
        },
        m_durable);
    const auto loaded = m_uploads->load(journalPath());
    QVERIFY2(loaded.hasValue(), "the journal cannot be read");
}

void ServerHome::restart() {
    m_files.clear();
    m_uploads.reset();
    begin();
}

LocalFileSystem &ServerHome::files(const QByteArray &account, Permissions permissions) {
    auto &files = m_files[{account, permissions.toInt()}];
    if (!files)
        files = std::make_unique<LocalFileSystem>(m_home, account, permissions, *m_uploads);
    return *files;
}

void ServerHome::writeFile(const QByteArray &relative, const QByteArray &content) const {
    QFile file(QFile::decodeName(path(relative)));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

QByteArray ServerHome::readFile(const QByteArray &relative) const {
    QFile file(QFile::decodeName(path(relative)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("<none>");
}

QList<QByteArray> ServerHome::hiddenFiles(const QByteArray &relative) const {
    QList<QByteArray> list;
    const QDir directory(QFile::decodeName(path(relative)));
    for (const QString &name : directory.entryList({QStringLiteral(".wherry.*")}, QDir::Files | QDir::Hidden))
        list.append(name.toUtf8());
    return list;
}

VirtualPath ServerHome::at(const QByteArray &path) { return *VirtualPath::resolve(VirtualPath(), path); }

UploadRequest ServerHome::request(const QByteArray &path, qint64 offset) const {
    UploadRequest request;
    request.path = at(path);
    request.offset = offset;
    request.clientAddress = "192.0.2.1";
    return request;
}

Expected<std::unique_ptr<Upload>, FileError> ServerHome::open(const UploadRequest &request, const QByteArray &account) {
    std::optional<Expected<std::unique_ptr<Upload>, FileError>> result;
    files(account).openUpload(request, &m_context, [&result](auto upload) { result.emplace(std::move(upload)); });
    if (!QTest::qWaitFor([&result] { return result.has_value(); }, 20'000))
        return FileError{.kind = FileError::Kind::Failed};
    return std::move(*result);
}

FileError ServerHome::commit(Upload &upload, Upload::End end, std::function<bool()> controlAlive) {
    std::optional<FileError> result;
    QObject context;
    upload.commit(end, std::move(controlAlive), &context, [&result](const FileError &error) { result = error; });
    if (!QTest::qWaitFor([&result] { return result.has_value(); }, 20'000))
        return {.kind = FileError::Kind::Failed};
    return *result;
}

FileError ServerHome::store(const QByteArray &path, const QByteArray &content, const QByteArray &account) {
    return resume(path, 0, content, account);
}

FileError ServerHome::append(const QByteArray &path, const QByteArray &content, const QByteArray &account) {
    UploadRequest append = request(path);
    append.kind = UploadRequest::Kind::Append;
    auto upload = open(append, account);
    if (!upload)
        return upload.error();
    if (!(*upload)->sink().write(content.constData(), content.size()))
        return (*upload)->error();
    return commit(**upload);
}

FileError ServerHome::interrupted(const QByteArray &path, const QByteArray &content, qint64 offset,
                                  const QByteArray &account) {
    auto upload = open(request(path, offset), account);
    if (!upload)
        return upload.error();
    (*upload)->sink().write(content.constData(), content.size());
    (*upload)->abandon();
    return (*upload)->error();
}

FileError ServerHome::resume(const QByteArray &path, qint64 offset, const QByteArray &content,
                             const QByteArray &account) {
    auto upload = open(request(path, offset), account);
    if (!upload)
        return upload.error();
    if (!content.isEmpty() && !(*upload)->sink().write(content.constData(), content.size()))
        return (*upload)->error();
    return commit(**upload);
}

Expected<FileEntry, FileError> ServerHome::stat(const QByteArray &path, const QByteArray &account) {
    std::optional<Expected<FileEntry, FileError>> result;
    files(account).stat(at(path), &m_context, [&result](const auto &entry) { result.emplace(entry); });
    return std::move(*result);
}

qint64 ServerHome::size(const QByteArray &path, const QByteArray &account) {
    const auto entry = stat(path, account);
    return entry ? entry->size : -1;
}

QList<QByteArray> ServerHome::names(const QByteArray &path, const QByteArray &account) {
    QList<QByteArray> names;
    files(account).list(at(path), &m_context, [&names](auto reader) {
        if (!reader)
            return names.append("<refused>");
        for (QList<FileEntry> slice = (*reader)->next(7); !slice.isEmpty(); slice = (*reader)->next(7)) {
            for (const FileEntry &entry : std::as_const(slice))
                names.append(entry.name);
        }
    });
    return names;
}

QByteArray ServerHome::read(const QByteArray &path, const QByteArray &account, FileError *error) {
    QByteArray content("<refused>");
    files(account).openForReading(at(path), false, &m_context, [&](Expected<ReadableFile, FileError> file) {
        if (!file) {
            if (error)
                *error = file.error();
            return;
        }
        QFile reader;
        if (reader.open(file->descriptor.number(), QIODevice::ReadOnly))
            content = reader.readAll();
    });
    return content;
}

FileError ServerHome::makeDirectory(const QByteArray &path) {
    FileError result;
    files().makeDirectory(at(path), &m_context, [&result](const FileError &error) { result = error; });
    return result;
}

FileError ServerHome::removeDirectory(const QByteArray &path, const QByteArray &account) {
    FileError result;
    files(account).removeDirectory(at(path), &m_context, [&result](const FileError &error) { result = error; });
    return result;
}

Expected<FileSystem::Removed, FileError> ServerHome::removeFile(const QByteArray &path, const QByteArray &account) {
    std::optional<Expected<FileSystem::Removed, FileError>> result;
    files(account).removeFile(at(path), &m_context, [&result](const auto &removed) { result.emplace(removed); });
    return *result;
}

FileError ServerHome::rename(const QByteArray &from, const QByteArray &to, const QByteArray &account) {
    FileError result;
    files(account).rename(at(from), at(to), &m_context, [&result](const FileError &error) { result = error; });
    return result;
}
