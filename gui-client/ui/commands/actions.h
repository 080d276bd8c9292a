// Every command of the window as an action with its shortcut: menus, toolbar and context menus show the same ones. What
// they do is connected by the window.
#pragma once

#include <QAction>
#include <QObject>

class Actions : public QObject {
    Q_OBJECT
public:
    explicit Actions(QWidget *window);

    // Server
    QAction *connectNow, *sites, *saveSite, *reconnect, *disconnectNow, *rawCommand, *changePassword, *registerAccount,
        *newTab, *closeTab, *cancel;
    // Places
    QAction *back, *forward, *up, *editPath, *refresh, *filter, *showHidden, *showTrees, *otherSide, *nextPane,
        *synchronisedBrowsing, *compare, *synchronise, *search, *addBookmark, *manageBookmarks;
    // Files
    QAction *open, *edit, *upload, *download, *newFolder, *newFolderEnter, *rename, *remove, *properties, *copy, *paste,
        *copyPath, *selectAll, *downloadTo;
    // Queue
    QAction *processQueue, *pauseTransfer, *resumeTransfer, *cancelTransfer, *retryTransfer, *retryAll, *removeTransfer,
        *clearFinished, *priorityUp, *priorityDown, *moveFirst, *moveUp, *moveDown, *moveLast, *reveal, *answerQuestion;
    // Window
    QAction *showLog, *showTransfers, *settings, *about, *shortcuts, *quit;

private:
    QAction *add(const QString &text, const char *icon = nullptr, const QKeySequence &shortcut = {},
                 Qt::ShortcutContext hearing = Qt::WindowShortcut);

    QWidget *m_window;
};
