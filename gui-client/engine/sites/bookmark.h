// A folder of this computer and one of a server under a name, to go to together. Kept in the tree of sites: with a
// site, or for every server.
#pragma once

#include <QByteArray>
#include <QMetaType>
#include <QString>

struct Bookmark {
    QString name;
    QString localFolder;     // empty: this side stays where it is
    QByteArray remoteFolder; // as bytes; empty: this side stays where it is

    bool operator==(const Bookmark &) const = default;
};

Q_DECLARE_METATYPE(Bookmark)
