#include "commands/actions.h"

#include "ui/icons.h"
#include "ui/menutext.h"

#include <QWidget>

QAction *Actions::add(const QString &text, const char *icon, const QKeySequence &shortcut,
                      Qt::ShortcutContext hearing) {
    auto *action = new QAction(text, this);
    if (icon)
        action->setIcon(themedIcon(QLatin1String(icon)));
    if (!shortcut.isEmpty()) {
        action->setShortcut(shortcut);
        action->setToolTip(tr("%1 (%2)").arg(withoutLetter(text), shortcut.toString(QKeySequence::NativeText)));
    }
    action->setShortcutContext(hearing);
    if (hearing == Qt::WindowShortcut)
        m_window->addAction(action); // without its own menu entry on the window its shortcut would not be heard
    return action;
}

Actions::Actions(QWidget *window)
    : QObject(window)
    , m_window(window) {
    connectNow = add(tr("&Connect…"), "plug", QKeySequence(Qt::CTRL | Qt::Key_K));
    sites = add(tr("&Sites…"), "server", QKeySequence(Qt::CTRL | Qt::Key_S));
    saveSite = add(tr("Save this connection as a si&te…"), "plus");
    reconnect = add(tr("&Reconnect"), "plug-zap", QKeySequence(Qt::CTRL | Qt::Key_R));
    disconnectNow = add(tr("&Disconnect"), "unplug", QKeySequence(Qt::CTRL | Qt::Key_D));
    rawCommand = add(tr("Ra&w command…"), "terminal");
    changePassword = add(tr("Change &password…"), "key-round");
    registerAccount = add(tr("Re&gister an account…"), "user-plus");
    newTab = add(tr("New &tab"), "plus", QKeySequence(Qt::CTRL | Qt::Key_T));
    closeTab = add(tr("Close ta&b"), "x", QKeySequence(Qt::CTRL | Qt::Key_W));
    cancel = add(tr("Ca&ncel"), "circle-x", QKeySequence(Qt::CTRL | Qt::Key_Period));

    back = add(tr("&Back"), "arrow-left", QKeySequence(Qt::ALT | Qt::Key_Left));
    forward = add(tr("For&ward"), "arrow-right", QKeySequence(Qt::ALT | Qt::Key_Right));
    up = add(tr("Paren&t folder"), "arrow-up", QKeySequence(Qt::Key_Backspace));
    up->setShortcuts({QKeySequence(Qt::Key_Backspace), QKeySequence(Qt::ALT | Qt::Key_Up)});
    editPath = add(tr("&Go to a path…"), "folder-open", QKeySequence(Qt::CTRL | Qt::Key_L));
    refresh = add(tr("Re&fresh"), "refresh-cw", QKeySequence(Qt::Key_F5));
    filter = add(tr("&Quick filter"), "funnel", QKeySequence(Qt::CTRL | Qt::Key_F));
    filter->setCheckable(true);
    showHidden = add(tr("&Show hidden files"), "eye", QKeySequence(Qt::CTRL | Qt::Key_H));
    showHidden->setCheckable(true);
    showTrees = add(tr("Fol&der tree"), "folder-tree");
    showTrees->setCheckable(true);
    nextPane = add(tr("&Next pane"), nullptr, QKeySequence(Qt::Key_F6));
    synchronisedBrowsing = add(tr("S&ynchronised browsing"), "link", QKeySequence(Qt::CTRL | Qt::Key_Y));
    synchronisedBrowsing->setCheckable(true);
    compare = add(tr("&Compare the two sides"), "git-compare", QKeySequence(Qt::CTRL | Qt::Key_O));
    compare->setCheckable(true);
    synchronise = add(tr("Compare and s&ynchronise…"), "git-compare", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Y));
    search = add(tr("Search on the &server…"), "search", QKeySequence(Qt::Key_F3));
    addBookmark = add(tr("&Add bookmark…"), "plus", QKeySequence(Qt::CTRL | Qt::Key_B));
    manageBookmarks = add(tr("&Manage bookmarks…"), "pencil", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_B));
    otherSide = add(tr("&Other side"), nullptr, QKeySequence(Qt::Key_F7));

    open = add(tr("&Open"), "folder-open");
    edit = add(tr("&Edit"), "file-text", QKeySequence(Qt::Key_F4));
    upload = add(tr("&Upload"), "upload", QKeySequence(Qt::CTRL | Qt::Key_U));
    download = add(tr("&Download"), "download", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D));
    downloadTo = add(tr("Do&wnload to…"), "arrow-down-to-line");
    newFolder = add(tr("&New folder…"), "folder-plus", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N));
    newFolderEnter = add(tr("New folder and enter &it…"), "folder-plus");
    rename = add(tr("Rena&me"), "pencil", QKeySequence(Qt::Key_F2));
    remove = add(tr("De&lete…"), "trash-2", QKeySequence(Qt::Key_Delete));
    properties = add(tr("P&roperties"), "info", QKeySequence(Qt::ALT | Qt::Key_Return));
    copy = add(tr("&Copy"), "copy", QKeySequence(QKeySequence::Copy));
    paste = add(tr("&Paste"), nullptr, QKeySequence(QKeySequence::Paste));
    copyPath = add(tr("Copy pat&h"), nullptr, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    selectAll = add(tr("Select &all"), nullptr, QKeySequence(QKeySequence::SelectAll));

    processQueue = add(tr("&Process the queue"), "play", QKeySequence(Qt::CTRL | Qt::Key_P));
    processQueue->setCheckable(true);
    pauseTransfer = add(tr("P&ause"), "pause");
    resumeTransfer = add(tr("&Resume"), "play");
    cancelTransfer = add(tr("&Cancel transfer"), "circle-x");
    retryTransfer = add(tr("&Try again"), "rotate-cw");
    retryAll = add(tr("Try all failed ones a&gain"), "rotate-cw");
    removeTransfer = add(tr("Re&move from the list"), "list-x");
    clearFinished = add(tr("Remo&ve all of this list"), "trash-2");
    priorityUp = add(tr("&Higher priority"), "chevron-up");
    priorityDown = add(tr("&Lower priority"), "chevron-down");
    // Heard by the list of transfers alone, to which they are added.
    const auto addMove = [this](const QString &text, Qt::Key key) {
        return add(text, nullptr, QKeySequence(Qt::CTRL | Qt::SHIFT | key), Qt::WidgetWithChildrenShortcut);
    };
    moveFirst = addMove(tr("Move to the t&op"), Qt::Key_Home);
    moveUp = addMove(tr("Move &up"), Qt::Key_Up);
    moveDown = addMove(tr("Move &down"), Qt::Key_Down);
    moveLast = addMove(tr("Move to the &end"), Qt::Key_End);
    reveal = add(tr("Sho&w in the file manager"), "external-link");
    answerQuestion = add(tr("Answer the &question…"), "message-square");

    showLog = add(tr("Show the &log"), "panel-bottom", QKeySequence(Qt::CTRL | Qt::Key_J));
    showLog->setCheckable(true);
    showTransfers = add(tr("Show the t&ransfers"), "arrow-up-down");
    showTransfers->setCheckable(true);
    settings = add(tr("S&ettings…"), "settings", QKeySequence(Qt::CTRL | Qt::Key_Comma));
    settings->setMenuRole(QAction::PreferencesRole);
    about = add(tr("&About Wherry"), "info");
    shortcuts = add(tr("&Keyboard shortcuts"), nullptr, QKeySequence(Qt::Key_F1));
    quit = add(tr("&Quit"), "log-out", QKeySequence(Qt::CTRL | Qt::Key_Q));
    quit->setMenuRole(QAction::QuitRole);
}
