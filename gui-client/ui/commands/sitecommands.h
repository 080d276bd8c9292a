// The saved sites in the window: the dialog, the menu of sites, connecting to one. Owned by the main window.
#pragma once

#include "sites/sitetree.h"

#include <QObject>

class Actions;
class ClientEngine;
class Interviewer;
class MainWindow;
class QMenu;
class SitesDialog;

class SiteCommands : public QObject {
    Q_OBJECT
public:
    // All outlive it.
    SiteCommands(ClientEngine &engine, Actions &actions, Interviewer &interviewer, MainWindow &window);

    // The saved sites in their folders, as they are at this moment, then what to do with them.
    void fillMenu(QMenu &menu);
    // With the password that is kept, when the site holds none and does not ask each time.
    void open(const SavedSite &saved);

private:
    SitesDialog *showDialog(); // null when the sites cannot be read: a notice tells it
    void saveCurrent();
    void onPasswordsKept(const Failure &failure);

    ClientEngine &m_engine;
    Actions &m_actions;
    Interviewer &m_interviewer;
    MainWindow &m_window;
};
