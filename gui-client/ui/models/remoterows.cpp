#include "models/remoterows.h"

#include "base/visibletext.h"

#include <QCoreApplication>

FileEntry RemoteRows::rowOf(const RemoteEntry &entry) {
    FileEntry row;
    row.name = entry.name;
    row.shown = visibleText(QByteArrayView(entry.name));
    switch (entry.type) {
    case RemoteEntry::Type::File:
        row.kind = FileEntry::Kind::File;
        break;
    case RemoteEntry::Type::Directory:
        row.kind = FileEntry::Kind::Folder;
        break;
    case RemoteEntry::Type::Link:
        row.kind = FileEntry::Kind::Link;
        break;
    case RemoteEntry::Type::Other:
        row.kind = FileEntry::Kind::Other;
        break;
    }
    row.size = entry.size;
    if (entry.precision != RemoteEntry::Precision::Unknown) {
        row.modified = entry.modified;
        row.dayOnly = entry.precision == RemoteEntry::Precision::Day;
        if (row.dayOnly)
            row.fuzz = 24 * 60 * 60 * 1000;
        else if (entry.precision == RemoteEntry::Precision::Minute)
            row.fuzz = 60 * 1000;
    }
    row.permissions = entry.mode >= 0 ? modeText(entry.mode) : visibleText(QByteArrayView(entry.permissions));
    if (!entry.owner.isEmpty() || !entry.group.isEmpty())
        row.owner =
            visibleText(QByteArrayView(entry.owner)) + QLatin1String(" / ") + visibleText(QByteArrayView(entry.group));
    row.linkTarget = visibleText(QByteArrayView(entry.linkTarget));
    return row;
}

FileEntry RemoteRows::refusedRow(const QByteArray &name) {
    FileEntry row;
    row.name = name;
    row.shown = visibleText(QByteArrayView(name));
    row.kind = FileEntry::Kind::Other;
    row.trouble = QCoreApplication::translate(
        "RemoteRows", "The server told a name that leads elsewhere or cannot be a name. It is not used.");
    return row;
}

QString RemoteRows::modeText(int mode) {
    if (mode < 0)
        return {};
    QString text;
    const char letters[] = "rwxrwxrwx";
    for (int bit = 0; bit < 9; ++bit)
        text += (mode & (0400 >> bit)) ? QLatin1Char(letters[bit]) : QLatin1Char('-');
    const auto special = [&](int flag, int place, char set, char setAlone) {
        if (mode & flag)
            text[place] = text.at(place) == u'-' ? QLatin1Char(setAlone) : QLatin1Char(set);
    };
    special(04000, 2, 's', 'S');
    special(02000, 5, 's', 'S');
    special(01000, 8, 't', 'T');
    return text;
}
