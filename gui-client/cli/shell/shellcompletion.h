// Completes what is being typed at the shell's prompt: commands, and names here and on the server. A folder of the
// server that is not known yet is listed first, and the prompt does not wait for that.
#pragma once

#include "cache/listingcache.h"
#include "ftp/remotepath.h"

#include <QObject>
#include <QString>
#include <QStringList>

class LineEditor;
class Session;

class ShellCompletion : public QObject {
    Q_OBJECT
public:
    // directory: where relative names on the server begin. All outlive this.
    ShellCompletion(LineEditor &editor, Session &session, const RemotePath &directory);

    // Something on the server was changed.
    void forgetListings();
    void keepListing(const RemotePath &directory, const Listing &listing);

    // What all the names that begin with typed have in common; typed itself when none does.
    static QString commonStart(const QStringList &names, const QString &typed);

private:
    void complete();
    void completeRemote(const QString &typed);
    void offerRemote(const Listing &listing, const QString &typed);
    void offerLocal(const QString &typed);
    // names: those of folders end in "/"; typed: the path as far as it is written.
    void offer(const QStringList &names, const QString &typed);
    void show(const QStringList &names);

    LineEditor &m_editor;
    Session &m_session;
    const RemotePath &m_directory;
    ListingCache m_listings;
    QString m_before;      // the line up to the cursor
    qsizetype m_begin = 0; // where the word begins in it
};
