// What GNOME's file managers put on the clipboard, and want to find there, to paste files.
#pragma once

#include <QByteArray>
#include <QLatin1String>

namespace CopiedFiles {
inline constexpr QLatin1String gnomeFormat("x-special/gnome-copied-files");

// uris: as text/uri-list, each ends with CRLF.
inline QByteArray gnomeData(QByteArray uris) { return "copy\n" + uris.replace("\r\n", "\n").chopped(1); }
} // namespace CopiedFiles
