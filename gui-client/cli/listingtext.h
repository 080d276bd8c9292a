// Entries of a folder as lines for a terminal, or as one JSON object each. Pure.
#pragma once

#include "listing/remoteentry.h"

#include <QFileInfo>
#include <QString>

namespace ListingText {
// Like "ls -l", in the given order. visible: control characters of names are shown as such (a terminal reads them).
QStringList lines(const QList<RemoteEntry> &entries, bool visible);
QStringList jsonLines(const QList<RemoteEntry> &entries);
// A file here as an entry there would be.
RemoteEntry entryOf(const QFileInfo &file);
} // namespace ListingText
