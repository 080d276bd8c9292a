// Finds out what an upload command means here: a new file, a replacement, going on with an unfinished upload, an append
// in place; and makes the file to write into. Lives from the command to its answer.
#pragma once

#include "config/configuration.h"
#include "files/filecopier.h"
#include "files/localupload.h"

#include <QObject>
#include <QPointer>

#include <sys/stat.h>

#include <memory>
#include <optional>

class UploadOpening : public QObject {
    Q_OBJECT

public:
    using Answer = std::function<void(Expected<std::unique_ptr<Upload>, FileError>)>;

    // isCounted: what is stored counts in the account's quota.
    UploadOpening(std::shared_ptr<HomeDirectory> home, UnfinishedUploads &uploads, QByteArray account,
                  Permissions permissions, UploadRequest request, bool isCounted, QObject *parent);
    // Undoes what was made when no upload came of it.
    ~UploadOpening() override;

    // The answer comes once, perhaps before this returns; not after context is gone. Then this deletes itself.
    void start(QObject *context, Answer answer);

private:
    FileError locate();
    FileError locateUnique();
    FileError lookAtFormer();
    FileError choose();
    FileError continueOwn(const UnfinishedUpload &own, qint64 offset);
    FileError yieldOwn(const UnfinishedUpload *&own);
    FileError makeBeside(qint64 copied);
    FileError appendInPlace();
    FileError checkAnnounced(qint64 needed) const;
    void finish(const FileError &error);
    void undo();

    std::shared_ptr<HomeDirectory> m_home;
    UnfinishedUploads &m_uploads;
    SpaceCounter *m_space;
    Permissions m_permissions;
    UploadRequest m_request;
    LocalUpload::Opened m_o;
    QByteArray m_directoryPath;
    std::optional<struct stat> m_former;
    Descriptor m_copyFrom;
    std::unique_ptr<FileCopier> m_copier;
    bool m_made = false; // a record is ours to undo
    bool m_later = false;
    QPointer<QObject> m_context;
    Answer m_answer;
};
