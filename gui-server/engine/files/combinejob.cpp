#include "files/combinejob.h"

#include "net/bytesink.h"

#include <QTimer>

#include <algorithm>
#include <utility>

CombineJob::CombineJob(FileSystem &files, VirtualPath target, QList<VirtualPath> parts, QObject *parent)
    : QObject(parent)
    , m_files(files)
    , m_target(std::move(target))
    , m_parts(std::move(parts)) {}

void CombineJob::start(QObject *context, FileSystem::Done done) {
    m_context = context;
    m_done = std::move(done);
    UploadRequest request;
    request.path = m_target;
    request.resumable = false;
    m_files.openUpload(request, this, [this](Expected<std::unique_ptr<Upload>, FileError> upload) {
        if (!upload)
            return finish(upload.error());
        m_upload = std::move(*upload);
        openNextPart();
    });
}

void CombineJob::openNextPart() {
    m_copier.reset();
    if (m_at == m_parts.size())
        return publish();
    m_files.openForReading(m_parts.at(m_at), false, this, [this](Expected<ReadableFile, FileError> file) {
        if (!file)
            return finish(file.error());
        m_part = std::move(*file);
        copyPart();
    });
}

void CombineJob::copyPart() {
    const qint64 size = m_part.entry.size;
    ByteSink &sink = m_upload->sink();
    while (m_allowed < size) {
        if (const int wait = sink.pause(); wait > 0) {
            QTimer::singleShot(wait, this, &CombineJob::copyPart);
            return;
        }
        // What is granted is reserved only until the next question: tell it as moved at once.
        const qint64 more = sink.allowance(size - m_allowed);
        if (more == 0)
            return finish(m_upload->error());
        sink.moved(more);
        m_allowed += more;
    }
    m_allowed = 0;
    m_copier = std::make_unique<FileCopier>(m_part.descriptor.number(), sink.directDescriptor(), m_written, size);
    m_copier->start([this](const FileError &error) {
        // The copier is still at work in this call.
        QTimer::singleShot(0, this, [this, error] { onCopied(error); });
    });
}

void CombineJob::onCopied(const FileError &error) {
    if (error)
        return finish(error);
    m_written += m_part.entry.size;
    m_part.descriptor.reset();
    ++m_at;
    openNextPart();
}

void CombineJob::publish() {
    m_upload->commit(Upload::End::Certain, {}, this, [this](const FileError &error) {
        if (error)
            return finish(error);
        m_at = 0;
        removeNextPart({});
    });
}

void CombineJob::removeNextPart(const FileError &error) {
    if (error && error.kind != FileError::Kind::NotFound) // named twice
        return finish(error);
    while (m_at < m_parts.size() && m_parts.at(m_at) == m_target)
        ++m_at;
    if (m_at == m_parts.size())
        return finish({});
    m_files.removeFile(m_parts.at(m_at++), this, [this](Expected<FileSystem::Removed, FileError> removed) {
        removeNextPart(removed ? FileError{} : removed.error());
    });
}

void CombineJob::finish(const FileError &error) {
    m_upload.reset();
    deleteLater();
    const FileSystem::Done done = std::exchange(m_done, {});
    if (done && m_context)
        done(error);
}
