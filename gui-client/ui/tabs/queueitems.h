// What the queue is given for files and folders that a person has chosen on either side.
#pragma once

#include "ftp/remotepath.h"
#include "queue/transferitem.h"

#include <QList>
#include <QString>

#include <optional>

class RemoteFilesMime;
struct FileEntry;

namespace QueueItems {
// Nothing for what is not there or cannot be named on a server. Looks at the disk.
std::optional<TransferItem> upload(const QString &localPath, const RemotePath &directory, const QString &siteKey);
// Nothing for what cannot be named here.
std::optional<TransferItem> download(const FileEntry &entry, const RemotePath &from, const QString &directory,
                                     const QString &siteKey);
// Of all of them; their local paths are names.
QList<TransferItem> downloads(const RemoteFilesMime &files);
} // namespace QueueItems
