// The menu bar, the toolbar and the context menus, made of the window's actions.
#pragma once

class Actions;
class BookmarkCommands;
class ClientEngine;
class QMenu;
class QMenuBar;
class QToolBar;
class QWidget;
class WhenDone;

namespace Menus {
void fillMenuBar(QMenuBar &bar, Actions &actions, ClientEngine &engine, BookmarkCommands &bookmarks,
                 WhenDone &whenDone);
void fillToolBar(QToolBar &bar, Actions &actions);
void fillLocalMenu(QMenu &menu, Actions &actions);
void fillRemoteMenu(QMenu &menu, Actions &actions);
void fillTransferMenu(QMenu &menu, Actions &actions, WhenDone &whenDone);
void showAbout(QWidget &window);
void showShortcuts(QWidget &window, Actions &actions);
} // namespace Menus
