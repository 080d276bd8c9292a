// What GNOME's file managers put on the clipboard, and want to find there, to paste files.
#pragma once

#include <QByteArray>
#include <QLatin1String>
#include <QList>
#include <QUrl>

namespace CopiedFiles {
inline constexpr QLatin1String gnomeFormat("x-special/gnome-copied-files");

inline QByteArray gnomeData(const QList<QUrl> &files) {
    QByteArray data = "copy";
    for (const QUrl &file : files)
        data += '\n' + file.toEncoded();
    return data;
}
} // namespace CopiedFiles
