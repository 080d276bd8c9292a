#include "listing/mlsd.h"

RemoteEntry entryFromFacts(const FactLine &line) {
    RemoteEntry entry;
    entry.name = line.name;
    switch (line.type()) {
    case FactLine::Type::Directory:
    case FactLine::Type::CurrentDirectory:
    case FactLine::Type::ParentDirectory:
        entry.type = RemoteEntry::Type::Directory;
        break;
    case FactLine::Type::Link:
        entry.type = RemoteEntry::Type::Link;
        entry.linkTarget = line.linkTarget();
        break;
    case FactLine::Type::Other:
        entry.type = RemoteEntry::Type::Other;
        break;
    case FactLine::Type::File:
    case FactLine::Type::Unknown:
        entry.type = RemoteEntry::Type::File;
        break;
    }
    if (entry.type != RemoteEntry::Type::Directory)
        entry.size = line.size().value_or(-1);
    if (const std::optional<TimeValue> modified = line.modified()) {
        entry.modified = modified->milliseconds();
        entry.precision =
            modified->fractionDigits > 0 ? RemoteEntry::Precision::Millisecond : RemoteEntry::Precision::Second;
    }
    entry.mode = line.unixMode().value_or(-1);
    entry.permissions = line.permissions();
    // A name wins over a number where the server gives both.
    entry.owner = line.value("unix.ownername")
                      .value_or(line.value("unix.owner").value_or(line.value("unix.uid").value_or(QByteArray())));
    entry.group = line.value("unix.groupname")
                      .value_or(line.value("unix.group").value_or(line.value("unix.gid").value_or(QByteArray())));
    entry.unique = line.value("unique").value_or(QByteArray());
    return entry;
}
