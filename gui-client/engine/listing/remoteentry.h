// One line of a server's listing as a value, whatever its format (MLSx facts, Unix or DOS lines), and a listing as the
// list of them. Names come from strangers: a name that is not a single component never becomes an entry.
#pragma once

#include <QByteArray>
#include <QList>
#include <QMetaType>

struct RemoteEntry {
    enum class Type { File, Directory, Link, Other };
    // How exactly the server told the time; comparisons widen their threshold with it.
    enum class Precision { Unknown, Day, Minute, Second, Millisecond };

    QByteArray name; // one component, as on the wire
    Type type = Type::File;
    qint64 size = -1;    // bytes; -1 unknown
    qint64 modified = 0; // milliseconds since 1970 UTC; only with precision other than Unknown
    Precision precision = Precision::Unknown;
    int mode = -1;          // the lower twelve bits of the Unix mode, -1 unknown
    QByteArray permissions; // as the server shows them: "rwxr-xr-x", or the facts of MLSx "perm"
    QByteArray owner;
    QByteArray group;
    QByteArray unique;     // MLSx "unique": the same object under two names (loops)
    QByteArray linkTarget; // of a link, as the server tells it; never followed to the outside

    bool isDirectory() const { return type == Type::Directory; }
    // What SITE CHMOD would change; -1 also for a link, whose own mode says nothing of what it leads to.
    int changeableMode() const { return type == Type::Link ? -1 : mode; }
    bool operator==(const RemoteEntry &) const = default;
};

struct Listing {
    QList<RemoteEntry> entries; // without "." and ".."
    QList<QByteArray> refused;  // names that are no single component ("../x", "a/b", with NUL or control bytes)
    qint64 unreadable = 0;      // lines that no format understood
    bool timesAreExact = false; // the times came as UTC (MLSD), not in the zone of the server
    bool truncated = false;     // the bound on memory was reached: entries are missing
    const RemoteEntry *find(const QByteArray &name) const {
        for (const RemoteEntry &entry : entries)
            if (entry.name == name)
                return &entry;
        return nullptr;
    }
    bool operator==(const Listing &) const = default;
};

// True for a name that may be joined to a local or remote directory: not empty, not "." or "..", without '/', NUL and
// other control bytes.
[[nodiscard]] bool isSingleComponent(const QByteArray &name);

Q_DECLARE_TYPEINFO(RemoteEntry, Q_RELOCATABLE_TYPE); // a list of 100,000 grows without moving each of them
Q_DECLARE_METATYPE(RemoteEntry)
Q_DECLARE_METATYPE(Listing)
