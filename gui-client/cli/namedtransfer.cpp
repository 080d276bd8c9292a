#include "cli/namedtransfer.h"

#include "ftp/wiretext.h"
#include "listing/remoteentry.h"

#include <QDir>
#include <QFileInfo>

TransferItem NamedTransfer::download(const QString &site, const RemotePath &remote, const RemoteEntry &entry,
                                     const QString &local, bool intoFolder) {
    const QString name = decodeWireText(remote.fileName());
    const bool isInto = intoFolder && !name.isEmpty() && (local.endsWith(QLatin1Char('/')) || QFileInfo(local).isDir());
    TransferItem item;
    item.site = site;
    item.remotePath = remote;
    item.kind = entry.isDirectory() ? TransferItem::Kind::Folder : TransferItem::Kind::File;
    item.localPath = QDir::cleanPath(QDir::current().absoluteFilePath(isInto ? QDir(local).filePath(name) : local));
    item.size = entry.isDirectory() ? -1 : entry.size;
    item.modified = entry.precision >= RemoteEntry::Precision::Second ? entry.modified : 0;
    return item;
}

TransferItem NamedTransfer::upload(const QString &site, const QString &local, const RemotePath &remote,
                                   bool intoFolder) {
    TransferItem item;
    item.site = site;
    item.remotePath = remote;
    item.direction = TransferItem::Direction::Upload;
    item.localPath = QDir::cleanPath(QDir::current().absoluteFilePath(local));
    const QFileInfo file(item.localPath);
    item.kind = file.isDir() ? TransferItem::Kind::Folder : TransferItem::Kind::File;
    item.size = file.isDir() ? -1 : file.size();
    if (intoFolder && !file.fileName().isEmpty())
        item.remotePath = remote.child(encodeWireText(file.fileName()));
    return item;
}
