// What a person named, as an item of the queue: where the other end of it lies. Pure but for a look whether a local
// name is a folder.
#pragma once

#include "queue/transferitem.h"

struct RemoteEntry;

namespace NamedTransfer {
// local: as typed, relative to the current folder. intoFolder: it goes below that under its own name where local is a
// folder or ends in "/".
TransferItem download(const QString &site, const RemotePath &remote, const RemoteEntry &entry, const QString &local,
                      bool intoFolder = true);
// intoFolder: remote is a folder, and it goes below that under its own name.
TransferItem upload(const QString &site, const QString &local, const RemotePath &remote, bool intoFolder);
} // namespace NamedTransfer
