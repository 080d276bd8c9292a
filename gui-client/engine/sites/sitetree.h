// The saved sites of a person: a value that the windows show and the file of sites keeps. Order is the person's order.
#pragma once

#include "base/expected.h"
#include "sites/bookmark.h"
#include "sites/site.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

enum class SiteColour { None, Red, Green, Blue, Yellow, Cyan, Magenta, Orange };

struct SavedSite {
    QString id;         // a UUID without braces; the key of its password in the keychain
    QStringList folder; // names from the top; empty: at the top
    Site site; // site.label is the name, unique in its folder; site.password and that of its proxy are never written to
               // the file
    QString notes; // plain text, may have lines
    SiteColour colour = SiteColour::None;
    QString localFolder;     // opened on this computer; empty: wherever one is
    QByteArray remoteFolder; // opened on the server, as bytes; empty: where the login leads
    bool askPassword = false;
    QList<Bookmark> bookmarks;

    bool operator==(const SavedSite &) const = default;
};

class SiteTree {
public:
    const QList<SavedSite> &sites() const { return m_sites; }
    // Every folder, also those above others and empty ones.
    const QList<QStringList> &folders() const { return m_folders; }

    // Makes the folder and those above it; an empty path is the top and is always there.
    void addFolder(const QStringList &folder);
    // Adds it, with its folder. An empty id, or one that another site has, becomes a new one, an empty name the host; a
    // name that its folder has already gets " (2)" behind it. Returns the id.
    QString add(SavedSite site);
    // False when no site has this id.
    bool remove(const QString &id);
    // Nothing when no site has this name in this folder. Valid until the next change.
    const SavedSite *find(const QStringList &folder, const QString &name) const;
    const SavedSite *find(const QString &id) const;
    // The saved site that a connection is one to: the same server and account, with the same name if there are several.
    const SavedSite *findLike(const Site &site) const;
    // Those for every server.
    const QList<Bookmark> &bookmarks() const { return m_bookmarks; }
    void setBookmarks(const QList<Bookmark> &bookmarks) { m_bookmarks = bookmarks; }
    // Of a site; false when no site has this id.
    bool setBookmarks(const QString &id, const QList<Bookmark> &bookmarks);
    // "Folder/Name/path", each name percent-encoded where it has a "/" or "%"; the first name on the way that is a site
    // counts. The path of the result begins at the site's remoteFolder. Failure BadReply when no site is on the way.
    [[nodiscard]] Expected<SiteUrl> locate(const QString &place) const;
    // "Folder/Name" as locate() reads it, and back.
    static QString placeOf(const SavedSite &site);
    static QStringList namesOf(const QString &place);
    // The key of a proxy's password, beside the site's id for its own.
    static QString proxyKey(const QString &id) { return id + QStringLiteral("/proxy"); }
    // The passwords that the sites hold, by id and proxyKey(): they are not in the tree any longer.
    [[nodiscard]] QMap<QString, QString> takePasswords();
    // Adds what the other tree has and this one has not; nothing that is here changes. A site is here when one with its
    // id is, or one of its name for the same server and account in the same folder. Returns how many sites were added.
    int merge(const SiteTree &other);

    // Without any password.
    [[nodiscard]] QByteArray toJson() const;
    [[nodiscard]] static Expected<SiteTree> fromJson(const QByteArray &json);
    // A missing file is an empty tree; a damaged one is a Failure and stays as it is.
    [[nodiscard]] static Expected<SiteTree> load(const QString &path);
    // Atomically, readable by its owner alone.
    [[nodiscard]] Expected<bool> save(const QString &path) const;

    bool operator==(const SiteTree &) const = default;

private:
    QList<SavedSite> m_sites;
    QList<QStringList> m_folders;
    QList<Bookmark> m_bookmarks;
};
