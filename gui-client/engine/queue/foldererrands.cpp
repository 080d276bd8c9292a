#include "queue/foldererrands.h"

#include "base/blockingexecutor.h"
#include "ftp/wiretext.h"
#include "operations/listdirectory.h"
#include "operations/makedirectory.h"

#include <QDir>
#include <QFileInfo>

#include <cerrno>
#include <cstring>

namespace {
QString systemText(int error) { return QString::fromLocal8Bit(std::strerror(error)); }

QString joined(const QString &folder, const QString &name) {
    return folder.endsWith(QLatin1Char('/')) ? QString(folder + name) : QString(folder + QLatin1Char('/') + name);
}

// What keeps a folder from being entered, if anything does.
QString whyNotDeeper(const TransferItem &folder, const TransferItem &child) {
    if (folder.depth >= ErrandOptions::maxDepth)
        return QStringLiteral("more than %1 folders deep").arg(ErrandOptions::maxDepth);
    if (child.remotePath.bytes().size() > ErrandOptions::maxPath || child.localPath.size() > ErrandOptions::maxPath)
        return QStringLiteral("the path is too long");
    return {};
}
} // namespace

// --- from the server ---

void FolderDownloadErrand::start() {
    const QFileInfo target(m_item.localPath);
    if (target.exists() && !target.isDir())
        return fail(Failure::Kind::LocalFile, QStringLiteral("a file of this name is there"), ENOTDIR,
                    m_item.localPath);
    // A link below the target could lead the tree out of it; the folder that a person named may be one.
    if (m_item.parent && target.isSymLink())
        return fail(Failure::Kind::LocalFile, QStringLiteral("a link of this name is there, it is not followed"), ELOOP,
                    m_item.localPath);
    m_isNew = !target.exists();
    errno = 0;
    if (m_isNew && !QDir().mkpath(m_item.localPath)) {
        const int error = errno ? errno : EIO;
        return fail(Failure::Kind::LocalFile, systemText(error), error, m_item.localPath);
    }
    run(std::make_unique<ListDirectory>(m_link, m_item.remotePath, ListDirectory::Times::ToTheSecond),
        &FolderDownloadErrand::onListed);
}

void FolderDownloadErrand::onListed(ListDirectory &operation) {
    if (operation.failure())
        return fail(operation.failure());
    const Listing listing = operation.takeListing();
    if (listing.truncated)
        return fail(Failure::Kind::BadReply, QStringLiteral("the listing is too long"), 0,
                    decodeWireText(m_item.remotePath.bytes()));
    CarryResult result;
    result.kind = CarryResult::Kind::FolderRead;
    for (const RemoteEntry &entry : listing.entries) {
        if (!m_options.leavesOut(decodeWireText(entry.name)))
            result.children.append(childOf(entry, m_isNew));
    }
    for (const QByteArray &name : listing.refused) {
        TransferItem child;
        child.localPath = m_item.localPath;
        child.remotePath = m_item.remotePath;
        result.children.append(refused(child, Failure::Kind::BadReply,
                                       QStringLiteral("the server names a file \"%1\"").arg(decodeWireText(name))));
    }
    end(result);
}

TransferItem FolderDownloadErrand::childOf(const RemoteEntry &entry, bool targetIsNew) const {
    TransferItem child;
    if (!isSingleComponent(entry.name) || !RemotePath::isName(entry.name)) {
        child.localPath = m_item.localPath;
        child.remotePath = m_item.remotePath;
        return refused(child, Failure::Kind::BadReply,
                       QStringLiteral("the server names a file \"%1\"").arg(decodeWireText(entry.name)));
    }
    child.localPath = joined(m_item.localPath, decodeWireText(entry.name));
    child.remotePath = m_item.remotePath.child(entry.name);
    child.isTargetNew = targetIsNew;
    switch (entry.type) {
    case RemoteEntry::Type::File:
        child.size = entry.size;
        if (entry.precision >= RemoteEntry::Precision::Second)
            child.modified = entry.modified;
        return child;
    case RemoteEntry::Type::Directory: {
        child.kind = TransferItem::Kind::Folder;
        child.unique = entry.unique;
        const QString why = whyNotDeeper(m_item, child);
        return why.isEmpty() ? child : refused(child, Failure::Kind::Unsupported, why);
    }
    case RemoteEntry::Type::Link:
    case RemoteEntry::Type::Other:
        break;
    }
    child.state = TransferItem::State::Done;
    child.isSkipped = true;
    child.failure.kind = Failure::Kind::Unsupported;
    child.failure.text = entry.type == RemoteEntry::Type::Link ? QStringLiteral("a link, it is not followed")
                                                               : QStringLiteral("neither a file nor a folder");
    return child;
}

// --- to the server ---

void FolderUploadErrand::start() {
    const QString path = m_item.localPath;
    const bool taken = m_link.services.executor.run(
        this, [path] { return readFolder(path); }, [this](const LocalListing &listing) { onRead(listing); });
    if (!taken)
        onRead(readFolder(path));
}

void FolderUploadErrand::onRead(const LocalListing &listing) {
    if (m_cancelled)
        return; // cancel() has ended it
    if (listing.error)
        return fail(Failure::Kind::LocalFile, systemText(listing.error), listing.error, m_item.localPath);
    m_local = listing;
    if (m_item.remotePath.isRoot())
        return run(std::make_unique<ListDirectory>(m_link, m_item.remotePath, ListDirectory::Times::ToTheSecond),
                   &FolderUploadErrand::onListed);
    run(std::make_unique<MakeDirectory>(m_link, m_item.remotePath, true, true), &FolderUploadErrand::onMadeNew);
}

void FolderUploadErrand::onMadeNew(MakeDirectory &making) {
    if (!making.failure())
        return handBack(true, {});
    if (making.failure().kind != Failure::Kind::Refused)
        return fail(making.failure());
    run(std::make_unique<MakeDirectory>(m_link, m_item.remotePath), &FolderUploadErrand::onStands);
}

void FolderUploadErrand::onStands(MakeDirectory &making) {
    if (making.failure())
        return fail(making.failure());
    if (m_item.existsRule == ExistsRule::Overwrite)
        return handBack(false, {});
    run(std::make_unique<ListDirectory>(m_link, m_item.remotePath, ListDirectory::Times::ToTheSecond),
        &FolderUploadErrand::onListed);
}

void FolderUploadErrand::onListed(ListDirectory &operation) {
    if (operation.failure()) // an upload-only folder shows nothing: each file asks for itself
        return operation.failure().kind == Failure::Kind::Refused ? handBack(false, {}) : fail(operation.failure());
    QSet<QByteArray> standing;
    const Listing listing = operation.takeListing();
    for (const RemoteEntry &entry : listing.entries)
        standing.insert(entry.name);
    handBack(!listing.truncated, standing);
}

// targetIsNew: what is not among the standing ones is known not to be there.
void FolderUploadErrand::handBack(bool targetIsNew, const QSet<QByteArray> &standing) {
    CarryResult result;
    result.kind = CarryResult::Kind::FolderRead;
    for (const LocalEntry &entry : std::as_const(m_local.entries)) {
        if (m_options.leavesOut(entry.name))
            continue;
        TransferItem child = childOf(entry);
        child.isTargetNew = targetIsNew && !standing.contains(child.remotePath.fileName());
        result.children.append(child);
    }
    end(result);
}

TransferItem FolderUploadErrand::childOf(const LocalEntry &entry) const {
    TransferItem child;
    child.direction = TransferItem::Direction::Upload;
    child.localPath = joined(m_item.localPath, entry.name);
    child.remotePath = m_item.remotePath;
    const QByteArray name = encodeWireText(entry.name);
    if (entry.type == LocalEntry::Type::BadName || !RemotePath::isName(name))
        return refused(child, Failure::Kind::LocalFile,
                       QStringLiteral("the name cannot be sent: it is not UTF-8, or holds a line break"));
    child.remotePath = m_item.remotePath.child(name);
    switch (entry.type) {
    case LocalEntry::Type::File:
        child.size = entry.size;
        child.modified = entry.modified;
        return child;
    case LocalEntry::Type::Folder: {
        child.kind = TransferItem::Kind::Folder;
        const QString why = whyNotDeeper(m_item, child);
        return why.isEmpty() ? child : refused(child, Failure::Kind::Unsupported, why);
    }
    case LocalEntry::Type::FolderLink:
    case LocalEntry::Type::Other:
    case LocalEntry::Type::BadName:
        break;
    }
    child.state = TransferItem::State::Done;
    child.isSkipped = true;
    child.failure.kind = Failure::Kind::Unsupported;
    child.failure.text = entry.type == LocalEntry::Type::FolderLink ? QStringLiteral("a link, it is not followed")
                                                                    : QStringLiteral("neither a file nor a folder");
    return child;
}
