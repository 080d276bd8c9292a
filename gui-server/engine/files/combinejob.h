// COMB: the parts, one after the other, become the target by rename; then the parts are removed.
#pragma once

#include "files/filecopier.h"
#include "files/filesystem.h"

#include <QPointer>

class CombineJob : public QObject {
    Q_OBJECT

public:
    // Deletes itself after its answer.
    CombineJob(FileSystem &files, VirtualPath target, QList<VirtualPath> parts, QObject *parent);
    void start(QObject *context, FileSystem::Done done);

private:
    void openNextPart();
    void copyPart();
    void onCopied(const FileError &error);
    void publish();
    void removeNextPart(const FileError &error);
    void finish(const FileError &error);

    FileSystem &m_files;
    VirtualPath m_target;
    QList<VirtualPath> m_parts;
    std::unique_ptr<Upload> m_upload;
    std::unique_ptr<FileCopier> m_copier;
    ReadableFile m_part;
    qint64 m_written = 0;
    qint64 m_allowed = 0; // of the part
    qsizetype m_at = 0;
    QPointer<QObject> m_context;
    FileSystem::Done m_done;
};
