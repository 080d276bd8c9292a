#include "queue/fileerrands.h"

#include "operations/removefile.h"
#include "operations/stat.h"
#include "operations/transfer/download.h"
#include "operations/transfer/removeleftovers.h"
#include "operations/transfer/temporaryname.h"
#include "operations/transfer/upload.h"

#include <QDir>
#include <QFileInfo>

#include <cerrno>

namespace {
constexpr int mostNumbers = 1000; // "a (1000).txt" is the last free name that is looked for

FileFacts factsOf(const QFileInfo &file) { return {file.size(), file.lastModified().toMSecsSinceEpoch()}; }

FirstAttempt firstOf(const AttemptRecord &record) {
    FirstAttempt first;
    first.size = record.size;
    first.modified = record.modified;
    return first;
}
} // namespace

// The other rules are asked again at each attempt: what stands there by now may have come since the first one.
bool FileErrand::mayReplace() const {
    return m_item.existsRule == ExistsRule::Overwrite ||
           (m_item.existsRule == ExistsRule::Resume && m_item.attempt.size >= 0);
}

// --- from the server ---

void DownloadErrand::start() {
    const QFileInfo target(m_item.localPath);
    if (target.isDir())
        return fail(Failure::Kind::LocalFile, QStringLiteral("a folder of this name is there"), EISDIR,
                    m_item.localPath);
    if (!target.exists() || (mayReplace() && !mayBeDone()))
        return fetch(false);
    const bool needsSource =
        mayBeDone() || (m_item.existsRule != ExistsRule::Skip && m_item.existsRule != ExistsRule::Rename);
    if (needsSource && (m_item.size < 0 || m_item.modified == 0))
        return run(std::make_unique<Stat>(m_link, m_item.remotePath), &DownloadErrand::onSource);
    compare();
}

// What was begun and has left no part has come to its end. To overwrite: a person may know that the bytes differ.
bool DownloadErrand::mayBeDone() const {
    return m_item.isRestored && (m_item.attempt.size >= 0 || m_item.existsRule != ExistsRule::Overwrite) &&
           !QFileInfo::exists(Download::partPath(m_item.localPath));
}

void DownloadErrand::onSource(Stat &stat) {
    if (stat.failure())
        return fail(stat.failure());
    if (stat.entry()) {
        m_item.size = stat.entry()->size;
        if (stat.entry()->precision != RemoteEntry::Precision::Unknown)
            m_item.modified = stat.entry()->modified;
    }
    compare();
}

void DownloadErrand::compare() {
    const FileFacts source{m_item.size, m_item.modified};
    const FileFacts target = factsOf(QFileInfo(m_item.localPath));
    if (mayBeDone() && isSame(source, target))
        return skip();
    if (mayReplace())
        return fetch(false);
    switch (decide(m_item.existsRule, source, target)) {
    case ExistsDecision::Ask:
        return ask(source, target);
    case ExistsDecision::Overwrite:
        return fetch(false);
    case ExistsDecision::Resume:
        return fetch(true);
    case ExistsDecision::Rename:
        return takeFreeName();
    case ExistsDecision::Skip:
        if (m_item.attempt.size >= 0)
            PartFile::abandon(m_link.services.executor, {m_item.localPath});
        m_item.attempt = {};
        return skip();
    }
}

// What has arrived so far goes along.
void DownloadErrand::takeFreeName() {
    const QFileInfo wanted(m_item.localPath);
    for (int number = 1; number <= mostNumbers; ++number) {
        const QString path = wanted.dir().filePath(numberedName(wanted.fileName(), number));
        if (QFileInfo::exists(path) || QFileInfo::exists(Download::partPath(path)))
            continue;
        if (m_item.attempt.size >= 0)
            QFile::rename(Download::partPath(m_item.localPath), Download::partPath(path));
        m_item.localPath = path;
        Q_EMIT retargeted(m_item.localPath, m_item.remotePath);
        return fetch(false);
    }
    fail(Failure::Kind::LocalFile, QStringLiteral("no free name is left"), EEXIST, m_item.localPath);
}

void DownloadErrand::fetch(bool resumeUnknown) {
    DownloadRequest request;
    request.remote = m_item.remotePath;
    request.localPath = m_item.localPath;
    if (m_item.attempts <= 1) { // later ones ask again: the file may have changed meanwhile
        request.knownSize = m_item.size;
        request.knownModified = m_item.modified;
    }
    request.firstAttempt = firstOf(m_item.attempt);
    request.resumeUnknown =
        resumeUnknown || (m_item.existsRule == ExistsRule::Resume && !request.firstAttempt.isValid());
    request.keepTime = m_options.keepTime;
    request.verifyDigest = m_options.verifyDigest;
    request.sharedFrom = m_options.sharedFrom;
    request.root = m_item.root;
    move(std::make_unique<Download>(m_link, request), &DownloadErrand::onFetched);
}

void DownloadErrand::onFetched(Download &download) { endTransfer(download); }

void DownloadErrand::discard() {
    m_item.attempt = {};
    PartFile::abandon(m_link.services.executor, {m_item.localPath});
    endCancelled();
}

// --- to the server ---

void UploadErrand::start() {
    const QFileInfo source(m_item.localPath);
    if (!source.exists())
        return fail(Failure::Kind::LocalFile, QStringLiteral("the file is not there"), ENOENT, m_item.localPath);
    if (!source.isFile())
        return fail(Failure::Kind::LocalFile, QStringLiteral("not a file"), EINVAL, m_item.localPath);
    m_source = factsOf(source);
    m_wanted = m_item.remotePath;
    if ((mayReplace() || m_item.isTargetNew || isUnderItsName()) && !mayBeDone())
        return send(false);
    run(std::make_unique<Stat>(m_link, m_item.remotePath), &UploadErrand::onTarget);
}

// What was sent stands, or may stand by now, where it belongs: what is seen there may be our own.
bool UploadErrand::isUnderItsName() const {
    const AttemptRecord &attempt = m_item.attempt;
    return attempt.size >= 0 &&
           (attempt.temporary.isEmpty() || attempt.temporary == m_item.remotePath.bytes() || attempt.isSentWhole);
}

// What was begun asks by itself how far it came.
bool UploadErrand::mayBeDone() const {
    return m_item.isRestored && m_item.attempt.size < 0 && m_item.existsRule != ExistsRule::Overwrite;
}

void UploadErrand::onTarget(Stat &stat) {
    if (stat.failure())
        return fail(stat.failure());
    if (!stat.entry())
        return send(false);
    const RemoteEntry &entry = *stat.entry();
    if (entry.isDirectory())
        return fail(Failure::Kind::Refused, QStringLiteral("a folder of this name is there"), 550,
                    QString::fromUtf8(m_item.remotePath.bytes()));
    const bool knowsTime = entry.precision != RemoteEntry::Precision::Unknown;
    const FileFacts target{entry.size, knowsTime ? entry.modified : 0};
    if (mayBeDone() && isSame(m_source, target))
        return skip();
    if (m_item.isTargetNew)
        return send(false);
    switch (decide(m_item.existsRule, m_source, target)) {
    case ExistsDecision::Ask:
        return ask(m_source, target);
    case ExistsDecision::Overwrite:
        return send(false);
    case ExistsDecision::Resume:
        return send(true);
    case ExistsDecision::Rename:
        return tryNextName();
    case ExistsDecision::Skip:
        return leaveOut();
    }
}

// Nothing of it stays under another name.
void UploadErrand::leaveOut() {
    const RemotePath left(m_item.attempt.temporary);
    if (m_item.attempt.size < 0 || isUnderItsName())
        return skip();
    if (TemporaryName::isOfParts(left))
        return run(std::make_unique<RemoveLeftovers>(m_link, left), &UploadErrand::onPartsLeftOut);
    run(std::make_unique<RemoveFile>(m_link, left), &UploadErrand::onLeftOut);
}

void UploadErrand::onLeftOut(RemoveFile &removal) { endLeftOut(removal.failure()); }

void UploadErrand::onPartsLeftOut(RemoveLeftovers &removal) { endLeftOut(removal.failure()); }

void UploadErrand::endLeftOut(const Failure &failure) {
    if (failure)
        return fail(failure);
    m_item.attempt = {};
    skip();
}

void UploadErrand::tryNextName() {
    if (++m_number > mostNumbers)
        return fail(Failure::Kind::Refused, QStringLiteral("no free name is left"), 553,
                    QString::fromUtf8(m_wanted.bytes()));
    const QByteArray name = numberedName(QString::fromUtf8(m_wanted.fileName()), m_number).toUtf8();
    m_item.remotePath = m_wanted.parent().child(name);
    run(std::make_unique<Stat>(m_link, m_item.remotePath), &UploadErrand::onNameTried);
}

void UploadErrand::onNameTried(Stat &stat) {
    if (stat.failure())
        return fail(stat.failure());
    if (stat.entry())
        return tryNextName();
    Q_EMIT retargeted(m_item.localPath, m_item.remotePath);
    send(false);
}

void UploadErrand::send(bool resumeUnknown) {
    UploadRequest request;
    request.localPath = m_item.localPath;
    request.remote = m_item.remotePath;
    request.firstAttempt = firstOf(m_item.attempt);
    if (!m_item.attempt.temporary.isEmpty())
        request.temporary = RemotePath(m_item.attempt.temporary);
    request.sentWhole = m_item.attempt.isSentWhole;
    request.resumeUnknown = resumeUnknown;
    request.keepTime = m_options.keepTime;
    request.verifyDigest = m_options.verifyDigest;
    request.makeParents = true;
    request.sharedFrom = m_options.sharedFrom;
    move(std::make_unique<Upload>(m_link, request), &UploadErrand::onSent);
}

void UploadErrand::onSent(Upload &upload) { endTransfer(upload); }

void UploadErrand::discard() {
    const QByteArray left = m_item.attempt.temporary;
    if (left.isEmpty() || left == m_item.remotePath.bytes())
        return endDiscard({});
    m_cancelled = false; // the removal runs through
    if (TemporaryName::isOfParts(RemotePath(left)))
        return run(std::make_unique<RemoveLeftovers>(m_link, RemotePath(left)), &UploadErrand::onPartsDiscarded);
    run(std::make_unique<RemoveFile>(m_link, RemotePath(left)), &UploadErrand::onDiscarded);
}

void UploadErrand::onDiscarded(RemoveFile &removal) {
    m_refusal = removal.failure();
    if (m_refusal.kind != Failure::Kind::Refused)
        return endDiscard(m_refusal);
    // It may have been deleted already.
    run(std::make_unique<Stat>(m_link, RemotePath(m_item.attempt.temporary)), &UploadErrand::onLeftSought);
}

void UploadErrand::onPartsDiscarded(RemoveLeftovers &removal) { endDiscard(removal.failure()); }

void UploadErrand::onLeftSought(Stat &stat) {
    const bool isGone = !stat.failure() && !stat.entry() && stat.isCertain();
    endDiscard(isGone ? Failure() : m_refusal);
}

// What could not be removed stays known.
void UploadErrand::endDiscard(const Failure &failure) {
    if (!failure)
        m_item.attempt = {};
    if (!m_item.isUnwanted)
        return endCancelled();
    if (failure)
        return fail(failure);
    CarryResult result;
    result.attempt = m_item.attempt;
    end(result);
}
