// What is done with whole trees, from the window: comparing and synchronising, searching. Owned by the main window.
#pragma once

#include <QObject>

struct FoundEntry;
class Actions;
class ClientEngine;
class Interviewer;
class MainWindow;
class SearchDialog;
class ServerTab;

class TreeCommands : public QObject {
    Q_OBJECT
public:
    // All outlive it.
    TreeCommands(ClientEngine &engine, Actions &actions, Interviewer &interviewer, MainWindow &window);

private:
    void onSynchronise();
    void onSearch();
    static void remove(ServerTab &tab, SearchDialog &dialog, const QList<FoundEntry> &entries);

    ClientEngine &m_engine;
    Interviewer &m_interviewer;
    MainWindow &m_window;
};
