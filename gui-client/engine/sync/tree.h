// Everything below a folder, here or on a server, as one sorted list of values: what two sides are compared by.
#pragma once

#include "base/failure.h"
#include "listing/remoteentry.h"

#include <QByteArray>
#include <QList>

struct TreeFacts {
    enum class Type : quint8 {
        None, // not there
        File,
        Folder,
        Other // a link to a folder, any link on a server, a device: never followed, never touched
    };
    using Precision = RemoteEntry::Precision;

    Type type = Type::None;
    Precision precision = Precision::Unknown;
    bool isReadable = true; // false: a file that the server does not give, an unfinished upload for one
    qint64 size = -1;       // bytes of a file, -1 unknown
    qint64 modified = 0;    // ms UTC; only with precision other than Unknown

    bool isFile() const { return type == Type::File; }
    bool isFolder() const { return type == Type::Folder; }
    bool isThere() const { return type != Type::None; }
    bool operator==(const TreeFacts &) const = default;
};

struct TreeEntry {
    QByteArray path; // below the top, "/" between names, as on the wire
    TreeFacts facts;
    bool hidesMore = false; // a folder that holds names which are left out here: it is never empty
    bool isUnread = false;  // a folder that could not be read: nothing is known of what is in it
};

struct Tree {
    struct Trouble {
        QByteArray path; // of a folder that could not be read, or the one that holds a name that cannot be sent
        Failure failure;
    };
    QList<TreeEntry> entries; // sorted by pathBefore(), without the top
    QList<Trouble> troubles;
    bool isMissing = false;    // there is no such folder
    bool topHidesMore = false; // TreeEntry::hidesMore of the top

    void sort();
    const TreeEntry *find(const QByteArray &path) const; // nullptr when it is not there
};

// A folder stands directly before what is in it.
bool pathBefore(const QByteArray &a, const QByteArray &b);
// The folder that holds it; empty for what is directly below the top.
QByteArray parentOfPath(const QByteArray &path);
// The path of a name in a folder, which may be the top (empty).
QByteArray childOfPath(const QByteArray &folder, const QByteArray &name);
