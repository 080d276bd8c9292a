#include "tabs/queueitems.h"

#include "models/remotefilesmime.h"

#include <QDir>
#include <QFileInfo>

std::optional<TransferItem> QueueItems::upload(const QString &localPath, const RemotePath &directory,
                                               const QString &siteKey) {
    const QFileInfo info(localPath);
    const QByteArray name = QFile::encodeName(info.fileName());
    if (!RemotePath::isName(name) || !info.exists())
        return {};
    TransferItem item;
    item.direction = TransferItem::Direction::Upload;
    item.kind = info.isDir() ? TransferItem::Kind::Folder : TransferItem::Kind::File;
    item.site = siteKey;
    item.localPath = info.absoluteFilePath();
    item.remotePath = directory.child(name);
    item.size = info.isDir() ? -1 : info.size();
    return item;
}

std::optional<TransferItem> QueueItems::download(const FileEntry &entry, const RemotePath &from,
                                                 const QString &directory, const QString &siteKey) {
    if (!RemotePath::isName(entry.name) || !entry.trouble.isEmpty())
        return {};
    TransferItem item;
    item.direction = TransferItem::Direction::Download;
    item.kind = entry.opens() ? TransferItem::Kind::Folder : TransferItem::Kind::File;
    item.site = siteKey;
    item.localPath = QDir(directory).filePath(QFile::decodeName(entry.name));
    item.remotePath = from.child(entry.name);
    item.size = entry.opens() ? -1 : entry.size;
    return item;
}

QList<TransferItem> QueueItems::downloads(const RemoteFilesMime &files) {
    QList<TransferItem> items;
    for (const FileEntry &entry : files.entries())
        if (std::optional<TransferItem> item = download(entry, files.directory(), {}, files.siteKey()))
            items.append(*std::move(item));
    return items;
}
