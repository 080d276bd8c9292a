// What the file actions do with what is chosen in the active side of the current tab. Owned by the main window.
#pragma once

#include "models/slicedwork.h"

#include <QObject>

#include <functional>

class Actions;
class ClientEngine;
class CopyOut;
class FilePane;
class QWidget;
class ServerTab;

class FileCommands : public QObject {
    Q_OBJECT
public:
    // tab: the current one, whenever it is asked.
    FileCommands(ClientEngine &engine, Actions &actions, std::function<ServerTab &()> tab, QWidget *window);

    // Enables and disables the actions by what is chosen.
    void update(bool transfersFocused);

private:
    void onOpen();
    void onNewFolder(bool enter);
    void onRemove();
    void onProperties();
    void onCopy();
    void watchCopies();
    void onPaste();
    void onCopyPath();
    void onReveal();
    void onDownloadTo();
    bool isRemote() const;
    FilePane &pane() const;

    Actions &m_actions;
    std::function<ServerTab &()> m_tab;
    QWidget *m_window;
    CopyOut *m_copies;
    SlicedWork m_work;
};
