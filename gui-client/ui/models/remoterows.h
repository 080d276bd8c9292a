// Entries of a server as rows of a pane.
#pragma once

#include "listing/remoteentry.h"
#include "models/fileentry.h"

namespace RemoteRows {
FileEntry rowOf(const RemoteEntry &entry);
// A name that a server told and that may not be used, shown as refused.
FileEntry refusedRow(const QByteArray &name);
// "rwxr-xr-x" of the lower twelve bits; empty for -1.
QString modeText(int mode);
} // namespace RemoteRows
