// The bookmarks in the window: their menu, going to one, the dialog that keeps them in order. Owned by the main window.
#pragma once

#include "sites/bookmarksdialog.h"

#include <QObject>

class Actions;
class ClientEngine;
class MainWindow;
class QMenu;
class SiteTree;
struct Failure;
struct SavedSite;

class BookmarkCommands : public QObject {
    Q_OBJECT
public:
    // All outlive it.
    BookmarkCommands(ClientEngine &engine, Actions &actions, MainWindow &window);

    // What to do with bookmarks, then those of the current tab's site and those for every server, as they are at this
    // moment.
    void fillMenu(QMenu &menu);

private:
    const SavedSite *savedSite(const SiteTree &tree) const;
    void goTo(const Bookmark &bookmark);
    BookmarksDialog *showDialog(); // null when they cannot be read: a notice tells it
    void keep(const QString &siteId, const BookmarksDialog::Lists &lists);
    void tellFailure(const QString &sentence, const Failure &failure);

    ClientEngine &m_engine;
    Actions &m_actions;
    MainWindow &m_window;
};
