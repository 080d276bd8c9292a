// One row of a pane, on this computer or on a server, as a value.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QTypeInfo>

#include <limits>

struct FileEntry {
    enum class Kind { Folder, File, Link, Other };
    static constexpr qint64 unknown = std::numeric_limits<qint64>::min();

    QByteArray name; // the bytes of the name; what is shown is made by visibleText()
    QString shown;
    Kind kind = Kind::File;
    bool leadsToFolder = false; // a link that is known to lead to a folder
    qint64 size = -1;           // bytes, -1 when unknown
    qint64 modified = unknown;  // ms since 1970 UTC
    bool dayOnly = false;       // modified is known to the day only
    qint64 fuzz = 1000;         // ms within which two times are the same
    QString permissions;        // "rwxr-xr-x", or what the server says
    QString owner;              // "owner / group"
    QString linkTarget;
    QString trouble; // why the entry cannot be used (a refused name); empty when it can

    bool opens() const { return kind == Kind::Folder || leadsToFolder; }
    bool isHidden() const { return name.startsWith('.'); }
};

Q_DECLARE_TYPEINFO(FileEntry, Q_RELOCATABLE_TYPE);
