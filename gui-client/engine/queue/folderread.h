// The names in one local folder, read off the event loop (a folder may hold a hundred thousand). Values only.
#pragma once

#include <QList>
#include <QString>

struct LocalEntry {
    enum class Type { File, Folder, FolderLink, Other, BadName };

    QString name;
    Type type = Type::File; // links to files count as files
    qint64 size = -1;
    qint64 modified = 0; // ms UTC
    bool isLink = false;
};

struct LocalListing {
    QList<LocalEntry> entries; // sorted by name
    int error = 0;             // errno, 0 none
};

[[nodiscard]] LocalListing readFolder(const QString &path);
